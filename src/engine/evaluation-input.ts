import type { Agreement, SourceSpec } from "../model/agreement.js";
import type { Period } from "../time/period.js";
import type { ObjectivePass } from "./objective-pass.js";

export interface EvaluationInput {
  readonly agreement: Agreement;
  /** The time to judge, or `all` for every measurement period that has records. */
  readonly span: Period | "all";
  /** Open records are judged as of this instant, in epoch milliseconds (semantics 26). */
  readonly asOf: number;
  /** The ids of the objectives to judge; all of them where absent. */
  readonly objectives?: ReadonlySet<string>;
}

/** The rows of one source and everything that is measured on them. */
export interface SourceRun {
  readonly source: SourceSpec;
  readonly passes: readonly ObjectivePass[];
  /** Rows in scope, by file. */
  readonly audited: number[];
  unmeasurable: number;
  rows: number;
}
