import type { Conventions, Override, SourceSpec } from "../model/agreement.js";
import type { ClockRules, HistoryRules, PausePair, PauseTotal } from "../model/clock-rules.js";
import type { Filter } from "../model/filter.js";
import type { DurationMetric, Metric } from "../model/metric.js";
import type { EffectReason } from "../model/problems/definition.js";
import type { Target } from "../model/target.js";
import { readFilter, type TermBook } from "./filter.js";
import { type ObjectiveInput, readInstantField } from "./objective-metric.js";
import type { Reading } from "./reading.js";
import { fieldNames, fieldType, requireField } from "./source-fields.js";
import type { Path } from "./tree.js";

type PausesInput = NonNullable<ObjectiveInput["pauses"]>;
type PauseInput = Extract<PausesInput, readonly unknown[]>[number];

const unitMs = { seconds: 1_000, minutes: 60_000, hours: 3_600_000 } as const;

/** An objective whose clock is stopped, as far as it was understood. */
export interface StoppedObjective {
  readonly id: string;
  readonly metric: Metric | undefined;
  readonly source: SourceSpec | undefined;
  readonly target: Target | undefined;
  readonly where: Filter | undefined;
  readonly overrides: readonly Override[];
}

export interface ClockRuleContext {
  readonly reading: Reading;
  readonly sources: ReadonlyMap<string, SourceSpec>;
  readonly conventions: Conventions;
  readonly timezone: string;
  readonly terms: TermBook;
}

/** What stops the clock of an objective's records (semantics 9, 12); undefined where nothing does. */
export function readClockRules(
  input: ObjectiveInput,
  path: Path,
  objective: StoppedObjective,
  context: ClockRuleContext,
): ClockRules | undefined {
  const { metric, source } = objective;
  if (metric === undefined || source === undefined) return undefined;
  if (metric.shape !== "duration") {
    for (const key of ["pauses", "pause-while", "reopen", "changing-values"] as const)
      if (input[key] !== undefined) reportNoEffect(key, "only-durations", path, objective, context);
    return undefined;
  }
  const history = readHistoryRules(input, path, metric, source, objective, context);
  const { pairs, total } = readPauses(input.pauses, [...path, "pauses"], source, objective, context);
  if (total !== undefined && history?.reopen === "new-cycle")
    reportTotal(total.clock, "cycles", "", [...path, "pauses"], objective, context);
  if (pairs.length === 0 && total === undefined && history === undefined) return undefined;
  return { pairs, ...(total === undefined ? {} : { total }), ...(history === undefined ? {} : { history }) };
}

function readPauses(
  input: PausesInput | undefined,
  path: Path,
  source: SourceSpec,
  objective: StoppedObjective,
  context: ClockRuleContext,
): { pairs: PausePair[]; total?: PauseTotal } {
  const pairs: PausePair[] = [];
  let total: PauseTotal | undefined;
  const written: [PauseInput, Path][] = Array.isArray(input)
    ? input.map((each, index) => [each, [...path, index]])
    : [[input, path]];
  for (const [pause, at] of written) {
    if (pause === undefined) continue;
    const keys = context.reading.keysAt(at);
    const isPair = keys.length === 2 && keys.includes("from") && keys.includes("to");
    const isTotal = keys.length === 3 && !keys.includes("from") && !keys.includes("to");
    if (context.reading.hasErrorUnder(at)) continue;
    if (isPair) pairs.push(...readPair(pause, at, source, context.reading));
    else if (isTotal && total === undefined) total = readTotal(pause, at, source, objective, context);
    else context.reading.report("pause-not-understood", at, { keys }, keys.length > 0 ? { on: "key" } : {});
  }
  return total === undefined ? { pairs } : { pairs, total };
}

function readPair(
  pause: NonNullable<PauseInput>,
  path: Path,
  source: SourceSpec,
  reading: Reading,
): PausePair[] {
  const from = readInstantField(source, pause.from, "", [...path, "from"], reading);
  const to = readInstantField(source, pause.to, "", [...path, "to"], reading);
  return from === undefined || to === undefined ? [] : [{ from, to }];
}

/** A total is taken off the limit's own clock, so it must have been counted on that (semantics 9). */
function readTotal(
  pause: NonNullable<PauseInput>,
  path: Path,
  source: SourceSpec,
  objective: StoppedObjective,
  context: ClockRuleContext,
): PauseTotal | undefined {
  const { reading } = context;
  const { total: written, unit, clock } = pause;
  if (written === undefined || unit === undefined || clock === undefined) return undefined;
  const at = [...path, "total"];
  const field = requireField(source, written.trim(), at, reading);
  if (field === undefined) return undefined;
  const type = fieldType(source, field) ?? "number";
  if (type !== "number") {
    const expected = "a field that holds a number";
    reading.report("wrong-value", at, { path: reading.describe(at), expected, found: `${field}, a ${type}` });
    return undefined;
  }
  for (const target of [objective.target, ...objective.overrides.map((each) => each.target)]) {
    if (target === undefined || !("limit" in target)) continue;
    const { limit } = target;
    const limitClock = limit.kind === "business-days" ? "business" : limit.clock;
    if (limitClock === clock) continue;
    reportTotal(clock, "other-clock", limit.text, [...path, "clock"], objective, context);
    return undefined;
  }
  return { field, unitMs: unitMs[unit], clock };
}

