import type { AuditReport } from "./report.js";

export interface FormatOptions {
  /** The width of the terminal or page in columns; formats that are not set in columns ignore it. */
  readonly columns: number;
  readonly color: boolean;
}

/** One way to write a report: an item of the shelf `formats`. */
export interface Format {
  /** What `--format` says. */
  readonly id: string;
  readonly title: string;
  /** The ending of a file in this format, without the dot. */
  readonly extension: string;
  readonly mediaType: string;
  /** The text in chunks, so that a long report never stands in memory as one string. */
  render(report: AuditReport, options: FormatOptions): Iterable<string>;
}
