import type { RemedyReport, TerminationReport } from "../../model/remedy-report.js";
import { listText, quantityText } from "../quantity-text.js";
import { tellingTerminations } from "../remedy-text.js";
import { type Ledger, type LedgerLine, stackLines } from "./ledger.js";

/** Rights to end the agreement that exist, and those that are one breached period away. */
export function composeTerminations(remedies: RemedyReport): Ledger {
  return {
    columns: [
      { head: "Right to end", fit: "wrap", atLeast: 14, atMost: 22 },
      { head: "Objective", fit: "middle", atLeast: 12 },
      { head: "Rule", fit: "wrap", atLeast: 14, atMost: 34 },
      { head: "Breached periods", fit: "wrap", atLeast: 14 },
    ],
    rows: tellingTerminations(remedies).map((each) => [
      standingLine(each),
      { text: each.objective, style: "strong" },
      each.rule,
      stackLines(
        { text: listText(each.breached, 12) },
        { text: each.unknown.length === 0 ? "" : `no data of ${listText(each.unknown)}`, style: "quiet" },
      ),
    ]),
  };
}

function standingLine({ reachedIn, breached, needed }: TerminationReport): LedgerLine {
  if (reachedIn.length > 0) return { text: `in ${listText(reachedIn, 3)}`, style: "bad" };
  return { text: `${quantityText(needed - breached.length, "breach", "breaches")} away`, style: "doubtful" };
}
