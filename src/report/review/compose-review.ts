import type { EvaluationResult } from "../../model/evaluation.js";
import type { AuditReport, PeriodReport } from "../../model/report.js";
import type { ReviewPlan, ReviewReport } from "../../model/review.js";
import type { Period } from "../../time/period.js";

/** The report of a review, from the audit of all its periods together. */
export function composeReview(
  report: AuditReport,
  { review = [] }: EvaluationResult,
  { periods, before, wholeBefore }: ReviewPlan,
): ReviewReport {
  const {
    tool,
    agreement,
    period,
    asOf,
    timezone,
    conventions,
    verdict,
    groupBy,
    inputs,
    remedies,
    findings,
    problems,
  } = report;
  const asOfMs = Date.parse(asOf);
  const earlier = [...before.slice(-1), ...periods];
  return {
    schema: "sla-audit/review@1",
    tool,
    agreement,
    period,
    before: periodReport(wholeBefore, asOfMs),
    periods: periods.map((each, index) => ({
      ...periodReport(each, asOfMs),
      against: earlier[index]?.label ?? "",
    })),
    asOf,
    timezone,
    conventions,
    verdict,
    groupBy,
    inputs,
    objectives: review,
    ...(remedies === undefined ? {} : { remedies }),
    findings,
    problems,
  };
}

function periodReport({ label, fromMs, toMs }: Period, asOf: number): PeriodReport {
  return {
    label,
    from: new Date(fromMs).toISOString(),
    to: new Date(toMs).toISOString(),
    partial: toMs > asOf,
  };
}
