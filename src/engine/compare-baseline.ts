import type { Baseline, MissIdentity } from "../model/baseline.js";
import type { BaselineReport, BaselineResult, NewResult, NoveltyReason } from "../model/baseline-report.js";
import type {
  AuditReport,
  BreachReport,
  ObjectiveReport,
  PartReport,
  PeriodResult,
} from "../model/report.js";
import { type Verdict, verdicts } from "../model/verdict.js";
import { matchMisses } from "./match-misses.js";

/**
 * Holds an audit against an earlier one. A result that fails is known where the baseline has it failing at least
 * as badly: one judged record by record when all of its misses are in the baseline too, any other when its
 * figure is no worse. Whatever can't be compared is new.
 *
 * @param failsAt the verdicts at which a result fails, of both reports
 */
export function compareBaseline(
  report: AuditReport,
  baseline: Baseline,
  origin: { readonly file: string; readonly sha256: string },
  failsAt: readonly Verdict[],
): AuditReport {
  const misses = matchMisses(report.breaches, baseline.breaches);
  const newMisses = countByResult(report, misses.fresh);
  const before = listBefore(baseline);
  const fresh: NewResult[] = [];
  const known: BaselineResult[] = [];
  const resolved: BaselineResult[] = [];
  const isComplete = report.verdict !== "incomplete";
  const judged = new Set<string>();
  for (const objective of report.objectives) {
    const results = listResults(objective);
    for (const { part, result } of results) {
      const key = keyOf(objective.id, part.override, result.label);
      const was = before.get(key);
      const told: BaselineResult = {
        objective: objective.id,
        override: part.override,
        period: result.label,
        verdict: result.verdict,
        actual: result.actual.text,
        before: was === undefined ? null : { verdict: was.verdict, actual: was.actual.text },
      };
      if (isJudged(result)) judged.add(`${objective.id}\n${result.label}`);
      if (failsAt.includes(result.verdict)) {
        const count = newMisses.get(key) ?? 0;
        const because = findNovelty(result, part.goal, was, count, failsAt);
        if (because === undefined) known.push(told);
        else fresh.push({ ...told, because, newMisses: count });
      } else if (isComplete && was !== undefined && failsAt.includes(was.verdict) && isJudged(result)) {
        resolved.push(told);
      }
    }
    // A verdict that no period explains must not be excused by there being none.
    if (
      failsAt.includes(objective.verdict) &&
      !results.some(({ result }) => failsAt.includes(result.verdict))
    )
      fresh.push(unexplained(objective, report));
  }
  const gone = isComplete
    ? misses.gone.filter(({ objective, period }) => judged.has(`${objective}\n${period}`))
    : [];
  const told: BaselineReport = {
    ...origin,
    asOf: baseline.asOf,
    period: baseline.period.label,
    new: fresh,
    known,
    resolved,
    misses: {
      new: misses.fresh.length,
      known: misses.known.size,
      resolved: gone.map(({ objective, record, period, cycle }) => ({
        objective,
        record,
        period,
        ...(cycle === undefined ? {} : { cycle }),
      })),
    },
  };
  return {
    ...report,
    breaches: report.breaches.map((breach) =>
      misses.known.has(breach) ? { ...breach, known: true as const } : breach,
    ),
    baseline: told,
  };
}

type Part = Pick<PartReport, "override" | "goal">;

/** Everything of an objective that is judged alone (semantics 21, 23). */
function listResults(objective: ObjectiveReport): { part: Part; result: PeriodResult }[] {
  const { parts, goal } = objective;
  const whole = { override: null, periods: objective.periods, ...(goal === undefined ? {} : { goal }) };
  return (parts.length > 0 ? parts : [whole]).flatMap((part) =>
    part.periods.map((result) => ({ part, result })),
  );
}

type Before = Baseline["objectives"][number]["periods"][number];

function listBefore({ objectives }: Baseline): Map<string, Before> {
  const before = new Map<string, Before>();
  for (const { id, parts, periods } of objectives) {
    for (const part of parts.length > 0 ? parts : [{ override: null, periods }]) {
      for (const result of part.periods) before.set(keyOf(id, part.override, result.label), result);
    }
  }
  return before;
}

function findNovelty(
  now: PeriodResult,
  goal: Part["goal"],
  before: Before | undefined,
  newMisses: number,
  failsAt: readonly Verdict[],
): NoveltyReason | undefined {
  if (before === undefined) return "not-judged";
  if (!failsAt.includes(before.verdict)) return "not-failing";
  if (verdicts.indexOf(now.verdict) > verdicts.indexOf(before.verdict)) return "worse-verdict";
  // Only a share of records within a limit has an attainment; then the records are the evidence.
  if (now.attainment !== null) return newMisses > 0 ? "new-misses" : undefined;
  return isNoWorse(now.actual, before.actual, goal) ? undefined : "figure";
}

function isNoWorse(now: Before["actual"], before: Before["actual"], goal: Part["goal"]): boolean {
  if (now.unit !== before.unit || now.value === null || before.value === null) return false;
  if (now.value === before.value) return true;
  if (goal === undefined) return false;
  return goal.bound === "at-least" ? now.value > before.value : now.value < before.value;
}

/** The new misses of each result; an override that sets no target belongs to the objective's own. */
function countByResult(report: AuditReport, fresh: readonly BreachReport[]): Map<string, number> {
  const overrides = new Map(
    report.objectives.map(({ id, parts }) => [id, new Set(parts.map(({ override }) => override))]),
  );
  const counts = new Map<string, number>();
  for (const { objective, override, period } of fresh) {
    const key = keyOf(objective, overrides.get(objective)?.has(override) ? override : null, period);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function isJudged({ verdict }: PeriodResult): boolean {
  return verdict !== "no-data" && verdict !== "incomplete";
}

function unexplained({ id, verdict, actual }: ObjectiveReport, { period }: AuditReport): NewResult {
  const result = { objective: id, override: null, period: period.label, verdict, actual: actual.text };
  return { ...result, before: null, because: "not-judged", newMisses: 0 };
}

function keyOf(objective: string, override: MissIdentity["record"] | null, period: string): string {
  return JSON.stringify([objective, override, period]);
}
