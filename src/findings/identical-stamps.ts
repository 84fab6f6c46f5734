import type { FindingRule } from "../model/finding.js";
import { countFrequent } from "../model/frequent-values.js";
import type { NumberColumn } from "../model/record.js";
import { groupDigits } from "../time/grouped-digits.js";

const secondMs = 1000;

/** Many records of one second came from an import, whose stamp says when that ran and not when the record began. */
export const identicalStamps: FindingRule = {
  id: "identical-stamps",
  title: "Many created in one second",
  meaning: "Many records that were created in the same second, as an import leaves them",
  settings: [{ key: "at-least", as: "count", default: 20, meaning: "So many in one second make a finding" }],
  watch({ settings, columnOf, wallText }) {
    const index = columnOf("createdAt", "instant");
    if (index < 0) return undefined;
    const seconds = countFrequent();
    let hasTimes = false;
    return {
      add(batch) {
        const values = (batch.columns[index] as NumberColumn | undefined)?.values;
        if (values === undefined) return;
        for (let row = 0; row < batch.length; row++) {
          const at = values[row]!;
          if (Number.isNaN(at)) continue;
          if (!hasTimes && (at / secondMs) % 900 !== 0) hasTimes = true;
          seconds.add(Math.floor(at / secondMs));
        }
      },
      finish() {
        // A column of dates has the same stamp for every record of a day.
        if (!hasTimes) return [];
        return seconds
          .atLeast(Math.max(2, settings["at-least"]!))
          .slice(0, 3)
          .map(({ value, count }) => ({
            threshold: `at least ${settings["at-least"]} in one second`,
            count,
            message: `${groupDigits(count)} records were created in the second of ${wallText(value * secondMs)}`,
            records: [],
          }));
      },
    };
  },
};
