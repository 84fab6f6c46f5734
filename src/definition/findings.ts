import { findingRules } from "../findings/index.js";
import type { FindingSetting, FindingSettings } from "../model/finding.js";
import { parseDuration } from "../time/duration.js";
import { parsePercent } from "./percent.js";
import type { Reading } from "./reading.js";
import type { Path } from "./tree.js";

/** The rules of suspicious data that the file switches off or sets; the others keep their thresholds. */
export function readFindings(input: unknown, reading: Reading): ReadonlyMap<string, "off" | FindingSettings> {
  const set = new Map<string, "off" | FindingSettings>();
  const given = (input ?? {}) as Readonly<Record<string, unknown>>;
  for (const { id, settings } of findingRules) {
    const own = given[id];
    if (own === "off") set.set(id, "off");
    if (typeof own !== "object" || own === null) continue;
    const written = own as Readonly<Record<string, unknown>>;
    const values: Record<string, number> = {};
    for (const setting of settings) {
      const value = written[setting.key];
      const read =
        value === undefined ? undefined : readSetting(setting, value, ["findings", id, setting.key], reading);
      if (read !== undefined) values[setting.key] = read;
    }
    set.set(id, values);
  }
  return set;
}

function readSetting(
  { as }: FindingSetting,
  value: unknown,
  path: Path,
  reading: Reading,
): number | undefined {
  if (as === "count") return Number(value);
  const text = String(value);
  if (as === "share") {
    const share = parsePercent(text);
    return share === undefined ? undefined : share.numerator / share.denominator;
  }
  const parsed = parseDuration(text);
  if (parsed.ok && parsed.duration.kind === "elapsed") return parsed.duration.ms;
  const reason = parsed.ok ? "It is compared with real time, so write it such as 30 seconds." : parsed.reason;
  reading.report("length-not-understood", path, { text, path: reading.describe(path), reason });
  return undefined;
}
