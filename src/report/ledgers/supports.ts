import type { AuditReport, BreachReport, SupportReport } from "../../model/report.js";
import { rankBreaches } from "../breach-ranking.js";
import { overrunText, recordText } from "../breach-text.js";
import { actualText } from "../objective-text.js";
import { verdictStyle } from "../paint.js";
import { numberText } from "../quantity-text.js";
import { causeText, supportName } from "../support-text.js";
import { verdictText } from "../verdict-text.js";
import { type Ledger, type LedgerRow, spaceBlocks, stackLines } from "./ledger.js";

/** The promises of the agreements that this one stands on, and how many outer misses each lies behind. */
export function composeSupports(supportedBy: readonly SupportReport[]): Ledger {
  return {
    columns: [
      { head: "Verdict", fit: "end", atLeast: 10 },
      { head: ["Objective", "Owner"], fit: "middle", atLeast: 12 },
      { head: "Target", fit: "wrap", atLeast: 12 },
      { head: "Actual", align: "right", fit: "wrap", atLeast: 8 },
      { head: "Behind misses", align: "right", fit: "wrap", atLeast: 6 },
    ],
    rows: spaceBlocks(
      supportedBy.map((support): LedgerRow[] => [
        { heading: supportName(support) },
        ...support.objectives.map(({ verdict, id, owner, target, actual, causes }) => [
          { text: verdictText(verdict), style: verdictStyle[verdict] },
          stackLines({ text: id, style: "strong" }, { text: owner, style: "quiet" }),
          target,
          actualText(actual),
          numberText(causes),
        ]),
      ]),
    ),
  };
}

/** The misses that have inner ones behind them, the longest over their limit first. */
export function listExplained(
  { breaches }: Pick<AuditReport, "breaches">,
  atMost: number,
): readonly BreachReport[] {
  return rankBreaches(
    breaches.filter(({ causes, waiver }) => causes !== undefined && waiver === null),
    atMost,
  );
}

/** What lies behind each of these misses. */
export function composeCauses(breaches: readonly BreachReport[], report: AuditReport): Ledger {
  return {
    columns: [
      { head: ["Record", "Objective"], fit: "middle", atLeast: 12 },
      { head: "Over by", align: "right", fit: "wrap", atLeast: 12, givesLast: true },
      { head: "Behind it", fit: "wrap", atLeast: 30, atMost: 80 },
    ],
    rows: spaceBlocks(
      breaches.map((breach): LedgerRow[] => [
        [
          stackLines(
            { text: recordText(breach), style: "strong" },
            { text: breach.objective, style: "quiet" },
          ),
          overrunText(breach, report),
          (breach.causes ?? []).map((cause) => ({ text: causeText(cause, breach, report) })),
        ],
      ]),
    ),
  };
}
