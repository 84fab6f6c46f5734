import type { Calendar } from "../time/calendar.js";
import type { Terms } from "./choose-terms.js";
import { limitOf, needsTimes } from "./judge.js";
import { createElapsedClock, createLimitClock, type LimitClock } from "./limit-clock.js";
import type { PassPlan } from "./pass-plan.js";

export /** Terms with their clock: a limit that is the same for all, or the field of each record's own due. */
interface TimedTerms extends Terms {
  readonly clock: LimitClock | undefined;
  readonly dueIndex: number;
  readonly elapsed: LimitClock["elapsed"];
  /** What the clock counts on; null for real time. */
  readonly countsOn: Calendar | null;
}

/** The clock that terms run on, made once for all records. */
export function timeTerms(terms: Terms, plan: PassPlan): TimedTerms {
  const { agreement, objective, columns, calendarOf } = plan;
  const { target } = terms;
  const calendar = terms.calendar === undefined ? undefined : calendarOf(terms.calendar);
  const limit = limitOf(target);
  if (limit === undefined) {
    const dueIndex = target.kind === "share-by-due" ? columns.need(target.dueField, "instant", "end") : -1;
    return {
      ...terms,
      clock: undefined,
      dueIndex,
      elapsed: createElapsedClock(calendar),
      countsOn: calendar ?? null,
    };
  }
  const clock = createLimitClock(limit, {
    calendar,
    // A percentile and an average are one figure over all records, so a day must be an amount of time; what a
    // vendor measured can only be held against an amount, too.
    businessDay: needsTimes(target) || objective.byVendor ? "elapsed" : agreement.conventions.businessDay,
  });
  return { ...terms, clock, dueIndex: -1, elapsed: clock.elapsed, countsOn: clock.calendar };
}
