import type { Stillness } from "./limit-clock.js";
import { AT_RISK, BREACHED, MET, ON_TRACK, OVERDUE } from "./tally.js";
import type { TimedTerms } from "./timed-terms.js";

/** What a record's clock says of its limit (semantics 7, 14). Instants are epoch milliseconds, amounts milliseconds. */
export type ClockVerdict = (
  timed: TimedTerms,
  /** Of a record that brings its own; else not asked. */
  ownDue: number,
  still: Stillness | undefined,
  start: number,
  /** The stop, or as-of while it runs. */
  end: number,
  elapsed: number,
  running: boolean,
) => number;

/** In place of a verdict: the elapsed time alone does not tell it. */
export const DUE_DECIDES = -1;

/**
 * What elapsed time says of a limit on the same clock, in milliseconds. At exactly the limit the due decides: it is
 * the earliest such instant, and hours may close on it.
 */
export function verdictByLimit(
  elapsed: number,
  limitMs: number,
  running: boolean,
  atRiskAfter: number,
): number {
  if (elapsed === limitMs) return DUE_DECIDES;
  if (elapsed > limitMs) return running ? OVERDUE : BREACHED;
  if (!running) return MET;
  return elapsed > atRiskAfter * limitMs ? AT_RISK : ON_TRACK;
}

/** @param atRiskAfter the share of a limit after which an open record is at risk */
export function planVerdicts(atRiskAfter: number): ClockVerdict {
  return ({ clock, elapsed: elapsedOf }, ownDue, still, start, end, elapsed, running) => {
    if (clock !== undefined && !clock.byDue) {
      const verdict = verdictByLimit(elapsed, clock.limitAt(start), running, atRiskAfter);
      if (verdict !== DUE_DECIDES) return verdict;
    }
    const due = clock === undefined ? ownDue : clock.dueAt(start, still);
    if (!running) return end <= due ? MET : BREACHED;
    if (end > due) return OVERDUE;
    const limitMs = clock === undefined ? elapsedOf(start, due, still) : clock.limitAt(start);
    return elapsed > atRiskAfter * limitMs ? AT_RISK : ON_TRACK;
  };
}

/** What a time that another clock measured says of the limit: an amount has no due, so the limit alone decides. */
export function verdictOfRecorded({ clock }: TimedTerms, start: number, elapsed: number): number {
  return clock !== undefined && elapsed <= clock.limitAt(start) ? MET : BREACHED;
}
