/** The kinds of records that have a table of fields of their own. */
export type RecordKind =
  | "leads"
  | "opportunities"
  | "tickets"
  | "accounts"
  | "expenses"
  | "ticket-history"
  | "messages"
  | "activities"
  | "escalations"
  | "deliveries"
  | "outages";

/**
 * - `instant`: a date or a date with a time, held as epoch milliseconds
 * - `number`: a plain number
 * - `duration`: a length of time that the export holds, as milliseconds
 * - `word`: text of which few different ones exist (a status, an owner, an account)
 * - `text`: text that is usually different in every row (an id)
 */
export type FieldType = "instant" | "number" | "duration" | "word" | "text";

/** One field that a kind of record can have. */
export interface FieldSpec {
  readonly name: string;
  readonly type: FieldType;
  /** One line for the documentation. */
  readonly meaning: string;
  /** Headers under which exports carry this field; compared without case, spaces and punctuation. */
  readonly headers: readonly string[];
  /** What a date without a time means in this field: the first or the last instant of that day. */
  readonly dateOnly?: "start" | "end";
  /** Of a number: what it counts, so that the column may be read as a duration too. */
  readonly unit?: "minutes";
  /** Canonical words of a state field, each with the spellings that mean it without being told. */
  readonly words?: Readonly<Record<string, readonly string[]>>;
  /** Canonical words after which the record no longer changes. */
  readonly terminal?: readonly string[];
}

/** What the engine asks intake to read from one source: one column of each batch. */
export interface ColumnRequest {
  readonly field: string;
  readonly as: FieldType;
  /** How a date without a time is read; only with `as: "instant"`. */
  readonly dateOnly?: "start" | "end";
  /** An optional column that the file does not have is left out of the batch; a needed one is an error. */
  readonly optional: boolean;
  /** The ids of the objectives that need it, for the error when it is missing. */
  readonly neededBy: readonly string[];
  /** What may be in the file instead, for that error. */
  readonly standIns?: readonly StandIn[];
}

/**
 * A field that tells something like the one that is asked for: `measured` is the time until the instant that is
 * missing, by the vendor's clock, `other-clock` the same time by a clock that counts other hours.
 */
export interface StandIn {
  readonly field: string;
  readonly as: "measured" | "other-clock";
}

/** The distinct words of a column, by code. Code 0 is the blank. It grows while the source is read. */
export interface Dictionary {
  /** As they stand in the file, trimmed; the first spelling met. */
  readonly raw: readonly string[];
  /** What they mean after the source's `values`; equal to `raw` where nothing was mapped. */
  readonly canonical: readonly string[];
  /** Meanings that columns of yes and no tell, so that none of its words has to. */
  readonly settled?: ReadonlySet<string>;
}

/** Not a number stands for a blank cell. */
export interface NumberColumn {
  readonly as: "instant" | "number" | "duration";
  readonly values: Float64Array;
  /** Of durations: the file has what was left of a limit, not what it took. */
  readonly isRemaining?: boolean;
}

export interface WordColumn {
  readonly as: "word";
  readonly codes: Int32Array;
  readonly dictionary: Dictionary;
}

export interface TextColumn {
  readonly as: "text";
  /** The trimmed text of that row of the batch, empty for a blank cell. */
  at(row: number): string;
}

export type Column = NumberColumn | WordColumn | TextColumn;

/**
 * A run of records of one file, by column. Only requested columns are there, in the order of the
 * requests. A batch is valid until the call that received it returns; its arrays are used again.
 */
export interface Batch {
  readonly source: string;
  /** Index of the file among the files of the source. */
  readonly file: number;
  readonly length: number;
  /** The line on which each record begins, from 1. */
  readonly lines: Float64Array;
  readonly columns: readonly (Column | undefined)[];
}
