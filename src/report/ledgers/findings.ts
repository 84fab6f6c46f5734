import type { AuditReport } from "../../model/report.js";
import { listText } from "../quantity-text.js";
import type { Ledger } from "./ledger.js";

/** What looks suspicious in the exports, each with its first records. */
export function composeFindings({ findings }: AuditReport): Ledger {
  return {
    columns: [
      { head: "Source", fit: "end", atLeast: 6 },
      { head: "Finding", fit: "wrap", atLeast: 20, atMost: 100 },
      { head: "Rule", fit: "end", atLeast: 8 },
    ],
    rows: findings.map(({ source, message, records, rule }) => [
      source,
      records.length === 0 ? message : `${message}: ${listText(records)}`,
      rule,
    ]),
  };
}
