import type { AdviceRule } from "../model/advice.js";
import { formatCivilDate } from "../time/civil.js";
import { dayAt } from "../time/day.js";
import { createZone } from "../time/zone.js";

export const effectiveDates: AdviceRule = {
  id: "effective-dates",
  group: "clauses",
  meaning: "No date from which it holds, or a last day that is over as of now",
  reads: "agreement",
  advise({ agreement, asOf }) {
    const { from, until } = agreement.effective;
    // The end of a day, which `--as-of 2025-03-31` means, is still that day.
    const today = formatCivilDate(dayAt(createZone(agreement.timezone), asOf - 1));
    const year = today.slice(0, 4);
    if (from === undefined) {
      return [
        {
          at: ["agreement", "effective"],
          found: "It does not say from when it holds",
          because: "Records from before both sides agreed are judged by it, too.",
          better: `agreement:\n  effective: { from: ${year}-01-01, until: ${until ?? `${year}-12-31`} }`,
        },
      ];
    }
    if (until === undefined || until >= today) return [];
    return [
      {
        at: ["agreement", "effective", "until"],
        found: `It ended on ${until}, before ${today}`,
        because: "What happens since then is out of scope of every audit. Renew it, or take it out of use.",
        better: `agreement:\n  effective: { from: ${from}, until: ${year}-12-31 }`,
      },
    ];
  },
};
