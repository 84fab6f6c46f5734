/** What the files of one source say differently of the same records. Rows within one file are not compared. */
export interface FileDisagreement {
  /** How many records have rows in several files. */
  readonly shared: number;
  /** Another start, which is a fact that time cannot change: one of the files is wrong, or misread. */
  readonly starts: Differences;
  /** Any other cell that the audit reads; most of it may well be progress. */
  readonly others: Differences;
  /** Which of the rows stands. */
  readonly stands: StandingChoice;
}

/** `by` is the field that the rows are ordered by; without it the order of the files decides. */
export interface StandingChoice {
  readonly keep: "newest" | "first" | "last";
  readonly by?: string;
}

export interface Differences {
  /** How many records differ. */
  readonly count: number;
  /** The columns in which they do, those with most records first. */
  readonly columns: readonly { readonly header: string; readonly count: number }[];
  /** The first few of them. */
  readonly places: readonly DifferingCell[];
}

/** One column of one record in two files, in the order in which they are read. */
export interface DifferingCell {
  readonly record: string;
  readonly field: string;
  /** As the later of the two files has it. */
  readonly header: string;
  readonly before: PlacedCell;
  readonly after: PlacedCell;
}

export interface PlacedCell {
  readonly file: string;
  readonly line: number;
  /** The trimmed text of the cell, empty for an empty one; a long one is cut. */
  readonly value: string;
}
