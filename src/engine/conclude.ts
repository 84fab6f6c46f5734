import type { Objective } from "../model/agreement.js";
import type { EvaluationResult } from "../model/evaluation.js";
import { sumMoney } from "../model/money.js";
import type { Problem } from "../model/problem.js";
import type { RemedyReport } from "../model/remedy-report.js";
import type { BreachReport, Counts, ObjectiveReport, PeriodReport } from "../model/report.js";
import type { ReviewObjective } from "../model/review.js";
import type { Subject } from "../model/subject.js";
import { type Verdict, worstVerdict } from "../model/verdict.js";
import { createPeriodGrid, measurementPeriods, type Period } from "../time/period.js";
import { createZone } from "../time/zone.js";
import { orderBreaches } from "./breach-log.js";
import { openDisputeWindow } from "./dispute-window.js";
import type { EvaluationEnd } from "./evaluation-end.js";
import type { EvaluationInput } from "./evaluation-input.js";
import { findProblems } from "./find-problems.js";
import { filledPeriods, type ObjectivePass } from "./objective-pass.js";
import { reportOutages } from "./outage-span.js";
import { reportBreaches } from "./report-breaches.js";
import {
  auditLevels,
  type EscalatedPass,
  reportEscalations,
  unauditedEscalations,
} from "./report-escalations.js";
import { reportObjective, reportPeriod } from "./report-objective.js";
import { reviewObjective } from "./review-objective.js";
import { type RemediedObjective, settleRemedies } from "./settle-remedies.js";

/** Turns what the passes remembered into results, evidence and problems. */
export function concludeEvaluation(end: EvaluationEnd): EvaluationResult {
  const { input, runs, objectives, fileNames, unread, past } = end;
  const passOf = new Map(runs.flatMap(({ passes }) => passes.map((pass) => [pass.objective.id, pass])));
  const periods = judgedPeriods(input, [...passOf.values()]);
  const problems: Problem[] = findProblems(end);
  // That a whole source is empty says it once for all of its objectives.
  const emptySources = new Set(
    problems.flatMap((problem) => (problem.code === "no-records-in-period" ? problem.args.sources : [])),
  );
  const reports: ObjectiveReport[] = [];
  const breaches: BreachReport[] = [];
  const subjects: (readonly Subject[])[] = [];
  const review: ReviewObjective[] = [];
  const reviewOf = (pass: ObjectivePass, report: ObjectiveReport) => {
    if (input.review !== undefined) review.push(reviewObjective(input, pass, report, input.review));
  };
  const counted: Verdict[] = [];
  const escalated: EscalatedPass[] = [];
  const disputableUntil = openDisputeWindow(input.agreement, end.calendarOf, input.asOf);
  const remedied: RemediedObjective[] = [];
  for (const objective of objectives) {
    const pass = passOf.get(objective.id) as ObjectivePass;
    const report = reportObjective(input, pass, periods);
    if ([objective.source, ...pass.collectsFrom].some((source) => unread.has(source))) {
      const unknown = withoutFigures(report);
      reports.push(unknown);
      reviewOf(pass, unknown);
      counted.push("incomplete");
      continue;
    }
    const files = fileNames.get(objective.source) ?? [];
    const outages = pass.outages && reportOutages(pass.outages, pass.scope.slots.periods, files);
    const escalationAudit = input.review === undefined ? auditLevels(pass) : undefined;
    reports.push({
      ...report,
      ...(outages === undefined ? {} : { outages }),
      ...(escalationAudit === undefined ? {} : { escalationAudit }),
      ...(escalationAudit === undefined || objective.escalatedIn === undefined
        ? {}
        : { escalatedIn: objective.escalatedIn.source }),
    });
    reviewOf(pass, report);
    remedied.push({ objective, pass, report, past: past?.passes.get(objective.id) });
    if (input.review === undefined) {
      for (const breach of reportBreaches(input.agreement, pass, files, input.asOf, disputableUntil)) {
        breaches.push(breach);
      }
      escalated.push({ pass, files });
      if (input.tellsSubjects)
        for (const breach of orderBreaches(pass.breaches)) subjects.push(breach.subjects ?? []);
    }
    if (report.periods.length === 0 && report.counts.total === 0) continue;
    if (report.verdict !== "no-data" || objective.noData !== "pass") counted.push(report.verdict);
    if (!emptySources.has(objective.source)) problems.push(...noDataProblems(objective, report));
  }
  const escalations = reportEscalations(input.agreement, escalated);
  // Who asks after one record asks for its verdict.
  if (input.watch === undefined) problems.push(...unauditedEscalations(escalated));
  const dormant = reports.filter(({ verdict, periods: own }) => own.length === 0 && verdict === "no-data");
  problems.push(...dormantProblems(input, dormant, reports.length));
  const remedies = input.watch === undefined ? settleRemedies(input, remedied, periods, past) : undefined;
  return {
    period: reportSpan(input, periods),
    verdict: worstVerdict(counted),
    groupBy: input.groupBy ?? null,
    objectives: remedies === undefined ? reports : reports.map((report) => withCredit(report, remedies)),
    breaches,
    ...escalations,
    ...(input.tellsSubjects ? { subjects } : {}),
    ...(input.review === undefined ? {} : { review }),
    ...(remedies === undefined ? {} : { remedies }),
    findings: end.findings,
    problems,
    audited: new Map(runs.map(({ source, audited }) => [source.name, audited])),
    unmeasurable: new Map(runs.map(({ source, unmeasurable }) => [source.name, unmeasurable])),
  };
}

