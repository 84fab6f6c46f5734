import { metrics } from "../metrics/index.js";
import type { SourceSpec } from "../model/agreement.js";
import type { FigureMetric, Metric, RatioMetric } from "../model/metric.js";
import { plainSource } from "../model/plain-source.js";
import type { RecordKind } from "../model/record.js";
import { nearestName } from "../model/suggest.js";
import type { PeriodUnit } from "../time/period.js";
import { readConstants } from "./constants.js";
import { readFilter, type TermBook } from "./filter.js";
import type { Reading } from "./reading.js";
import { resolveReference } from "./references.js";
import type { FileInput, Partly } from "./schema/file.js";
import { recordKinds } from "./schema/sources.js";
import { beginOf, fieldType, instantFields, requireField } from "./source-fields.js";
import type { Path } from "./tree.js";

export type ObjectiveInput = Partly<FileInput["objectives"][number]>;
type RatioInput = NonNullable<Exclude<ObjectiveInput["metric"], string | undefined>["ratio"]>;

/** What is measured, and over which source. Either is absent when it is in doubt. */
export interface MeasuredThing {
  readonly metric?: Metric;
  readonly source?: SourceSpec;
}

/** What a metric may refer to. */
export interface MetricContext {
  readonly reading: Reading;
  /** Grows by the sources that metrics imply. */
  readonly sources: Map<string, SourceSpec>;
  /** The agreement's zone. */
  readonly timezone: string;
  /** How long a measurement period is. */
  readonly measurementUnit: PeriodUnit;
  readonly terms: TermBook;
}

export function readMetric(input: ObjectiveInput, path: Path, context: MetricContext): MeasuredThing {
  const { reading, sources } = context;
  if (input.metric === undefined) return {};
  if (typeof input.metric !== "string") return readRatio(input, path, context);

  const name = input.metric.trim();
  const entry = metrics.find(({ metric }) => metric.id === name);
  if (entry === undefined) {
    const known = metrics.map(({ metric }) => metric.id);
    const near = nearestName(name, known);
    reading.report(
      "unknown-metric",
      [...path, "metric"],
      near === undefined ? { metric: name, known } : { metric: name, known, near },
    );
    return {};
  }
  const metric = entry.asShare !== undefined && isShare(input.target) ? entry.asShare : entry.metric;
  const source = findSource(metric, input, path, sources, reading);
  const whole = metric.shape === "figure" ? completeFigure(metric, input, path, context) : metric;
  return {
    ...(whole === undefined ? {} : { metric: whole }),
    ...(source === undefined ? {} : { source }),
  };
}

/** Whether a percentage is promised; one name may mean an average and a share. */
function isShare(target: ObjectiveInput["target"]): boolean {
  const texts = typeof target === "object" ? [target["at-least"], target["at-most"]] : [target];
  return texts.some((text) => typeof text === "string" && text.includes("%"));
}

/** A figure with the constants that the objective says and with the name of its other source. */
function completeFigure(
  metric: FigureMetric,
  input: ObjectiveInput,
  path: Path,
  { reading, sources, measurementUnit }: MetricContext,
): FigureMetric | undefined {
  let { other } = metric;
  if (other !== undefined) {
    const source = findSource({ ...metric, of: other.of }, {}, path, sources, reading);
    if (source === undefined) return undefined;
    other = { ...other, of: source.name };
  }
  const id = reading.textAt([...path, "id"]) ?? String(Number(path.at(-1)) + 1);
  if (metric.constants === undefined) {
    if (input.using !== undefined)
      reading.report(
        "setting-without-effect",
        [...path, "using"],
        { key: "using", objective: id, because: "no-constants" },
        { on: "key" },
      );
    return other === undefined ? metric : { ...metric, other };
  }
  const factors = readConstants(id, metric, measurementUnit, [...path, "using"], reading);
  if (factors === undefined) return undefined;
  return { ...metric, factors, ...(other === undefined ? {} : { other }) };
}

/** The source that an objective names, or the only one with the records that its metric is about. */
function findSource(
  metric: Metric,
  input: ObjectiveInput,
  path: Path,
  sources: Map<string, SourceSpec>,
  reading: Reading,
): SourceSpec | undefined {
  const kind = metric.of as RecordKind;
  const names = new Set([...sources.keys(), kind]);
  if (input.of !== undefined) {
    const name = resolveReference("source", input.of, names, [...path, "of"], reading);
    if (name === undefined) return undefined;
    const source = sources.get(name) ?? imply(kind, path, sources, reading);
    if (source.kind === kind) return source;
    reportOtherKind(source, metric, [...path, "of"], reading);
    return undefined;
  }
  const fitting = [...sources.values()].filter((source) => source.kind === kind);
  if (fitting.length > 1) {
    reading.report("several-sources", [...path, "metric"], {
      metric: metric.id,
      kind,
      sources: fitting.map((source) => source.name),
    });
    return undefined;
  }
  if (fitting[0] !== undefined) return fitting[0];
  const namesake = sources.get(kind);
  if (namesake === undefined) return imply(kind, path, sources, reading);
  reportOtherKind(namesake, metric, [...path, "metric"], reading);
  return undefined;
}

