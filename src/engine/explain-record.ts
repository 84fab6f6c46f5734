import type { Agreement } from "../model/agreement.js";
import type {
  ExplainedContribution,
  ExplainedOutcome,
  ExplainedVerdict,
  ObjectiveExplanation,
  OutOfScope,
  OutOfScopeReason,
} from "../model/explanation.js";
import { sayFilter } from "../model/filter-text.js";
import type { Metric } from "../model/metric.js";
import type { Target } from "../model/target.js";
import { createPeriodGrid } from "../time/period.js";
import { createZone } from "../time/zone.js";
import { explainClock, isoOrNull } from "./explain-clock.js";
import { inForceBetween } from "./in-force.js";
import type { Contribution, Found, RatedFacts, RecordFacts, TimedFacts } from "./record-facts.js";
import {
  AT_RISK,
  BREACHED,
  EXCLUDED,
  MET,
  MISSED,
  ON_TRACK,
  OVERDUE,
  UNMEASURABLE,
  WAIVED,
} from "./tally.js";
import { reportDispute } from "./waive-breaches.js";

export interface ExplainInput {
  readonly agreement: Agreement;
  /** In epoch milliseconds. */
  readonly asOf: number;
  /** The names of the files of each source. */
  readonly fileNames: ReadonlyMap<string, readonly string[]>;
}

/** Puts into plain data what an objective found out about a record. It measures nothing again. */
export function explainRecord(input: ExplainInput, facts: RecordFacts): ObjectiveExplanation {
  const { agreement, fileNames } = input;
  const { objective, found } = facts;
  const override = objective.overrides[facts.terms - 1];
  const isJudged = !outside.has(found.kind);
  const waiver = found.kind === "timed" ? agreement.waivers[found.waiver] : undefined;
  return {
    objective: objective.id,
    title: objective.title ?? objective.metric.title,
    metric: objective.metric.id,
    owner: objective.owner,
    source: facts.source,
    file: fileNames.get(facts.source)?.[facts.file] ?? "",
    line: facts.line,
    definitionLine: objective.at.line ?? null,
    target: (override?.target ?? objective.target).text,
    override: isJudged ? (override?.label ?? null) : null,
    conditions: facts.conditions.map(({ filter, from, holds, found: values }) => ({
      text: sayFilter(filter),
      from,
      holds,
      found: values,
    })),
    verdict: verdictOf(facts),
    outOfScope: isJudged ? null : whyOutOfScope(input, facts),
    period: isJudged && facts.slot >= 0 ? periodOf(agreement, facts.attributedAt) : null,
    exclusion: found.kind === "excluded" ? found.reason : null,
    unmeasurable: found.kind === "unmeasurable" ? found.reason : null,
    waiver:
      waiver === undefined
        ? null
        : {
            reason: waiver.reason,
            approvedBy: waiver.approvedBy,
            approvedOn: waiver.approvedOn,
            ...reportDispute(waiver),
          },
    startedAt: isoOrNull(facts.startedAt),
    stoppedAt: "stoppedAt" in found ? isoOrNull(found.stoppedAt) : null,
    clock: found.kind === "timed" ? explainClock(agreement, facts, found) : null,
    outcome:
      found.kind === "rated"
        ? explainOutcome(objective.metric, override?.target ?? objective.target, found)
        : null,
    contributions: found.kind === "counted" ? found.contributions.map(explainContribution) : [],
    downMs: found.kind === "down" ? found.downMs : null,
    attempts: found.kind === "timed" && found.attempts !== undefined ? explainAttempts(facts, found) : null,
  };
}

/** Under an upper bound it is the good records, such as those that were reopened, that count against the promise. */
function explainOutcome(metric: Metric, target: Target, facts: RatedFacts): ExplainedOutcome {
  const { verdict, isGood, isDecided, decidedAt } = facts;
  const isLimited = target.kind === "threshold" && target.bound === "at-most";
  const side = verdict === ON_TRACK ? null : (verdict === MET) === isLimited ? "against" : "for";
  return { asks: sayCounted(metric), isGood, isDecided, decidedAt: isoOrNull(decidedAt), side };
}

