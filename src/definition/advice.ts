import type { DeclinedAdvice } from "../model/advice.js";
import { nearestName } from "../model/suggest.js";
import type { Reading } from "./reading.js";

/**
 * The advice that the file declines: `no-penalty: off`, or `no-penalty: { off: We share one budget }`. The shelf is
 * loaded only for a file that speaks of it.
 */
export async function readDeclinedAdvice(reading: Reading): Promise<DeclinedAdvice> {
  const path = ["advice"];
  const declined = new Map<string, string>();
  const given = reading.keysAt(path);
  if (given.length === 0) return declined;
  const { adviceRules } = await import("../advice/index.js");
  const known = adviceRules.map(({ id }) => id);
  for (const key of given) {
    if (known.includes(key)) {
      const isBare = reading.textAt([...path, key]) === "off";
      const reason = isBare ? "" : reading.textAt([...path, key, "off"]);
      if (reason !== undefined) declined.set(key, reason);
      continue;
    }
    const near = nearestName(key, known);
    const args = { key, path: reading.describe(path), known, ...(near === undefined ? {} : { near }) };
    reading.report("unknown-key", [...path, key], args, { on: "key" });
  }
  return declined;
}
