import type { SourceSpec } from "../model/agreement.js";
import type { Metric } from "../model/metric.js";
import type { MetricShape } from "../model/metric-shape.js";
import type { Target } from "../model/target.js";
import { type ObjectiveInput, readInstantField } from "./objective-metric.js";
import type { Reading } from "./reading.js";
import { parseTarget, parseTargetObject, type TargetObject } from "./target.js";
import type { Path } from "./tree.js";

/** The promises that can be made about a metric. */
const targetsOf: { readonly [S in MetricShape]: readonly Target["kind"][] } = {
  duration: ["share-within", "share-by-due", "percentile-within", "average-within"],
  ratio: ["threshold"],
  attempts: ["share-with-count"],
  cadence: ["share-by-schedule"],
  uptime: ["threshold"],
};

/** What is promised, and about what. Metric and source are absent when they are in doubt. */
export interface PromisedThing {
  /** The id of the objective. */
  readonly objective: string;
  readonly metric: Metric | undefined;
  readonly source: SourceSpec | undefined;
}

/** The promise at a path; undefined where there is none, or with a problem where it can't be kept. */
export function readTarget(
  written: ObjectiveInput["target"],
  at: Path,
  { objective, metric, source }: PromisedThing,
  reading: Reading,
): Target | undefined {
  // Without a whole shape the promise would be read as another one.
  if (written === undefined || reading.hasErrorUnder(at)) return undefined;
  const shape = metric?.shape ?? "duration";
  const object = typeof written === "string" ? undefined : writtenParts(written, at, reading);
  const result = object === undefined ? parseTarget(written as string) : parseTargetObject(object);
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
  if (!targetsOf[metric.shape].includes(target.kind)) {
    const args = { objective, metric: metric.id, shape: metric.shape, target: target.text };
    reading.report("target-mismatch", at, args);
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