/** An objective whose breaches can cost something says what they came to. */
function withCredit(report: ObjectiveReport, { periods, currency }: RemedyReport): ObjectiveReport {
  const own = periods.flatMap(({ parties }) =>
    parties.flatMap(({ steps }) =>
      steps.filter(({ objective, isReward }) => objective === report.id && !isReward),
    ),
  );
  if (own.length === 0) return report;
  return {
    ...report,
    credit: sumMoney(
      own.map(({ amount }) => amount),
      currency,
    ),
  };
}

/** Of a source that can't be trusted no figure is told, not even of the rows that went by before that was found. */
function withoutFigures(report: ObjectiveReport): ObjectiveReport {
  const { counts, actual, attainment } = report;
  return {
    ...report,
    verdict: "incomplete",
    actual: { ...actual, value: null, text: "no data", lowerBound: false },
    counts: Object.fromEntries(Object.keys(counts).map((verdict) => [verdict, 0])) as unknown as Counts,
    attainment: attainment === null ? null : { gross: null, adjusted: null },
    budget: null,
    periods: [],
    parts: [],
    groups: [],
    exclusions: [],
  };
}

/**
 * The measurement periods in order; for `all`, from the first with a record that is judged to the last, without a
 * gap. What lies ahead of as-of has no part in it, such as the date on which an open deal is expected to close.
 */
function judgedPeriods(
  { agreement, span, asOf }: EvaluationInput,
  passes: readonly ObjectivePass[],
): Period[] {
  const { measurementUnit: unit, fiscalYearStart } = agreement;
  const grid = createPeriodGrid({ unit, zone: createZone(agreement.timezone), fiscalYearStart });
  if (span !== "all") return measurementPeriods(grid, span);
  const met = passes
    .flatMap(filledPeriods)
    .filter(({ fromMs }) => fromMs < asOf)
    .map(({ fromMs }) => grid.ordinalOf(fromMs));
  if (met.length === 0) return [];
  const first = met.reduce((a, b) => Math.min(a, b));
  const last = met.reduce((a, b) => Math.max(a, b));
  return Array.from({ length: last - first + 1 }, (_, index) => grid.period(first + index));
}

function reportSpan({ span, asOf }: EvaluationInput, periods: readonly Period[]): PeriodReport {
  if (span !== "all") return reportPeriod(span, asOf);
  const first = periods[0];
  const last = periods.at(-1);
  // Without a single record there is no span; the one instant that is known stands for both ends.
  return reportPeriod({ label: "all", fromMs: first?.fromMs ?? asOf, toMs: last?.toMs ?? asOf }, asOf);
}

/** Objectives that are in force in none of the periods. Where that leaves nothing to judge, nothing was kept. */
function dormantProblems(
  { agreement, span, asOf }: EvaluationInput,
  dormant: readonly ObjectiveReport[],
  judged: number,
): Problem[] {
  if (dormant.length === 0 || span === "all") return [];
  const hasBegun = span.fromMs < asOf;
  return [
    {
      code: hasBegun ? "not-in-force" : "period-not-begun",
      severity: dormant.length === judged ? "error" : "warning",
      file: agreement.file,
      args: {
        objectives: dormant.map(({ id }) => id),
        period: span.label,
        asOf: new Date(asOf).toISOString(),
        timezone: agreement.timezone,
      },
    },
  ];
}

/** The periods without data, as the objective's `no-data` asks (semantics 20). */
function noDataProblems(objective: Objective, report: ObjectiveReport): Problem[] {
  if (objective.noData === "pass") return [];
  const lacking = report.periods.filter(({ verdict }) => verdict === "no-data");
  if (lacking.length === 0) return [];
  const periods = lacking.map(({ label, counts }) => ({
    label,
    records: counts.total - counts.unmeasurable - counts.excluded,
    leftOut: counts.unmeasurable + counts.excluded,
  }));
  return [
    {
      code: "no-data",
      severity: objective.noData === "fail" ? "error" : "warning",
      ...objective.at,
      args: {
        objective: objective.id,
        source: objective.source,
        periods,
        minimum: objective.minimumRecords,
        isFiltered: objective.where !== undefined,
        isAccepted: objective.noData === "warn",
      },
    },
  ];
}
