import type { DisputeClause } from "../model/contract.js";
import { clockOfLimit } from "../model/target.js";
import { readLimit } from "./limit.js";
import type { Reading } from "./reading.js";

const path = ["agreement", "disputes"];

/** How long a breach can be disputed: business time needs the agreement's calendar (semantics 8). */
export function readDisputes(
  calendars: readonly string[],
  calendar: string | undefined,
  reading: Reading,
): DisputeClause | undefined {
  if (reading.nodeAt(path) === undefined) return undefined;
  const at = [...path, "raise-within"];
  const raiseWithin = readLimit(at, reading);
  const contact = reading.textAt([...path, "contact"]);
  if (raiseWithin === undefined) return undefined;
  const isBusiness = clockOfLimit(raiseWithin) === "business";
  // A calendar that is misnamed was told of, and is not missing too.
  const isNamed = reading.nodeAt(["agreement", "calendar"]) !== undefined;
  if (isBusiness && !isNamed)
    reading.report("disputes-without-calendar", at, { limit: raiseWithin.text, calendars });
  return {
    raiseWithin,
    ...(isBusiness && calendar !== undefined ? { calendar } : {}),
    ...(contact === undefined ? {} : { contact }),
    at: reading.place(path),
  };
}
