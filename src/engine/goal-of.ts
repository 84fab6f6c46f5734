import { promisedFigure } from "../model/promised-figure.js";
import type { Goal } from "../model/report.js";
import type { Target } from "../model/target.js";

/**
 * A target as one number in the unit of its figure: what a chart draws its line at.
 * @param limitMs the limit in force, for targets over all elapsed times
 */
export function goalOf(target: Target, limitMs: number | undefined): Goal | undefined {
  const { bound, value } = promisedFigure(target, limitMs);
  return value === undefined ? undefined : { bound, value: value.numerator / value.denominator };
}
