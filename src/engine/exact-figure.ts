import type { Objective } from "../model/agreement.js";
import type { ExactNumber } from "../model/exact-number.js";
import type { Result } from "../model/report.js";
import type { Target } from "../model/target.js";
import { exactFigureOf } from "./judge-figure.js";
import { AT_RISK, BREACHED, type Cell, MET, MISSED, ON_TRACK, OVERDUE } from "./tally.js";

/** Elapsed times are whole milliseconds; what a vendor measured may have parts of one. */
const partsOfMs = 1000;

/** The figure of a cell without a rounding error, from which consequences are computed; undefined without data. */
export function exactFigure(
  { metric }: Objective,
  target: Target,
  cell: Cell,
  { actual }: Result,
): ExactNumber | undefined {
  if (actual.value === null) return undefined;
  const { counts, uptime } = cell;
  switch (target.kind) {
    case "average-within":
      return averageOf(cell);
    case "percentile-within":
      return { numerator: BigInt(Math.round(actual.value * partsOfMs)), denominator: BigInt(partsOfMs) };
    case "threshold":
      if (metric.shape === "figure") return exactFigureOf(metric, cell);
      if (uptime !== undefined) return quotient(uptime.upMs, uptime.upMs + uptime.downMs);
      return quotient(counts[MET]!, counts[MET]! + counts[MISSED]! + counts[AT_RISK]! + counts[ON_TRACK]!);
    default:
      return quotient(counts[MET]!, counts[MET]! + counts[BREACHED]! + counts[OVERDUE]!);
  }
}

/** Of whole milliseconds, so that a thousandth of one decides too. */
function averageOf({ times }: Cell): ExactNumber | undefined {
  if (times === undefined) return undefined;
  const all = [times.stopped, times.overdue];
  const count = all.reduce((sum, list) => sum + list.length, 0);
  const ms = all.reduce((sum, list) => sum + list.sum(), 0);
  return count === 0
    ? undefined
    : { numerator: BigInt(Math.round(ms * partsOfMs)), denominator: BigInt(count * partsOfMs) };
}

function quotient(count: number, of: number): ExactNumber | undefined {
  return of === 0 ? undefined : { numerator: BigInt(count), denominator: BigInt(of) };
}
