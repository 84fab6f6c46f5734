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
      return [judgeRule(rule, objective, labels, past.length, results, before.unknown)];
    }),
  );
}

function judgeRule(
  rule: TerminationRule,
  { id, owner }: Objective,
  labels: readonly string[],
  firstAudited: number,
  results: ReadonlyMap<string, PeriodResult>,
  unknown: readonly string[],
): TerminationReport {
  const isBreached = (label: string) => results.get(label)?.verdict === "breached";
  const windowAt = (end: number) => labels.slice(Math.max(0, end + 1 - rule.of), end + 1);
  const reachedIn = labels.filter(
    (_, index) => index >= firstAudited && windowAt(index).filter(isBreached).length >= rule.breached,
  );
  // Once there, the right is told as it was when it last existed.
  const lastReached = reachedIn.at(-1);
  const end =
    lastReached === undefined
      ? labels.findLastIndex((label) => results.has(label))
      : labels.indexOf(lastReached);
  const looked = windowAt(end);
  return {
    objective: id,
    owner,
    rule: rule.text,
    needed: rule.breached,
    breached: looked.filter(isBreached),
    reachedIn,
    unknown: looked.filter((label) => unknown.includes(label) || results.get(label)?.verdict === "no-data"),
  };
}
