import { anyFigure, plainObjective } from "../definition/plain-objective.js";
import { createEvaluation, type Evaluation } from "../engine/evaluate.js";
import type { Agreement, Objective } from "../model/agreement.js";
import type { PlanInputName, PlanMeasurement, PlanStep } from "../model/plan.js";
import type { Problem } from "../model/problem.js";
import type { AuditReport, ObjectiveReport } from "../model/report.js";
import type { PlanFigure } from "../planning/compose-plan.js";
import { createPeriodGrid, measurementPeriods, type Period } from "../time/period.js";
import { createZone } from "../time/zone.js";
import { type AuditedSettings, audit } from "./audit.js";
import type { DefinitionFile } from "./read-definition.js";
import { planOptions } from "./settle-plan.js";
import type { Terminal } from "./terminal.js";

/** What exports can tell of a plan, by the metric that tells it. */
const metricOf = {
  dealValue: "revenue",
  closeRate: "close-rate",
  conversionRate: "opportunity-conversion-rate",
  qualificationRate: "lead-qualification-rate",
} as const;

type MeasuredName = keyof typeof metricOf;

export interface Measurable {
  readonly name: MeasuredName;
  readonly objective: Objective;
  /** The objective of the definition that it was made of. */
  readonly promised: string | null;
  /** Of a deal's value: how many deals the revenue is of. */
  readonly deals?: Objective;
}

/**
 * The figures that a definition's sources can tell. Where it promises the metric itself, its first objective says
 * which records count and on which basis; else all do, and a close rate is that of the deals that were decided.
 */
export function findMeasurable(
  agreement: Agreement,
  isAsked: (name: MeasuredName) => boolean,
  currency: string | undefined,
): Measurable[] {
  const ids = new Set<string>();
  const named = (objective: Objective): Objective => {
    let { id } = objective;
    while (ids.has(id)) id = `${id}-2`;
    ids.add(id);
    return { ...objective, id };
  };
  const found: Measurable[] = [];
  for (const name of (Object.keys(metricOf) as MeasuredName[]).filter(isAsked)) {
    const own = agreement.objectives.find(({ metric }) => metric.id === metricOf[name]);
    const plain = own ?? plainObjective(metricOf[name], agreement);
    if (plain === undefined) continue;
    const money = currency ?? agreement.sources.get(plain.source)?.currency;
    const target =
      name === "dealValue" ? { target: anyFigure("number", money) } : { target: anyFigure("share") };
    const basis = own === undefined && name === "closeRate" ? { basis: "decided" as const } : {};
    const objective = named({ ...plain, ...target, ...basis, ...unpromised });
    const sales = name === "dealValue" ? plainObjective("sales-volume", agreement) : undefined;
    found.push({
      name,
      objective,
      promised: own?.id ?? null,
      ...(sales === undefined
        ? {}
        : { deals: named({ ...objective, metric: sales.metric, id: sales.id, target: sales.target }) }),
    });
  }
  return found;
}

/** What a promise says beside what it counts. */
const unpromised = {
  overrides: [],
  effective: {},
  noData: "pass",
  minimumRecords: 0,
  warningMargin: 0,
  penalties: [],
  escalation: [],
} as const;

/** A definition whose exports are to be read, and over which time. */
export interface MeasureInput {
  readonly path: string;
  readonly definition: DefinitionFile;
  readonly agreement: Agreement;
  readonly settings: AuditedSettings;
  readonly terminal: Terminal;
  readonly span: Period;
  readonly measurable: readonly Measurable[];
}

export interface MeasuredPlan {
  readonly figures: ReadonlyMap<PlanInputName, PlanFigure>;
  readonly cameIn?: { readonly totals: Partial<Record<PlanStep, number>>; readonly months: number };
  readonly currency?: string;
  readonly files: AuditReport["inputs"];
  /** With an error among them nothing was measured that can be relied on. */
  readonly problems: readonly (Problem | AuditReport["problems"][number])[];
}

