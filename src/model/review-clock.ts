import type { PeriodUnit } from "../time/period.js";

/** When both sides have to look at an agreement again. Absent is what it does not say. */
export interface ReviewClock {
  readonly nextReview?: NextReview;
  readonly nextReport?: NextReport;
}

export interface NextReview {
  /** The last day that keeps the promise, `YYYY-MM-DD` in the agreement's zone. */
  readonly dueOn: string;
  readonly every: PeriodUnit;
  /** The review, or the begin of the agreement, from which it is counted; null where the file says neither. */
  readonly countedFrom: { readonly date: string; readonly is: "review" | "begin" } | null;
  /** The id of the party that calls it; null where the file does not say it. */
  readonly owner: string | null;
  readonly isOverdue: boolean;
}

export interface NextReport {
  /** The label of the measurement period that it is about. */
  readonly period: string;
  /** Epoch milliseconds. */
  readonly dueAt: number;
  /** As it was written: `5 business days`. */
  readonly within: string;
}
