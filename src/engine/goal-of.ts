import type { Goal } from "../model/report.js";
import type { Target } from "../model/target.js";

/**
 * A target as one number in the unit of its figure: what a chart draws its line at.
 * @param limitMs the limit in force, for targets over all elapsed times
 */
export function goalOf(target: Target, limitMs: number | undefined): Goal | undefined {
  switch (target.kind) {
    case "percentile-within":
    case "average-within":
      return limitMs === undefined ? undefined : { bound: "at-most", value: limitMs };
    case "threshold":
      return { bound: target.bound, value: target.value.numerator / target.value.denominator };
    default:
      return { bound: "at-least", value: target.share.numerator / target.share.denominator };
  }
}