/** Measures figures of a plan as an audit would, and says of each over which records. */
export async function measurePlan(input: MeasureInput): Promise<MeasuredPlan> {
  const { measurable, span, settings } = input;
  const objectives = measurable.flatMap(({ objective, deals }) => [
    objective,
    ...(deals === undefined ? [] : [deals]),
  ]);
  const agreement: Agreement = { ...monthly(input.agreement), objectives, waivers: [] };
  const evaluation = createEvaluation({ agreement, span, asOf: settings.asOf });
  const { report } = await audit({ ...input, agreement, evaluation: speakOfPlan(evaluation) });
  if (report.problems.some(({ severity }) => severity === "error")) {
    return { figures: new Map(), files: report.inputs, problems: report.problems };
  }
  const figures = new Map<PlanInputName, PlanFigure>();
  const problems: MeasuredPlan["problems"][number][] = [...report.problems];
  const totals: Partial<Record<PlanStep, number>> = {};
  const resultOf = (id: string) => report.objectives.find((each) => each.id === id) as ObjectiveReport;
  let currency: string | undefined;
  for (const each of measurable) {
    const result = resultOf(each.objective.id);
    const count =
      each.deals === undefined ? countRate(each, result) : countDeals(result, resultOf(each.deals.id));
    Object.assign(totals, count.totals);
    if (each.deals !== undefined && /^[A-Z]{3}$/.test(result.actual.unit)) currency = result.actual.unit;
    const problem = refuseRate(each, count, report);
    if (problem !== undefined) {
      problems.push(problem);
      continue;
    }
    const origin: PlanMeasurement = {
      kind: "measured",
      objective: each.promised,
      metric: each.objective.metric.id,
      source: each.objective.source,
      basis: each.deals === undefined ? each.objective.basis : null,
      counted: Number(count.good) / Number(count.scale),
      of: count.of,
      undecided: count.undecided,
      period: report.period,
    };
    const value = { numerator: count.good, denominator: count.scale * BigInt(count.of) };
    const of = each.name === "conversionRate" ? { of: "leads" as const } : {};
    figures.set(each.name, { value, origin, ...of });
  }
  const months = measurementPeriods(monthGrid(agreement), span).length;
  return {
    figures,
    cameIn: { totals, months },
    ...(currency === undefined ? {} : { currency }),
    files: report.inputs,
    problems,
  };
}

/** The options that choose a period are those of a plan. */
function speakOfPlan(evaluation: Evaluation): Evaluation {
  const finish: Evaluation["finish"] = (...files) => {
    const result = evaluation.finish(...files);
    const problems = result.problems.map((problem) =>
      problem.code === "no-records-in-period"
        ? { ...problem, args: { ...problem.args, isPlan: true as const } }
        : problem,
    );
    return { ...result, problems };
  };
  return { ...evaluation, finish };
}

/** The figures of a plan are those of a month, whatever an agreement is measured by, of all its history, and cost nothing. */
export function monthly({ remedies, ...agreement }: Agreement): Agreement {
  return { ...agreement, measurementUnit: "month", effective: {} };
}

export function monthGrid({ timezone, fiscalYearStart }: Agreement) {
  return createPeriodGrid({ unit: "month", zone: createZone(timezone), fiscalYearStart });
}

/** `good / scale` of `of` records. */
interface Counted {
  readonly good: bigint;
  readonly scale: bigint;
  readonly of: number;
  readonly undecided: number;
  readonly totals: Partial<Record<PlanStep, number>>;
}

function countRate({ name, objective }: Measurable, { counts }: ObjectiveReport): Counted {
  const undecided = counts.onTrack + counts.atRisk;
  const of = counts.met + counts.missed + (objective.basis === "decided" ? 0 : undecided);
  const good = counts.met;
  return {
    good: BigInt(good),
    scale: 1n,
    of,
    undecided: objective.basis === "decided" ? 0 : undecided,
    totals: {
      ...(name === "qualificationRate" ? { qualifiedLeads: good, leads: of } : {}),
      ...(name === "conversionRate" ? { leads: of } : {}),
      ...(name === "closeRate" && objective.basis === "cohort" ? { opportunities: of } : {}),
    },
  };
}

/** Money is summed in ten-thousandths, which the figure of a report holds exactly. */
const moneyScale = 10_000;

function countDeals(revenue: ObjectiveReport, { counts }: ObjectiveReport): Counted {
  const amount = Math.round((revenue.actual.value ?? 0) * moneyScale);
  const of = counts.met;
  return { good: BigInt(amount), scale: BigInt(moneyScale), of, undecided: 0, totals: { deals: of } };
}

function refuseRate(
  { name, objective }: Measurable,
  { good, of }: Counted,
  report: AuditReport,
): Problem | undefined {
  if (of > 0 && good > 0n) return undefined;
  const { option, example } = planOptions[name];
  const shared = { option, source: objective.source, period: report.period.label, of };
  if (name === "conversionRate" && of > 0) {
    return { code: "plan-conversion-unknown", severity: "warning", args: shared };
  }
  const reason = of === 0 ? "no-records" : "none-good";
  return { code: "plan-rate-unusable", severity: "error", args: { ...shared, name, example, reason } };
}
