import { approximate } from "../model/exact-number.js";
import type { Fraction } from "../model/fraction.js";
import {
  addMoney,
  compareMoney,
  formatMoney,
  isZero,
  type Money,
  noMoney,
  subtractMoney,
  sumMoney,
} from "../model/money.js";
import type { Charge, Credit, Penalty, Standing } from "../model/penalty.js";
import { promisedFigure } from "../model/promised-figure.js";
import type { CreditStep } from "../model/remedy-report.js";
import type { Result } from "../model/report.js";
import type { Target } from "../model/target.js";
import type { Period } from "../time/period.js";
import type { CreditAmounts } from "./credit-amounts.js";
import type { EvaluationInput } from "./evaluation-input.js";
import { exactFigure } from "./exact-figure.js";
import { needsTimes } from "./judge.js";
import type { ObjectivePass } from "./objective-pass.js";
import { judgedCell, judgePart } from "./report-objective.js";
import { type Cell, createCell, withoutWaivers } from "./tally.js";

/** One whole measurement period of an objective, with the pass that counted it. */
export interface CreditPeriod {
  readonly period: Period;
  readonly pass: ObjectivePass;
  readonly slot: number;
}

export interface PeriodCredits {
  readonly period: Period;
  readonly steps: readonly CreditStep[];
}

/**
 * What the penalties of an objective come to, period by period, oldest first: what was forgiven and what was
 * carried over depends on those before.
 */
export function settleCredits(
  input: EvaluationInput,
  periods: readonly CreditPeriod[],
  amounts: CreditAmounts,
): PeriodCredits[] {
  const first = periods[0];
  if (first === undefined) return [];
  const tracks = planTracks(first.pass).map((track) => ({
    track,
    asJudged: createMemory(amounts),
    ungraced: createMemory(amounts),
  }));
  return periods.map((period) => ({
    period: period.period,
    steps: tracks.flatMap(({ track, asJudged, ungraced }) => {
      const judged = settle(input, period, track, amounts, asJudged, false);
      const gross = settle(input, period, track, amounts, ungraced, true);
      if (![...judged, ...gross].some(({ isTelling }) => isTelling)) return [];
      const spared = sumMoney(
        gross.filter(({ step }) => !step.isReward).map(({ step }) => step.amount),
        amounts.currency,
      );
      // What the waivers spared stands once, at the first step of the penalty.
      return judged.map(({ step }, index) => ({
        ...step,
        withoutWaivers: index === 0 ? spared : noMoney(amounts.currency),
      }));
    }),
  }));
}

/** One penalty and the parts of the objective that it stands behind. */
interface Track {
  readonly penalty: Penalty;
  /** The override whose penalty it is; null for the objective's own. */
  readonly override: string | null;
  readonly parts: readonly number[];
}

/** Parts without penalties of their own stand under those of the objective. */
function planTracks({ objective, parts }: ObjectivePass): Track[] {
  const shared = parts.flatMap(({ penalties }, part) => (penalties === undefined ? [part] : []));
  return [
    ...objective.penalties.map((penalty) => ({ penalty, override: null, parts: shared })),
    ...parts.flatMap(({ penalties, label }, part) =>
      (penalties ?? []).map((penalty) => ({ penalty, override: label, parts: [part] })),
    ),
  ];
}

/** What earlier periods leave behind for later ones. */
interface Memory {
  forgiven: number;
  carried: Money;
}

function createMemory({ currency }: CreditAmounts): Memory {
  return { forgiven: 0, carried: noMoney(currency) };
}

interface SettledStep {
  readonly step: Omit<CreditStep, "withoutWaivers">;
  /** Whether there is anything to tell: a breach, a charge, or what an earlier period left. */
  readonly isTelling: boolean;
}

/**
 * What one penalty comes to in one period: a credit, a reward, or both where something was carried over.
 *
 * @param isGross whether waived breaches count as breaches
 */
