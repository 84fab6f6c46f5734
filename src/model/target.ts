import type { PeriodUnit } from "../time/period.js";
import type { Fraction } from "./fraction.js";

/** How long something may take, and by which clock. */
export type Limit = ElapsedLimit | BusinessDaysLimit;

/** `4 business hours` runs on the objective's calendar, `24 hours` on the wall. */
export interface ElapsedLimit {
  readonly kind: "elapsed";
  readonly clock: "business" | "real";
  readonly ms: number;
  readonly text: string;
}

/** `3 business days`, judged by the convention `business-day`. */
export interface BusinessDaysLimit {
  readonly kind: "business-days";
  readonly days: number;
  readonly text: string;
}

/** The time that a limit counts. */
export function clockOfLimit(limit: Limit): "business" | "real" {
  return limit.kind === "business-days" ? "business" : limit.clock;
}

/** What was promised. `text` is the promise as it was written. */
export type Target =
  | ShareWithin
  | ShareByDue
  | ShareWithCount
  | ShareBySchedule
  | PercentileWithin
  | AverageWithin
  | Threshold;

/** `95% within 4 business hours`. */
export interface ShareWithin {
  readonly kind: "share-within";
  readonly share: Fraction;
  readonly limit: Limit;
  readonly text: string;
}

/** `95% by dueAt`: each record brings its own due in that field. */
export interface ShareByDue {
  readonly kind: "share-by-due";
  readonly share: Fraction;
  readonly dueField: string;
  readonly text: string;
}

/** `90% with at least 6 within 10 business days`. */
export interface ShareWithCount {
  readonly kind: "share-with-count";
  readonly share: Fraction;
  /** At least 1. */
  readonly count: number;
  readonly limit: Limit;
  readonly text: string;
}

/** `100% by friday 17:00 each week`. */
export interface ShareBySchedule {
  readonly kind: "share-by-schedule";
  readonly share: Fraction;
  readonly schedule: Schedule;
  readonly text: string;
}

/** When something is due again and again, on the wall of a zone. */
export interface Schedule {
  readonly unit: "day" | "week" | "month";
  /** Of a week 0 for Monday to 6 for Sunday; of a month 1 to 31, and its last day where it is shorter. */
  readonly day: number;
  /** Minutes since midnight; 1440 is the end of the day. */
  readonly minute: number;
}

/** `p90 within 3 business days`; the percentile is a share, 0.9. */
export interface PercentileWithin {
  readonly kind: "percentile-within";
  readonly percentile: Fraction;
  readonly limit: Limit;
  readonly text: string;
}

/** `average within 8 business hours`. */
export interface AverageWithin {
  readonly kind: "average-within";
  readonly limit: Limit;
  readonly text: string;
}

/** `at least 20%`, `at least 100 per month by day 20`, `at most 400 EUR`, `at least 4.2`, `at most 12 minutes`. */
export interface Threshold {
  readonly kind: "threshold";
  readonly bound: "at-least" | "at-most";
  /** A share from 0 to 1, a plain number or an amount, or milliseconds. */
  readonly value: Fraction;
  readonly unit: "share" | "number" | "ms";
  /** The ISO 4217 code of an amount of money. */
  readonly currency?: string;
  /** As it was written; it is always the agreement's measurement period. */
  readonly per?: PeriodUnit;
  /** Judged on what happened by the end of this day of the month, 1 to 31. */
  readonly byDay?: number;
  readonly text: string;
}
