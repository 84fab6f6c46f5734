import type { AuditReport, SupportObjective, SupportReport } from "../../model/report.js";
import { causeSentences, supportNote } from "../../report/support-text.js";
import type { SheetTable } from "./table-sheet.js";

type SupportRow = SupportObjective & { readonly support: SupportReport };

/** The promises of the agreements that this one stands on; undefined where there is none. */
export function supportTable(report: AuditReport): SheetTable<SupportRow> | undefined {
  const { supportedBy } = report;
  if (supportedBy === undefined) return undefined;
  return {
    name: "Supported by",
    columns: [
      { head: "Agreement", value: ({ support }) => support.agreement.title },
      { head: "Objective", value: ({ id }) => id },
      { head: "Verdict", kind: "verdict", value: ({ verdict }) => verdict },
      { head: "Promised by", value: ({ owner }) => owner },
      { head: "Target", value: ({ target }) => target },
      { head: "Actual", value: ({ actual }) => actual.text },
      { head: "Records", kind: "number", value: ({ counts }) => counts.total },
      { head: "Behind misses", kind: "number", value: ({ causes }) => causes },
      { head: "Kind", value: ({ support }) => support.kind },
      { head: "File", value: ({ support }) => support.agreement.file },
      { head: "Line", kind: "number", value: ({ line }) => line },
    ],
    rows: supportedBy.flatMap((support) =>
      support.objectives.map((objective) => ({ ...objective, support })),
    ),
    frozenColumns: 2,
    note: [...causeSentences(report), supportNote].join(" "),
  };
}
