import type { Batch, TextColumn } from "../model/record.js";
import type { Pause } from "../time/clock.js";
import type { Stillness } from "./limit-clock.js";
import type { PassPlan } from "./pass-plan.js";
import { BAD_PAUSE, planRecordPauses } from "./record-pauses.js";
import { findPauses } from "./replay-events.js";
import type { TicketHistory } from "./ticket-history.js";

/** When the clocks of an objective stand still (semantics 9, 28). */
export interface StillnessPlan {
  /** For every record alike: time that counts for nobody. Undefined where there is none. */
  readonly common: Stillness | undefined;
  /**
   * For one record; `BAD_PAUSE` where what it says can't be. Undefined where no record has pauses of its own.
   *
   * @param stop when its clock stopped; NaN, or later than as-of, while it runs
   */
  readonly stillAt: ((batch: Batch, row: number, stop: number) => Stillness | undefined) | undefined;
}

/** @param idField the field by which the history knows a record */
export function planStillness(
  { objective, columns, exclusions, scope: { asOf } }: PassPlan,
  history: TicketHistory | undefined,
  idField: string,
): StillnessPlan {
  const common = exclusions.pauses.length === 0 ? undefined : { intervals: exclusions.pauses, totalMs: 0 };
  const { clock } = objective;
  const own = clock === undefined ? undefined : planRecordPauses(clock, columns, asOf);
  const reopen = clock?.history?.reopen;
  // The history has nothing to say about pauses where no status is one and every close ends a record.
  const asked =
    history !== undefined && (clock?.history?.pauseWhile !== undefined || reopen === "last-close");
  if (own === undefined && !asked) return { common, stillAt: undefined };
  const idIndex = asked ? columns.need(idField, "text") : -1;
  return {
    common,
    stillAt(batch, row, stop) {
      const intervals: Pause[] = [];
      if (own?.collect(batch, row, intervals) === false) return BAD_PAUSE;
      const totalMs = own?.totalOf(batch, row) ?? 0;
      if (Number.isNaN(totalMs)) return BAD_PAUSE;
      if (asked) {
        const events = history.log.eventsOf((batch.columns[idIndex] as TextColumn).at(row));
        // What follows the close that ends a record belongs to its next time.
        const until = reopen !== undefined && stop <= asOf ? stop : asOf;
        findPauses(history.log, events, until, reopen === "last-close", intervals);
      }
      if (intervals.length === 0 && totalMs === 0) return common;
      for (const pause of exclusions.pauses) intervals.push(pause);
      return { intervals, totalMs };
    },
  };
}
