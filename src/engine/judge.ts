import type { Objective } from "../model/agreement.js";
import { allowedMisses, compareShare, type Fraction, formatShare, nearestRank } from "../model/fraction.js";
import type { Actual, Result } from "../model/report.js";
import type { Limit, Target } from "../model/target.js";
import type { Verdict } from "../model/verdict.js";
import { type DurationClock, formatDurationAgainst } from "../time/duration.js";
import { judgeFigure } from "./judge-figure.js";
import { percentileOf } from "./percentile.js";
import {
  AT_RISK,
  BREACHED,
  type Cell,
  type CellTimes,
  countsOf,
  MET,
  MISSED,
  ON_TRACK,
  OVERDUE,
} from "./tally.js";
import { RankedTimes } from "./time-list.js";

/** How the figure stands to the target if all undecided records turn out well, and if all turn out ill. */
interface Bounds {
  readonly best: boolean;
  readonly worst: boolean;
  /** As the decided records stand now; undefined while none is decided. */
  readonly now: boolean | undefined;
  /** Whether the figure as it stands is met, but by less than the warning margin. */
  readonly narrow: boolean;
}

export interface JudgeOptions {
  readonly percentileMethod: "nearest-rank" | "linear";
  /** The limit in milliseconds, for targets over all elapsed times; undefined for others. */
  readonly limitMs: number | undefined;
  /** Whether nothing can happen any more that the target is about (semantics 23). */
  readonly hasEnded: boolean;
}

/** One objective over one span of time: its figure, its verdict and what it allows (semantics 15 to 20). */
export function judge(objective: Objective, target: Target, cell: Cell, options: JudgeOptions): Result {
  if (objective.metric.shape === "figure" && target.kind === "threshold") {
    return judgeFigure(objective.metric, target, cell, objective.minimumRecords, options.hasEnded);
  }
  const counts = countsOf(cell);
  const considered =
    counts.met + counts.breached + counts.overdue + counts.missed + counts.atRisk + counts.onTrack;
  const { uptime } = cell;
  const enough =
    uptime === undefined
      ? considered > 0 && considered >= objective.minimumRecords
      : uptime.upMs + uptime.downMs > 0;
  const { actual, bounds } = measureFigure(objective, target, cell, options);
  const isShare =
    target.kind === "share-within" ||
    target.kind === "share-by-due" ||
    target.kind === "share-with-count" ||
    target.kind === "share-by-schedule";
  const decided = counts.met + counts.breached + counts.overdue;
  const misses = counts.breached + counts.overdue;
  const allowed = isShare ? allowedMisses(decided, target.share) : 0;
  return {
    verdict: enough ? verdictOf(bounds) : "no-data",
    actual,
    counts,
    attainment: isShare
      ? {
          gross: decided + counts.waived > 0 ? counts.met / (decided + counts.waived) : null,
          adjusted: decided > 0 ? counts.met / decided : null,
        }
      : null,
    budget: isShare ? { allowed, left: allowed - misses } : null,
    ...(uptime === undefined
      ? {}
      : { uptime: { agreedMs: uptime.upMs + uptime.downMs, downMs: uptime.downMs } }),
  };
}

function verdictOf({ best, worst, now, narrow }: Bounds): Verdict {
  if (!best) return "breached";
  if (worst) return narrow ? "at-risk" : "met";
  return now === true ? "at-risk" : "pending";
}

function measureFigure(
  objective: Objective,
  target: Target,
  cell: Cell,
  options: JudgeOptions,
): { actual: Actual; bounds: Bounds } {
  switch (target.kind) {
    case "share-within":
    case "share-by-due":
    case "share-with-count":
    case "share-by-schedule":
      return measureShare(cell, target.share, objective.warningMargin);
    case "threshold":
      return objective.metric.shape === "uptime"
        ? measureUptimeShare(cell, target, objective)
        : measureRate(cell, target, objective);
    case "percentile-within":
    case "average-within":
      return measureTimes(cell, target, options);
  }
}

