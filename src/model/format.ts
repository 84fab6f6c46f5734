import type { DiffReport } from "./diff.js";
import type { Measurement } from "./measurement.js";
import type { AuditReport } from "./report.js";
import type { ReviewReport } from "./review.js";
import type { Verdict } from "./verdict.js";

/** What a row of a table for programs can be about. */
export const reportTables = ["breaches", "objectives", "measurements", "credits", "escalations"] as const;
export type ReportTable = (typeof reportTables)[number];

export interface RenderOptions {
  /** The width of the terminal or page in columns; formats that are not set in columns ignore it. */
  readonly columns: number;
  readonly color: boolean;
  /** True for a file, which people open; what is printed goes to a terminal or to a program. */
  readonly isFile?: boolean;
  /** The verdicts at which the run fails; `breached` unless said. */
  readonly failsAt?: readonly Verdict[];
  /** For a format that holds one table: which one; `breaches` unless said. */
  readonly table?: ReportTable;
  /** Every measurement of the run, as often as they are wanted; none where they were not asked for. */
  readonly measurements?: () => AsyncIterable<Measurement>;
}

/** A report in chunks, so that a long one never stands in memory as one string; bytes where it is no text. */
export type Rendering = Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;

export type RenderReport = (report: AuditReport, options: RenderOptions) => Rendering;

/** What the format of a review may ask. */
export interface ReviewPage extends Pick<RenderOptions, "columns" | "color" | "isFile" | "failsAt"> {
  /**
   * The ids of the objectives that fail the run. A measurement period may do so that no figure of the review tells
   * of: of a quarter with a month without data it says no more than that.
   */
  readonly failing?: ReadonlySet<string>;
}

export type RenderReview = (review: ReviewReport, page: ReviewPage) => Rendering;

/** What the format of a comparison may ask. */
export type DiffPage = Pick<RenderOptions, "columns" | "color" | "isFile">;

export type RenderDiff = (diff: DiffReport, page: DiffPage) => Rendering;

/** One way to write a report: an item of the shelf `formats`. What it needs is loaded when it is used. */
export interface Format {
  /** What `--format` says. */
  readonly id: string;
  /** The ending of a file in this format, without the dot; absent where it is of use on standard output only. */
  readonly extension?: string;
  /** Other endings that mean it too. */
  readonly otherExtensions?: readonly string[];
  /** Whether a person who reads it finds the problems in it; else they are printed beside it. */
  readonly tellsProblems: boolean;
  /** True where every measurement of the run has a place in it, so that they have to be kept. */
  readonly tellsMeasurements?: true;
  /** True where it is no text, so that it belongs in a file and never on a terminal. */
  readonly isBinary?: true;
  /**
   * Where it is printed, the report is also appended in another format to the file that this variable of the
   * environment names, if there is one.
   */
  readonly companion?: { readonly variable: string; readonly format: string };
  load(): Promise<RenderReport>;
  /** The same of a review. */
  loadReview(): Promise<RenderReview>;
  /** There where it can also write the comparison of two definitions. */
  loadDiff?(): Promise<RenderDiff>;
}
