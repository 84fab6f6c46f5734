import type { SourceSpec } from "../model/agreement.js";
import type { Metric } from "../model/metric.js";
import type { PromiseShape, TargetFault } from "../model/problems/definition.js";
import type { Target, Threshold } from "../model/target.js";
import type { PeriodUnit } from "../time/period.js";
import { type ObjectiveInput, readInstantField } from "./objective-metric.js";
import type { Reading } from "./reading.js";
import { parseTarget, parseTargetObject, type TargetObject } from "./target.js";
import type { Path } from "./tree.js";

/** What is promised, and about what. Metric and source are absent when they are in doubt. */
export interface PromisedThing {
  /** The id of the objective. */
  readonly objective: string;
  readonly metric: Metric | undefined;
  readonly source: SourceSpec | undefined;
  /** The agreement's measurement period. */
  readonly measurementUnit: PeriodUnit;
}

/** The promise at a path; undefined where there is none, or with a problem where it can't be kept. */
export function readTarget(
  written: ObjectiveInput["target"],
  at: Path,
  { objective, metric, source, measurementUnit }: PromisedThing,
  reading: Reading,
): Target | undefined {
  // Without a whole shape the promise would be read as another one.
  if (written === undefined || reading.hasErrorUnder(at)) return undefined;
  const shape = metric === undefined ? "duration" : promiseShape(metric);
  const object = typeof written === "string" ? undefined : writtenParts(written, at, reading);
  const result = object === undefined ? parseTarget(written as string) : parseTargetObject(object);
  const refuse = (part: string, fault: TargetFault): undefined => {
    const target = object === undefined ? (reading.textAt(at) ?? "") : "";
    const markedAt =
      object === undefined ? at : [...at, keyOfPart(object, part)].filter((step) => step !== "");
    reading.report("target-not-understood", markedAt, { target, part, fault, shape }, { part });
  };
  if (!result.ok) return refuse(result.part, result.fault);
  const { target } = result;
  if (target.kind === "threshold") {
    const { per, byDay } = target;
    if (per !== undefined && per !== measurementUnit)
      return refuse(per, { kind: "other-period", every: measurementUnit });
    if (byDay !== undefined && measurementUnit !== "month")
      return refuse(`day ${byDay}`, { kind: "day-needs-month", every: measurementUnit });
  }
  if (metric === undefined) return target;
  if (!isAbout(target, shape)) {
    // A figure alone is most probably a percentage whose sign was forgotten.
    if (shape === "ratio" && target.kind === "threshold" && isPlainNumber(target))
      return refuse(target.value.text, { kind: "no-percent-sign", number: target.value.text });
    reading.report("target-mismatch", at, { objective, metric: metric.id, shape, target: target.text });
    return undefined;
  }
  if (target.kind === "threshold" && shape === "money" && target.currency === undefined) {
    return source?.currency === undefined ? target : { ...target, currency: source.currency };
  }
  if (target.kind === "share-by-due" && source !== undefined) {
    const byAt = object === undefined ? at : [...at, "by"];
    const field = readInstantField(source, target.dueField, "", byAt, reading, { part: target.dueField });
    if (field === undefined) return undefined;
  }
  return target;
}

/** What a metric's target has to be of. */
function promiseShape(metric: Metric): PromiseShape {
  switch (metric.shape) {
    case "figure":
      return metric.yields === "ms" ? "minutes" : metric.yields;
    case "retention":
      return "ratio";
    default:
      return metric.shape;
  }
}

function isAbout(target: Target, shape: PromiseShape): boolean {
  switch (target.kind) {
    case "share-with-count":
      return shape === "attempts";
    case "share-by-schedule":
      return shape === "cadence";
    case "threshold":
      if (target.unit === "share") return shape === "ratio" || shape === "uptime";
      if (target.unit === "ms") return shape === "minutes";
      return (
        shape === "money" || ((shape === "count" || shape === "number") && target.currency === undefined)
      );
    default:
      return shape === "duration";
  }
}

function isPlainNumber({ unit, currency, per, byDay }: Threshold): boolean {
  return unit === "number" && currency === undefined && per === undefined && byDay === undefined;
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
