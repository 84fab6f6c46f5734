import type { Limit } from "../model/target.js";
import { parseDuration } from "../time/duration.js";
import type { Reading } from "./reading.js";
import type { Path } from "./tree.js";

/** A length of time that stands alone, such as `10 business days`. */
export function readLimit(path: Path, reading: Reading): Limit | undefined {
  const text = reading.textAt(path);
  if (text === undefined) return undefined;
  const parsed = parseDuration(text);
  if (parsed.ok) return { ...parsed.duration, text };
  reading.report("length-not-understood", path, {
    text,
    path: reading.describe(path),
    reason: parsed.reason,
  });
  return undefined;
}