/** The share of records that kept their limit, of those decided. */
function measureShare({ counts }: Cell, share: Fraction, margin: number) {
  const met = counts[MET]!;
  const decided = met + counts[BREACHED]! + counts[OVERDUE]!;
  const undecided = counts[AT_RISK]! + counts[ON_TRACK]!;
  const all = decided + undecided;
  return {
    actual: shareActual(met, decided, share),
    bounds: {
      best: compareShare(met + undecided, all, share) >= 0,
      worst: compareShare(met, all, share) >= 0,
      now: decided === 0 ? undefined : compareShare(met, decided, share) >= 0,
      narrow: margin > 0 && decided > 0 && compareShare(met, decided, shiftShare(share, margin)) < 0,
    },
  };
}

/** The share of records that are good, of the whole cohort (or of those decided, which then is the cohort). */
function measureRate({ counts }: Cell, target: Extract<Target, { kind: "threshold" }>, objective: Objective) {
  const good = counts[MET]!;
  const undecided = counts[AT_RISK]! + counts[ON_TRACK]!;
  const all = good + counts[MISSED]! + undecided;
  const atLeast = target.bound === "at-least";
  const holds = (count: number) => {
    const side = compareShare(count, all, target.value);
    return atLeast ? side >= 0 : side <= 0;
  };
  const margin = atLeast ? objective.warningMargin : -objective.warningMargin;
  const fromMargin = compareShare(good, all, shiftShare(target.value, margin));
  return {
    actual: shareActual(good, all, target.value),
    bounds: {
      best: holds(atLeast ? good + undecided : good),
      worst: holds(atLeast ? good : good + undecided),
      now: holds(good),
      narrow: margin !== 0 && (atLeast ? fromMargin < 0 : fromMargin > 0),
    },
  };
}

/** The share of the agreed time without an outage, to the millisecond; what lies ahead may be up or down. */
function measureUptimeShare(
  { uptime = { upMs: 0, downMs: 0, aheadMs: 0 } }: Cell,
  { bound, value }: Extract<Target, { kind: "threshold" }>,
  { warningMargin }: Objective,
) {
  const { upMs, downMs, aheadMs } = uptime;
  const sofar = upMs + downMs;
  const holds = (up: number, of: number, share = value) => {
    const side = compareShare(up, of, share);
    return bound === "at-least" ? side >= 0 : side <= 0;
  };
  const [most, least] = [upMs + aheadMs, upMs];
  const all = sofar + aheadMs;
  const margin = bound === "at-least" ? warningMargin : -warningMargin;
  return {
    actual: shareActual(upMs, sofar, value),
    bounds: {
      best: holds(bound === "at-least" ? most : least, all),
      worst: holds(bound === "at-least" ? least : most, all),
      now: sofar === 0 ? undefined : holds(upMs, sofar),
      narrow: margin !== 0 && sofar > 0 && !holds(upMs, sofar, shiftShare(value, margin)),
    },
  };
}

function shareActual(count: number, of: number, target: Fraction): Actual {
  if (of === 0) return { value: null, unit: "share", text: "no data", lowerBound: false };
  return { value: count / of, unit: "share", text: formatShare(count, of, target), lowerBound: false };
}

/** A percentile or an average over elapsed times; running records take part with their time so far. */
function measureTimes(
  cell: Cell,
  target: Extract<Target, { kind: "percentile-within" | "average-within" }>,
  options: JudgeOptions,
) {
  const times = cell.times as CellTimes;
  const now =
    target.kind === "average-within"
      ? averageOf(times)
      : percentileOf(
          new RankedTimes([times.stopped, times.overdue]),
          target.percentile,
          options.percentileMethod,
        );
  const { limitMs = Number.POSITIVE_INFINITY } = options;
  const actual: Actual =
    now === undefined
      ? { value: null, unit: "ms", text: "no data", lowerBound: false }
      : {
          value: now,
          unit: "ms",
          text: formatDurationAgainst(now, limitMs, clockOf(target.limit)),
          lowerBound: times.overdue.length > 0 && !holdsWithoutEnd(times, now, target, options),
        };
  const bounds =
    target.kind === "average-within"
      ? boundAverage(times)
      : options.percentileMethod === "linear"
        ? boundLinear(times, target.percentile, limitMs)
        : boundRank(cell, target.percentile);
  return { actual, bounds: { ...bounds, narrow: false } };
}

