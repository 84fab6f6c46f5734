import type { AuditReport, BreachReport } from "../../model/report.js";
import { overrunText } from "../breach-text.js";
import { waiverDisputeText } from "../dispute-text.js";
import { civilDateText } from "../instant-text.js";
import { type Ledger, type LedgerCell, type LedgerSetting, spaceBlocks, stackLines } from "./ledger.js";

/** A breach that was excused, with why, by whom and when. */
export type WaivedBreach = BreachReport & { readonly waiver: NonNullable<BreachReport["waiver"]> };

export function isWaived(breach: BreachReport): breach is WaivedBreach {
  return breach.waiver !== null;
}

export function composeWaived(
  breaches: readonly WaivedBreach[],
  report: AuditReport,
  setting: LedgerSetting,
): Ledger {
  return setting === "wide" ? wideWaived(breaches, report) : narrowWaived(breaches, report);
}

function wideWaived(breaches: readonly WaivedBreach[], report: AuditReport): Ledger {
  return {
    columns: [
      { head: "Over by", align: "right", fit: "wrap", atLeast: 12, givesLast: true },
      { head: "Record", fit: "middle", atLeast: 8 },
      { head: "Objective", fit: "middle", atLeast: 8 },
      { head: "Reason", fit: "wrap", atLeast: 20 },
      { head: "Approved by", fit: "end", atLeast: 11 },
      { head: "On", fit: "end", atLeast: 11 },
      { head: "Until", fit: "end", atLeast: 11 },
    ],
    rows: breaches.map((breach) => [
      overrunText(breach, report),
      { text: breach.record, style: "strong" },
      breach.objective,
      reasonCell(breach.waiver),
      breach.waiver.approvedBy,
      civilDateText(breach.waiver.approvedOn),
      breach.waiver.until === null ? "" : civilDateText(breach.waiver.until),
    ]),
  };
}

function narrowWaived(breaches: readonly WaivedBreach[], report: AuditReport): Ledger {
  const blocks = breaches.map((breach): LedgerCell[][] => [
    [
      overrunText(breach, report),
      stackLines({ text: breach.record, style: "strong" }, { text: breach.objective, style: "quiet" }),
      stackLines(
        { text: breach.waiver.reason },
        { text: waiverDisputeText(breach.waiver) },
        { text: approvalText(breach.waiver), style: "quiet" },
      ),
    ],
  ]);
  return {
    columns: [
      { head: "Over by", align: "right", fit: "wrap", atLeast: 12, givesLast: true },
      { head: ["Record", "Objective"], fit: "middle", atLeast: 12 },
      { head: ["Reason", "Approved by"], fit: "wrap", atLeast: 20 },
    ],
    rows: spaceBlocks(blocks),
  };
}

/** Why, and the dispute that it came of. */
function reasonCell(waiver: WaivedBreach["waiver"]): LedgerCell {
  const dispute = waiverDisputeText(waiver);
  return dispute === ""
    ? waiver.reason
    : stackLines({ text: waiver.reason }, { text: dispute, style: "quiet" });
}

function approvalText({ approvedBy, approvedOn, until }: WaivedBreach["waiver"]): string {
  const end = until === null ? "" : `, until ${civilDateText(until)}`;
  return `${approvedBy}, ${civilDateText(approvedOn)}${end}`;
}
