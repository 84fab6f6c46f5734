import type { AuditReport } from "../../model/report.js";
import { listText, numberText } from "../quantity-text.js";
import type { Ledger } from "./ledger.js";

/** What was left out by agreement and why; objectives that leave out the same stand on one line. */
export function composeExclusions({ objectives }: AuditReport): Ledger {
  const lines = new Map<string, { reason: string; count: number; ids: string[] }>();
  for (const { id, exclusions } of objectives) {
    for (const { reason, count } of exclusions) {
      const key = `${count} ${reason}`;
      const line = lines.get(key) ?? { reason, count, ids: [] };
      line.ids.push(id);
      lines.set(key, line);
    }
  }
  return {
    columns: [
      { head: "Records", align: "right" },
      { head: "Reason", fit: "wrap", atLeast: 20 },
      { head: "Objective", fit: "wrap", atLeast: 12 },
    ],
    rows: Array.from(lines.values(), ({ reason, count, ids }) => [numberText(count), reason, listText(ids)]),
  };
}
