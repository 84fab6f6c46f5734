import type { AuditReport } from "../model/report.js";
import type { Verdict } from "../model/verdict.js";

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

/** The only place that maps a report to a number (semantics 32). Incomplete wins over breached. */
export function exitCodeOf(report: AuditReport, failOn: FailLevel): number {
  if (report.verdict === "incomplete") return EXIT_INCOMPLETE;
  // A period without data is worse than one at risk in the objective's own verdict, but must not hide it.
  const verdicts = report.objectives.flatMap(({ verdict, periods }) => [
    verdict,
    ...periods.map((period) => period.verdict),
  ]);
  return verdicts.some((verdict) => failing[failOn].includes(verdict)) ? EXIT_FOUND : EXIT_OK;
}
