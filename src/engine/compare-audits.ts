import type {
  CreditDiff,
  DiffResult,
  FlipReport,
  MoneyDiff,
  ObjectiveDiff,
  PeriodDiff,
  Side,
  TermChange,
  TerminationDiff,
} from "../model/diff.js";
import { type Money, noMoney, subtractMoney } from "../model/money.js";
import type { AuditReport, ObjectiveReport, PeriodResult } from "../model/report.js";

/** What was found beside the two reports, by the id of the objective. */
export interface ObjectiveEvidence {
  readonly changes: ReadonlyMap<string, readonly TermChange[]>;
  readonly flips: ReadonlyMap<string, FlipReport>;
}

export interface ComparedAudits {
  readonly outcome: "same" | "differs" | "incomplete";
  readonly objectives: readonly ObjectiveDiff[];
  readonly credits: readonly CreditDiff[];
  readonly termination: readonly TerminationDiff[];
}

/** Holds two audits of the same data together; objectives are the same by their id. */
export function compareAudits(
  old: AuditReport,
  now: AuditReport,
  { changes, flips }: ObjectiveEvidence,
): ComparedAudits {
  const ids = [...new Set([...now.objectives, ...old.objectives].map(({ id }) => id))];
  const objectives = ids.map((id): ObjectiveDiff => {
    const [was, is] = [old, now].map((report) => report.objectives.find((each) => each.id === id));
    const either = (is ?? was) as ObjectiveReport;
    const periods = comparePeriods(was, is);
    const found = flips.get(id);
    return {
      id,
      title: either.title,
      in: was === undefined ? "new" : is === undefined ? "old" : "both",
      changes: changes.get(id) ?? [],
      verdictDiffers: was?.verdict !== is?.verdict || periods.some(isOtherVerdict),
      old: was === undefined ? null : resultOf(was),
      new: is === undefined ? null : resultOf(is),
      periods,
      credits: compareCredits(was?.credit, is?.credit),
      ...(found && { flips: found }),
    };
  });
  const isIncomplete = old.verdict === "incomplete" || now.verdict === "incomplete";
  const differs = objectives.some(({ verdictDiffers }) => verdictDiffers);
  return {
    outcome: isIncomplete ? "incomplete" : differs ? "differs" : "same",
    objectives,
    credits: compareTotals(old, now),
    termination: compareTermination(old, now),
  };
}

function resultOf(objective: ObjectiveReport): DiffResult {
  const { verdict, actual, counts, attainment, budget, uptime } = objective;
  const { owner, calendar, target, basis, shape, line } = objective;
  return {
    verdict,
    actual,
    counts,
    attainment,
    budget,
    ...(uptime && { uptime }),
    owner,
    calendar,
    target,
    basis,
    shape,
    line,
  };
}

/** What is judged alone under one of the two and stands otherwise under the other (semantics 21, 23). */
function comparePeriods(was: ObjectiveReport | undefined, is: ObjectiveReport | undefined): PeriodDiff[] {
  if (was === undefined || is === undefined) return [];
  const [before, after] = [judgedAlone(was), judgedAlone(is)];
  return [...new Set([...after.keys(), ...before.keys()])]
    .map((key): PeriodDiff => {
      const [one, other] = [before.get(key), after.get(key)];
      const { override, result } = (other ?? one) as JudgedAlone;
      return { label: result.label, override, old: told(one), new: told(other) };
    })
    .filter((each) => each.old?.verdict !== each.new?.verdict);
}

/** Other periods or parts are no other verdict of themselves: both sides of it have to have judged them. */
function isOtherVerdict(period: PeriodDiff): boolean {
  return period.old !== null && period.new !== null;
}

interface JudgedAlone {
  readonly override: string | null;
  readonly result: PeriodResult;
}

function judgedAlone({ periods, parts }: ObjectiveReport): Map<string, JudgedAlone> {
  const whole = periods.map((result) => ({ override: null, result }));
  const ofParts = parts
    .filter(({ override }) => override !== null)
    .flatMap(({ override, periods: own }) => own.map((result) => ({ override, result })));
  return new Map(
    [...whole, ...ofParts].map((each) => [JSON.stringify([each.override, each.result.label]), each]),
  );
}

function told(judged: JudgedAlone | undefined): PeriodDiff["old"] {
  return judged === undefined ? null : { verdict: judged.result.verdict, actual: judged.result.actual.text };
}

/** Amounts of two currencies are never set off, so each stands by itself (semantics 29). */
function compareCredits(was: Money | undefined, is: Money | undefined): MoneyDiff[] {
  const currencies = new Set([is, was].flatMap((money) => (money === undefined ? [] : [money.currency])));
  return [...currencies].map((currency) => differenceOf(currency, was, is));
}

function differenceOf(currency: string, was: Money | undefined, is: Money | undefined): MoneyDiff {
  const [old, now] = [was, is].map((money) => (money?.currency === currency ? money : undefined));
  const none = noMoney(currency);
  return {
    currency,
    old: old ?? null,
    new: now ?? null,
    difference: subtractMoney(now ?? none, old ?? none),
  };
}

function compareTotals(old: AuditReport, now: AuditReport): CreditDiff[] {
  const [before, after] = [old, now].map(({ remedies }) => remedies);
  const currencies = new Set([after, before].flatMap((each) => (each === undefined ? [] : [each.currency])));
  return [...currencies].flatMap((currency) => {
    const [was, is] = [before, after].map((each) => (each?.currency === currency ? each.totals : []));
    const parties = new Set([...(is ?? []), ...(was ?? [])].map(({ party }) => party));
    return [...parties].map((party): CreditDiff => {
      const [one, other] = [was, is].map((totals) => totals?.find((each) => each.party === party));
      return {
        party,
        owed: differenceOf(currency, one?.owed, other?.owed),
        rewards: differenceOf(currency, one?.rewards, other?.rewards),
      };
    });
  });
}

/** Rights that are gained or lost; one that exists under both, by whichever rule, is neither. */
function compareTermination(old: AuditReport, now: AuditReport): TerminationDiff[] {
  const reached = (report: AuditReport, side: Side) =>
    (report.remedies?.termination ?? []).flatMap(({ objective, owner, rule, reachedIn: [since] }) =>
      since === undefined ? [] : [{ objective, owner, rule, in: side, since } satisfies TerminationDiff],
    );
  const [before, after] = [reached(old, "old"), reached(now, "new")];
  const without = (all: readonly TerminationDiff[], others: readonly TerminationDiff[]) =>
    all.filter(({ objective }) => !others.some((other) => other.objective === objective));
  return [...without(after, before), ...without(before, after)];
}
