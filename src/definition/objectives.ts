import type { Conventions, Objective, Override } from "../model/agreement.js";
import type { FigureMetric, Metric } from "../model/metric.js";
import type { Fee } from "../model/money.js";
import type { EffectReason } from "../model/problems/definition.js";
import type { Target } from "../model/target.js";
import { readAttempts } from "./attempts.js";
import { needsCalendar, type UsualCalendar, useUsualCalendar, warnOfUnusedCalendar } from "./calendar-use.js";
import { readClockRules } from "./clock-rules.js";
import { customKind, isOneMetric, readCustomMetric } from "./custom-metric.js";
import { readEffective } from "./dates.js";
import { readEscalation } from "./escalation.js";
import { readFilter } from "./filter.js";
import {
  type MeasuredThing,
  type MetricContext,
  type ObjectiveInput,
  readMetric,
} from "./objective-metric.js";
import { readTarget } from "./objective-target.js";
import { readOverrides } from "./overrides.js";
import { checkOverridePenalties, readPenalties } from "./penalties.js";
import { parsePercent } from "./percent.js";
import type { Reading } from "./reading.js";
import { checkName, resolveReference } from "./references.js";
import type { Path } from "./tree.js";
import { readVendorClock, withoutOwnStops } from "./vendor-clock.js";

/** What an objective may refer to. */
export interface ObjectiveContext extends MetricContext {
  readonly parties: readonly string[];
  readonly calendars: readonly string[];
  readonly conventions: Conventions;
  /** The agreement's calendar. */
  readonly calendar?: string;
  /** The agreement's fee. */
  readonly fee?: Fee | undefined;
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
  const { metric, source } = isOneMetric(input, path, reading) ? readMeasure(input, path, context) : {};
  const filters = {
    reading,
    source,
    timezone: context.timezone,
    terms: context.terms,
    sources: context.sources,
  };
  const where = readFilter(input.where, [...path, "where"], filters);
  const effective = readEffective(input.effective, [...path, "effective"], reading);
  const promised = { objective: id, metric, source, measurementUnit: context.measurementUnit };
  const target = readTarget(input.target, [...path, "target"], promised, reading);
  const usualCalendar = usualCalendarOf(input, ownCalendar, context);
  const { overrides, useCalendar } = readOverrides(input.overrides, [...path, "overrides"], {
    ...promised,
    target,
    usualCalendar,
    filters,
    fee: context.fee,
  });
  const penalties =
    target === undefined
      ? []
      : readPenalties(
          [...path, "penalty"],
          { objective: id, target, fee: context.fee, every: context.measurementUnit },
          reading,
        );
  if (target !== undefined)
    checkOverridePenalties({ id, target, penalties }, overrides, [...path, "overrides"], reading);
  const escalation = readEscalation([...path, "escalation"], { id, metric, target, usualCalendar }, reading);
  const isUsed = useCalendar || escalation.some((level) => level.calendar !== undefined);
  const calendar =
    target === undefined
      ? undefined
      : metric?.shape === "cadence" || metric?.shape === "uptime"
        ? ownCalendar
        : readCalendarUse(id, target, ownCalendar, usualCalendar, isUsed, path, reading);
  checkSettings(id, input, path, metric, reading);
  if (metric?.shape === "figure") refuseSplits(id, metric, source?.name, overrides, path, reading);
  const byVendor = readVendorClock(input, path, { id, metric, target, overrides }, reading);
  const [ruled, stopping] = byVendor ? withoutOwnStops(input, metric) : [input, metric];
  const stopped = { id, metric: stopping, source, target, where, overrides };
  const clock = readClockRules(ruled, path, stopped, context);
  const attempts = readAttempts(id, metric, source, path, context);
  if (metric === undefined || source === undefined || target === undefined || owner === undefined)
    return undefined;

  const usual = input["attribute-to"] ?? conventions.attributeTo;
  // The convention speaks of objectives that have a due, or know a stop.
  const isUnknown = usual === "due" ? !hasDue(metric) : usual === "stop" && byVendor;
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
    overrides,
    ...(clock === undefined ? {} : { clock }),
    ...(byVendor ? { byVendor } : {}),
    atRiskAfter: readShare(input["at-risk-after"], [...path, "at-risk-after"], 0.8, reading),
    warningMargin: readShare(input["warning-margin"], [...path, "warning-margin"], 0, reading),
    basis: input.basis ?? "cohort",
    attributeTo: isUnknown ? "start" : usual,
    minimumRecords: input["minimum-records"] ?? 0,
    ...(attempts === undefined ? {} : { attempts }),
    ...(input["unless-reached"] === true ? { unlessReached: true } : {}),
    noData: input["no-data"] ?? conventions.noData,
    effective,
    penalties,
    escalation,
    at: reading.place([...path, "id"]),
  };
}

