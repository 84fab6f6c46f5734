import type { AuditReport, ObjectiveReport } from "../model/report.js";
import type { Verdict } from "../model/verdict.js";

/**
 * How a build should take an objective, so that it is as red as the exit code (semantics 32): `fails`; `unjudged`
 * where the audit is incomplete for it; `passes`; `noted` where it is neither met nor a reason to fail.
 */
export type Standing = "fails" | "unjudged" | "passes" | "noted";

/** @param failsAt the verdicts at which the run fails, of an objective or of one of its measurement periods */
export function standingOf(
  { verdict, periods }: Pick<ObjectiveReport, "verdict" | "periods">,
  report: AuditReport,
  failsAt: readonly Verdict[] = ["breached"],
): Standing {
  if (verdict === "incomplete") return "unjudged";
  if ([verdict, ...periods.map((period) => period.verdict)].some((each) => failsAt.includes(each))) {
    return "fails";
  }
  if (verdict === "no-data") {
    const failed = report.problems.some(({ code, severity }) => code === "no-data" && severity === "error");
    return failed ? "unjudged" : "noted";
  }
  return verdict === "met" || verdict === "at-risk" ? "passes" : "noted";
}