function reportTotal(
  clock: "business" | "real",
  reason: "other-clock" | "cycles",
  limit: string,
  path: Path,
  { id }: StoppedObjective,
  { reading }: ClockRuleContext,
): void {
  reading.report("pause-total-unusable", path, { objective: id, clock, reason, limit });
}

/** What the history of the objective's records is used for; undefined where there is none, or nothing asks it. */
function readHistoryRules(
  input: ObjectiveInput,
  path: Path,
  metric: DurationMetric,
  source: SourceSpec,
  objective: StoppedObjective,
  context: ClockRuleContext,
): HistoryRules | undefined {
  const { conventions } = context;
  if (input.reopen !== undefined && metric.stopsWhenFinal !== true)
    reportNoEffect("reopen", "only-final-stops", path, objective, context);
  const history = findHistory(input, path, source, objective, context);
  if (history === undefined) return undefined;

  const { reading, timezone, terms } = context;
  const pauseWhile = readFilter(input["pause-while"], [...path, "pause-while"], {
    reading,
    source: history,
    timezone,
    terms,
  });
  const isEmpty = input["pause-while"] !== undefined && pauseWhile === undefined;
  if (isEmpty && !reading.hasErrorUnder([...path, "pause-while"]))
    reading.report("empty-filter", [...path, "pause-while"], { key: "pause-while" }, { on: "key" });
  const reopen = metric.stopsWhenFinal === true ? (input.reopen ?? conventions.reopen) : undefined;
  const rule = input["changing-values"] ?? conventions.changingValues;
  // The messages of a ticket have no values of their own that its history could change.
  const fields = history.historyOf === source.name ? changingFields(objective, history) : [];
  if (fields.length === 0 && input["changing-values"] !== undefined && input["changing-values"] !== "at-end")
    reportNoEffect("changing-values", "nothing-changes", path, objective, context);
  const changing = rule === "at-end" || fields.length === 0 ? undefined : { rule, fields };
  if (pauseWhile === undefined && reopen === undefined && changing === undefined) return undefined;
  return {
    source: history.name,
    ...(pauseWhile === undefined ? {} : { pauseWhile }),
    ...(reopen === undefined ? {} : { reopen }),
    ...(changing === undefined ? {} : { changing }),
  };
}

/** The one source that holds the history of the objective's tickets; that of a message is its ticket's. */
function findHistory(
  input: ObjectiveInput,
  path: Path,
  source: SourceSpec,
  objective: StoppedObjective,
  context: ClockRuleContext,
): SourceSpec | undefined {
  const all = [...context.sources.values()].filter(({ kind }) => kind === "ticket-history");
  const own = all.filter(({ historyOf }) => historyOf === source.name);
  const histories = own.length > 0 || source.kind !== "messages" ? own : all;
  if (histories.length === 1) return histories[0];
  const args = {
    objective: objective.id,
    source: source.name,
    histories: histories.map(({ name }) => name),
  };
  if (histories.length > 1) {
    const key = (["pause-while", "reopen", "changing-values"] as const).find(
      (each) => input[each] !== undefined,
    );
    context.reading.report("history-in-doubt", [...path, key ?? "metric"], { ...args, key: key ?? "reopen" });
    return undefined;
  }
  if (input["pause-while"] !== undefined)
    context.reading.report(
      "history-in-doubt",
      [...path, "pause-while"],
      { ...args, key: "pause-while" },
      { on: "key" },
    );
  for (const key of ["reopen", "changing-values"] as const) {
    if (input[key] === undefined || context.reading.hasErrorUnder([...path, key])) continue;
    reportNoEffect(key, "only-with-history", path, objective, context);
  }
  return undefined;
}

/** The fields of the objective's filters that its history follows. A state is followed by what it does. */
function changingFields({ where, overrides }: StoppedObjective, history: SourceSpec): string[] {
  const asked = new Set([where, ...overrides.map(({ when }) => when)].flatMap(fieldsOfFilter));
  const followed = fieldNames(history).filter((name) => !["id", "at", "status"].includes(name));
  return followed.filter((name) => asked.has(name));
}

function fieldsOfFilter(filter: Filter | undefined): readonly string[] {
  if (filter === undefined) return [];
  switch (filter.op) {
    case "all":
    case "any":
      return filter.of.flatMap(fieldsOfFilter);
    case "not":
      return fieldsOfFilter(filter.of);
    case "linked":
      // It asks of records of another source, whose values the history does not follow.
      return [];
    default:
      return [filter.field];
  }
}

function reportNoEffect(
  key: "pauses" | "pause-while" | "reopen" | "changing-values",
  because: EffectReason,
  path: Path,
  { id }: StoppedObjective,
  { reading }: ClockRuleContext,
): void {
  reading.report("setting-without-effect", [...path, key], { key, objective: id, because }, { on: "key" });
}
