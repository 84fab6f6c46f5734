import type { CalendarSpec } from "../time/calendar-spec.js";
import type { PeriodUnit } from "../time/period.js";
import type { Filter } from "./filter.js";
import type { Metric } from "./metric.js";
import type { Place } from "./problem.js";
import type { RecordKind } from "./record.js";
import type { Target } from "./target.js";

/** A contract, read and checked: every reference in it is resolved. */
export interface Agreement {
  readonly id: string;
  readonly title: string;
  readonly parties: readonly Party[];
  /** The zone of its periods. */
  readonly timezone: string;
  /** Inclusive dates, `YYYY-MM-DD`, in its zone. */
  readonly effective: { readonly from?: string; readonly until?: string };
  /** How long a measurement period is (`reporting.every`). */
  readonly measurementUnit: PeriodUnit;
  /** The month that begins the fiscal year, 1 to 12. */
  readonly fiscalYearStart: number;
  readonly calendars: ReadonlyMap<string, CalendarSpec>;
  readonly conventions: Conventions;
  readonly sources: ReadonlyMap<string, SourceSpec>;
  readonly objectives: readonly Objective[];
  /** The definition file, and the SHA-256 of its bytes where the caller computed it. */
  readonly file: string;
}

export interface Party {
  /** `provider`, `client`, or any name that the file uses. */
  readonly id: string;
  readonly name: string;
  readonly contact?: string;
}

/** The choices of a definition where respected systems differ; the default stands first. */
export interface Conventions {
  readonly attributeTo: "start" | "due" | "stop";
  readonly percentile: "nearest-rank" | "linear";
  readonly businessDay: "end-of-day" | "elapsed";
  readonly noData: NoDataRule;
  readonly stopBeforeStart: "unmeasurable" | "zero";
}

/** `fail` makes the run incomplete, `warn` says so, `pass` is silent. */
export type NoDataRule = "fail" | "warn" | "pass";

export interface Objective {
  readonly id: string;
  readonly title?: string;
  readonly metric: Metric;
  /** The name of the source that it reads. */
  readonly source: string;
  /** The id of the party that promised it. */
  readonly owner: string;
  /** The id of the calendar of its business time; absent where no limit needs one. */
  readonly calendar?: string;
  readonly where?: Filter;
  readonly target: Target;
  /** The share of a limit after which an open record is at risk, 0 to 1. */
  readonly atRiskAfter: number;
  /** How near to its target, in shares, a figure that meets it is still called at risk; 0 for never. */
  readonly warningMargin: number;
  readonly basis: "cohort" | "decided";
  readonly attributeTo: "start" | "due" | "stop";
  readonly minimumRecords: number;
  readonly noData: NoDataRule;
  readonly effective: { readonly from?: string; readonly until?: string };
  readonly at: Place;
}

/** Which of several rows with one id is the record. */
export type KeepRule =
  | { readonly keep: "one" }
  | { readonly keep: "all" }
  | { readonly keep: "first" }
  | { readonly keep: "last"; readonly by?: string };

/** How the dates of a column are written, where the file says so; else the column's cells decide. */
export interface DateRule {
  readonly form?: DateForm;
  readonly dateOnly?: "start" | "end";
}

/** `iso` covers `YYYY-MM-DD`, with a time after a space or a `T`, with or without an offset. */
export type DateForm = "iso" | "d/m/y" | "m/d/y" | "y/m/d";

export interface SourceSpec {
  readonly name: string;
  /** Without a kind only the columns that the definition maps are known. */
  readonly kind?: RecordKind;
  /** Files and globs as written, relative to the definition's folder. */
  readonly files: readonly string[];
  /** The zone of stamps that carry none. */
  readonly timezone?: string;
  /** Field to header. */
  readonly columns: ReadonlyMap<string, { readonly header: string; readonly at: Place }>;
  /** Field, to a word of the file (lower case, trimmed), to what it means. */
  readonly values: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Field to its rule; the key `*` is for all fields of the source. */
  readonly dates: ReadonlyMap<string, DateRule>;
  /** Spellings of a blank beside the usual ones, lower case. */
  readonly blanks: readonly string[];
  readonly keep: KeepRule;
  /** Rejected and unmeasurable rows that the audit may leave out and still count as complete. */
  readonly allowRejects: Allowance;
  readonly at: Place;
}

/** A number of rows, or a share of the rows read. */
export type Allowance =
  | { readonly kind: "count"; readonly count: number }
  | { readonly kind: "share"; readonly numerator: number; readonly denominator: number };
