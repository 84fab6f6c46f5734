import type { ObjectiveReport, PeriodResult, Result } from "../model/report.js";

/**
 * Whether a result rests on rows. An export need not reach back to what lies before the audited periods, and
 * nothing there is not zero: a schedule without a single delivery may lie before the export begins.
 */
export function reachesBack({ counts, uptime }: Result, { shape }: Pick<ObjectiveReport, "shape">): boolean {
  if (uptime !== undefined) return true;
  return shape === "cadence" ? counts.met + counts.breached > 0 : counts.total > 0;
}

/** The first of the periods before the audited ones from which on the data says something; -1 for none. */
export function firstKnown(before: readonly PeriodResult[], report: Pick<ObjectiveReport, "shape">): number {
  return before.findIndex((result) => reachesBack(result, report));
}
