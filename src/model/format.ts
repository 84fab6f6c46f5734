import type { AuditReport } from "./report.js";
import type { ReviewReport } from "./review.js";

export interface RenderOptions {
  /** The width of the terminal or page in columns; formats that are not set in columns ignore it. */
  readonly columns: number;
  readonly color: boolean;
}

/** A report in chunks, so that a long one never stands in memory as one string; bytes where it is no text. */
export type Rendering = Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;

export type RenderReport = (report: AuditReport, options: RenderOptions) => Rendering;

export type RenderReview = (review: ReviewReport, options: RenderOptions) => Rendering;

/** One way to write a report: an item of the shelf `formats`. What it needs is loaded when it is used. */
export interface Format {
  /** What `--format` says. */
  readonly id: string;
  /** The ending of a file in this format, without the dot. */
  readonly extension: string;
  /** Whether a person who reads it finds the problems in it; else they are printed beside it. */
  readonly tellsProblems: boolean;
  /** True where it is no text, so that it belongs in a file and never on a terminal. */
  readonly isBinary?: true;
  load(): Promise<RenderReport>;
  /** There where it can also write a review. */
  loadReview?(): Promise<RenderReview>;
}
