import type { Conventions, Objective, SourceSpec } from "../model/agreement.js";
import type { Metric } from "../model/metric.js";
import type { EffectReason } from "../model/problems/definition.js";
import type { Target } from "../model/target.js";
import { readEffective } from "./dates.js";
import { readFilter } from "./filter.js";
import { type ObjectiveInput, readInstantField, readMetric } from "./objective-metric.js";
import { parsePercent } from "./percent.js";
import type { Reading } from "./reading.js";
import { checkName, resolveReference } from "./references.js";
import { parseTarget, parseTargetObject, type TargetObject } from "./target.js";
import type { Path } from "./tree.js";

/** What an objective may refer to. */
export interface ObjectiveContext {
  readonly reading: Reading;
  readonly parties: readonly string[];
  readonly calendars: readonly string[];
  /** Grows by the sources that metrics imply. */
  readonly sources: Map<string, SourceSpec>;
  readonly conventions: Conventions;
  readonly timezone: string;
  /** The agreement's calendar. */
  readonly calendar?: string;
}

export function readObjectives(
  inputs: readonly (ObjectiveInput | undefined)[],
  context: ObjectiveContext,
): Objective[] {
  const { reading } = context;
  const firstLines = new Map<string, number>();
  return inputs.flatMap((input, index) => {
    if (input === undefined) return [];
    const path = ["objectives", index];
    const id = input.id === undefined ? undefined : reading.textAt([...path, "id"]);
    if (id !== undefined) {
      checkName("objective", id, [...path, "id"], reading, "value");
      const firstLine = firstLines.get(id);
      if (firstLine === undefined) firstLines.set(id, reading.place([...path, "id"]).line ?? 0);
      else reading.report("duplicate-objective", [...path, "id"], { id, firstLine });
    }
    return readObjective(id ?? String(index + 1), input, path, context) ?? [];
  });
}

function readObjective(
  id: string,
  input: ObjectiveInput,
  path: Path,
  context: ObjectiveContext,
): Objective | undefined {
  const { reading, conventions } = context;
  const owner = resolveReference("party", input.owner, context.parties, [...path, "owner"], reading);
  const ownCalendar = resolveReference(
    "calendar",
    input.calendar,
    context.calendars,
    [...path, "calendar"],
    reading,
  );
  const { metric, source } = readMetric(input, path, context.sources, context.timezone, reading);
  const where = readFilter(input.where, [...path, "where"], {
    reading,
    timezone: source?.timezone ?? context.timezone,
    ...(source === undefined ? {} : { source }),
  });
  const effective = readEffective(input.effective, [...path, "effective"], reading);
  const target = readTarget(id, input, path, metric, source, reading);
  const calendar =
    target === undefined ? undefined : readCalendarUse(id, target, input, ownCalendar, path, context);
  checkSettings(id, input, path, metric, reading);
  if (metric === undefined || source === undefined || target === undefined || owner === undefined)
    return undefined;

  const attributeTo = input["attribute-to"] ?? conventions.attributeTo;
  const title = reading.textAt([...path, "title"]);
  return {
    id,
    ...(title === undefined ? {} : { title }),
    metric,
    source: source.name,
    owner,
    ...(calendar === undefined ? {} : { calendar }),
    ...(where === undefined ? {} : { where }),
    target,
    atRiskAfter: readShare(input["at-risk-after"], [...path, "at-risk-after"], 0.8, reading),
    warningMargin: readShare(input["warning-margin"], [...path, "warning-margin"], 0, reading),
    basis: input.basis ?? "cohort",
    // A ratio has no due; the convention speaks of the objectives that have one.
    attributeTo: metric.shape === "ratio" && attributeTo === "due" ? "start" : attributeTo,
    minimumRecords: input["minimum-records"] ?? 0,
    noData: input["no-data"] ?? conventions.noData,
    effective,
    at: reading.place([...path, "id"]),
  };
}

