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
