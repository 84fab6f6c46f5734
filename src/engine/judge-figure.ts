import {
  approximate,
  compareExact,
  type ExactNumber,
  formatExact,
  multiplyExact,
} from "../model/exact-number.js";
import type { FigureMetric } from "../model/metric.js";
import type { Actual, Result } from "../model/report.js";
import type { Threshold } from "../model/target.js";
import type { Verdict } from "../model/verdict.js";
import { formatDurationAgainst } from "../time/duration.js";
import { type FigureTally, SUM_SCALE, totalOf } from "./aggregate-tally.js";
import { type Cell, countsOf, MET, UNMEASURABLE } from "./tally.js";

const msPerMinute = 60_000;

/** A count, a sum, an average or a combination over one span of time (semantics 20, 23, 29). */
export function judgeFigure(
  metric: FigureMetric,
  target: Threshold,
  cell: Cell,
  minimumRecords: number,
  hasEnded: boolean,
): Result {
  const counts = countsOf(cell);
  const figure = exactFigureOf(metric, cell);
  const isEnough = figure !== undefined && counts.met >= minimumRecords;
  return {
    verdict: isEnough ? verdictOf(metric, target, figure, hasEnded) : "no-data",
    actual: actualOf(metric, target, figure),
    counts,
    attainment: null,
    budget: null,
  };
}

/** The figure of a cell without a rounding error; undefined without data. */
export function exactFigureOf(metric: FigureMetric, cell: Cell): ExactNumber | undefined {
  // What nobody could measure is not zero, and neither is what too few records say.
  const isBlind = cell.counts[MET] === 0 && cell.counts[UNMEASURABLE]! > 0;
  return isBlind ? undefined : figureOf(metric, cell.figure);
}

/** Undefined where there is nothing to divide by, or no row at all of a source that it stands on. */
function figureOf(metric: FigureMetric, tally: FigureTally | undefined): ExactNumber | undefined {
  const { top, bottom, other, factors = [], yields } = metric;
  if (other !== undefined && (tally?.otherRows ?? 0) === 0) return undefined;
  const scaleOf = (op: string) => (op === "sum" ? BigInt(SUM_SCALE) : 1n);
  const totalAt = (index: number) => (tally === undefined ? 0n : totalOf(tally.aggregates[index]!));
  let sum = 0n;
  for (const [index, { op, isTakenOff }] of top.entries()) {
    const units = totalAt(index) * (BigInt(SUM_SCALE) / scaleOf(op));
    sum += isTakenOff ? -units : units;
  }
  let figure: ExactNumber = { numerator: sum, denominator: BigInt(SUM_SCALE) };
  if (bottom !== undefined) {
    const under = totalAt(top.length);
    if (under <= 0n) return undefined;
    figure = {
      numerator: figure.numerator * scaleOf(bottom.op),
      denominator: figure.denominator * under,
    };
  }
  for (const factor of factors) figure = multiplyExact(figure, factor);
  return yields === "minutes" ? multiplyExact(figure, { numerator: msPerMinute, denominator: 1 }) : figure;
}

/** A figure that only grows is settled as soon as it has passed its target; any other when the period ends. */
function verdictOf(metric: FigureMetric, target: Threshold, figure: ExactNumber, hasEnded: boolean): Verdict {
  const isLeast = target.bound === "at-least";
  const side = compareExact(figure, target.value);
  const holds = isLeast ? side >= 0 : side <= 0;
  if (hasEnded) return holds ? "met" : "breached";
  const onlyGrows = metric.bottom === undefined && metric.top.every(({ isTakenOff }) => !isTakenOff);
  if (onlyGrows && isLeast) return holds ? "met" : "pending";
  if (onlyGrows) return holds ? "at-risk" : "breached";
  return holds ? "at-risk" : "pending";
}

function actualOf(metric: FigureMetric, target: Threshold, figure: ExactNumber | undefined): Actual {
  const unit = unitOf(metric, target);
  if (figure === undefined) return { value: null, unit, text: "no data", lowerBound: false };
  const value = approximate(figure);
  return { value, unit, text: textOf(metric, target, figure, value), lowerBound: false };
}

function unitOf({ yields }: FigureMetric, { currency }: Threshold): Actual["unit"] {
  if (yields === "count") return "count";
  if (yields === "minutes" || yields === "ms") return "ms";
  return (yields === "money" ? currency : undefined) ?? "score";
}

function textOf(
  { yields }: FigureMetric,
  { value: target, currency }: Threshold,
  figure: ExactNumber,
  value: number,
): string {
  if (yields === "minutes" || yields === "ms")
    return formatDurationAgainst(value, target.numerator / target.denominator, "real");
  if (yields === "count") return formatExact(figure, 0, 0, target);
  if (yields === "number") return formatExact(figure, 0, 2, target);
  const amount = formatExact(figure, 2, 2, target);
  return currency === undefined ? amount : `${amount} ${currency}`;
}
