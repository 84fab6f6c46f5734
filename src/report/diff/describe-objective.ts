import type { Objective, Override } from "../../model/agreement.js";
import type { ClockRules } from "../../model/clock-rules.js";
import { sayFilter } from "../../model/filter-text.js";
import { type Aspect, aspect } from "./aspect.js";
import { percentText, sayDates, sayEscalation, sayPenalty } from "./say-terms.js";

/** All that an objective says, by the keys of the definition. */
export function describeObjective(objective: Objective): Aspect[] {
  const { metric, target, where, calendar, overrides, penalties, escalation, attempts } = objective;
  const { effective, atRiskAfter, warningMargin, minimumRecords, unlessReached, byVendor } = objective;
  const isRate = metric.shape === "ratio" || metric.shape === "retention";
  return [
    ...aspect("metric", "scope", metric, metric.id === "custom" ? metric.title : metric.id),
    ...aspect("of", "scope", objective.source, objective.source),
    ...aspect("owner", "terms", objective.owner, objective.owner),
    ...aspect("target", "terms", target, target.text),
    ...aspect("calendar", "time", calendar, calendar ?? ""),
    ...aspect("where", "scope", where, where === undefined ? "" : sayFilter(where)),
    ...overrides.flatMap((each, index) => describeOverride(each, index, overrides)),
    ...orderOf(overrides),
    ...describeClock(objective.clock),
    ...aspect("clock", "time", byVendor, "the vendor's"),
    ...(isRate ? aspect("basis", "scope", objective.basis, objective.basis) : []),
    ...aspect("attribute-to", "scope", objective.attributeTo, objective.attributeTo),
    ...aspect("effective", "scope", undefinedIfEmpty(effective), sayDates(effective)),
    ...aspect("minimum-records", "terms", minimumRecords, String(minimumRecords)),
    ...aspect("no-data", "terms", objective.noData, objective.noData),
    ...aspect("at-risk-after", "terms", atRiskAfter, percentText(atRiskAfter)),
    ...aspect("warning-margin", "terms", warningMargin, percentText(warningMargin)),
    ...aspect("attempts", "time", attempts, attempts === undefined ? "" : `in ${attempts.source}`),
    ...aspect("unless-reached", "terms", unlessReached, String(unlessReached)),
    ...aspect(
      "penalty",
      "terms",
      penalties.length === 0 ? undefined : penalties,
      penalties.map(sayPenalty).join("; "),
    ),
    ...aspect(
      "escalation",
      "terms",
      escalation.length === 0 ? undefined : escalation,
      escalation.map(sayEscalation).join("; "),
    ),
  ];
}

/** Two overrides may be called the same: then they are told apart by their number. */
function describeOverride(override: Override, index: number, all: readonly Override[]): Aspect[] {
  const { label, when, target, calendar, effective, penalties } = override;
  const before = all.slice(0, index).filter((other) => other.label === label).length;
  const texts = [
    when === undefined ? "" : `when ${sayFilter(when)}`,
    target?.text ?? "",
    calendar === undefined ? "" : `calendar ${calendar}`,
    sayDates(effective),
    penalties?.map(sayPenalty).join("; ") ?? "",
  ].filter((text) => text !== "");
  const name = before === 0 ? label : `${label} (${before + 1})`;
  return aspect(`override ${name}`, "terms", override, texts.join(", "));
}

/** The first that matches wins, so that their order says something. */
function orderOf(overrides: readonly Override[]): Aspect[] {
  if (overrides.length < 2) return [];
  const labels = overrides.map(({ label }) => label);
  return aspect("order of overrides", "terms", labels, labels.join(", "));
}

function describeClock(clock: ClockRules | undefined): Aspect[] {
  if (clock === undefined) return [];
  const { pairs, total, history } = clock;
  const pauses = [
    ...pairs.map(({ from, to }) => `${from} to ${to}`),
    ...(total === undefined ? [] : [`${total.field} in all, ${total.clock} time`]),
  ];
  const while_ = history?.pauseWhile;
  const changing = history?.changing;
  return [
    ...aspect("pauses", "time", pauses.length === 0 ? undefined : { pairs, total }, pauses.join(", ")),
    ...aspect("pause-while", "time", while_, while_ === undefined ? "" : sayFilter(while_)),
    ...aspect("reopen", "time", history?.reopen, history?.reopen ?? ""),
    ...aspect("changing-values", "terms", changing, changing?.rule ?? ""),
  ];
}

function undefinedIfEmpty(dates: Objective["effective"]): Objective["effective"] | undefined {
  return dates.from === undefined && dates.until === undefined ? undefined : dates;
}
