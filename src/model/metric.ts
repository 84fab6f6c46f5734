import type { Filter } from "./filter.js";
import type { RecordKind } from "./record.js";

/** What is measured, as a recipe of data. The engine knows the shapes; it knows no metric by name. */
export type Metric = DurationMetric | RatioMetric;

interface MetricFace {
  /** Its id in the SLA file; `custom` for a metric that the file itself spells out. */
  readonly id: string;
  readonly title: string;
  /** The kind of records that it reads, or the name of a source. */
  readonly of: RecordKind | (string & {});
  /** Which of those records it is about, before the objective's own `where`. */
  readonly where?: Filter;
}

/** The time from one event of a record to another. */
export interface DurationMetric extends MetricFace {
  readonly shape: "duration";
  /** The field of the instant that starts the clock. */
  readonly from: string;
  /** The field of the instant that stops it. */
  readonly to: string;
  /** The stop is the entry into a final state, so that a history can tell of several (semantics 12). */
  readonly stopsWhenFinal?: true;
  /** A stop before the start is no fault of the data: the promise was kept before it was asked for. */
  readonly mayStopEarly?: true;
  /** The records are not the rows: each row is a message, and what is measured is the wait for an answer. */
  readonly waits?: WaitRecipe;
}

/** Where the waits of a conversation begin and end. The metric's `from` is the instant of each message. */
export interface WaitRecipe {
  /** The field that names the conversation; its messages are the rows with one name. */
  readonly of: string;
  /** Messages that wait for an answer: the oldest unanswered one starts the clock. */
  readonly asks: Filter;
  /** Messages that end the wait. */
  readonly answers: Filter;
  /** Messages that are neither. Any other message can't be judged. */
  readonly others: Filter;
  /** Where the export has this field: messages that the other side can't see, which are neither. */
  readonly hidden: { readonly field: string; readonly words: readonly string[] };
}

/** The share of records for which `good` holds. */
export interface RatioMetric extends MetricFace {
  readonly shape: "ratio";
  readonly good: Filter;
  /** Holds for records whose outcome is final. Without it every record is decided. */
  readonly decided?: Filter;
  /** The field of the instant at which a record enters the cohort. */
  readonly enteredAt: string;
  /** The field of the instant at which its outcome was decided; needed for `basis: decided`. */
  readonly decidedAt?: string;
}

/** What a metric file on the shelf holds: the recipe, its place in the documentation, its own case table. */
export interface MetricEntry<M extends Metric = Metric> {
  readonly metric: M;
  /** One paragraph: what it is, its formula, what it does with records that lack a value. */
  readonly description: string;
}