/**
 * The value at the nearest rank keeps the limit exactly when so many records keep theirs. Counting them agrees
 * with the verdicts on the records also where the limit changes within the period (semantics 4, 7, 19).
 */
function boundRank({ counts }: Cell, percentile: Fraction): Omit<Bounds, "narrow"> {
  const met = counts[MET]!;
  const decided = met + counts[BREACHED]! + counts[OVERDUE]!;
  const undecided = counts[AT_RISK]! + counts[ON_TRACK]!;
  const needed = nearestRank(decided + undecided, percentile);
  return {
    best: met + undecided >= needed,
    worst: met >= needed,
    now: decided === 0 ? undefined : met >= nearestRank(decided, percentile),
  };
}

/**
 * Between two ranks there is no record whose verdict could be counted, so the figure itself is compared. A record that is
 * overdue may have no end either.
 */
function boundLinear(times: CellTimes, percentile: Fraction, limitMs: number): Omit<Bounds, "narrow"> {
  const { stopped, overdue, running } = times;
  const holds = (ranked: RankedTimes) => {
    const figure = percentileOf(ranked, percentile, "linear");
    return figure !== undefined && figure <= limitMs;
  };
  return {
    best: holds(new RankedTimes([stopped, overdue, running])),
    worst: holds(new RankedTimes([stopped], overdue.length + running.length)),
    now: stopped.length + overdue.length === 0 ? undefined : holds(new RankedTimes([stopped, overdue])),
  };
}

/** An average keeps its limit when all times together keep all limits together. A running record may have no end. */
function boundAverage({ stopped, overdue, running }: CellTimes): Omit<Bounds, "narrow"> {
  const decidedMs = stopped.sum() + overdue.sum();
  const decidedLimits = stopped.limitMs + overdue.limitMs;
  const isOpen = running.length + overdue.length > 0;
  const best = decidedMs + running.sum() <= decidedLimits + running.limitMs;
  return {
    best,
    worst: best && !isOpen,
    now: stopped.length + overdue.length === 0 ? undefined : decidedMs <= decidedLimits,
  };
}

/** Whether a figure stays what it is if the records that are open never end. */
function holdsWithoutEnd(
  { stopped, overdue, running }: CellTimes,
  figure: number,
  target: Extract<Target, { kind: "percentile-within" | "average-within" }>,
  { percentileMethod }: JudgeOptions,
): boolean {
  if (target.kind === "average-within") return false;
  const withoutEnd = new RankedTimes([stopped], overdue.length + running.length);
  return percentileOf(withoutEnd, target.percentile, percentileMethod) === figure;
}

function averageOf({ stopped, overdue }: CellTimes): number | undefined {
  const count = stopped.length + overdue.length;
  return count === 0 ? undefined : (stopped.sum() + overdue.sum()) / count;
}

const marginSteps = 100_000_000;

/** A share with a margin added, as an exact fraction. */
function shiftShare({ numerator, denominator, text }: Fraction, margin: number): Fraction {
  const steps = Math.round(margin * marginSteps);
  return {
    numerator: numerator * marginSteps + steps * denominator,
    denominator: denominator * marginSteps,
    text,
  };
}

/** Days are told only of real time: a day of business time is not 24 hours. */
function clockOf(limit: Limit): DurationClock {
  return limit.kind === "elapsed" ? limit.clock : "business";
}

/** Whether a target needs every elapsed time, not only how many kept their limit. */
export function needsTimes(target: Target): boolean {
  return target.kind === "percentile-within" || target.kind === "average-within";
}

/** The limit of a target, where it has one that is the same for every record. */
export function limitOf(target: Target): Limit | undefined {
  return "limit" in target ? target.limit : undefined;
}
