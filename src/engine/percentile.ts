import { type Fraction, nearestRank } from "../model/fraction.js";
import { selectRank } from "./select-rank.js";

/**
 * The percentile of values in any order, which are reordered. Nearest rank gives a value that is in the list;
 * linear lies between two (as spreadsheets do). Undefined of nothing. Semantics 19.
 */
export function percentileOf(
  values: Float64Array,
  percentile: Fraction,
  method: "nearest-rank" | "linear",
): number | undefined {
  const { length } = values;
  if (length === 0) return undefined;
  if (method === "nearest-rank") return selectRank(values, nearestRank(length, percentile) - 1);
  const position = ((length - 1) * percentile.numerator) / percentile.denominator;
  const below = Math.floor(position);
  const low = selectRank(values, below);
  const share = position - below;
  // Written so that an infinite upper neighbour with no share does not make the result not a number.
  return share === 0 ? low : low + (leastFrom(values, below + 1) - low) * share;
}

function leastFrom(values: Float64Array, from: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let at = from; at < values.length; at++) if (values[at]! < least) least = values[at]!;
  return least;
}