function settle(
  input: EvaluationInput,
  { period, pass, slot }: CreditPeriod,
  { penalty, override, parts }: Track,
  amounts: CreditAmounts,
  memory: Memory,
  isGross: boolean,
): SettledStep[] {
  const judge = (part: number, cell: Cell) =>
    standingOf(input, pass, part, isGross ? withoutWaivers(cell) : cell, period);
  const found = parts.flatMap((part) => {
    const cell = judgedCell(pass, part, { period, slot });
    return cell === undefined ? [] : [judge(part, cell)];
  });
  const [first] = parts;
  if (first === undefined) return [];
  const nothing = noMoney(amounts.currency);
  // In a period in which none of its parts is judged only what was carried over is owed.
  const { charged, charge, times, standing }: Assessed =
    found.length > 0
      ? assess(found, penalty, amounts)
      : {
          charged: nothing,
          charge: undefined,
          times: 0,
          standing: judge(first, createCell(needsTimes(pass.parts[first]!.target))),
        };
  const isBreached = standing.result.verdict === "breached" && found.length > 0;
  const carriedIn = memory.carried;
  const shared = {
    objective: pass.objective.id,
    override,
    penalty: penalty.kind.id,
    line: penalty.at.line ?? null,
    verdict: found.length > 0 ? standing.result.verdict : ("no-data" as const),
    actual: standing.result.actual.text,
    target: standing.target.text,
    isProvisional: period.toMs > input.asOf || found.some(({ isOpen }) => isOpen),
  };
  const charging = {
    because: charge?.because ?? null,
    credit: charge === undefined ? null : creditText(charge.credit, penalty),
    times,
    charged,
  };
  const isReward = charge?.isReward === true;
  const reward: SettledStep[] = isReward
    ? [{ step: { ...shared, ...charging, isReward, amount: charged }, isTelling: true }]
    : [];
  if (isReward && isZero(carriedIn)) return reward;
  const isForgiven = isBreached && memory.forgiven < penalty.forgiveFirst;
  if (isForgiven) memory.forgiven++;
  const due = addMoney(isForgiven || isReward ? nothing : charged, carriedIn);
  const cap = penalty.cap === undefined ? undefined : amounts.capOf(penalty.cap, penalty.of);
  const amount = cap !== undefined && compareMoney(due, cap) > 0 ? cap : due;
  const cut = subtractMoney(due, amount);
  const carriedOut = penalty.carriesOver ? cut : nothing;
  memory.carried = carriedOut;
  const owed = {
    ...shared,
    ...(isReward ? { because: null, credit: null, times: 0, charged: nothing } : charging),
    isReward: false,
    ...(isForgiven && !isZero(charged) ? { isForgiven } : {}),
    ...(isZero(carriedIn) ? {} : { carriedIn }),
    ...(cap === undefined ? {} : { cap }),
    amount,
    ...(isZero(carriedOut) ? {} : { carriedOut }),
  };
  return [...reward, { step: owed, isTelling: charge !== undefined || !isZero(carriedIn) || isBreached }];
}

/** A share says of which fee it is, where that is not the agreement's. */
function creditText(credit: Credit, { of }: Penalty): string {
  if (credit.kind === "money" || of === undefined) return credit.text;
  return `${credit.share.text} of ${formatMoney(of)} per ${of.per}`;
}

interface PartStanding {
  readonly result: Result;
  readonly target: Target;
  readonly standing: Standing | undefined;
  readonly isOpen: boolean;
}

function standingOf(
  input: EvaluationInput,
  pass: ObjectivePass,
  part: number,
  cell: Cell,
  period: Period,
): PartStanding {
  const { target } = pass.parts[part]!;
  const result = judgePart(input, pass, part, cell, period.fromMs);
  const figure = exactFigure(pass.objective, target, cell, result);
  const { counts, verdict, budget } = result;
  const isOpen = counts.atRisk + counts.onTrack > 0;
  const isSettled = verdict === "breached" || verdict === "met" || verdict === "at-risk";
  const standing =
    figure === undefined || !isSettled
      ? undefined
      : {
          ...goalOf(target, pass.limitAt(part, period.fromMs)),
          verdict: verdict === "breached" ? ("breached" as const) : ("met" as const),
          figure,
          misses: target.kind === "threshold" ? undefined : counts.breached + counts.overdue,
          allowedMisses: budget?.allowed,
        };
  return { result, target, standing, isOpen };
}

/** Of an objective that is settled what it promises is known. */
function goalOf(target: Target, limitMs: number | undefined): Pick<Standing, "goal" | "unit"> {
  const { bound, unit, value } = promisedFigure(target, limitMs);
  return { goal: { bound, value: value as Fraction }, unit };
}

interface Assessed {
  readonly charged: Money;
  readonly charge: Charge | undefined;
  /** How many times over its credit is owed. */
  readonly times: number;
  /** The part that it was computed from: the dearest, else the one that stands worst. */
  readonly standing: PartStanding;
}

/**
 * A promise that is broken for several customers is paid once, by the part where it costs most; fees for each
 * breach are owed for those of all parts.
 */
function assess(standings: readonly PartStanding[], penalty: Penalty, amounts: CreditAmounts): Assessed {
  const none = noMoney(amounts.currency);
  const charges = standings.map((part) => {
    const charge = part.standing && penalty.kind.assess(penalty.terms, part.standing);
    return { part, charge, money: charge === undefined ? none : amounts.of(charge, penalty) };
  });
  const worst = standings.find(({ result }) => result.verdict === "breached") ?? standings[0]!;
  if (penalty.kind.needs === "misses") {
    const paid = charges.filter(({ charge }) => charge !== undefined);
    const first = paid[0];
    if (first?.charge === undefined) return { charged: none, charge: undefined, times: 0, standing: worst };
    const because = paid.map(({ charge }) => charge!.because).join(" and ");
    return {
      charged: sumMoney(
        paid.map(({ money }) => money),
        amounts.currency,
      ),
      charge: { ...first.charge, because },
      times: paid.reduce((sum, { charge }) => sum + approximate(charge!.times), 0),
      standing: first.part,
    };
  }
  // Credits before rewards.
  const credits = charges.filter(({ charge }) => charge !== undefined && !charge.isReward);
  const rewards = charges.filter(({ charge }) => charge?.isReward === true);
  const [dearest] = credits.toSorted((a, b) => compareMoney(b.money, a.money));
  // A reward needs all parts to earn it, which one that breaks the promise does not; the smallest is given.
  const [smallest] =
    rewards.length < standings.length ? [] : rewards.toSorted((a, b) => compareMoney(a.money, b.money));
  const chosen = dearest ?? smallest;
  if (chosen?.charge === undefined) return { charged: none, charge: undefined, times: 0, standing: worst };
  const { money, charge, part } = chosen;
  return { charged: money, charge, times: approximate(charge.times), standing: part };
}
