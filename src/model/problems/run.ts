/** Why a record in scope could not be measured for an objective. */
export type UnmeasurableReason =
  | "no-start"
  | "final-without-stop"
  | "stop-before-start"
  | "no-due"
  | "decided-without-date";

/** The arguments of each problem of a run as a whole, by code. */
export interface RunProblems {
  /** The period asked for holds no record of a source (semantics 34). */
  "no-records-in-period": { period: string; source: string; periodsWithRecords: readonly string[] };
  /** An objective has nothing to be judged on (semantics 20). */
  "no-data": {
    objective: string;
    periods: readonly { readonly label: string; readonly records: number }[];
    minimum: number;
  };
  /** Records that an objective could not measure (semantics 11, 13, 14). */
  unmeasurable: {
    objective: string;
    source: string;
    reason: UnmeasurableReason;
    count: number;
    from: string;
    to: string;
    firstRecord: string;
  };
  /** More rows were left out than the audit may leave out and still count as complete. */
  "beyond-allowance": {
    source: string;
    rejected: number;
    unmeasurable: number;
    rows: number;
    allowed: string;
  };
  /** Running records are judged as of an instant long after the data ends (semantics 26). */
  "as-of-after-data": { asOf: string; newest: string; timezone: string; running: number };
  /** The data goes on after as-of; what statuses said then is not known any more (semantics 26). */
  "as-of-before-data": { asOf: string; newest: string; timezone: string };
  /** A rate is asked of a column in which no word means one of the words that decide it. */
  "no-deciding-word": {
    objective: string;
    source: string;
    field: string;
    words: readonly string[];
    found: readonly string[];
  };
  /** A filter asks for a value that its column never holds. */
  "value-never-occurs": {
    objective: string;
    source: string;
    field: string;
    value: string;
    near: readonly string[];
  };
  /** A file that could not be opened, read or written. */
  "unreadable-file": { reason: string; role: "definition" | "export" | "output" };
  /** A source for which neither the definition nor the command line names a file. */
  "no-file": { source: string; objectives: readonly string[] };
  /** A glob that matches no file. */
  "no-match": { source: string; pattern: string };
  /** An option, or an argument of one, that can't be meant. */
  "bad-option": { option: string; value: string; reason: string; example: string };
  /** A waiver that excused nothing, because no record of that name missed its limit. */
  "waiver-unmatched": { record: string; objective: string | null };
  /** A waiver whose last date lies before as-of. */
  "waiver-expired": { record: string; until: string };
  /** No source that was read has the column that groups were asked by. */
  "no-group-column": { field: string; near: readonly string[] };
}
