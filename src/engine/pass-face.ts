import type { ObjectivePass } from "./objective-pass.js";
import type { PassPlan } from "./pass-plan.js";

type Face = Pick<
  ObjectivePass,
  | "objective"
  | "collectsFrom"
  | "scope"
  | "parts"
  | "grouping"
  | "breaches"
  | "checks"
  | "deciding"
  | "undecidedWords"
  | "limitAt"
>;

/** What is the same for the pass of every shape: a shape says only where it differs. */
export function facePass({ objective, collected, scope, terms, grouping, checks }: PassPlan): Face {
  return {
    objective,
    collectsFrom: collected,
    scope,
    parts: terms.parts,
    grouping,
    breaches: [],
    checks,
    deciding: [],
    undecidedWords: new Map(),
    limitAt: () => undefined,
  };
}
