import type { Filter } from "./filter.js";
import type { RecordKind } from "./record.js";

/** What is measured, as a recipe of data. The engine knows the shapes; it knows no metric by name. */
export type Metric = DurationMetric | RatioMetric | AttemptsMetric | CadenceMetric | UptimeMetric;

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
  /** One paragraph: what it is, its formula, what it does with records that lack a value. */
  readonly description: string;
}
