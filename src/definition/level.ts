import type { Fraction } from "../model/fraction.js";
import type { Target } from "../model/target.js";
import { parseDuration } from "../time/duration.js";
import { parseAmount, parsePercent } from "./percent.js";
import type { Reading } from "./reading.js";
import type { Path } from "./tree.js";

/** What a penalty measures a figure against. */
export interface PenaltyGoal {
  readonly bound: "at-least" | "at-most";
  readonly unit: "share" | "number" | "ms";
  /** Undefined for a limit in business days, whose length depends on the calendar. */
  readonly value: Fraction | undefined;
}

/** The figure that a target promises: of `95% within 4 hours` the share. */
export function penaltyGoalOf(target: Target): PenaltyGoal {
  switch (target.kind) {
    case "threshold":
      return { bound: target.bound, unit: target.unit, value: target.value };
    case "percentile-within":
    case "average-within": {
      const { limit } = target;
      const value =
        limit.kind === "elapsed" ? { numerator: limit.ms, denominator: 1, text: limit.text } : undefined;
      return { bound: "at-most", unit: "ms", value };
    }
    default:
      return { bound: "at-least", unit: "share", value: target.share };
  }
}

/** A figure in the unit of the objective: `90%`, `80`, `5 business hours`. */
export function readLevel(
  path: Path,
  { unit }: PenaltyGoal,
  target: Target,
  reading: Reading,
): Fraction | undefined {
  const text = reading.textAt(path);
  if (text === undefined) return undefined;
  const level = parseLevel(text, unit);
  if (level === undefined)
    reading.report("level-not-understood", path, { value: text, unit, target: target.text });
  return level;
}

function parseLevel(text: string, unit: PenaltyGoal["unit"]): Fraction | undefined {
  if (unit === "share") {
    const share = parsePercent(text);
    return share !== undefined && share.numerator <= share.denominator ? share : undefined;
  }
  // The currency of a sum is that of its target, so it may stand here or not.
  if (unit === "number") return parseAmount(text.replace(/\s*[a-z]{3}$/i, ""));
  const parsed = parseDuration(text);
  if (!parsed.ok || parsed.duration.kind !== "elapsed") return undefined;
  return { numerator: parsed.duration.ms, denominator: 1, text };
}
