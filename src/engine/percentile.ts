import { type Fraction, nearestRank } from "../model/fraction.js";

/**
 * The percentile of values in ascending order. Nearest rank gives a value that is in the list; linear
 * lies between two (as spreadsheets do). Undefined of nothing. Semantics 19.
 */
export function percentileOf(
  ascending: Float64Array,
  percentile: Fraction,
  method: "nearest-rank" | "linear",
): number | undefined {
  const { length } = ascending;
  if (length === 0) return undefined;
  if (method === "nearest-rank") return ascending[nearestRank(length, percentile) - 1];
  const position = ((length - 1) * percentile.numerator) / percentile.denominator;
  const below = Math.floor(position);
  const low = ascending[below]!;
  const share = position - below;
  // Written so that an infinite upper neighbour with no share does not make the result not a number.
  return share === 0 ? low : low + (ascending[below + 1]! - low) * share;
}
