import type { Agreement, Objective } from "../model/agreement.js";
import type { EvaluationResult } from "../model/evaluation.js";
import type { Problem } from "../model/problem.js";
import type { BreachReport, ObjectiveReport, PeriodReport, Result } from "../model/report.js";
import { type Verdict, worstVerdict } from "../model/verdict.js";
import { createPeriodGrid, measurementPeriods, type Period } from "../time/period.js";
import { createZone } from "../time/zone.js";
import type { EvaluationInput, SourceRun } from "./evaluation-input.js";
import { findProblems } from "./find-problems.js";
import { judge, needsTimes } from "./judge.js";
import type { ObjectivePass } from "./objective-pass.js";
import { type Cell, createCell, mergeCells } from "./tally.js";

/** Turns what the passes remembered into results, evidence and problems. */
export function concludeEvaluation(
  input: EvaluationInput,
  runs: readonly SourceRun[],
  objectives: readonly Objective[],
  fileNames: ReadonlyMap<string, readonly string[]>,
  unread: ReadonlySet<string>,
): EvaluationResult {
  const { agreement, asOf } = input;
  const passOf = new Map(runs.flatMap(({ passes }) => passes.map((pass) => [pass.objective.id, pass])));
  const periods = judgedPeriods(input, [...passOf.values()]);
  const problems: Problem[] = findProblems(
    input,
    runs.filter(({ source }) => !unread.has(source.name)),
    fileNames,
  );
  // That a whole source is empty says it once for all of its objectives.
  const emptySources = new Set(
    problems.flatMap((problem) => (problem.code === "no-records-in-period" ? [problem.args.source] : [])),
  );
  const reports: ObjectiveReport[] = [];
  const breaches: BreachReport[] = [];
  const counted: Verdict[] = [];
  for (const objective of objectives) {
    const pass = passOf.get(objective.id) as ObjectivePass;
    const report = reportObjective(agreement, pass, periods, input);
    if (unread.has(objective.source)) {
      reports.push({ ...report, verdict: "incomplete", periods: [] });
      counted.push("incomplete");
      continue;
    }
    reports.push(report);
    for (const breach of reportBreaches(pass, fileNames.get(objective.source) ?? [])) breaches.push(breach);
    if (report.verdict !== "no-data" || objective.noData !== "pass") counted.push(report.verdict);
    if (!emptySources.has(objective.source)) problems.push(...noDataProblems(objective, report));
  }
  return {
    period: spanReport(input.span, periods, asOf),
    verdict: worstVerdict(counted),
    objectives: reports,
    breaches,
    problems,
    audited: new Map(runs.map(({ source, audited }) => [source.name, audited])),
    unmeasurable: new Map(runs.map(({ source, unmeasurable }) => [source.name, unmeasurable])),
  };
}

/** The measurement periods in order; for `all`, from the first with a record to the last, without a gap. */
function judgedPeriods({ agreement, span }: EvaluationInput, passes: readonly ObjectivePass[]): Period[] {
  const { measurementUnit: unit, fiscalYearStart } = agreement;
  const grid = createPeriodGrid({ unit, zone: createZone(agreement.timezone), fiscalYearStart });
  if (span !== "all") return measurementPeriods(grid, span);
  const met = passes.flatMap(({ scope }) => scope.slots.periods.map(({ fromMs }) => grid.ordinalOf(fromMs)));
  if (met.length === 0) return [];
  const first = met.reduce((a, b) => Math.min(a, b));
  const last = met.reduce((a, b) => Math.max(a, b));
  return Array.from({ length: last - first + 1 }, (_, index) => grid.period(first + index));
}

function spanReport(span: Period | "all", periods: readonly Period[], asOf: number): PeriodReport {
  if (span !== "all") return periodReport(span, asOf);
  const first = periods[0];
  const last = periods.at(-1);
  // Without a single record there is no span; the one instant that is known stands for both ends.
  if (first === undefined || last === undefined) {
    return periodReport({ label: "all", fromMs: asOf, toMs: asOf }, asOf);
  }
  return periodReport({ label: "all", fromMs: first.fromMs, toMs: last.toMs }, asOf);
}

