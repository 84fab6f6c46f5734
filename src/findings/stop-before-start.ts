import { type FindingRule, recordsNamed } from "../model/finding.js";
import type { NumberColumn } from "../model/record.js";
import { draftStampFinding } from "../model/stamp-finding.js";

const ends = ["firstResponseAt", "qualifiedAt", "resolvedAt", "closedAt"];

/** Nothing ends before it began: a wrong zone, a wrong column, or stamps that somebody wrote by hand. */
export const stopBeforeStart: FindingRule = {
  id: "stop-before-start",
  title: "Ends before its creation",
  meaning: "Records that were answered, resolved or closed before they were created",
  settings: [{ key: "at-least", as: "count", default: 1, meaning: "So many of them make a finding" }],
  watch({ settings, columnOf }) {
    const created = columnOf("createdAt", "instant");
    const asked = ends.map((field) => ({ field, index: columnOf(field, "instant"), count: 0 }));
    const watched = asked.filter(({ index }) => index >= 0);
    if (created < 0 || watched.length === 0) return undefined;
    const records: string[] = [];
    return {
      add(batch, recordOf) {
        const from = (batch.columns[created] as NumberColumn | undefined)?.values;
        if (from === undefined) return;
        for (const end of watched) {
          const to = (batch.columns[end.index] as NumberColumn | undefined)?.values;
          if (to === undefined) continue;
          for (let row = 0; row < batch.length; row++) {
            if (!(to[row]! < from[row]!)) continue;
            end.count++;
            if (records.length < recordsNamed) records.push(recordOf(row));
          }
        }
      },
      finish: () =>
        draftStampFinding(watched, records, {
          atLeast: settings["at-least"]!,
          threshold: `at least ${settings["at-least"]}`,
          where: "before createdAt",
        }),
    };
  },
};
