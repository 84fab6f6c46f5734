import type { AuditReport, ObjectiveReport } from "../model/report.js";
import { listText } from "./quantity-text.js";

/** Where the times of an objective come from that its vendor measured: `column "First reply time in minutes"`; empty for others. */
export function measuredText(objective: ObjectiveReport, { inputs }: AuditReport): string {
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

/** Which objectives rest on times that nobody can count again from the export; empty where none does. */
export function vendorNote(report: AuditReport): string {
  return report.objectives
    .filter(({ clock }) => clock === "vendor")
    .map(
      (objective) =>
        `${objective.id} is judged by the vendor's clock, not by ours: ${measuredText(objective, report)}.`,
    )
    .join(" ");
}
