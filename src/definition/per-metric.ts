import type { Aggregate, FigureMetric } from "../model/metric.js";
import { partKinds, readFigurePart } from "./figure-part.js";
import { type MetricContext, type ObjectiveInput, resolveOwnSource } from "./objective-metric.js";
import type { Reading } from "./reading.js";
import type { Path } from "./tree.js";

type MetricInput = Exclude<ObjectiveInput["metric"], string | undefined>;

/** What a figure is divided by: `per: { count: … }`, of the same source or of another. */
export interface Divisor {
  readonly bottom: Aggregate;
  readonly other: NonNullable<FigureMetric["other"]>;
}

/**
 * Whether what stands beside `per` is one figure, and what stands in it is one too.
 *
 * @param keys those of the metric
 * @param at its path
 */
export function isOneDivisor(keys: readonly string[], at: Path, reading: Reading): boolean {
  const known = [...partKinds];
  const divided = keys.filter((key) => key !== "per");
  if (divided.length !== 1 || !known.some((kind) => kind === divided[0])) {
    reading.report(
      "not-one-quotient",
      [...at, "per"],
      { keys: divided, known, isDivisor: false },
      { on: "key" },
    );
    return false;
  }
  const divisor = reading.keysAt([...at, "per"]);
  if (divisor.length === 1) return true;
  reading.report(
    "not-one-quotient",
    [...at, "per"],
    { keys: divisor, known, isDivisor: true },
    { on: "key" },
  );
  return false;
}

export function readDivisor(
  { per }: MetricInput,
  input: ObjectiveInput,
  path: Path,
  context: MetricContext,
): Divisor | undefined {
  const kind = partKinds.find((each) => per?.[each] !== undefined);
  const written = kind === undefined ? undefined : per?.[kind];
  if (kind === undefined || written === undefined) return undefined;
  const at = [...path, "metric", "per", kind];
  const source = resolveOwnSource(at, written.of, input, path, context);
  // What the target is in is what is divided, so a column of the file's own is no money here.
  const part = readFigurePart(kind, written, source, at, context, { ownIsMoney: false, leavesBlanks: false });
  if (source === undefined || part === undefined) return undefined;
  return {
    bottom: { ...part.aggregate, ofOther: true },
    other: { of: source.name, ...part.counted },
  };
}
