import { approximate, type ExactNumber } from "../model/exact-number.js";
import {
  type FollowedStep,
  type PlanCapacity,
  type PlanCheck,
  type PlanInput,
  type PlanInputName,
  type PlanMend,
  type PlanReport,
  type PlanSensitivity,
  type PlanStep,
  type PlanVariant,
  type PlanVolumes,
  planInputNames,
  planSteps,
} from "../model/plan.js";
import { hoursFor, hoursOf, leadsIn, mendCapacity, restOf, type Team } from "./capacity.js";
import { multiply, quotient, roundDown, writeQuotient } from "./exact-arithmetic.js";
import { dealsFrom, type Funnel, needVolumes, type Volumes } from "./funnel.js";
import { leversOf, varyFunnel } from "./vary-funnel.js";

/** A figure of the plan, settled, and where it comes from. */
export interface PlanFigure extends Pick<PlanInput, "origin" | "of"> {
  readonly value: ExactNumber;
}

export interface PlanSettings {
  readonly figures: ReadonlyMap<PlanInputName, PlanFigure>;
  readonly goal: ExactNumber;
  readonly funnel: Funnel;
  readonly team?: Team;
  /** Which leads the team follows up; the first step of the funnel unless said. */
  readonly followed?: FollowedStep;
  /** What was counted in so many months. */
  readonly cameIn?: { readonly totals: Partial<Record<PlanStep, number>>; readonly months: number };
  /** By how much of itself a figure is made worse and better, above 0 and below 1. */
  readonly step: ExactNumber;
}

type PlanResult = Pick<
  PlanReport,
  "inputs" | "steps" | "capacity" | "checks" | "limit" | "sensitivity" | "sensitivityStep"
>;

const whole = quotient(1n);
/** Far beyond any team, and far within what a number holds exactly. */
const mostRecords = 10n ** 12n;

/** Whether what a goal asks for can be counted at all. */
export function isCountable({ goal, funnel }: Pick<PlanSettings, "goal" | "funnel">): boolean {
  return Object.values(needVolumes(goal, funnel)).every((volume) => volume <= mostRecords);
}

/** What a goal asks for, what the team can carry, where it breaks, and what a rate that turns out otherwise changes. */
export function composePlan(settings: PlanSettings): PlanResult {
  const { goal, funnel, team, cameIn, step } = settings;
  const volumes = needVolumes(goal, funnel);
  const followed = settings.followed ?? firstStep(volumes);
  const capacity = team === undefined ? null : measureCapacity(followed, volumes, team);
  const checks = [
    ...checkInflow(volumes, settings),
    ...(team === undefined || capacity === null ? [] : [checkCapacity(capacity, team, funnel)]),
  ];
  return {
    inputs: planInputNames.flatMap((name) => reportInput(name, settings.figures.get(name))),
    steps: planSteps.flatMap((each) => {
      const needed = volumes[each];
      const total = cameIn?.totals[each];
      const counted = cameIn === undefined || total === undefined ? null : { total, months: cameIn.months };
      return needed === undefined ? [] : [{ step: each, needed: Number(needed), cameIn: counted }];
    }),
    capacity,
    checks,
    limit: narrowest(checks),
    sensitivityStep: approximate(step),
    sensitivity: leversOf(funnel).map(([lever]): PlanSensitivity => {
      const vary = (factor: ExactNumber) => reportVariant(goal, varyFunnel(funnel, lever, factor));
      return { lever, worse: vary(restOf(step)), better: vary(addOne(step)) };
    }),
  };
}

function reportInput(name: PlanInputName, figure: PlanFigure | undefined): PlanInput[] {
  if (figure === undefined) return [];
  const { value, origin, of } = figure;
  const exact = writeQuotient(quotient(value.numerator, value.denominator));
  return [{ name, value: approximate(value), exact, origin, ...(of === undefined ? {} : { of }) }];
}

function reportVariant(goal: ExactNumber, varied: ReturnType<typeof varyFunnel>): PlanVariant | null {
  if (varied === undefined) return null;
  const { value, funnel } = varied;
  return {
    value: approximate(value),
    exact: writeQuotient(value),
    needed: reportVolumes(needVolumes(goal, funnel)),
  };
}

