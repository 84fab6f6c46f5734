import { type Fraction, nearestRank } from "../model/fraction.js";
import type { RankedTimes } from "./time-list.js";

/**
 * The percentile of times. Nearest rank gives one of them; linear lies between two (as spreadsheets do).
 * Undefined of nothing. Semantics 19.
 */
export function percentileOf(
  times: RankedTimes,
  percentile: Fraction,
  method: "nearest-rank" | "linear",
): number | undefined {
  const { length } = times;
  if (length === 0) return undefined;
  if (method === "nearest-rank") return times.at(nearestRank(length, percentile) - 1);
  const position = ((length - 1) * percentile.numerator) / percentile.denominator;
  const below = Math.floor(position);
  const low = times.at(below);
  const share = position - below;
  // Written so that an infinite upper neighbour with no share does not make the result not a number.
  return share === 0 ? low : low + (times.at(below + 1) - low) * share;
}
