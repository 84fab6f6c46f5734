import type { DifferingCell, PlacedCell } from "../../model/disagreement.js";
import type { AuditReport } from "../../model/report.js";
import { listText } from "../quantity-text.js";
import type { Ledger } from "./ledger.js";

export const findingsTitle = "Worth a look (no verdict depends on it)";

/** What looks suspicious in the exports, each with its first records. */
export function composeFindings({ findings }: Pick<AuditReport, "findings">): Ledger {
  return {
    columns: [
      { head: "Source", fit: "end", atLeast: 6 },
      { head: "Finding", fit: "wrap", atLeast: 20, atMost: 100 },
      { head: "Rule", fit: "end", atLeast: 8 },
    ],
    rows: findings.map(({ source, message, records, rule, places = [] }) => [
      source,
      [
        { text: records.length === 0 || places.length > 0 ? message : `${message}: ${listText(records)}` },
        ...places.map((place) => ({ text: placeText(place) })),
      ],
      rule,
    ]),
  };
}

/** `T-1 Status: "Open" (march.csv:3), then "Solved" (april.csv:2)` */
function placeText({ record, header, before, after }: DifferingCell): string {
  return `${record} ${header}: ${cellText(before)}, then ${cellText(after)}`;
}

function cellText({ file, line, value }: PlacedCell): string {
  return `${value === "" ? "blank" : `"${value}"`} (${file}:${line})`;
}
