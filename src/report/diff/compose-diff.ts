import type { DiffReport, DiffSide, SidedProblem, TermChange } from "../../model/diff.js";
import type { AuditReport, ProblemReport } from "../../model/report.js";

/** What the engine found out of two audits; the words of the changes stand beside it. */
export interface DiffParts extends Pick<DiffReport, "outcome" | "objectives" | "credits" | "termination"> {
  readonly changes: readonly TermChange[];
  /** Of holding the two together. */
  readonly problems: readonly ProblemReport[];
}

/** The report of a comparison, from the two audits and what differs between them. */
export function composeDiff(old: AuditReport, now: AuditReport, parts: DiffParts): DiffReport {
  const { outcome, changes, objectives, credits, termination, problems } = parts;
  return {
    schema: "sla-audit/diff@1",
    tool: now.tool,
    asOf: now.asOf,
    outcome,
    old: sideOf(old),
    new: sideOf(now),
    changes: changes.map(({ key, old: was, new: is }) => ({ key, old: was, new: is })),
    objectives,
    credits,
    termination,
    problems: [
      ...problems.map((problem) => ({ of: "both" as const, ...problem })),
      ...mergeProblems(old.problems, now.problems),
    ],
  };
}

function sideOf({ agreement, period, timezone, conventions, verdict, inputs }: AuditReport): DiffSide {
  return { agreement, period, timezone, conventions, verdict, inputs };
}

/** The same exports have the same problems: what both audits say is said once. */
function mergeProblems(old: readonly ProblemReport[], now: readonly ProblemReport[]): SidedProblem[] {
  const waiting = new Map<string, number>();
  for (const problem of now) count(waiting, problem, 1);
  const ofOld = old.map((problem): SidedProblem => {
    const isShared = (waiting.get(nameOf(problem)) ?? 0) > 0;
    if (isShared) count(waiting, problem, -1);
    return { of: isShared ? "both" : "old", ...problem };
  });
  // What is left in the count is NEW's alone, the last ones of its kind.
  const ofNew: SidedProblem[] = [];
  for (const problem of [...now].reverse()) {
    if ((waiting.get(nameOf(problem)) ?? 0) === 0) continue;
    count(waiting, problem, -1);
    ofNew.unshift({ of: "new", ...problem });
  }
  return [...ofOld, ...ofNew];
}

function nameOf(problem: ProblemReport): string {
  return JSON.stringify(problem);
}

function count(counts: Map<string, number>, problem: ProblemReport, by: number): void {
  const name = nameOf(problem);
  counts.set(name, (counts.get(name) ?? 0) + by);
}
