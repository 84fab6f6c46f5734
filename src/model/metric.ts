import type { Filter } from "./filter.js";
import type { Fraction } from "./fraction.js";
import type { RecordKind } from "./record.js";

/** What is measured, as a recipe of data. The engine knows the shapes; it knows no metric by name. */
export type Metric =
  | DurationMetric
  | RatioMetric
  | RetentionMetric
  | FigureMetric
  | AttemptsMetric
  | CadenceMetric
  | UptimeMetric;

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
  /** The field of the instant that stops it; absent where only the time between the two is exported. */
  readonly to?: string;
  /** Where an export may have that time itself, as the vendor's clock measured it. */
  readonly measured?: MeasuredFields;
  /** The stop is the entry into a final state, so that a history can tell of several (semantics 12). */
  readonly stopsWhenFinal?: true;
  /** A stop before the start is no fault of the data: the promise was kept before it was asked for. */
  readonly mayStopEarly?: true;
  /** The records are not the rows: each row is a message, and what is measured is the wait for an answer. */
  readonly waits?: WaitRecipe;
}

/** The fields of a time that the vendor measured, by the time that its clock counts. */
export interface MeasuredFields {
  readonly real?: string;
  readonly business?: string;
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
  readonly begunAt?: BeginField;
  /** The field of the instant at which its outcome was decided; needed for `basis: decided`. */
  readonly decidedAt?: string;
}

/**
 * The share of the records that were there when a period began and were lost in it, or kept until its end
 * (churn and retention). The cohort of a period is its stock, so a record is counted in every period that it
 * began as a member of.
 */
export interface RetentionMetric extends MetricFace {
  readonly shape: "retention";
  /** The field of the instant from which a record is there. */
  readonly from: string;
  /** The field of the instant at which it was lost; blank while it is there. */
  readonly until: string;
  readonly good: "lost" | "kept";
}

/**
 * A count, a sum, an average, or a combination of them:
 * `(top[0] ± top[1] …) / bottom × constants` (semantics 20, 29).
 */
export interface FigureMetric extends MetricFace, Counted {
  readonly shape: "figure";
  /** Added up, or taken off where it says so. */
  readonly top: readonly Aggregate[];
  readonly bottom?: Aggregate;
  /** The records of another source, or others of the same one, that it takes part of its aggregates from. */
  readonly other?: Counted & { readonly of: RecordKind | (string & {}) };
  /** What the agreement has to say with `using`. */
  readonly constants?: readonly ConstantSpec[];
  /** Those constants, once an objective has said them; the figure is multiplied by all of them. */
  readonly factors?: readonly Fraction[];
  /** `count` a whole number, `money` an amount, `number` a score; `minutes` and `ms` a time, counted in those. */
  readonly yields: "count" | "money" | "number" | "minutes" | "ms";
}

/**
 * The field of the event with which a record began, where it counts by a later one: exclusions of records that
 * started in a time ask it, in a file that has it (semantics 28).
 */
export type BeginField = string;

/** Which records of a source count, and when. */
export interface Counted {
  /** Those that count; every record in scope where absent. */
  readonly good?: Filter;
  /** The field of the instant at which a record counts. */
  readonly at: string;
  /** The field that takes its place under `attribute-to: stop`. */
  readonly stopAt?: string;
  readonly begunAt?: BeginField;
}

export interface Aggregate {
  /**
   * `count` of records, `sum` of a field of numbers, or `distinct`: how many different words a field holds,
   * a record without one counting by itself.
   */
  readonly op: "count" | "sum" | "distinct";
  /** Needed for `sum` and `distinct`. */
  readonly field?: string;
  /** Its field holds money: amounts in another currency than the target's can't be measured. */
  readonly isMoney?: boolean;
  /** Its field holds durations, which are added as milliseconds. */
  readonly isDuration?: boolean;
  /** Taken from the records of the other source. */
  readonly ofOther?: boolean;
  readonly isTakenOff?: boolean;
  /** A file without its field can't be counted; else each record then counts by itself. */
  readonly isNeeded?: boolean;
}

/** A number that an objective has to give with `using`. */
export interface ConstantSpec {
  readonly name: string;
  /** `periods` is a length of time, counted in measurement periods; `share` a percentage. */
  readonly kind: "periods" | "share";
  readonly example: string;
}

/** How soon enough attempts were made on a record; they are rows of another source, or a number in its own. */
export interface AttemptsMetric extends MetricFace {
  readonly shape: "attempts";
  /** The field of the instant that starts the clock. */
  readonly from: string;
  /** The field of the instant at which no further attempt was needed. */
  readonly reachedAt: string;
  /** The field with the number of attempts, where no other source lists them. */
  readonly count: string;
  /** The records that are attempts: their kind, the field that names the record, their instant, which reached it. */
  readonly attempts: {
    readonly of: RecordKind;
    readonly link: string;
    readonly at: string;
    /** What a word of the field must mean. */
    readonly reached: { readonly field: string; readonly words: readonly string[] };
  };
}

/** Whether something was delivered by each date of a schedule. */
export interface CadenceMetric extends MetricFace {
  readonly shape: "cadence";
  /** The field of the instant of a delivery. */
  readonly deliveredAt: string;
  /** The field that says for which date it was, where the export has one. */
  readonly dueAt: string;
}

/** The share of the agreed time that no record covers. */
export interface UptimeMetric extends MetricFace {
  readonly shape: "uptime";
  readonly startedAt: string;
  /** The field of the instant at which it ended; blank while it lasts. */
  readonly endedAt: string;
}

/** What a metric file on the shelf holds: the recipe, its place in the documentation, its own case table. */
export interface MetricEntry<M extends Metric = Metric> {
  readonly metric: M;
  /** The metric that the same name means where the target is a percentage. */
  readonly asShare?: RatioMetric;
  /** One paragraph: what it is, its formula, what it does with records that lack a value. */
  readonly description: string;
}
