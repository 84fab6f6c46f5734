import type { PeriodReport } from "../../model/report.js";
import type { ReviewLine, ReviewReport, ReviewResult } from "../../model/review.js";

/** All periods together, or one of them by its index. */
export type ReviewColumn = "total" | number;

/** The columns of a review, the total first; one period is its own total. */
export function listReviewColumns({ periods }: ReviewReport): readonly ReviewColumn[] {
  return periods.length === 1 ? ["total"] : ["total", ...periods.keys()];
}

export function periodOf({ period, periods }: ReviewReport, column: ReviewColumn): PeriodReport {
  return column === "total" ? period : (periods[column] as PeriodReport);
}

/** Null where the period has none. */
export function resultOf({ total, periods }: ReviewLine, column: ReviewColumn): ReviewResult | null {
  return column === "total" ? total : (periods[column] ?? null);
}