/** What a rate counts. */
function sayCounted(metric: Metric): string {
  if (metric.shape === "ratio") return sayFilter(metric.good);
  if (metric.shape !== "retention") return "";
  return metric.good === "lost" ? "lost in the period" : "still there at the end of the period";
}

const outside: ReadonlySet<Found["kind"]> = new Set(["out-of-scope", "not-decided", "left-out"]);

export function explainContribution({ aggregate, isBottom, units, word, currency }: Contribution) {
  const { op, field, isTakenOff, isDuration } = aggregate;
  const role = isBottom ? "divides" : isTakenOff === true ? "taken-off" : "added";
  const value = op === "sum" ? writeScaled(units) : String(units);
  return {
    op,
    role,
    field: field ?? null,
    value,
    ...(isDuration && { unit: "ms" as const }),
    word: word === "" ? null : word,
    currency: currency === "" ? null : currency,
  } satisfies ExplainedContribution;
}

/** Ten-thousandths as a decimal number without idle zeros. */
function writeScaled(units: number): string {
  const digits = String(Math.abs(units)).padStart(5, "0");
  const decimals = digits.slice(-4).replace(/0+$/, "");
  return `${units < 0 ? "-" : ""}${digits.slice(0, -4)}${decimals === "" ? "" : `.${decimals}`}`;
}

/** The attempt at whose instant the clock stopped is the one that decided; the first of several then. */
function explainAttempts({ startedAt }: RecordFacts, { attempts, stoppedAt }: TimedFacts) {
  if (attempts === undefined) return null;
  const { needed, made, reachedAt, list } = attempts;
  const decisive = list.findIndex(({ at }) => at === stoppedAt);
  return {
    needed,
    made: Number.isNaN(made) ? null : made,
    reachedAt: isoOrNull(reachedAt),
    list: list.map(({ at, isReached }, index) => ({
      at: new Date(at).toISOString(),
      counts: at >= startedAt,
      isReached,
      isDecisive: index === decisive,
    })),
  };
}

const names: Readonly<Record<number, ExplainedVerdict>> = {
  [MET]: "met",
  [BREACHED]: "breached",
  [OVERDUE]: "overdue",
  [AT_RISK]: "at-risk",
  [ON_TRACK]: "on-track",
  [EXCLUDED]: "excluded",
  [WAIVED]: "waived",
  [UNMEASURABLE]: "unmeasurable",
  [MISSED]: "missed",
};

/** Null for a record that is out of scope. */
export function verdictOf({ found }: Pick<RecordFacts, "found">): ExplainedVerdict | null {
  switch (found.kind) {
    case "out-of-scope":
    case "not-decided":
    case "left-out":
      return null;
    case "excluded":
    case "unmeasurable":
      return found.kind;
    case "timed":
      return names[found.verdict] ?? null;
    case "rated":
      // A record of a rate has no clock that could be on track.
      return found.verdict === ON_TRACK ? "undecided" : (names[found.verdict] ?? null);
    case "counted":
    case "down":
      return "counted";
  }
}

/** The first of the reasons for which `select-rows.ts` leaves a row out, in its order. */
function whyOutOfScope({ agreement, asOf }: ExplainInput, facts: RecordFacts): OutOfScope {
  const { objective, startedAt, attributedAt, conditions } = facts;
  const because = (reason: OutOfScopeReason): OutOfScope => ({ reason, period: null });
  if (conditions.some(({ holds }) => !holds)) return because("filter");
  if (facts.found.kind === "left-out") return because(facts.found.because);
  const { from, to } = inForceBetween(agreement.timezone, [agreement.effective, objective.effective]);
  if (startedAt < from || startedAt >= to) return because("not-in-force");
  if (facts.found.kind === "not-decided") return because("not-decided");
  if (startedAt > asOf) return because("later-than-as-of");
  return { reason: "other-period", period: periodOf(agreement, attributedAt) };
}

function periodOf(agreement: Agreement, at: number): string | null {
  if (!Number.isFinite(at)) return null;
  const { measurementUnit: unit, fiscalYearStart } = agreement;
  const grid = createPeriodGrid({ unit, zone: createZone(agreement.timezone), fiscalYearStart });
  return grid.period(grid.ordinalOf(at)).label;
}
