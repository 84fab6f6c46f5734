import type { Fraction } from "../model/fraction.js";
import type { PromisedFigure } from "../model/promised-figure.js";
import type { Target } from "../model/target.js";
import { parseDuration } from "../time/duration.js";
import { parseAmount, parsePercent } from "./percent.js";
import type { Reading } from "./reading.js";
import type { Path } from "./tree.js";

/** A figure in the unit of the objective: `90%`, `80`, `5 business hours`. */
export function readLevel(
  path: Path,
  { unit }: PromisedFigure,
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

function parseLevel(text: string, unit: PromisedFigure["unit"]): Fraction | undefined {
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
