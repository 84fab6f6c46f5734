import type { TerminationReport } from "../../model/remedy-report.js";
import type { AuditReport } from "../../model/report.js";
import { terminationNote } from "../../report/remedy-text.js";
import type { SheetTable } from "./table-sheet.js";

/** The rights that breaches give; undefined where none was agreed. */
export function terminationSheetTable(
  report: Pick<AuditReport, "agreement"> & Pick<AuditReport, "remedies">,
): SheetTable<TerminationReport> | undefined {
  const termination = report.remedies?.termination;
  if (termination === undefined) return undefined;
  return {
    name: "Right to end",
    columns: [
      { head: "Objective", value: ({ objective }) => objective },
      { head: "Rule", value: ({ rule }) => rule },
      { head: "Right existed at the end of", value: ({ reachedIn }) => reachedIn.join(", ") },
      { head: "Breached", kind: "number", value: ({ breached }) => breached.length },
      { head: "Needed", kind: "number", value: ({ needed }) => needed },
      { head: "Breached periods", value: ({ breached }) => breached.join(", ") },
      { head: "No data of", value: ({ unknown }) => unknown.join(", ") },
    ],
    rows: termination,
    note: terminationNote(report),
  };
}
