/** Why a record in scope could not be measured for an objective. */
export type UnmeasurableReason =
  | "no-start"
  | "final-without-stop"
  | "stop-before-start"
  | "no-due"
  | "decided-without-date"
  | "no-number"
  | "number-too-large"
  | "no-currency"
  | "other-currency"
  | "bad-pause"
  | "negative-duration"
  | "more-left-than-limit"
  | "unknown-author"
  | "no-conversation";

/** What is wrong with a baseline; `found` is what it says there. */
export type BadBaseline =
  | { fault: "not-json"; found: string }
  | { fault: "no-report"; path: string }
  | { fault: "other-schema"; found: string }
  | { fault: "other-agreement"; found: string; expected: string }
  | { fault: "incomplete" };

interface DormantObjectives {
  objectives: readonly string[];
  period: string;
  /** ISO 8601. */
  asOf: string;
  timezone: string;
}

/** The arguments of each problem of a run as a whole, by code. */
export interface RunProblems {
  /** The period asked for holds no record of a source (semantics 34). */
  "no-records-in-period": {
    period: string;
    sources: readonly string[];
    /** Its exports held no row that could be read; none is in the scope of an objective; or they are elsewhere. */
    reason: "no-rows" | "out-of-scope" | "elsewhere";
    periodsWithRecords: readonly string[];
    /** Where the periods were chosen by the options of a review. */
    isReview?: true;
    /** Where a plan measures them. */
    isPlan?: true;
  };
  /** Objectives that are in force in none of the periods judged (semantics 27). */
  "not-in-force": DormantObjectives;
  /** The period lies after as-of. */
  "period-not-begun": DormantObjectives;
  /** An objective has nothing to be judged on (semantics 20). */
  "no-data": {
    objective: string;
    source: string;
    /** `leftOut` counts records that were excluded or could not be measured. */
    periods: readonly { readonly label: string; readonly records: number; readonly leftOut: number }[];
    minimum: number;
    isFiltered: boolean;
    /** It says `no-data: warn` already. */
    isAccepted: boolean;
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
  /** Rows of a history that say not what they are about, or not when it happened. */
  "event-unusable": { source: string; field: string; count: number };
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
  /**
   * A rate or a figure is asked of a column in which no word means one of the words that decide it. It is an
   * error while there are words of which nobody said what they mean (`unknown`).
   */
  "no-deciding-word": {
    objective: string;
    source: string;
    field: string;
    words: readonly string[];
    found: readonly string[];
    unknown: readonly string[];
  };
  /** Records that bear the date of a decision while the word of their state decides nothing. */
  "undecided-with-date": {
    objective: string;
    source: string;
    field: string;
    dateField: string;
    deciding: readonly string[];
    words: readonly { readonly word: string; readonly count: number }[];
  };
  /** A filter asks for a value that its column never holds. */
  "value-never-occurs": {
    objective: string;
    source: string;
    field: string;
    value: string;
    near: readonly string[];
  };
  /** Records of a source that name records of another one which it does not have. `count` is of distinct keys. */
  "unmatched-keys": {
    source: string;
    field: string;
    other: string;
    otherField: string;
    count: number;
    firstKey: string;
  };
  /** A file that could not be opened, read or written. */
  /** A first definition is never written over one that is there. */
  "definition-exists": Record<string, never>;
  /** Where nobody can be asked, the template has to be named. */
  "template-missing": { known: readonly string[] };
  "unreadable-file": { reason: string; role: FileRole };
  /** A source for which neither the definition nor the command line names a file. */
  "no-file": { source: string; objectives: readonly string[] };
  /** A file of a source that lies beside neither the definition nor in a folder that the command line opens. */
  "outside-folder": { source: string; path: string; folder: string };
  /** A glob that matches no file. */
  "no-match": { source: string; pattern: string };
  /**
   * An option, or an argument of one, that can't be meant. `reason` follows the value in a sentence; `near`
   * is what was probably meant.
   */
  "bad-option": { option: string; value: string; reason: string; example: string; near?: string };
  /** A command line that can't be taken apart. `found` is the word at fault. */
  "bad-usage": {
    fault:
      | "unknown-command"
      | "unknown-option"
      | "option-without-value"
      | "missing-argument"
      | "too-many-arguments"
      | "update-without-baseline";
    found: string;
    near: string | null;
    command: string;
  };
  /** A baseline that an audit can't be held against. */
  "bad-baseline": BadBaseline;
  /** A baseline that was to be written anew, by an audit that is incomplete. */
  "baseline-kept": Record<string, never>;
  /** Levels of escalation, and no column that tells whether anybody was told. */
  "escalations-not-audited": { objectives: readonly string[]; sources: readonly string[] };
  /** Escalations of records that were judged, from before their clock started. `count` is of entries. */
  "escalated-before-start": { source: string; records: string; count: number; firstRecord: string };
  /** Escalations of records that were judged, which name somebody, or a level, that no level is about. */
  "escalated-to-others": {
    source: string;
    field: "told" | "level";
    count: number;
    firstRecord: string;
    /** In the order in which they are met. */
    named: readonly string[];
    /** What the levels are known by. */
    known: readonly string[];
    near?: string;
  };
  /** A waiver that excused nothing, because no record of that name missed its limit. */
  "waiver-unmatched": { record: string; objective: string | null };
  /** A waiver whose last date lies before as-of. */
  "waiver-expired": { record: string; until: string };
  /** No row of the exports has the id that is to be explained. */
  "record-not-found": { record: string; sources: readonly string[]; near: readonly string[] };
  /** No source that was read has the column that groups were asked by. */
  "no-group-column": { field: string; near: readonly string[] };
}

/** What a file that can't be read or written is for, and what came of an export while it was read. */
export type FileRole =
  | "definition"
  | "export"
  | "argument"
  | "changed-export"
  | "damaged-export"
  | "swollen-export"
  | "output"
  | "baseline"
  | "rejects";
