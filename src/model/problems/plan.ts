import type { PlanInputName } from "../plan-names.js";

/** The arguments of each problem of a plan, by code. */
export interface PlanProblems {
  /** Figures that neither an option nor a definition gives. */
  "plan-inputs-missing": {
    missing: readonly { readonly name: PlanInputName; readonly option: string; readonly example: string }[];
    /** The definition that could not give them; null where none was named. */
    definition: string | null;
  };
  /** A rate that was measured, and that nothing can be divided by. */
  "plan-rate-unusable": {
    name: PlanInputName;
    option: string;
    example: string;
    source: string;
    period: string;
    /** Nothing to measure; none of the records is good; more conversions than qualified leads. */
    reason: "no-records" | "none-good" | "above-qualified";
    of: number;
  };
  /** No lead of the export became an opportunity, so that the plan goes on without that rate. */
  "plan-conversion-unknown": { option: string; source: string; period: string; of: number };
}
