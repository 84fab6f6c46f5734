import type { Agreement, SourceSpec } from "../model/agreement.js";
import type { FindingCollector, FindingRule } from "../model/finding.js";
import type { Problem } from "../model/problem.js";
import type { Batch } from "../model/record.js";
import type { ReviewPlan } from "../model/review.js";
import type { Period } from "../time/period.js";
import type { AuditBook, RowPlace } from "./audit-book.js";
import type { MeasurementSink } from "./measured-record.js";
import type { ObjectivePass, RowLedger } from "./objective-pass.js";
import type { ColumnPlan } from "./plan-columns.js";
import type { RecordSearch, RecordWatch } from "./record-facts.js";
import type { TimesBook } from "./times-between.js";

export interface EvaluationInput {
  readonly agreement: Agreement;
  /** The time to judge, or `all` for every measurement period that has records. */
  readonly span: Period | "all";
  /** Open records are judged as of this instant, in epoch milliseconds (semantics 26). */
  readonly asOf: number;
  /** The ids of the objectives to judge; all of them where absent. */
  readonly objectives?: ReadonlySet<string>;
  /** The field, or header, by whose words every objective is split as well. */
  readonly groupBy?: string;
  /** Sets periods side by side that together are `span`; what lies before them is counted too, and decides nothing. */
  readonly review?: ReviewPlan;
  /** Rules that look for suspicious data; none where absent. */
  readonly findings?: readonly FindingRule[];
  /** Is told everything that is found out about one record. */
  readonly watch?: RecordWatch;
  /** Tells of every miss what its record is about, so that misses of two agreements find each other. */
  readonly tellsSubjects?: boolean;
  /** Takes every measurement of every objective as it is made. */
  readonly measurements?: MeasurementSink;
}

/** Sees the rows of a source before the objectives that depend on it are judged, and keeps what they need. */
export interface Collector {
  /** Marks in the ledger the rows that it uses. */
  add(batch: Batch, ledger: RowLedger): void;
  /** Marks the rows that objectives turned out to use; called once, when all of these have closed. */
  close?(mark: (place: RowPlace) => void): void;
  /** What is wrong with the rows that it could not use; `unread` are the sources that could not be read. */
  problems?(files: readonly string[], unread: ReadonlySet<string>): Problem[];
}

/** Sees the paused records of one objective, as `FindingCollector` says. */
export type PauseRule = NonNullable<FindingCollector["addPaused"]>;

/** The rows of one source and everything that is measured on them. */
export interface SourceRun {
  readonly source: SourceSpec;
  readonly columns: ColumnPlan;
  readonly passes: ObjectivePass[];
  readonly collectors: Collector[];
  /** Rules that look at the pauses of its records; empty where none is at work. */
  readonly pauseRules: PauseRule[];
  /** Times that its objectives have in common. */
  readonly times: TimesBook;
  /** Where one record is to be explained: finds its rows before anything is measured on them. */
  search: RecordSearch | undefined;
  /** Sources that must have been read before this one. */
  readonly after: Set<string>;
  /** Rows in scope, by file. */
  readonly audited: number[];
  /** Counts them where some are known only when all rows have gone by. */
  late: AuditBook | undefined;
  unmeasurable: number;
  /** Records whose clock still runs at as-of, for at least one objective. */
  running: number;
  /** Rows that intake delivered. */
  rows: number;
}
