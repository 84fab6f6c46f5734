import type { AuditReport, ObjectiveReport, Result } from "../model/report.js";
import type { Verdict } from "../model/verdict.js";

/**
 * How a build should take an objective, so that it is as red as the exit code (semantics 32): `fails`; `unjudged`
 * where the audit is incomplete for it; `passes`; `noted` where it is neither met nor a reason to fail.
 */
export type Standing = "fails" | "unjudged" | "passes" | "noted";

/** What decides how an objective is taken: its own verdict, and those of the periods that it is judged by. */
interface Judged extends Pick<ObjectiveReport, "id" | "verdict"> {
  readonly periods: readonly Pick<Result, "verdict">[];
}

/**
 * Whether an objective fails the run: by a verdict of its own or of one of its measurement periods, unless a
 * baseline excuses all of it.
 *
 * @param failsAt the verdicts that fail
 */
export function failsRun(
  { id, verdict, periods }: Judged,
  { baseline }: Pick<AuditReport, "baseline">,
  failsAt: readonly Verdict[],
): boolean {
  // A period without data is worse than one at risk in the objective's own verdict, but must not hide it.
  const all = [verdict, ...periods.map((period) => period.verdict)];
  if (!all.some((each) => failsAt.includes(each))) return false;
  return baseline === undefined || baseline.new.some(({ objective }) => objective === id);
}

/** @param failsAt the verdicts at which the run fails, of an objective or of one of its measurement periods */
export function standingOf(
  objective: Judged,
  report: Pick<AuditReport, "baseline" | "problems">,
  failsAt: readonly Verdict[] = ["breached"],
): Standing {
  const { verdict } = objective;
  if (verdict === "incomplete") return "unjudged";
  if (failsRun(objective, report, failsAt)) return "fails";
  if (verdict === "no-data") {
    const failed = report.problems.some(({ code, severity }) => code === "no-data" && severity === "error");
    return failed ? "unjudged" : "noted";
  }
  return verdict === "met" || verdict === "at-risk" ? "passes" : "noted";
}
