import type { DiffReport } from "../model/diff.js";
import type { AuditReport } from "../model/report.js";
import type { ValidationReport } from "../model/validation.js";
import type { Verdict } from "../model/verdict.js";
import { failsRun } from "../report/objective-standing.js";

/** Nothing at or beyond the level that `--fail-on` names. */
export const EXIT_OK = 0;
/** Something is: a target is breached, or at risk where that was asked. */
const EXIT_FOUND = 1;
/** The audit is incomplete or did not run. */
export const EXIT_INCOMPLETE = 2;

export const failLevels = ["breached", "at-risk", "never"] as const;
export type FailLevel = (typeof failLevels)[number];

/** The verdicts of an objective at which a run fails. */
export const failing: Readonly<Record<FailLevel, readonly Verdict[]>> = {
  breached: ["breached"],
  "at-risk": ["breached", "at-risk", "pending"],
  never: [],
};

/**
 * The verdicts by which a run is held against its baseline: those that fail it, and what is breached where
 * nothing does.
 */
export function comparedVerdicts(failOn: FailLevel): readonly Verdict[] {
  return failing[failOn].length > 0 ? failing[failOn] : failing.breached;
}

/** Of a validation: errors, then what a strict reader does not let pass. */
export function exitCodeOfValidation(
  { problems, advice }: Pick<ValidationReport, "problems" | "advice">,
  isStrict: boolean,
): number {
  if (problems.some(({ severity }) => severity === "error")) return EXIT_INCOMPLETE;
  return isStrict && advice.length > 0 ? EXIT_FOUND : EXIT_OK;
}

/** The only place that maps a report to a number (semantics 32). Incomplete wins over breached. */
export function exitCodeOf(report: AuditReport, failOn: FailLevel): number {
  if (report.verdict === "incomplete") return EXIT_INCOMPLETE;
  const fails = report.objectives.some((each) => failsRun(each, report, failing[failOn]));
  return fails ? EXIT_FOUND : EXIT_OK;
}

/** The same of a comparison: verdicts that differ are what is found. */
export function exitCodeOfDiff({ outcome }: Pick<DiffReport, "outcome">): number {
  return { same: EXIT_OK, differs: EXIT_FOUND, incomplete: EXIT_INCOMPLETE }[outcome];
}
