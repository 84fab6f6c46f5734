import type { Remedies, TerminationRule } from "../model/penalty.js";
import type { PeriodUnit } from "../time/period.js";
import { parseCredit, readAmount } from "./money.js";
import type { Reading } from "./reading.js";
import type { Path } from "./tree.js";

const mostPeriods = 120;

/** Consequences of the agreement as a whole. */
export function readRemedies(every: PeriodUnit, reading: Reading): Remedies | undefined {
  const path = ["remedies"];
  if (reading.nodeAt(path)?.kind !== "map") return undefined;
  const cap = readAmount([...path, "cap"], "credit", parseCredit, reading);
  if (cap?.kind === "share" && reading.nodeAt(["agreement", "fee"]) === undefined)
    reading.report("fee-missing", [...path, "cap"], { share: cap.share.text });
  const rulesAt = [...path, "terminate-after"];
  const node = reading.nodeAt(rulesAt);
  const paths: Path[] = node?.kind === "list" ? node.items.map((_, index) => [...rulesAt, index]) : [rulesAt];
  return {
    ...(cap === undefined ? {} : { cap }),
    terminateAfter: paths.flatMap((at) => readRule(at, every, reading)),
  };
}

/** `3 breached months in a row`, `4 of 12`, `4 breached months of the last 12`. */
function readRule(path: Path, every: PeriodUnit, reading: Reading): TerminationRule[] {
  const text = reading.textAt(path);
  if (text === undefined) return [];
  const refuse = (reason: "form" | "other-period" | "too-many"): TerminationRule[] => {
    reading.report("termination-not-understood", path, { value: text, every, reason });
    return [];
  };
  const match =
    /^(\d+)\s*(?:breached\s*)?(?:(week|month|quarter|year)s?\s*)?(?:(in a row|running)|(?:(?:out\s*)?of|in)\s*(?:(?:the\s*)?last\s*)?(\d+)(?:\s*(week|month|quarter|year)s?)?)$/i.exec(
      text,
    );
  if (match === null) return refuse("form");
  const [, count, unit, inARow, last, lastUnit] = match;
  const named = [unit, lastUnit].filter((each) => each !== undefined).map((each) => each.toLowerCase());
  if (named.some((each) => each !== every)) return refuse("other-period");
  const breached = Number(count);
  const of = inARow === undefined ? Number(last) : breached;
  if (breached < 1 || breached > of) return refuse("form");
  if (of > mostPeriods) return refuse("too-many");
  return [{ breached, of, text, at: reading.place(path) }];
}
