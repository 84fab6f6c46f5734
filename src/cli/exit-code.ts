import type { AuditReport } from "../model/report.js";
import type { Verdict } from "../model/verdict.js";

/** Nothing at or beyond the level that `--fail-on` names. */
export const EXIT_OK = 0;
/** Something is: a target is breached, or at risk where that was asked. */
export const EXIT_FOUND = 1;
/** The audit is incomplete or did not run. */
export const EXIT_INCOMPLETE = 2;

export const failLevels = ["breached", "at-risk", "never"] as const;
export type FailLevel = (typeof failLevels)[number];

const failing: Readonly<Record<FailLevel, readonly Verdict[]>> = {
  breached: ["breached"],
  "at-risk": ["breached", "at-risk", "pending"],
  never: [],
};

/** The only place that maps a report to a number (semantics 32). Incomplete wins over breached. */
export function exitCodeOf(report: AuditReport, failOn: FailLevel): number {
  if (report.verdict === "incomplete") return EXIT_INCOMPLETE;
  return report.objectives.some(({ verdict }) => failing[failOn].includes(verdict)) ? EXIT_FOUND : EXIT_OK;
}
