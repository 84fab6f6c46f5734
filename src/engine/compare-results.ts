import type { ObjectiveReport, Result } from "../model/report.js";
import type { ReviewResult, Trend } from "../model/review.js";
import type { Target } from "../model/target.js";

/** Which way a figure has to go in order to be better for who was promised it. */
export function betterWhen(target: Target): "higher" | "lower" {
  if (target.kind === "threshold") return target.bound === "at-least" ? "higher" : "lower";
  return target.kind === "percentile-within" || target.kind === "average-within" ? "lower" : "higher";
}

/** The result of one span, as it is compared with that of another. */
export interface ComparedResult {
  readonly result: Result;
  /** Whether it was still running at as-of. */
  readonly isPartial: boolean;
}

export interface CompareRules extends Pick<ObjectiveReport, "shape" | "basis"> {
  readonly better: "higher" | "lower";
}

/** How much of a result still hangs on open records (semantics 16, 25). */
export function undecidedOf(result: Result, { shape }: CompareRules): ReviewResult["undecided"] {
  const count = openOf(result);
  const of = consideredOf(result);
  if (shape === "figure" || shape === "uptime" || of === 0) return null;
  return { count, share: count / of };
}

/**
 * A figure counts as better or worse only where that holds however the records turn out that are still open:
 * a young cohort is no decline. A period that is still running settles nothing.
 */
export function compareResults(
  now: ComparedResult,
  before: ComparedResult,
  rules: CompareRules,
): Trend | null {
  const figure = now.result.actual.value;
  const previous = before.result.actual.value;
  if (figure === null || previous === null || now.result.actual.unit !== before.result.actual.unit)
    return null;
  return {
    direction: directionOf(boundsOf(now, rules), boundsOf(before, rules), rules.better),
    // A difference of two floats carries noise behind its last true digit.
    difference: Number((figure - previous).toPrecision(12)),
    previous,
  };
}

/** The least and the most that a figure can come to. */
type Range = readonly [low: number, high: number];

function directionOf(now: Range, before: Range, better: "higher" | "lower"): Trend["direction"] {
  if (now[0] > before[1]) return better === "higher" ? "better" : "worse";
  if (now[1] < before[0]) return better === "higher" ? "worse" : "better";
  return now[0] === now[1] && before[0] === before[1] ? "same" : "undecided";
}

function boundsOf({ result, isPartial }: ComparedResult, { shape }: CompareRules): Range {
  const { actual, counts } = result;
  const value = actual.value ?? 0;
  if (isPartial) return [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  if (shape === "figure" || shape === "uptime") return [value, value];
  const open = openOf(result);
  if (actual.unit !== "share") {
    if (open > 0) return [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
    return [value, actual.lowerBound ? Number.POSITIVE_INFINITY : value];
  }
  if (open === 0) return [value, value];
  const of = consideredOf(result);
  return [counts.met / of, (counts.met + open) / of];
}

function openOf({ counts }: Result): number {
  return counts.atRisk + counts.onTrack;
}

/** The records that a ratio is about: neither waived nor excluded nor unmeasurable. */
export function consideredOf(result: Result): number {
  const { met, breached, overdue, missed } = result.counts;
  return met + breached + overdue + missed + openOf(result);
}
