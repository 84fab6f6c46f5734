import type { Pause } from "../time/clock.js";
import type { Stillness } from "./limit-clock.js";

/**
 * What was left of a limit when a pause began, the least of all pauses that belong to the record itself;
 * Infinity where each began past due, undefined where there was none while its clock ran.
 *
 * @param common pauses that everybody has
 * @param leftAt what is left at an instant; negative past due
 */
export function leastLeft(
  { intervals }: Stillness,
  common: readonly Pause[],
  start: number,
  end: number,
  leftAt: (at: number) => number,
): number | undefined {
  let least: number | undefined;
  for (const pause of intervals) {
    const [from] = pause;
    if (from <= start || from >= end || common.includes(pause)) continue;
    const left = leftAt(from);
    least = Math.min(least ?? Number.POSITIVE_INFINITY, left < 0 ? Number.POSITIVE_INFINITY : left);
  }
  return least;
}
