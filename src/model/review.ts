import type { Period } from "../time/period.js";
import type { AuditReport, ObjectiveReport, PeriodReport, Result } from "./report.js";

/** The periods that a review sets side by side; each is made of whole measurement periods. */
export interface ReviewPlan {
  /** In order, without a gap. */
  readonly periods: readonly Period[];
  /** As much time directly before them: what the first of them, and their total, are compared with. */
  readonly before: readonly Period[];
  /** That time as a whole. */
  readonly wholeBefore: Period;
}

/**
 * The result of a review, `sla-audit/review@1`: every objective over several periods. Plain data, the same for
 * every format, with the units of `AuditReport`. Its JSON Schema is published in `schema/review.schema.json`.
 */
export interface ReviewReport
  extends Pick<
    AuditReport,
    | "tool"
    | "agreement"
    | "asOf"
    | "timezone"
    | "conventions"
    | "verdict"
    | "groupBy"
    | "inputs"
    | "remedies"
    | "findings"
    | "problems"
  > {
  readonly schema: "sla-audit/review@1";
  /** All periods together. */
  readonly period: PeriodReport;
  /** What the total is compared with. */
  readonly before: PeriodReport;
  readonly periods: readonly ReviewPeriod[];
  readonly objectives: readonly ReviewObjective[];
}

export interface ReviewPeriod extends PeriodReport {
  /** The label of the period that it is compared with, the one before it. */
  readonly against: string;
}

/** One objective, or a part or a group of it. */
export interface ReviewLine {
  /** Over all periods; its verdict is the worst of its measurement periods (semantics 23). */
  readonly total: ReviewResult;
  /** By the review's periods; null where it is not in force, has not begun, or has no record to tell it by. */
  readonly periods: readonly (ReviewResult | null)[];
}

export interface ReviewResult extends Result {
  /** Records whose verdict is still open, and their share of those that count; null for figures and uptimes. */
  readonly undecided: { readonly count: number; readonly share: number } | null;
  /** Null where either period has no data, or they can't be compared. */
  readonly trend: Trend | null;
}

/** How a figure stands to that of the period before. */
export interface Trend {
  /** `undecided` where records or a period that are still open could turn it round. */
  readonly direction: "better" | "worse" | "same" | "undecided";
  /** The figure less the one before, in its unit; of shares 0.01 is one percentage point. */
  readonly difference: number;
  readonly previous: number;
}

export interface ReviewObjective
  extends ReviewLine,
    Pick<
      ObjectiveReport,
      | "id"
      | "title"
      | "metric"
      | "source"
      | "owner"
      | "calendar"
      | "target"
      | "basis"
      | "clock"
      | "measuredIn"
      | "shape"
      | "line"
    > {
  readonly better: "higher" | "lower";
  /** The figure that was promised, in the unit of `actual`; null where it is not the same for all records. */
  readonly goal: number | null;
  readonly parts: readonly ReviewPart[];
  readonly groups: readonly ReviewGroup[];
}

/** The records that share a target of their own (semantics 21). */
export interface ReviewPart extends ReviewLine {
  readonly override: string | null;
  readonly target: string;
  readonly better: "higher" | "lower";
}

export interface ReviewGroup extends ReviewLine {
  readonly group: string | null;
}
