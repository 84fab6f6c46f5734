import type { AuditReport, ObjectiveReport } from "../model/report.js";
import { listText } from "./quantity-text.js";

/** Where the times of an objective come from that its vendor measured: `column "First reply time in minutes"`; empty for others. */
function measuredText(objective: ObjectiveReport, { inputs }: AuditReport): string {
  const { measuredIn = [], source } = objective;
  const own = inputs.filter((input) => input.source === source).flatMap(({ columns }) => columns);
  const names = measuredIn.flatMap((field) => {
    const headers = new Set(own.filter((column) => column.field === field).map(({ header }) => header));
    return headers.size === 0 ? [field] : [...headers];
  });
  if (names.length === 0) return "";
  const quoted = [...new Set(names)].map((name) => `"${name}"`);
  return `${quoted.length === 1 ? "column" : "columns"} ${listText(quoted)}`;
}

/** What was measured by the vendor, and the objectives that rest on it, in the order of the report. */
export function listVendorClocks(report: AuditReport): readonly { measured: string; objectives: string[] }[] {
  const byColumn = new Map<string, string[]>();
  for (const objective of report.objectives) {
    if (objective.clock !== "vendor") continue;
    const measured = measuredText(objective, report);
    byColumn.set(measured, [...(byColumn.get(measured) ?? []), objective.id]);
  }
  return Array.from(byColumn, ([measured, objectives]) => ({ measured, objectives }));
}

/** Which objectives rest on times that nobody can count again from the export; empty where none does. */
export function vendorNote(report: AuditReport): string {
  const clocks = listVendorClocks(report);
  if (clocks.length === 0) return "";
  const texts = clocks.map(({ measured, objectives }) => `${listText(objectives)} from ${measured}`);
  return `By the vendor's clock, not by ours: ${texts.join("; ")}.`;
}