function hasDue({ shape }: Metric): boolean {
  return shape === "duration" || shape === "attempts";
}

function readMeasure(input: ObjectiveInput, path: Path, context: ObjectiveContext): MeasuredThing {
  const kind = customKind(input);
  return kind === undefined ? readMetric(input, path, context) : readCustomMetric(kind, input, path, context);
}

/** The objective's own calendar, else the agreement's. */
function usualCalendarOf(
  input: ObjectiveInput,
  ownCalendar: string | undefined,
  { reading, calendar, calendars }: ObjectiveContext,
): UsualCalendar {
  const used = ownCalendar ?? (input.calendar === undefined ? calendar : undefined);
  return {
    named: input.calendar !== undefined || reading.nodeAt(["agreement", "calendar"]) !== undefined,
    calendars,
    ...(used === undefined ? {} : { calendar: used }),
  };
}

/** Overrides and levels of escalation may run on a calendar that the objective itself has no use for. */
function readCalendarUse(
  id: string,
  target: Target,
  ownCalendar: string | undefined,
  usual: UsualCalendar,
  othersUseIt: boolean,
  path: Path,
  reading: Reading,
): string | undefined {
  if (needsCalendar(target)) return useUsualCalendar(id, target, usual, path, reading);
  if (ownCalendar !== undefined && !othersUseIt) warnOfUnusedCalendar(id, target, ownCalendar, path, reading);
  return undefined;
}

type SettingKey =
  | "basis"
  | "attribute-to"
  | "at-risk-after"
  | "warning-margin"
  | "minimum-records"
  | "overrides"
  | "unless-reached";

/** A setting that could change nothing is a mistake about the objective. */
function checkSettings(
  id: string,
  input: ObjectiveInput,
  path: Path,
  metric: Metric | undefined,
  reading: Reading,
): void {
  if (metric === undefined) return;
  const report = (key: SettingKey, because: EffectReason) => {
    if (input[key] !== undefined)
      reading.report(
        "setting-without-effect",
        [...path, key],
        { key, objective: id, because },
        { on: "key" },
      );
  };
  if (metric.shape !== "attempts") report("unless-reached", "only-attempts");
  if (metric.shape === "cadence" || metric.shape === "uptime") {
    for (const key of ["overrides", "attribute-to", "at-risk-after"] as const) report(key, "no-records");
    if (metric.shape === "uptime") report("minimum-records", "no-records");
  }
  if (metric.shape !== "ratio") report("basis", "only-ratios");
  if (metric.shape === "ratio" || metric.shape === "figure" || metric.shape === "retention") {
    report("at-risk-after", "only-durations");
  }
  if (metric.shape === "figure" || metric.shape === "retention") {
    if (metric.shape === "figure") report("warning-margin", "only-shares");
    const hasStop = metric.shape === "figure" && metric.stopAt !== undefined;
    if (!hasStop || input["attribute-to"] === "due") report("attribute-to", "one-instant");
  }
  if (metric.shape !== "ratio") return;
  if (input["attribute-to"] === "due") report("attribute-to", "only-durations");
  if (input.basis === "decided" && metric.decidedAt === undefined)
    reading.report("basis-needs-decided", [...path, "basis"], {
      objective: id,
      metric: metric.id,
      own: metric.id === "custom",
    });
}

/** The words of one source say nothing about the records of another. */
function refuseSplits(
  objective: string,
  { id: metric, other }: FigureMetric,
  source: string | undefined,
  overrides: readonly Override[],
  path: Path,
  reading: Reading,
): void {
  if (other === undefined || other.of === source) return;
  for (const [index, { when }] of overrides.entries()) {
    if (when === undefined) continue;
    const at = [...path, "overrides", index, "when"];
    reading.report("override-splits-one-source", at, { objective, metric, other: other.of }, { on: "key" });
  }
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
