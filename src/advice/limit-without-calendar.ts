import type { AdviceRule } from "../model/advice.js";
import { wordInBusinessTime } from "../time/business-wording.js";

export const limitWithoutCalendar: AdviceRule = {
  id: "limit-without-calendar",
  group: "promises",
  meaning: "A limit in a file that names no calendar at all, so that nights and weekends count",
  reads: "agreement",
  advise({ agreement }) {
    if (agreement.calendars.size > 0) return [];
    const index = agreement.objectives.findIndex(({ target, byVendor }) => "limit" in target && !byVendor);
    const target = agreement.objectives[index]?.target;
    if (target === undefined || !("limit" in target)) return [];
    const business = wordInBusinessTime(target.limit.text) ?? "<how many> business hours";
    return [
      {
        at: ["objectives", index, "target"],
        mark: { part: target.limit.text },
        found: `${target.limit.text} run day and night: the file has no calendar`,
        because:
          "A request of Friday evening is overdue before anybody is at work. If that is meant, decline this advice with that reason.",
        better: [
          "calendars:",
          "  office:",
          `    hours: { mon-fri: ["09:00-17:00"] }`,
          "# and under agreement:",
          "  calendar: office",
          "# and under the objective:",
          `    target: ${target.text.replace(target.limit.text, business)}`,
        ].join("\n"),
      },
    ];
  },
};
