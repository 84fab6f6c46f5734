import type { SourceSpec } from "../model/agreement.js";
import { fieldSpec, usualInstant } from "../model/fields.js";
import type { DurationMetric, FigureMetric } from "../model/metric.js";
import { readFilter } from "./filter.js";
import {
  type MeasuredThing,
  type MetricContext,
  type ObjectiveInput,
  readInstantField,
  resolveOwnSource,
} from "./objective-metric.js";
import type { Reading } from "./reading.js";
import { fieldType, requireField } from "./source-fields.js";
import { parseTarget } from "./target.js";
import type { Path } from "./tree.js";

type CustomInput = Exclude<ObjectiveInput["metric"], string | undefined>;

/** Metrics that the file itself spells out, beside ratios. */
const figureKinds = ["count", "sum", "average", "duration"] as const;
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
  if (keys.length === 1) return true;
  reading.report("not-one-metric", at, { keys, known: ["ratio", ...figureKinds] }, { on: "key" });
  return false;
}

/** A count, a sum, an average or a duration of the file's own, over the records of one source. */
export function readCustomMetric(
  kind: FigureKind,
  input: ObjectiveInput,
  path: Path,
  context: MetricContext,
): MeasuredThing {
  const { reading, terms, timezone, sources } = context;
  const at = [...path, "metric", kind];
  const written: CustomInput["sum"] & CustomInput["duration"] = (input.metric as CustomInput)[kind] ?? {};
  const source = resolveOwnSource(kind, written.of, input, path, context);
  const where = readFilter(written.where, [...at, "where"], {
    reading,
    terms,
    sources,
    timezone: source?.timezone ?? timezone,
    ...(source === undefined ? {} : { source }),
  });
  if (source === undefined) return {};
  const face = {
    id: "custom",
    title: reading.textAt([...path, "title"]) ?? `Custom ${kind}`,
    of: source.name,
  };
  if (kind === "duration") {
    if (written.from === undefined || written.to === undefined) return { source };
    const from = readInstantField(source, written.from, "", [...at, "from"], reading);
    const to = readInstantField(source, written.to, "", [...at, "to"], reading);
    if (from === undefined || to === undefined) return { source };
    const metric: DurationMetric = { ...face, shape: "duration", from, to, ...(where && { where }) };
    return { metric, source };
  }
  const instant = readInstantField(source, written.at, usualInstant(source.kind), [...at, "at"], reading);
  const metric = figureOf(kind, readNumberField(kind, source, written.field, at, reading), source, input);
  if (instant === undefined || metric === undefined) return { source };
  const isFilled =
    kind === "average" && metric.field !== undefined
      ? [{ op: "exists" as const, field: metric.field, exists: true }]
      : [];
  const good = [...(where === undefined ? [] : [where]), ...isFilled];
  return {
    source,
    metric: {
      ...face,
      shape: "figure",
      at: instant,
      ...(good.length === 0 ? {} : { good: good.length === 1 ? good[0]! : { op: "all", of: good } }),
      ...metric.shape,
    },
  };
}

/** The field whose numbers are added; null for a count, which has none, undefined with a problem. */
function readNumberField(
  kind: FigureKind,
  source: SourceSpec,
  written: string | undefined,
  at: Path,
  reading: Reading,
): string | null | undefined {
  if (kind === "count") return null;
  if (written === undefined) return undefined;
  const path = [...at, "field"];
  const field = requireField(source, written.trim(), path, reading);
  if (field === undefined) return undefined;
  const type = fieldType(source, field);
  // A rating is a word that may well be a number; what is none is told when it is read.
  if (type === undefined || type === "number" || type === "duration" || field === "rating") return field;
  const numbers = ["amount", "score", "rating"].filter((name) => fieldSpec(source.kind, name) !== undefined);
  reading.report("not-a-number-field", path, { field, type, numbers });
  return undefined;
}

interface Figure {
  readonly field: string | undefined;
  readonly shape: Pick<FigureMetric, "top" | "bottom" | "yields">;
}

function figureOf(
  kind: FigureKind,
  field: string | null | undefined,
  source: SourceSpec,
  input: ObjectiveInput,
): Figure | undefined {
  if (field === undefined) return undefined;
  if (field === null) return { field: undefined, shape: { top: [{ op: "count" }], yields: "count" } };
  const isDuration = fieldType(source, field) === "duration";
  const isMoney = !isDuration && (isAmount(source, field) || namesCurrency(input.target));
  const top = [{ op: "sum" as const, field, ...(isMoney && { isMoney }), ...(isDuration && { isDuration }) }];
  const yields = isDuration ? "ms" : isMoney ? "money" : "number";
  return {
    field,
    shape: kind === "average" ? { top, bottom: { op: "count" }, yields } : { top, yields },
  };
}

/** Fields of money have a currency beside them. */
function isAmount({ kind }: SourceSpec, field: string): boolean {
  return field === "amount" && fieldSpec(kind, "currency") !== undefined;
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
