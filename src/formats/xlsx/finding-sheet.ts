import type { AuditReport, FindingReport } from "../../model/report.js";
import { listText } from "../../report/quantity-text.js";
import type { SheetTable } from "./table-sheet.js";

/** What looks suspicious in the exports; no verdict depends on it. */
export function findingTable({ findings }: Pick<AuditReport, "findings">): SheetTable<FindingReport> {
  return {
    name: "Findings",
    columns: [
      { head: "Source", value: ({ source }) => source },
      { head: "Rule", value: ({ rule }) => rule },
      { head: "Count", kind: "number", value: ({ count }) => count },
      { head: "Finding", value: ({ message }) => message, wraps: true },
      { head: "Threshold", value: ({ threshold }) => threshold },
      { head: "First records", value: ({ records }) => listText(records) },
    ],
    rows: findings,
  };
}
