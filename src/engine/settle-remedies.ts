import type { Agreement, Objective } from "../model/agreement.js";
import { addMoney, compareMoney, type Money, noMoney, sumMoney } from "../model/money.js";
import type {
  CreditStep,
  RemedyPeriod,
  RemedyReport,
  RemedySum,
  RemedyTotal,
} from "../model/remedy-report.js";
import type { ObjectiveReport, PeriodResult } from "../model/report.js";
import type { Period } from "../time/period.js";
import { type CreditAmounts, createCreditAmounts } from "./credit-amounts.js";
import type { EvaluationInput } from "./evaluation-input.js";
import { penaltiesOf } from "./history-span.js";
import { judgeTermination } from "./judge-termination.js";
import type { ObjectivePass } from "./objective-pass.js";
import type { PastResults } from "./past-results.js";
import { firstKnown } from "./reaches-back.js";
import { ownPeriods, reportObjective, reportPeriod } from "./report-objective.js";
import { type CreditPeriod, settleCredits } from "./settle-credits.js";

/** One objective with what was counted for it; undefined where its exports could not be read. */
export interface RemediedObjective {
  readonly objective: Objective;
  readonly pass: ObjectivePass;
  readonly report: ObjectiveReport;
  readonly past: ObjectivePass | undefined;
}

/**
 * What the breaches of a run come to (semantics 29 to 31). Credits arise per measurement period, are added up
 * in file order, then capped. Undefined where the agreement names no consequence.
 */
export function settleRemedies(
  input: EvaluationInput,
  judged: readonly RemediedObjective[],
  periods: readonly Period[],
  past: PastResults | undefined,
): RemedyReport | undefined {
  const { agreement } = input;
  const { remedies } = agreement;
  const hasPenalties = agreement.objectives.some((objective) => penaltiesOf(objective).length > 0);
  const rules = remedies?.terminateAfter ?? [];
  if (!hasPenalties && rules.length === 0) return undefined;
  const amounts = createCreditAmounts(agreement);
  const settled = judged.map((each) => ({ ...each, before: pastResults(each.past, past, each.report) }));
  const whole = periods.filter((period) => isWholePeriod(judged[0]?.pass, period));
  const termination = judgeTermination(
    agreement,
    settled.map(({ objective, pass, report, before }) => ({
      objective,
      before,
      audited: report.periods.filter(({ label }) => isWhole(pass, periods, label)),
    })),
    past?.periods ?? [],
    whole,
  );
  const known = new Set(settled.flatMap(({ before }) => before.results.map(({ label }) => label)));
  const since = past?.periods.find(({ label }) => known.has(label))?.label;
  const cut = periods.filter((period) => !whole.includes(period)).map(({ label }) => label);
  const shared = {
    ...(rules.length === 0 ? {} : { termination }),
    ...(since === undefined ? {} : { since }),
    ...(cut.length === 0 ? {} : { partPeriods: cut }),
  };
  if (amounts === undefined) return rules.length === 0 ? undefined : { ...withoutAmounts, ...shared };
  const steps = settled.map((each) => ({
    party: each.objective.owner,
    byPeriod: new Map(
      settleCredits(input, creditPeriods(input, each, periods, past), amounts).map((settled) => [
        settled.period.fromMs,
        settled.steps,
      ]),
    ),
  }));
  const remedied = whole.map((period): RemedyPeriod => {
    const parties = agreement.parties.flatMap(({ id }) => {
      const own = steps.flatMap(({ party, byPeriod }) =>
        party === id ? (byPeriod.get(period.fromMs) ?? []) : [],
      );
      return own.length === 0 ? [] : [sumOf(id, own, agreement, amounts)];
    });
    return { ...reportPeriod(period, input.asOf), parties };
  });
  return {
    currency: amounts.currency,
    fee: amounts.fee ?? null,
    roundedTo: smallestUnit(amounts.currency),
    periods: remedied,
    totals: totalsOf(remedied, agreement, amounts),
    ...shared,
  };
}

interface KnownPast {
  readonly results: readonly PeriodResult[];
  readonly unknown: readonly string[];
}

interface SettledObjective extends RemediedObjective {
  readonly before: KnownPast;
}