function reportVolumes(volumes: Volumes): PlanVolumes {
  const count = (step: PlanStep) => (volumes[step] === undefined ? null : Number(volumes[step]));
  return {
    deals: count("deals"),
    opportunities: count("opportunities"),
    qualifiedLeads: count("qualifiedLeads"),
    leads: count("leads"),
  };
}

/** Where the funnel begins, as far as anything was said of it. */
export function firstStep(volumes: Pick<Volumes, "leads">): FollowedStep {
  return volumes.leads === undefined ? "qualifiedLeads" : "leads";
}

function measureCapacity(step: FollowedStep, volumes: Volumes, team: Team): PlanCapacity {
  const needed = volumes[step] ?? 0n;
  return {
    step,
    carried: Number(leadsIn(team.marketingShare, team)),
    carriedOfSales: Number(leadsIn(restOf(team.marketingShare), team)),
    needed: Number(needed),
    attempts: approximate(multiply(quotient(needed), team.attemptsPerLead)),
    hoursNeeded: approximate(hoursFor(needed, team)),
    hoursThere: approximate(multiply(hoursOf(team), team.marketingShare)),
  };
}

function checkCapacity({ step, needed, carried }: PlanCapacity, team: Team, funnel: Funnel): PlanCheck {
  const { reps, hoursPerDay, marketingShare, attemptsPerLead, minutesPerAttempt } = mendCapacity(
    BigInt(needed),
    team,
  );
  const mends: PlanMend[] = [
    ...(reps === undefined ? [] : [{ kind: "reps" as const, value: Number(reps) }]),
    ...(hoursPerDay === undefined ? [] : [{ kind: "hoursPerDay" as const, value: approximate(hoursPerDay) }]),
    ...(marketingShare === undefined
      ? []
      : [{ kind: "marketingShare" as const, value: approximate(marketingShare) }]),
    ...(attemptsPerLead === undefined
      ? []
      : [{ kind: "attemptsPerLead" as const, value: Number(attemptsPerLead) }]),
    ...(minutesPerAttempt === undefined
      ? []
      : [{ kind: "minutesPerAttempt" as const, value: approximate(minutesPerAttempt) }]),
    ...revenueFrom(step, carried, funnel),
  ];
  return check("follow-up", step, needed, carried, mends);
}

/** Whether as many leads came in as are needed; of the first step of the funnel that was counted. */
function checkInflow(volumes: Volumes, { cameIn, funnel }: PlanSettings): PlanCheck[] {
  const step = (["leads", "qualifiedLeads"] as const).find(
    (each) => volumes[each] !== undefined && cameIn?.totals[each] !== undefined,
  );
  if (step === undefined || cameIn === undefined) return [];
  const needed = Number(volumes[step]);
  const available = Number(roundDown(quotient(BigInt(cameIn.totals[step]!), BigInt(cameIn.months))));
  const mends = [
    { kind: "more" as const, value: needed - available },
    ...revenueFrom(step, available, funnel),
  ];
  return [check("inflow", step, needed, available, mends)];
}

/** Nothing has to be mended where there is enough. */
function check(
  what: PlanCheck["what"],
  step: PlanStep,
  needed: number,
  available: number,
  mends: readonly PlanMend[],
): PlanCheck {
  return { what, step, needed, available, mends: available >= needed ? [] : mends };
}

/** The goal that so many records of a step are enough for, cut off at the hundredth: a cent more would ask for a deal more. */
function revenueFrom(step: PlanStep, records: number, funnel: Funnel): PlanMend[] {
  const deals = dealsFrom(step, BigInt(records), funnel);
  if (deals === 0n) return [];
  const hundredths = roundDown(multiply(quotient(deals * 100n), funnel.dealValue));
  return hundredths === 0n ? [] : [{ kind: "revenue", value: approximate(quotient(hundredths, 100n)) }];
}

function narrowest(checks: readonly PlanCheck[]): number | null {
  const widths = checks.map(({ available, needed }) => (needed === 0 ? 1 : available / needed));
  const least = Math.min(1, ...widths);
  return least < 1 ? widths.indexOf(least) : null;
}

function addOne(step: ExactNumber): ExactNumber {
  return quotient(step.numerator + step.denominator * whole.numerator, step.denominator);
}
