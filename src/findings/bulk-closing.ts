import { type FindingRule, percentText, recordsNamed } from "../model/finding.js";
import { countFrequent } from "../model/frequent-values.js";
import type { NumberColumn } from "../model/record.js";
import { groupDigits } from "../time/grouped-digits.js";

const minuteMs = 60_000;

/** Nobody solves twenty records in a minute: a clean-up before a review, or a script. */
export const bulkClosing: FindingRule = {
  id: "bulk-closing",
  title: "Many closed in one minute",
  meaning: "Many records that were resolved or closed in the same minute",
  settings: [
    { key: "at-least", as: "count", default: 20, meaning: "So many in one minute make a finding" },
    { key: "share", as: "share", default: 0.05, meaning: "And such a share of all that were closed" },
  ],
  watch({ kind, asOf, settings, columnOf, wallText }) {
    const resolved = columnOf("resolvedAt", "instant");
    const index = resolved >= 0 ? resolved : columnOf("closedAt", "instant");
    // The close date of an opportunity is a forecast, which many share.
    if (index < 0 || kind === "opportunities") return undefined;
    const minutes = countFrequent();
    const firstOf = new Map<number, string[]>();
    let closed = 0;
    return {
      add(batch, recordOf) {
        const values = (batch.columns[index] as NumberColumn | undefined)?.values;
        if (values === undefined) return;
        for (let row = 0; row < batch.length; row++) {
          const at = values[row]!;
          if (!(at <= asOf)) continue;
          closed++;
          const minute = Math.floor(at / minuteMs);
          // The end of a day is what a date without a time stands for, not a moment at which anything closed.
          if ((at + 1) % minuteMs === 0) continue;
          minutes.add(minute);
          noteFirst(firstOf, minute, () => recordOf(row));
        }
      },
      finish() {
        const share = settings["share"]!;
        return minutes
          .atLeast(Math.max(1, settings["at-least"]!))
          .filter(({ count }) => count >= share * closed)
          .slice(0, 3)
          .map(({ value, count }) => ({
            threshold: `at least ${settings["at-least"]} and ${percentText(share)} in one minute`,
            count,
            message: `${groupDigits(count)} of ${groupDigits(closed)} were closed in the minute of ${wallText(value * minuteMs)}`,
            records: firstOf.get(value) ?? [],
          }));
      },
    };
  },
};

/** So many minutes are remembered with their records. */
const minutesNamed = 4096;

function noteFirst(firstOf: Map<number, string[]>, minute: number, record: () => string): void {
  const known = firstOf.get(minute);
  if (known === undefined) {
    if (firstOf.size < minutesNamed) firstOf.set(minute, [record()]);
  } else if (known.length < recordsNamed) known.push(record());
}
