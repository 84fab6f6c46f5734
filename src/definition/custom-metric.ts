import type { SourceSpec } from "../model/agreement.js";
import { fieldsOfKind } from "../model/fields.js";
import type { DurationMetric } from "../model/metric.js";
import { readFigurePart } from "./figure-part.js";
import { readFilter } from "./filter.js";
import {
  type MeasuredThing,
  type MetricContext,
  type ObjectiveInput,
  readInstantField,
  resolveOwnSource,
} from "./objective-metric.js";
import { isOneDivisor, readDivisor } from "./per-metric.js";
import type { Reading } from "./reading.js";
import { fieldType, requireField } from "./source-fields.js";
import { parseTarget } from "./target.js";
import type { Path } from "./tree.js";

type CustomInput = Exclude<ObjectiveInput["metric"], string | undefined>;

/** Metrics that the file itself spells out, beside ratios. */
const figureKinds = ["count", "sum", "distinct", "average", "duration"] as const;
type FigureKind = (typeof figureKinds)[number];

/** The kind of figure that an objective spells out; undefined for a ratio and for a metric of the shelf. */
export function customKind(input: ObjectiveInput): FigureKind | undefined {
  const { metric } = input;
  if (typeof metric !== "object") return undefined;
  return figureKinds.find((kind) => metric[kind] !== undefined);
}

/** Whether the file spells out one metric; several, or none, are a problem. */
export function isOneMetric(input: ObjectiveInput, path: Path, reading: Reading): boolean {
  const at = [...path, "metric"];
  if (typeof input.metric !== "object" || reading.hasErrorUnder(at)) return true;
  const keys = reading.keysAt(at);
  if (keys.includes("per")) return isOneDivisor(keys, at, reading);
  if (keys.length === 1) return true;
  reading.report("not-one-metric", at, { keys, known: ["ratio", ...figureKinds] }, { on: "key" });
  return false;
}

/** A figure or a duration of the file's own, over the records of one source, or of two where it is `per` another. */
export function readCustomMetric(
  kind: FigureKind,
  input: ObjectiveInput,
  path: Path,
  context: MetricContext,
): MeasuredThing {
  const at = [...path, "metric", kind];
  const source = resolveOwnSource(at, (input.metric as CustomInput)[kind]?.of, input, path, context);
  const face = {
    id: "custom",
    title: context.reading.textAt([...path, "title"]) ?? `Custom ${kind}`,
    of: source?.name ?? "",
  };
  if (kind === "duration") return readDuration(face, input, at, source, context);
  const options = { ownIsMoney: namesCurrency(input.target), leavesBlanks: kind === "average" };
  const written = (input.metric as CustomInput)[kind] ?? {};
  const part = readFigurePart(kind === "average" ? "sum" : kind, written, source, at, context, options);
  const isDivided = typeof input.metric === "object" && input.metric.per !== undefined;
  const divisor = isDivided ? readDivisor(input.metric as CustomInput, input, path, context) : undefined;
  if (source === undefined) return {};
  if (part === undefined || (isDivided && divisor === undefined)) return { source };
  const { aggregate, counted } = part;
  const isMoney = aggregate.isMoney === true && divisor?.bottom.isMoney !== true;
  const isTime = aggregate.isDuration === true && divisor?.bottom.isDuration !== true;
  const isNumber = aggregate.op === "sum" || isDivided;
  const yields = isTime ? "ms" : isMoney ? "money" : isNumber ? "number" : "count";
  const bottom = kind === "average" ? { bottom: { op: "count" as const } } : divisor;
  return { source, metric: { ...face, shape: "figure", ...counted, top: [aggregate], ...bottom, yields } };
}

function readDuration(
  face: Pick<DurationMetric, "id" | "title" | "of">,
  input: ObjectiveInput,
  at: Path,
  source: SourceSpec | undefined,
  { reading, terms, timezone, sources }: MetricContext,
): MeasuredThing {
  const written: NonNullable<CustomInput["duration"]> = (input.metric as CustomInput).duration ?? {};
  const where = readFilter(written.where, [...at, "where"], {
    reading,
    terms,
    sources,
    source,
    timezone,
  });
  if (source === undefined) return {};
  if (written.from === undefined) return { source };
  const from = readInstantField(source, written.from, "", [...at, "from"], reading);
  const to =
    written.to === undefined ? undefined : readInstantField(source, written.to, "", [...at, "to"], reading);
  const measured =
    written.measured === undefined
      ? undefined
      : readMeasuredField(source, written.measured, [...at, "measured"], reading);
  if (from === undefined || reading.hasErrorUnder(at)) return { source };
  if (to === undefined && measured === undefined) {
    const expected =
      "the field of the instant that stops the clock, or measured: a field with the time itself";
    reading.report("missing-key", at, { key: "to", path: reading.describe(at), expected }, { on: "key" });
    return { source };
  }
  return {
    source,
    metric: {
      ...face,
      shape: "duration",
      from,
      ...(to !== undefined && { to }),
      // Which hours a column of the file's own counts is for the file to know.
      ...(measured !== undefined && { measured: { real: measured, business: measured } }),
      ...(where && { where }),
    },
  };
}

/** A field with the time that the vendor measured: a length of time, of which it is known how it counts. */
function readMeasuredField(
  source: SourceSpec,
  written: string,
  path: Path,
  reading: Reading,
): string | undefined {
  const field = requireField(source, written.trim(), path, reading);
  if (field === undefined) return undefined;
  const type = fieldType(source, field);
  if (type === "duration") return field;
  const durations = [
    ...durationFields(source),
    ...[...(source.durations?.keys() ?? [])].filter((name) => fieldType(source, name) === "duration"),
  ];
  reading.report("not-a-measured-time", path, {
    field,
    ...(type === undefined ? {} : { type }),
    source: source.name,
    durations: [...new Set(durations)],
  });
  return undefined;
}

function durationFields({ kind }: SourceSpec): string[] {
  if (kind === undefined) return [];
  return fieldsOfKind[kind].filter(({ type }) => type === "duration").map(({ name }) => name);
}

/** A column of the file's own holds money where what is promised about it does. */
function namesCurrency(target: ObjectiveInput["target"]): boolean {
  const texts =
    typeof target === "object"
      ? [`at least ${target["at-least"]}`, `at most ${target["at-most"]}`]
      : [target ?? ""];
  return texts.some((text) => {
    const parsed = parseTarget(text);
    return parsed.ok && parsed.target.kind === "threshold" && parsed.target.currency !== undefined;
  });
}
