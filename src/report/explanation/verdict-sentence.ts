import type {
  ExplainedClock,
  ExplainedOutcome,
  Explanation,
  ObjectiveExplanation,
  OutOfScopeReason,
} from "../../model/explanation.js";
import type { UnmeasurableReason } from "../../model/problems/run.js";
import { type DurationClock, formatDuration } from "../../time/duration.js";
import { instantText } from "../instant-text.js";
import type { Style } from "../paint.js";

export interface Sentence {
  /** Says without colour what kind of verdict it is. */
  readonly symbol: string;
  readonly text: string;
  readonly style: Style;
}

/** The verdict on a record in one sentence, with its margin; or why there is none. */
export function sayVerdict(each: ObjectiveExplanation, { asOf, timezone }: Explanation): Sentence {
  const { clock, verdict } = each;
  switch (verdict) {
    case null:
      return { symbol: "–", text: `not judged: ${sayOutOfScope(each)}`, style: "quiet" };
    case "met":
      if (each.outcome !== null) return sayOutcome(each.outcome);
      return { symbol: "✓", text: `met${sayTook(clock, "to spare")}`, style: "good" };
    case "breached":
      return { symbol: "✗", text: `breached${sayTook(clock)}`, style: "bad" };
    case "waived":
      return { symbol: "~", text: `waived${sayTook(clock)}`, style: "doubtful" };
    case "overdue":
      return {
        symbol: "✗",
        text: `overdue: still open at ${instantText(asOf, timezone)}${sayTook(clock)}`,
        style: "bad",
      };
    case "at-risk":
      return { symbol: "!", text: `at risk: still open${sayTook(clock, "left")}`, style: "doubtful" };
    case "on-track":
      return { symbol: "…", text: `on track: still open${sayTook(clock, "left")}`, style: "quiet" };
    case "excluded":
      return { symbol: "–", text: "excluded by agreement", style: "quiet" };
    case "unmeasurable":
      return { symbol: "?", text: `unmeasurable: ${sayUnmeasurable(each.unmeasurable)}`, style: "doubtful" };
    case "missed":
    case "undecided":
      return sayOutcome(each.outcome);
    case "counted":
      return { symbol: "+", text: `counted: ${sayShare(each)}`, style: "quiet" };
  }
}

/** What a record of a rate counts as: whether the rate counts it, and what that means for the promise. */
function sayOutcome(outcome: ExplainedOutcome | null): Sentence {
  if (outcome === null || outcome.side === null) {
    return {
      symbol: "…",
      text: "undecided: it may still count for the promise, or against it",
      style: "quiet",
    };
  }
  const what = outcome.isGood ? "among those that the rate counts" : "not among those that the rate counts";
  return outcome.side === "for"
    ? { symbol: "✓", text: `counts for the promise: it is ${what}`, style: "good" }
    : { symbol: "✗", text: `counts against the promise: it is ${what}`, style: "bad" };
}

/** What a record adds to its period: `adds 1,200.50 EUR of amount`, `1 h 30 min of agreed time down`. */
function sayShare({ contributions, downMs }: ObjectiveExplanation): string {
  if (downMs !== null) {
    return `${formatDuration(downMs, "real", "exact")} of agreed time down; where outages overlap, that time counts once`;
  }
  const shares = contributions.map(({ op, role, field, value, unit, word, currency }) => {
    const doing = { added: "adds", "taken-off": "takes off", divides: "divides by" }[role];
    if (op === "count") return `${doing} 1 record`;
    if (op === "distinct") {
      return word === null
        ? `${doing} 1, as its ${field} is blank`
        : `${doing} the ${field} ${word}, once for all its records`;
    }
    const amount = unit === "ms" ? formatDuration(Number(value), "real", "exact") : value;
    return `${doing} ${amount}${currency === null ? "" : ` ${currency}`} of ${field}`;
  });
  return shares.join(", ") || "it adds nothing";
}

/** `: took 3 h 12 min of 4 h, 48 min to spare`; of a clock that still runs what it has taken. */
function sayTook(clock: ExplainedClock | null, rest = ""): string {
  if (clock === null) return "";
  const { elapsedMs, limitMs, marginMs, lateMs, isRunning } = clock;
  const verb = isRunning ? "has taken" : "took";
  const unit: DurationClock = clock.calendar === null ? "real" : "business";
  if (limitMs === null || marginMs === null) return `: ${verb} ${formatDuration(elapsedMs, unit, "exact")}`;
  const by = clock.vendorClock === undefined ? "" : " by the vendor's clock";
  const took = `: ${verb} ${formatDuration(elapsedMs, unit, "exact")} of ${formatDuration(limitMs, unit, "exact")}${by}`;
  if (rest !== "") return `${took}, ${formatDuration(marginMs, unit, "exact")} ${rest}`;
  if (marginMs < 0) return `${took}, ${formatDuration(-marginMs, unit, "exact")} too long`;
  // The clock stood still between due and the stop, so only real time says by how much.
  return `${took}, and ended ${formatDuration(lateMs ?? 0, "real", "exact")} after due`;
}

const outOfScope: Readonly<Record<OutOfScopeReason, string>> = {
  filter: "",
  "not-in-force": "agreement and objective were not both in force when it started",
  "later-than-as-of": "it started later than as-of",
  "other-period": "it counts in another period",
  "not-decided": "this rate is of decided records, and it is not decided by as-of",
  "after-target-day": "it counts later than the day by which the target is judged",
  "not-there-at-start": "it was there at the beginning of none of the periods that are judged",
  "not-delivered": "it has no date, so it is a delivery that has not happened yet",
  "no-date": "no date of the schedule that is judged is left for it",
  maintenance: "it is agreed maintenance, which takes nothing from the agreed time",
  "no-agreed-time": "it takes no agreed time from a period that is judged",
};

function sayOutOfScope({ outOfScope: why, conditions }: ObjectiveExplanation): string {
  if (why === null) return "";
  if (why.reason === "filter") {
    const failing = conditions.filter(({ holds }) => !holds).map(({ text }) => text);
    return `it is asked that ${failing.join(", and that ")}`;
  }
  if (why.reason === "other-period" && why.period !== null) return `it counts in ${why.period}`;
  return outOfScope[why.reason];
}

const unmeasurable: Readonly<Record<UnmeasurableReason, string>> = {
  "no-start": "it has no start",
  "final-without-stop": "its status is final, and nothing says when it ended",
  "stop-before-start": "it ends before it starts",
  "no-due": "it brings no due of its own",
  "decided-without-date": "it is decided, and nothing says when",
  "no-number": "it holds no number",
  "number-too-large": "its number is too large to be added exactly",
  "no-currency": "nothing says what its currency is",
  "other-currency": "it is in another currency",
  "negative-duration": "the time that the export has for it is below zero",
  "more-left-than-limit": "the export tells that more is left of its limit than was promised in all",
  "bad-pause": "one of its pauses has no beginning, or ends before it",
  "unknown-author": "nothing says who wrote it",
  "no-conversation": "it names no conversation",
};

function sayUnmeasurable(reason: UnmeasurableReason | null): string {
  return reason === null ? "" : unmeasurable[reason];
}