function readTarget(
  id: string,
  input: ObjectiveInput,
  path: Path,
  metric: Metric | undefined,
  source: SourceSpec | undefined,
  reading: Reading,
): Target | undefined {
  const at = [...path, "target"];
  // Without a whole shape the promise would be read as another one.
  if (input.target === undefined || reading.hasErrorUnder(at)) return undefined;
  const shape = metric?.shape ?? "duration";
  const object = typeof input.target === "string" ? undefined : writtenParts(input.target, at, reading);
  const result = object === undefined ? parseTarget(input.target as string) : parseTargetObject(object);
  if (!result.ok) {
    const { part, fault } = result;
    const target = object === undefined ? (reading.textAt(at) ?? "") : "";
    const markedAt =
      object === undefined ? at : [...at, keyOfPart(object, part)].filter((step) => step !== "");
    reading.report("target-not-understood", markedAt, { target, part, fault, shape }, { part });
    return undefined;
  }
  const { target } = result;
  if (metric === undefined) return target;
  if ((target.kind === "threshold") !== (metric.shape === "ratio")) {
    reading.report("target-mismatch", at, {
      objective: id,
      metric: metric.id,
      shape: metric.shape,
      target: target.text,
    });
    return undefined;
  }
  if (target.kind === "share-by-due" && source !== undefined) {
    const byAt = object === undefined ? at : [...at, "by"];
    const field = readInstantField(source, target.dueField, "", byAt, reading, { part: target.dueField });
    if (field === undefined) return undefined;
  }
  return target;
}

/** The parts of a spelled-out promise as they were written, so that `99.50` stays exact. */
function writtenParts(input: object, path: Path, reading: Reading): TargetObject {
  const parts: Record<string, string | undefined> = {};
  for (const key of Object.keys(input)) parts[key] = reading.textAt([...path, key]);
  return parts;
}

function keyOfPart(object: TargetObject, part: string): string {
  if (part === "") return "";
  const found = Object.entries(object).find(([, written]) => written?.includes(part));
  return found?.[0] ?? "";
}

/** Semantics 8: business time needs a calendar, and a calendar beside real time changes nothing. */
function readCalendarUse(
  id: string,
  target: Target,
  input: ObjectiveInput,
  ownCalendar: string | undefined,
  path: Path,
  { reading, calendar, calendars }: ObjectiveContext,
): string | undefined {
  const limit = "limit" in target ? target.limit : undefined;
  const needsCalendar = limit !== undefined && (limit.kind === "business-days" || limit.clock === "business");
  if (!needsCalendar) {
    if (ownCalendar === undefined) return undefined;
    const args = {
      objective: id,
      calendar: ownCalendar,
      ...(limit === undefined ? {} : { limit: limit.text }),
    };
    reading.report("calendar-without-effect", [...path, "calendar"], args, { severity: "warning" });
    return undefined;
  }
  const used = ownCalendar ?? (input.calendar === undefined ? calendar : undefined);
  const named = input.calendar !== undefined || reading.nodeAt(["agreement", "calendar"]) !== undefined;
  if (used === undefined && !named) {
    const part = limit.text;
    reading.report("no-calendar", [...path, "target"], { objective: id, limit: part, calendars }, { part });
  }
  return used;
}

/** A setting that could change nothing is a mistake about the objective. */
function checkSettings(
  id: string,
  input: ObjectiveInput,
  path: Path,
  metric: Metric | undefined,
  reading: Reading,
): void {
  if (metric === undefined) return;
  const report = (key: "basis" | "attribute-to" | "at-risk-after", because: EffectReason) => {
    if (input[key] !== undefined)
      reading.report(
        "setting-without-effect",
        [...path, key],
        { key, objective: id, because },
        { on: "key" },
      );
  };
  if (metric.shape === "duration") {
    report("basis", "only-ratios");
    return;
  }
  report("at-risk-after", "only-durations");
  if (input["attribute-to"] === "due") report("attribute-to", "only-durations");
  if (input.basis === "decided" && metric.decidedAt === undefined)
    reading.report("basis-needs-decided", [...path, "basis"], {
      objective: id,
      metric: metric.id,
      own: metric.id === "custom",
    });
}

/** A percentage as a share, 0 to 1. */
function readShare(written: string | undefined, path: Path, usual: number, reading: Reading): number {
  if (written === undefined) return usual;
  const share = parsePercent(written);
  if (share !== undefined && share.numerator <= share.denominator) return share.numerator / share.denominator;
  reading.report("wrong-value", path, {
    path: reading.describe(path),
    expected: "a percentage from 0% to 100%",
    found: `"${written}"`,
  });
  return usual;
}
