import type { FindingRule } from "../model/finding.js";
import type { NumberColumn } from "../model/record.js";

const dayMs = 86_400_000;
/** Days of 1970 to 2059 are counted in an array. */
const usualDays = 1 << 15;

/** Where records come every day, a week without one is more likely missing from the export than quiet. */
export const exportGap: FindingRule = {
  id: "export-gap",
  title: "A gap in the export",
  meaning: "Days without a new record in an export that has some every day",
  settings: [
    {
      key: "business-days",
      as: "count",
      default: 5,
      meaning: "So many days with hours, where a calendar is known",
    },
    { key: "days", as: "count", default: 7, meaning: "So many days, where none is" },
    { key: "mean", as: "count", default: 3, meaning: "Only where so many records come on an average day" },
  ],
  watch({ settings, calendar, columnOf, wallText }) {
    const index = columnOf("createdAt", "instant");
    if (index < 0) return undefined;
    // Days of the wall; a map of days is bounded by the centuries that a calendar knows.
    const days = new Map<number, number>();
    const usual = new Uint32Array(usualDays);
    let total = 0;
    const dayOf = (at: number) => Math.floor((calendar?.zone.toWall(at) ?? at) / dayMs);
    const startOf = (day: number) => calendar?.zone.toInstant(day * dayMs) ?? day * dayMs;
    return {
      add(batch) {
        const values = (batch.columns[index] as NumberColumn | undefined)?.values;
        if (values === undefined) return;
        for (let row = 0; row < batch.length; row++) {
          const at = values[row]!;
          if (Number.isNaN(at)) continue;
          const day = dayOf(at);
          if (day >= 0 && day < usualDays) usual[day]!++;
          else days.set(day, (days.get(day) ?? 0) + 1);
          total++;
        }
      },
      finish() {
        const wanted = calendar === undefined ? settings["days"]! : settings["business-days"]!;
        const counts = (day: number) =>
          calendar === undefined ||
          calendar.openMs(startOf(day), Math.max(startOf(day), startOf(day + 1))) > 0;
        for (let day = 0; day < usualDays; day++) if (usual[day]! > 0) days.set(day, usual[day]!);
        const known = [...days.keys()].sort((a, b) => a - b);
        let countedDays = known.filter(counts).length;
        const gaps: { from: number; to: number; length: number }[] = [];
        for (const [place, day] of known.entries()) {
          const next = known[place + 1];
          if (next === undefined) break;
          let length = 0;
          for (let each = day + 1; each < next; each++) if (counts(each)) length++;
          countedDays += length;
          if (length > 0 && length >= wanted) gaps.push({ from: day + 1, to: next - 1, length });
        }
        if (countedDays === 0 || total / countedDays < settings["mean"]!) return [];
        const noun = calendar === undefined ? "days" : "business days";
        return gaps.slice(0, 3).map(({ from, to, length }) => ({
          threshold: `at least ${wanted} ${noun}, with ${settings["mean"]} records on an average one`,
          count: length,
          message: `no record was created on ${length} ${noun}, ${wallText(startOf(from)).slice(0, 10)} to ${wallText(startOf(to)).slice(0, 10)}`,
          records: [],
        }));
      },
    };
  },
};
