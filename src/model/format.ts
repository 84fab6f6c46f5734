import type { AuditReport } from "./report.js";

export interface RenderOptions {
  /** The width of the terminal or page in columns; formats that are not set in columns ignore it. */
  readonly columns: number;
  readonly color: boolean;
}

/** The text in chunks, so that a long report never stands in memory as one string. */
export type RenderReport = (report: AuditReport, options: RenderOptions) => Iterable<string>;

/** One way to write a report: an item of the shelf `formats`. What it needs is loaded when it is used. */
export interface Format {
  /** What `--format` says. */
  readonly id: string;
  /** The ending of a file in this format, without the dot. */
  readonly extension: string;
  /** Whether a person who reads it finds the problems in it; else they are printed beside it. */
  readonly tellsProblems: boolean;
  load(): Promise<RenderReport>;
}