function periodReport({ label, fromMs, toMs }: Period, asOf: number): PeriodReport {
  return { label, from: isoOf(fromMs), to: isoOf(toMs), partial: toMs > asOf };
}

function reportObjective(
  agreement: Agreement,
  pass: ObjectivePass,
  periods: readonly Period[],
  { span, asOf }: EvaluationInput,
): ObjectiveReport {
  const { objective } = pass;
  const percentileMethod = agreement.conventions.percentile;
  const resultOf = (cell: Cell, fromMs: number): Result =>
    judge(objective, cell, { percentileMethod, limitMs: pass.limitAt(fromMs) });
  const empty = createCell(needsTimes(objective.target));
  const slotOf = new Map(pass.scope.slots.periods.map(({ fromMs }, slot) => [fromMs, slot]));
  const filled = periods.map((period) => ({ period, cell: pass.cells[slotOf.get(period.fromMs) ?? -1] }));
  // Under `all` an objective begins with its first record; a gap later on, or an early end, is no data.
  const first = span === "all" ? filled.findIndex(({ cell }) => cell !== undefined) : 0;
  const judged = (first < 0 ? [] : filled.slice(first)).map(({ period, cell = empty }) => ({ period, cell }));
  const results = judged.map(({ period, cell }) => ({
    ...periodReport(period, asOf),
    ...resultOf(cell, period.fromMs),
  }));
  const cells = judged.map(({ cell }) => cell);
  const total = resultOf(mergeCells([...cells, pass.undated]), judged[0]?.period.fromMs ?? asOf);
  const { metric } = objective;
  return {
    id: objective.id,
    title: objective.title ?? metric.title,
    metric: metric.id,
    source: objective.source,
    owner: objective.owner,
    calendar: objective.calendar ?? null,
    target: objective.target.text,
    basis: metric.shape === "ratio" ? objective.basis : null,
    line: objective.at.line ?? null,
    ...total,
    // Each measurement period is judged on its own; the total stands beside (semantics 23).
    verdict: results.length === 0 ? "no-data" : worstVerdict(results.map(({ verdict }) => verdict)),
    periods: results,
  };
}

function* reportBreaches(pass: ObjectivePass, files: readonly string[]): Generator<BreachReport> {
  for (const breach of pass.breaches.inOrder()) {
    yield {
      objective: pass.objective.id,
      record: breach.record,
      account: breach.account,
      owner: breach.owner,
      file: files[breach.file] ?? "",
      line: breach.line,
      period: pass.scope.slots.periods[breach.slot]?.label ?? "",
      startedAt: isoOf(breach.startedAt),
      dueAt: isoOrNull(breach.dueAt),
      stoppedAt: isoOrNull(breach.stoppedAt),
      elapsedMs: breach.elapsedMs,
      limitMs: breach.limitMs,
      overrunMs: breach.elapsedMs - breach.limitMs,
      verdict: Number.isNaN(breach.stoppedAt) ? "overdue" : "breached",
    };
  }
}

/** The periods without data, as the objective's `no-data` asks (semantics 20). */
function noDataProblems(objective: Objective, report: ObjectiveReport): Problem[] {
  if (objective.noData === "pass") return [];
  const lacking = report.periods.filter(({ verdict }) => verdict === "no-data");
  if (lacking.length === 0) return [];
  const periods = lacking.map(({ label, counts }) => ({
    label,
    records: counts.total - counts.unmeasurable,
  }));
  return [
    {
      code: "no-data",
      severity: objective.noData === "fail" ? "error" : "warning",
      ...objective.at,
      args: { objective: objective.id, periods, minimum: objective.minimumRecords },
    },
  ];
}

function isoOf(ms: number): string {
  return new Date(ms).toISOString();
}

function isoOrNull(ms: number): string | null {
  return Number.isFinite(ms) ? isoOf(ms) : null;
}