function reportOtherKind(source: SourceSpec, metric: Metric, path: Path, reading: Reading): void {
  const args = { source: source.name, metric: metric.id, needed: metric.of };
  reading.report(
    "source-of-other-kind",
    path,
    source.kind === undefined ? args : { ...args, kind: source.kind },
  );
}

/** The command line can name the export, so a source needs no words when its columns have usual headers. */
function imply(kind: RecordKind, path: Path, sources: Map<string, SourceSpec>, reading: Reading): SourceSpec {
  const source = plainSource(kind, reading.place([...path, "metric"]));
  sources.set(kind, source);
  return source;
}

/** The source that a metric of the file's own names, at the path of the part that does. */
export function resolveOwnSource(
  at: Path,
  of: string | undefined,
  input: ObjectiveInput,
  path: Path,
  { reading, sources }: MetricContext,
): SourceSpec | undefined {
  if (input.of !== undefined)
    reading.report(
      "setting-without-effect",
      [...path, "of"],
      {
        key: "of",
        objective: reading.textAt([...path, "id"]) ?? String(Number(path.at(-1)) + 1),
        because: "ratio-names-source",
      },
      { on: "key" },
    );
  const names = new Set([...sources.keys(), ...recordKinds]);
  const name = resolveReference("source", of, names, [...at, "of"], reading);
  const kind = recordKinds.find((known) => known === name);
  return sources.get(name ?? "") ?? (kind && imply(kind, path, sources, reading));
}

function readRatio(input: ObjectiveInput, path: Path, measuring: MetricContext): MeasuredThing {
  const { reading, timezone, terms, sources } = measuring;
  const at = [...path, "metric", "ratio"];
  const ratio: RatioInput = typeof input.metric === "object" ? (input.metric.ratio ?? {}) : {};
  const source = resolveOwnSource(at, ratio.of, input, path, measuring);
  const context = {
    reading,
    source,
    timezone,
    terms,
    sources,
  };
  const where = readFilter(ratio.where, [...at, "where"], context);
  const good = readFilter(ratio.good, [...at, "good"], context);
  const decided = readFilter(ratio.decided, [...at, "decided"], context);
  if (source === undefined) return {};

  const enteredAt = readInstantField(
    source,
    ratio["entered-at"],
    "createdAt",
    [...at, "entered-at"],
    reading,
  );
  const closes = decided !== undefined && fieldType(source, "closedAt") === "instant";
  const asked = ratio["decided-at"] !== undefined;
  const decidedAt =
    asked || closes
      ? readInstantField(source, ratio["decided-at"], "closedAt", [...at, "decided-at"], reading)
      : undefined;
  const empty = ratio.good !== undefined && good === undefined && !reading.hasErrorUnder([...at, "good"]);
  if (empty) reading.report("empty-filter", [...at, "good"], { key: "good" }, { on: "key" });
  if (good === undefined || enteredAt === undefined) return { source };
  const begunAt = beginOf(source, enteredAt);
  const metric: RatioMetric = {
    id: "custom",
    title: reading.textAt([...path, "title"]) ?? "Custom ratio",
    shape: "ratio",
    of: source.name,
    good,
    enteredAt,
    ...(begunAt === undefined ? {} : { begunAt }),
    ...(where === undefined ? {} : { where }),
    ...(decided === undefined ? {} : { decided }),
    ...(decidedAt === undefined ? {} : { decidedAt }),
  };
  return { metric, source };
}

/** A field that holds an instant, or a column of the user's own, which then is read as one. */
export function readInstantField(
  source: SourceSpec,
  written: string | undefined,
  usual: string,
  path: Path,
  reading: Reading,
  mark: { part?: string } = {},
): string | undefined {
  const name = requireField(source, written?.trim() ?? usual, path, reading, mark);
  if (name === undefined) return undefined;
  const type = fieldType(source, name);
  if (type === undefined || type === "instant") return name;
  reading.report("not-an-instant", path, { field: name, type, instants: instantFields(source) }, mark);
  return undefined;
}
