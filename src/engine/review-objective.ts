import type { ObjectiveReport, Result } from "../model/report.js";
import type { ReviewLine, ReviewObjective, ReviewPlan, ReviewResult, Trend } from "../model/review.js";
import { joinPeriods, measurementPeriods, type Period } from "../time/period.js";
import {
  betterWhen,
  type CompareRules,
  compareResults,
  consideredOf,
  undecidedOf,
} from "./compare-results.js";
import type { EvaluationInput } from "./evaluation-input.js";
import { goalOf } from "./goal-of.js";
import type { ObjectivePass } from "./objective-pass.js";
import { reachesBack } from "./reaches-back.js";
import { reportSpan, type SpanReport } from "./report-objective.js";

/** One objective over one of the review's periods; undefined where it is not in force or has not begun. */
interface ReviewedSpan {
  readonly period: Pick<Period, "fromMs" | "toMs">;
  readonly report: SpanReport | undefined;
}

/**
 * An objective over the periods of a review, its total among them: what one pass has counted by measurement
 * period, put together by period.
 *
 * @param total the objective over all the periods, as an audit reports it
 */
export function reviewObjective(
  input: EvaluationInput,
  pass: ObjectivePass,
  total: ObjectiveReport,
  { periods, before, wholeBefore }: ReviewPlan,
): ReviewObjective {
  const { id, title, metric, source, owner, calendar, target, basis, clock, measuredIn, shape, line } = total;
  const own = pass.parts[0]!.target;
  const reviewOf = (period: Pick<Period, "fromMs" | "toMs">): ReviewedSpan => {
    const report = reportSpan(input, pass, measurementPeriods(pass.scope.grid, period), false);
    return { period, report: report.periods.length === 0 ? undefined : report };
  };
  const isRead = total.verdict !== "incomplete";
  const none = (period: Period): ReviewedSpan => ({ period, report: undefined });
  const spans = periods.map(isRead ? reviewOf : none);
  const earlier = before.map(isRead ? reviewOf : none);
  // A total of less time than it is compared with says nothing.
  const whole = joinPeriods(periods);
  const isWhole = [...spans, ...earlier].every(({ report }) => report !== undefined);
  const all: AllSpans = {
    total: { period: whole, report: total },
    totalBefore: isWhole ? reviewOf(wholeBefore) : { period: wholeBefore, report: undefined },
    spans,
    earlier,
  };
  const rulesOf = (better: "higher" | "lower"): CompareRules => ({ shape, basis, better });
  const better = betterWhen(own);
  const reviewLine = (pick: PickResult, rules: CompareRules) => lineOf(input, pass, all, pick, rules);
  return {
    id,
    title,
    metric,
    source,
    owner,
    calendar,
    target,
    basis,
    clock,
    ...(measuredIn === undefined ? {} : { measuredIn }),
    shape,
    line,
    better,
    // A line in a chart is one number for all that it is drawn over.
    goal: pass.parts.length > 1 ? null : (goalOf(own, pass.limitAt(0, whole.fromMs))?.value ?? null),
    ...reviewLine((report) => report, rulesOf(better)),
    parts: total.parts.map(({ override, target: promise }) => {
      const part = pass.parts.find(({ label }) => label === override);
      const side = part === undefined ? better : betterWhen(part.target);
      const pick: PickResult = ({ parts }) => parts.find((each) => each.override === override);
      return { override, target: promise, better: side, ...reviewLine(pick, rulesOf(side)) };
    }),
    groups: total.groups.map(({ group }) => ({
      group,
      ...reviewLine(({ groups }) => groups.find((each) => each.group === group), rulesOf(better)),
    })),
  };
}

interface AllSpans {
  readonly total: ReviewedSpan;
  readonly totalBefore: ReviewedSpan;
  readonly spans: readonly ReviewedSpan[];
  readonly earlier: readonly ReviewedSpan[];
}

type PickResult = (report: SpanReport) => Result | undefined;

function lineOf(
  input: EvaluationInput,
  pass: ObjectivePass,
  { total, totalBefore, spans, earlier }: AllSpans,
  pick: PickResult,
  rules: CompareRules,
): ReviewLine {
  const resultOf = ({ report }: ReviewedSpan) => (report === undefined ? undefined : pick(report));
  /** An export need not reach back to what lies before the review; nothing there is not zero. */
  const isKnown = (span: ReviewedSpan) => {
    const result = resultOf(span);
    return result !== undefined && reachesBack(result, rules);
  };
  const review = (span: ReviewedSpan, before: ReviewedSpan | undefined): ReviewResult | null => {
    const result = resultOf(span);
    const previous = before === undefined ? undefined : resultOf(before);
    if (result === undefined) return null;
    const trend =
      before === undefined || previous === undefined || !isAlikeLong(span.period, before.period)
        ? null
        : trendOf(input, pass, [result, span.period.toMs], [previous, before.period.toMs], rules);
    return { ...resultOnly(result), undecided: undecidedOf(result, rules), trend };
  };
  const lastBefore = earlier.at(-1);
  return {
    total: review(total, earlier.every(isKnown) ? totalBefore : undefined) as ReviewResult,
    periods: spans.map((span, index) =>
      review(
        span,
        index > 0
          ? spans[index - 1]
          : lastBefore !== undefined && isKnown(lastBefore)
            ? lastBefore
            : undefined,
      ),
    ),
  };
}

function trendOf(
  { asOf }: EvaluationInput,
  { objective: { minimumRecords } }: ObjectivePass,
  [result, endMs]: readonly [Result, number],
  [previous, previousEndMs]: readonly [Result, number],
  rules: CompareRules,
): Trend | null {
  const isEnough = (each: Result) => each.uptime !== undefined || consideredOf(each) >= minimumRecords;
  if (!isEnough(result) || !isEnough(previous)) return null;
  return compareResults(
    { result, isPartial: endMs > asOf },
    { result: previous, isPartial: previousEndMs > asOf },
    rules,
  );
}

/** Months and quarters are; the days of a week that was cut at an end are no week. */
function isAlikeLong(one: Pick<Period, "fromMs" | "toMs">, other: Pick<Period, "fromMs" | "toMs">): boolean {
  const [short, long] = [one.toMs - one.fromMs, other.toMs - other.fromMs].toSorted((a, b) => a - b);
  return (short as number) * 1.25 >= (long as number);
}

/** What a line of the review tells; what else stands in a report of a span is told by its own lines. */
function resultOnly({ verdict, actual, counts, attainment, budget, uptime }: Result): Result {
  return { verdict, actual, counts, attainment, budget, ...(uptime === undefined ? {} : { uptime }) };
}
