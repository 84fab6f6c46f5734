import type { AuditReport, ProblemReport } from "../../model/report.js";
import type { SheetTable } from "./table-sheet.js";

/** What has to be mended, and the rows that were left out. */
export function problemTable({ problems }: Pick<AuditReport, "problems">): SheetTable<ProblemReport> {
  return {
    name: "Problems",
    columns: [
      { head: "Severity", value: ({ severity }) => severity },
      { head: "File", value: ({ file }) => file },
      { head: "Line", kind: "number", value: ({ line }) => line },
      { head: "Column", kind: "number", value: ({ column }) => column },
      { head: "Problem", value: ({ message }) => message, wraps: true },
      { head: "What to do", value: ({ help }) => help, wraps: true },
      { head: "Where", value: ({ context }) => context },
      { head: "Stands for", kind: "number", value: ({ more }) => more?.count ?? 1 },
      { head: "Code", value: ({ code }) => code },
    ],
    rows: problems,
  };
}