/** Its measurement periods before the audited ones; those before the data begins are not known. */
function pastResults(
  pass: ObjectivePass | undefined,
  past: PastResults | undefined,
  report: ObjectiveReport,
): KnownPast {
  if (pass === undefined || past === undefined) return { results: [], unknown: [] };
  const { periods } = reportObjective(past.input, pass, past.periods);
  const first = firstKnown(periods, report);
  const known = first < 0 ? [] : periods.slice(first);
  return {
    results: known,
    unknown: periods.slice(0, periods.length - known.length).map(({ label }) => label),
  };
}

/** Rights to end an agreement need no amount; `XXX` is the code of ISO 4217 for no currency. */
const withoutAmounts = {
  currency: "XXX",
  fee: null,
  roundedTo: { amount: "1", currency: "XXX" },
  periods: [],
  totals: [],
};

/** A part of a measurement period has no fee of its own, so nothing is owed for it. */
function isWholePeriod(pass: ObjectivePass | undefined, { fromMs, toMs }: Period): boolean {
  if (pass === undefined) return false;
  const { grid } = pass.scope;
  const whole = grid.period(grid.ordinalOf(fromMs));
  return whole.fromMs === fromMs && whole.toMs === toMs;
}

function isWhole(pass: ObjectivePass, periods: readonly Period[], label: string): boolean {
  return periods.some((period) => period.label === label && isWholePeriod(pass, period));
}

function creditPeriods(
  input: EvaluationInput,
  { pass, past: earlierPass, before }: SettledObjective,
  periods: readonly Period[],
  past: PastResults | undefined,
): CreditPeriod[] {
  const known = new Set(before.results.map(({ label }) => label));
  const earlier =
    earlierPass === undefined || past === undefined
      ? []
      : ownPeriods(past.input, earlierPass, past.periods)
          .filter(({ period }) => known.has(period.label))
          .map((each) => ({ ...each, pass: earlierPass }));
  const own = ownPeriods(input, pass, periods).map((each) => ({ ...each, pass }));
  return [...earlier, ...own].filter((each) => isWholePeriod(each.pass, each.period));
}

function sumOf(
  party: string,
  steps: readonly CreditStep[],
  { remedies }: Agreement,
  amounts: CreditAmounts,
): RemedySum {
  const { currency } = amounts;
  const owedBy = (pick: (step: CreditStep) => Money) =>
    sumMoney(steps.filter(({ isReward }) => !isReward).map(pick), currency);
  const credits = owedBy(({ amount }) => amount);
  const gross = sumMoney(
    steps.map(({ withoutWaivers }) => withoutWaivers),
    currency,
  );
  const cap = remedies?.cap === undefined ? null : amounts.capOf(remedies.cap);
  const under = (amount: Money) => (cap !== null && compareMoney(amount, cap) > 0 ? cap : amount);
  return {
    party,
    steps,
    credits,
    cap,
    owed: under(credits),
    rewards: sumMoney(
      steps.filter(({ isReward }) => isReward).map(({ amount }) => amount),
      currency,
    ),
    withoutWaivers: under(gross),
    isProvisional: steps.some(({ isProvisional }) => isProvisional),
  };
}

function totalsOf(
  periods: readonly RemedyPeriod[],
  { parties }: Agreement,
  { currency }: CreditAmounts,
): RemedyTotal[] {
  return parties.flatMap(({ id: party }) => {
    const own = periods.flatMap((period) => period.parties.filter((sum) => sum.party === party));
    if (own.length === 0) return [];
    const add = (pick: (sum: RemedySum) => Money) => own.map(pick).reduce(addMoney, noMoney(currency));
    return [
      {
        party,
        credits: add(({ credits }) => credits),
        owed: add(({ owed }) => owed),
        rewards: add(({ rewards }) => rewards),
        withoutWaivers: add(({ withoutWaivers }) => withoutWaivers),
        isProvisional: own.some(({ isProvisional }) => isProvisional),
      },
    ];
  });
}

/** `0.01 EUR`. */
function smallestUnit(currency: string): Money {
  const zero = noMoney(currency).amount;
  return { amount: zero.includes(".") ? `${zero.slice(0, -1)}1` : "1", currency };
}
