import type { SourceSpec } from "../model/agreement.js";
import type { Delimiter } from "../model/delimiter.js";
import type { FileDisagreement } from "../model/disagreement.js";
import type { Encoding } from "../model/encoding.js";
import type { Problem } from "../model/problem.js";
import type { RejectCode } from "../model/problems/intake.js";
import type { Batch, ColumnRequest } from "../model/record.js";
import type { ColumnReport, IgnoredKind, PresetReport } from "../model/report.js";
import type { InputFile } from "./input-file.js";
import type { RejectFinding } from "./problem-log.js";
import type { Reader } from "./readers.js";

export interface ReadSourceInput {
  readonly source: SourceSpec;
  /** In reading order. */
  readonly files: readonly InputFile[];
  readonly requests: readonly ColumnRequest[];
  /** The zone of stamps that carry none, where the source names none. */
  readonly timezone?: string;
  /** How rows are read; `fast` unless said. */
  readonly reader?: Reader;
  /** Called with up to 4,096 records of one file; the batch is valid until the call returns. */
  onBatch(batch: Batch): void;
  onReject?(reject: Reject): void;
  /** Called for each row that no batch holds although it has cells: which one it was. */
  onLeftOut?(row: LeftOutRow): void;
  /** How many rejected rows of each file and code are told one by one; all are counted. 1,000 unless said. */
  readonly maxProblems?: number;
}

/** A row of a record that another row stands for, or one that can't be read. */
export interface LeftOutRow {
  readonly standing: "superseded" | "rejected";
  readonly file: string;
  readonly line: number;
  /** The id in it, trimmed; empty where it has none. */
  readonly id: string;
}

/** A row that was left out, as it is met. */
export interface Reject {
  readonly file: string;
  /** The line on which the row begins. */
  readonly line: number;
  /** The header of its file: the same array for every row of it. */
  readonly headers: readonly string[];
  readonly cells: readonly string[];
  readonly finding: RejectFinding;
}

export interface SourceReading {
  readonly files: readonly FileReading[];
  /** By file and line. Errors are files that can't be read or trusted; rejected rows are warnings. */
  readonly problems: readonly Problem[];
  /** What the files say differently of the records that several of them have; absent where they agree. */
  readonly disagreement?: FileDisagreement;
  readonly rejectsByCode: ReadonlyMap<RejectCode, number>;
  /**
   * True when a file could not be read or not be trusted: no allowance excuses that, and batches and
   * rejects that were delivered before it was found must not be reported. Every file then has no rows.
   */
  readonly failed: boolean;
}

/** Rows are delivered, ignored, superseded or rejected; `rows` is the sum (semantics 33). */
export interface FileReading {
  readonly name: string;
  readonly rows: number;
  /** Rows that went into batches. */
  readonly delivered: number;
  /** Lines that are no records. */
  readonly ignored: number;
  readonly ignoredAs: Readonly<Record<IgnoredKind, number>>;
  /** Rows of a record that another row stands for. */
  readonly superseded: number;
  readonly rejected: number;
  /** How many of those were rejected for each reason. */
  readonly rejectedFor: Readonly<Partial<Record<RejectCode, number>>>;
  /** What it was read as; absent where its columns were found by their usual headers. */
  readonly preset?: PresetReport;
  readonly columns: readonly ColumnReport[];
  /** How the text was read; absent of a file that no text was found in. */
  readonly form?: FileForm;
}

/** How the text of a file is written. */
export interface FileForm {
  readonly encoding: Encoding;
  readonly delimiter: Delimiter;
  /** The line of the headers, from 1. */
  readonly headerLine: number;
}
