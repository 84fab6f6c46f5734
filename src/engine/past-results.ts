import type { Period } from "../time/period.js";
import type { EvaluationInput } from "./evaluation-input.js";
import type { ObjectivePass } from "./objective-pass.js";

/** What was counted of the measurement periods before the audited ones, for consequences that reach back. */
export interface PastResults {
  /** The run's input with that time as its span. */
  readonly input: EvaluationInput;
  readonly periods: readonly Period[];
  /** By the id of the objective. */
  readonly passes: ReadonlyMap<string, ObjectivePass>;
}
