import type { DefinitionProblems } from "./problems/definition.js";
import type { DiffProblems } from "./problems/diff.js";
import type { IntakeProblems } from "./problems/intake.js";
import type { PlanProblems } from "./problems/plan.js";
import type { RunProblems } from "./problems/run.js";
import type { SupportProblems } from "./problems/support.js";

/** The arguments of every problem, by its code. Its wording stands in `report/wording`. */
export interface ProblemArgs
  extends DefinitionProblems,
    IntakeProblems,
    RunProblems,
    PlanProblems,
    DiffProblems,
    SupportProblems {}

export type ProblemCode = keyof ProblemArgs;

/** An error makes the audit incomplete (exit 2). A warning is printed and changes no verdict. */
export type Severity = "error" | "warning";

/** Where something stands in a file. Lines and columns count from 1. */
export interface Place {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

/** The line of the file that a problem points at, and the part of it that is marked with carets. */
export interface Excerpt {
  readonly line: number;
  readonly text: string;
  /** The first marked character, from 1. */
  readonly column: number;
  /** How many characters are marked, at least 1. */
  readonly length: number;
}

/** A problem is data: collected, never thrown one at a time, and worded in one place. */
export interface ProblemOf<C extends ProblemCode> extends Partial<Place> {
  readonly code: C;
  readonly severity: Severity;
  readonly args: ProblemArgs[C];
  readonly excerpt?: Excerpt;
}

export type Problem = { [C in ProblemCode]: ProblemOf<C> }[ProblemCode];
