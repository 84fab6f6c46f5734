import { metrics } from "../metrics/index.js";
import type { Exclusion, Objective, Override } from "../model/agreement.js";
import type { DurationMetric, Metric } from "../model/metric.js";
import { clockOfLimit, type Target } from "../model/target.js";
import type { ObjectiveInput } from "./objective-metric.js";
import type { Reading } from "./reading.js";
import type { Path } from "./tree.js";

/** An objective as far as it was understood. */
interface ClockedObjective {
  readonly id: string;
  readonly metric: Metric | undefined;
  readonly target: Target | undefined;
  readonly overrides: readonly Override[];
}

/**
 * Whether an objective is judged by the time that its vendor's clock measured: where it says `clock: vendor`, and
 * where its own metric has nothing else. What would stop a clock of ours is refused then.
 */
export function readVendorClock(
  input: ObjectiveInput,
  path: Path,
  { id, metric, target, overrides }: ClockedObjective,
  reading: Reading,
): boolean {
  if (metric === undefined) return input.clock === "vendor";
  const refuse = (key: string, because: "vendor-clock" | "vendor-clock-no-stop" | "no-time-measured") =>
    reading.report("setting-without-effect", [...path, key], { key, objective: id, because }, { on: "key" });
  if (metric.shape !== "duration") {
    if (input.clock !== undefined) refuse("clock", "no-time-measured");
    return false;
  }
  const isOnlyMeasured = metric.to === undefined;
  const known = metrics.flatMap(({ metric: each }) =>
    each.shape === "duration" && each.measured !== undefined ? [each.id] : [],
  );
  const report = (reason: "nothing-measured" | "no-stop", limit: string) =>
    reading.report("vendor-clock-unusable", [...path, "clock"], {
      objective: id,
      metric: metric.id,
      reason,
      limit,
      known,
    });
  if (input.clock === "computed" && isOnlyMeasured) report("no-stop", "");
  if (input.clock !== "vendor" && !isOnlyMeasured) return false;
  if (metric.measured === undefined) {
    report("nothing-measured", "");
    return true;
  }
  checkTarget(target, [...path, "target"], id, metric, reading);
  for (const [index, override] of overrides.entries())
    checkTarget(override.target, [...path, "overrides", index, "target"], id, metric, reading);
  for (const key of ["pauses", "pause-while", "reopen"] as const)
    if (input[key] !== undefined) refuse(key, "vendor-clock");
  if (input["attribute-to"] === "stop") refuse("attribute-to", "vendor-clock-no-stop");
  return true;
}

/** A limit in business time is held against business time, and a due of the record's own against no length of time. */
function checkTarget(
  target: Target | undefined,
  at: Path,
  objective: string,
  { id: metric, measured }: DurationMetric,
  reading: Reading,
): void {
  if (target === undefined) return;
  const args = { objective, metric, known: [] };
  if (target.kind === "share-by-due")
    reading.report("vendor-clock-unusable", at, { ...args, reason: "own-due", limit: target.text });
  else if ("limit" in target && measured?.[clockOfLimit(target.limit)] === undefined)
    reading.report("vendor-clock-unusable", at, {
      ...args,
      reason: "real-time-only",
      limit: target.limit.text,
    });
}

/** What an objective says of its clock, as far as a vendor's clock leaves a part of it to our own. */
export function withoutOwnStops(
  input: ObjectiveInput,
  metric: Metric | undefined,
): readonly [ObjectiveInput, Metric | undefined] {
  const { pauses: _pauses, "pause-while": _pauseWhile, reopen: _reopen, ...rest } = input;
  if (metric?.shape !== "duration") return [rest, metric];
  const { stopsWhenFinal: _stops, ...measured } = metric;
  return [rest, measured];
}

/** Agreed windows stop every clock of ours; what a vendor measured can't be corrected by them (semantics 28). */
export function warnOfUnknownPauses(
  objectives: readonly Objective[],
  exclusions: readonly Exclusion[],
  reading: Reading,
): void {
  // Without the faulty ones nobody could tell where each stands.
  if (reading.hasErrorUnder(["objectives"])) return;
  for (const [index, objective] of objectives.entries()) {
    if (!objective.byVendor) continue;
    const reasons = exclusions.flatMap((each) =>
      each.kind === "pause-clock" && (each.source === undefined || each.source === objective.source)
        ? [each.reason]
        : [],
    );
    if (reasons.length === 0) continue;
    reading.report(
      "pauses-unknown-to-vendor",
      ["objectives", index, "clock"],
      { objective: objective.id, reasons: [...new Set(reasons)] },
      { severity: "warning" },
    );
  }
}
