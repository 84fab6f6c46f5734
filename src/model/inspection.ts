import type { Delimiter } from "./delimiter.js";
import type { Encoding } from "./encoding.js";
import type { DateForm, NumberForm } from "./notation.js";
import type { RecordKind } from "./record.js";
import type { IgnoredKind, PresetReport, ProblemReport } from "./report.js";

/**
 * What `sla-audit inspect` found in some exports, `sla-audit/inspect@1`: plain data. Lines, columns and
 * positions count from 1; dates in it are wall times as the file writes them, with `Z` where every stamp of
 * the column carries its offset.
 */
export interface InspectionReport {
  readonly schema: "sla-audit/inspect@1";
  readonly tool: { readonly name: "sla-audit"; readonly version: string };
  /** Those that could be read, in the order in which they were named. */
  readonly files: readonly FileReport[];
  /** Files that belong together because their headers are the same. */
  readonly sources: readonly SourceReport[];
  /** YAML for the SLA file: all sources, with what only the user can know as comments. */
  readonly block: string;
  /** Why files could not be read. */
  readonly problems: readonly ProblemReport[];
}

/** One source of the block. */
export interface SourceReport {
  readonly name: string;
  readonly kind: RecordKind | null;
  readonly files: readonly string[];
}

/** A file with the words of its problems, and what it is good for. */
export interface FileReport extends FileInspection {
  readonly metrics: readonly MetricReport[];
  /** What has to be said in the SLA file before an audit reads the file, as the audit asks it. */
  readonly questions: readonly ProblemReport[];
  readonly problems: readonly ProblemReport[];
}

/** Whether a file can feed a metric. */
export interface MetricReport {
  readonly metric: string;
  readonly title: string;
  readonly missing: readonly string[];
  /** Fields that are there in which the vendor's own clock tells the time. */
  readonly vendorClock: readonly string[];
  readonly alsoNeeds: readonly { readonly kind: RecordKind; readonly fields: readonly string[] }[];
}

/** What is in one export. */
export interface FileInspection {
  readonly file: string;
  /** Of the file as it is; null where that is not known. */
  readonly bytes: number | null;
  readonly compression: "gzip" | null;
  readonly encoding: Encoding;
  readonly hasByteOrderMark: boolean;
  readonly delimiter: Delimiter;
  readonly lineEnds: "lf" | "crlf" | "cr" | "mixed";
  readonly headerLine: number;
  /** Whether titles stand above the header, so that the SLA file must say where it is. */
  readonly needsHeaderLine: boolean;
  readonly rows: RowCounts;
  readonly kind: KindFinding;
  /** What the file is known to be an export of; null where its columns are found by their usual headers. */
  readonly preset: PresetReport | null;
  /** What it would be but for some headers. */
  readonly nearPreset: NearPreset | null;
  readonly columns: readonly ColumnInspection[];
}

export interface NearPreset {
  readonly id: string;
  readonly title: string;
  /** The headers that are not there, each by the ways in which it is spelt. */
  readonly lacks: readonly (readonly string[])[];
}

/** `lookedAt` is the sum of rows with as many cells as the header, `ragged` and `damaged` ones. */
export interface RowCounts {
  readonly lookedAt: number;
  /** Whether these are all rows of the file. */
  readonly isAll: boolean;
  /** About how many there are, where not all were looked at. */
  readonly estimate: number | null;
  /** Lines that are no records, by what they are. */
  readonly ignored: Readonly<Record<IgnoredKind, number>>;
  /** Rows with more or fewer cells than the header. */
  readonly ragged: number;
  /** Rows with a quote where none may stand, or with a NUL. */
  readonly damaged: number;
}

/** Which kind of records a file holds. */
export interface KindFinding {
  readonly kind: RecordKind | null;
  /** `option`: the user said so; `preset`: the preset's; `headers`: by the fields that its headers carry; `none`: nothing fits. */
  readonly by: "option" | "preset" | "headers" | "none";
  /** Those that the headers fit, best first, with the number of fields that they carry. */
  readonly candidates: readonly { readonly kind: RecordKind; readonly fields: number }[];
  /** False where several fit as well as the first. */
  readonly isClear: boolean;
}

/** A cell as evidence. */
export interface CellSample {
  readonly value: string;
  readonly line: number;
}

export type ColumnKind = "instant" | "number" | "duration" | "word" | "text" | "blank";

/** What is in one column. */
export interface ColumnInspection {
  readonly position: number;
  readonly header: string;
  /** The field that an audit reads from it; null where it reads none. */
  readonly field: string | null;
  readonly mappedBy: "preset" | "header" | null;
  /** The zone that its header says its stamps are in. */
  readonly zone: string | null;
  /** Cells with a value. */
  readonly filled: number;
  readonly blank: number;
  /** Words that stand for a blank, beside the empty cell. */
  readonly blankWords: readonly ValueCount[];
  readonly kind: ColumnKind;
  readonly dates: DateFinding | null;
  readonly numbers: NumberFinding | null;
  readonly durations: DurationFinding | null;
  /** How many different values there are; a lower bound where they are too many to keep. */
  readonly distinct: number;
  readonly isDistinctCapped: boolean;
  /** Whether every value stands once; null where there are too many to tell. */
  readonly isUnique: boolean | null;
  /** Of a state: the commonest words of which it is not known what they mean. */
  readonly unknownWords: readonly ValueCount[];
  /** The commonest words, or the first few different values. */
  readonly examples: readonly ValueCount[];
  /** Cells that do not fit the kind of the column. */
  readonly misfits: number;
  readonly firstMisfit: CellSample | null;
}

export interface ValueCount {
  readonly value: string;
  readonly count: number;
}

/** How a column writes its dates. */
export interface DateFinding {
  /** Null where day and month can't be told apart. */
  readonly form: DateForm | null;
  readonly holds: "dates" | "dates-and-times" | "both";
  /** How many of them carry an offset from UTC. */
  readonly zones: "all" | "some" | "none";
  /** The cell that can be read in this form only; null where no cell had to decide. */
  readonly decidedBy: CellSample | null;
  /** How many can be read as day/month and as month/day, and the first of them. */
  readonly ambiguous: number;
  readonly firstAmbiguous: CellSample | null;
  /** The earliest and the latest; null where the form is not known. */
  readonly from: string | null;
  readonly to: string | null;
}

/** How a column writes its numbers. */
export interface NumberFinding {
  /** Null where no number has a sign before its decimals or between its groups, or where it is open which. */
  readonly form: NumberForm | null;
  readonly isWhole: boolean;
  readonly isPercent: boolean;
  /** Signs and codes of currencies that stand with them, the first few. */
  readonly currencies: readonly string[];
  /** The cell that can be read in this form only; null where no cell had to decide. */
  readonly decidedBy: CellSample | null;
  /** How many can be read with a decimal point and with a decimal comma, where no cell decides. */
  readonly ambiguous: number;
  readonly firstAmbiguous: CellSample | null;
  /** The least and the greatest; null where the form is open. */
  readonly from: number | null;
  readonly to: number | null;
}

/** Lengths of time that are written in parts: the shortest and the longest, as the file writes them. */
export interface DurationFinding {
  readonly from: string;
  readonly to: string;
}
