import type { Target } from "../model/target.js";
import { civilDateOf, civilDay } from "../time/civil.js";
import { dayAt, startOfDay } from "../time/day.js";
import type { Period, PeriodGrid } from "../time/period.js";
import type { EvaluationInput } from "./evaluation-input.js";

/**
 * The instant up to which a target is judged in a period: its end, or that of the day of the month which the
 * target names. A month that has no such day is judged whole.
 */
export function judgedUntil(target: Target, { fromMs, toMs }: Period, { zone }: PeriodGrid): number {
  if (target.kind !== "threshold" || target.byDay === undefined) return toMs;
  const { year, month } = civilDateOf(dayAt(zone, fromMs));
  return Math.min(toMs, startOfDay(zone, civilDay(year, month, target.byDay + 1)));
}

/**
 * Whether all that the target is about has happened by as-of. A measurement period of which the span shows
 * only a part has not ended: what was reached in the rest is not known (semantics 23).
 */
export function hasEnded(
  { span, asOf }: EvaluationInput,
  grid: PeriodGrid,
  target: Target,
  fromMs: number,
): boolean {
  const whole = grid.period(grid.ordinalOf(fromMs));
  const until = judgedUntil(target, whole, grid);
  const isCut = whole.fromMs < fromMs || (span !== "all" && span.toMs < until);
  return !isCut && until <= asOf;
}
