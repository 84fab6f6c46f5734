import { adviceRules } from "../advice/index.js";
import type { DeclinedAdvice } from "../model/advice.js";
import type { Reading } from "./reading.js";

/** The advice that the file declines: `no-penalty: off`, or `no-penalty: { off: We share one budget }`. */
export function readDeclinedAdvice(reading: Reading): DeclinedAdvice {
  const declined = new Map<string, string>();
  for (const { id } of adviceRules) {
    const reason = reading.textAt(["advice", id, "off"]);
    if (reason !== undefined) declined.set(id, reason);
    else if (reading.textAt(["advice", id]) === "off") declined.set(id, "");
  }
  return declined;
}
