import type { AdviceRule } from "../model/advice.js";
import type { Objective } from "../model/agreement.js";
import { wordInBusinessTime } from "../time/business-wording.js";

const hour = 3_600_000;
/** What is promised around the clock is about what can't wait. */
const urgent = /urgent|critical|highest|p[01]\b|sev(?:erity)?[- ]?1|emergency|24.?7/i;

export const limitInRealTime: AdviceRule = {
  id: "limit-in-real-time",
  group: "promises",
  meaning:
    "A limit from 1 hour to 7 days in real time where the file has a calendar, and the objective is not about urgent records only",
  reads: "agreement",
  advise({ agreement, text }) {
    if (agreement.calendars.size === 0) return [];
    return agreement.objectives.flatMap((objective, index) => {
      const { target, byVendor } = objective;
      if (
        byVendor ||
        !("limit" in target) ||
        target.limit.kind !== "elapsed" ||
        target.limit.clock !== "real"
      )
        return [];
      const { ms, text: limit } = target.limit;
      const about = text.textsUnder(["objectives", index, "where"]).map((each) => each.text);
      if (ms < hour || ms > 7 * 24 * hour || isUrgent(objective, about)) return [];
      const business = wordInBusinessTime(limit) ?? "<how many> business hours";
      return {
        at: ["objectives", index, "target"],
        mark: { part: limit },
        found: `${limit} of ${objective.id} run through nights, weekends and holidays`,
        because: "The file has office hours, and this promise looks like one that is kept in them.",
        better: `target: ${target.text.replace(limit, business)}`,
      };
    });
  },
};

function isUrgent({ id, title = "" }: Objective, about: readonly string[]): boolean {
  return urgent.test([id, title, ...about].join(" "));
}
