import type { Agreement, Objective } from "../model/agreement.js";
import type { TerminationRule } from "../model/penalty.js";
import type { TerminationReport } from "../model/remedy-report.js";
import type { PeriodResult } from "../model/report.js";
import type { Period } from "../time/period.js";

export interface JudgedObjective {
  readonly objective: Objective;
  /** Its measurement periods before the audited ones, and the labels of those that lie before its data. */
  readonly before: { readonly results: readonly PeriodResult[]; readonly unknown: readonly string[] };
  /** Its audited measurement periods. */
  readonly audited: readonly PeriodResult[];
}

/**
 * Rights to end the agreement, counted per objective over measurement periods, those before the audited ones
 * too (semantics 31). A period in which the objective was not in force, or that has no data, is not breached.
 */
export function judgeTermination(
  { remedies }: Agreement,
  judged: readonly JudgedObjective[],
  past: readonly Period[],
  audited: readonly Period[],
): TerminationReport[] {
  const labels = [...past, ...audited].map(({ label }) => label);
  return (remedies?.terminateAfter ?? []).flatMap((rule) =>
    judged.flatMap(({ objective, before, audited: own }) => {
      if (own.length === 0) return [];
      const results = new Map([...before.results, ...own].map((result) => [result.label, result]));
      return [judgeRule(rule, objective, labels, results, before.unknown)];
    }),
  );
}

function judgeRule(
  rule: TerminationRule,
  { id, owner }: Objective,
  labels: readonly string[],
  results: ReadonlyMap<string, PeriodResult>,
  unknown: readonly string[],
): TerminationReport {
  // What still runs can turn round, so only periods that have ended give a right.
  const isBreached = (label: string) => {
    const result = results.get(label);
    return result?.verdict === "breached" && !result.partial;
  };
  const windowAt = (end: number) => labels.slice(Math.max(0, end + 1 - rule.of), end + 1);
  const reachedAt = labels.flatMap((_, index) =>
    windowAt(index).filter(isBreached).length >= rule.breached ? [index] : [],
  );
  const lastJudged = labels.findLastIndex((label) => results.has(label));
  const looked = [...new Set((reachedAt.length === 0 ? [lastJudged] : reachedAt).flatMap(windowAt))];
  const broken = looked.filter(isBreached);
  // In a row only those count that no other period has interrupted.
  const isInARow = rule.of === rule.breached;
  const firstOfRun = looked.findLastIndex((label) => !isBreached(label)) + 1;
  const breached = isInARow && reachedAt.length === 0 ? looked.slice(firstOfRun) : broken;
  return {
    objective: id,
    owner,
    rule: rule.text,
    needed: rule.breached,
    breached,
    reachedIn: reachedAt.map((index) => labels[index] as string),
    unknown: looked.filter((label) => unknown.includes(label) || results.get(label)?.verdict === "no-data"),
  };
}
