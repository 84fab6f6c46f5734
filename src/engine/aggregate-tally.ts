import type { FigureMetric } from "../model/metric.js";

/** Numbers are summed as whole ten-thousandths, which are exact where floating point is not (semantics 29). */
export const SUM_SCALE = 10_000;

/** From here on the ten-thousandths of one cell's float are no longer certain. */
export const LARGEST_SCALED = 2 ** 51;

/** The sums of one figure in one cell: one for each of its aggregates, those above the line first. */
export interface FigureTally {
  readonly aggregates: readonly AggregateTally[];
  /** Rows of the other source that lie in the period, counted or not. */
  otherRows: number;
}

export interface AggregateTally {
  /** Records, or ten-thousandths of a sum that did not yet have to be carried. */
  units: number;
  carried: bigint;
  /** The different words met so far, for `distinct`. */
  readonly words: Set<string> | undefined;
}

export function createFigureTally({ top, bottom }: FigureMetric): FigureTally {
  const all = bottom === undefined ? top : [...top, bottom];
  return {
    otherRows: 0,
    aggregates: all.map(({ op }) => ({
      units: 0,
      carried: 0n,
      words: op === "distinct" ? new Set<string>() : undefined,
    })),
  };
}

export function addUnits(tally: AggregateTally, units: number): void {
  tally.units += units;
  if (tally.units < LARGEST_SCALED && tally.units > -LARGEST_SCALED) return;
  tally.carried += BigInt(tally.units);
  tally.units = 0;
}

/** Records, different words, or ten-thousandths. */
export function totalOf({ units, carried, words }: AggregateTally): bigint {
  return carried + BigInt(units) + BigInt(words?.size ?? 0);
}

/** Adds up the same figure of several cells; a word that several of them met counts once. */
export function mergeFigures(into: FigureTally, from: FigureTally): void {
  into.otherRows += from.otherRows;
  for (const [index, tally] of into.aggregates.entries()) {
    const other = from.aggregates[index]!;
    addUnits(tally, other.units);
    tally.carried += other.carried;
    for (const word of other.words ?? []) tally.words?.add(word);
  }
}

export function copyFigure({ otherRows, aggregates }: FigureTally): FigureTally {
  return {
    otherRows,
    aggregates: aggregates.map(({ units, carried, words }) => ({
      units,
      carried,
      words: words === undefined ? undefined : new Set(words),
    })),
  };
}
