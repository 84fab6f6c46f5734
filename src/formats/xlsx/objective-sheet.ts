import type { AuditReport, Goal } from "../../model/report.js";
import { actualText } from "../../report/objective-text.js";
import { listResults, type ResultRow } from "../../report/tables/objective-table.js";
import type { CellKind } from "./cell-value.js";
import { figureKind, originColumns, recordColumns, subjectColumns, unitText } from "./result-columns.js";
import type { SheetColumn, SheetTable } from "./table-sheet.js";

/** Every result: each objective as a whole, its periods, its parts with theirs, its groups. */
export function objectiveTable(report: AuditReport): SheetTable<ResultRow> {
  return {
    name: "Objectives",
    columns: objectiveColumns(report),
    rows: [...listResults(report)],
    frozenColumns: 1,
  };
}

function objectiveColumns(report: AuditReport): readonly SheetColumn<ResultRow>[] {
  return [
    ...subjectColumns(report),
    { head: "Verdict", kind: "verdict", value: ({ result }) => result.verdict },
    { head: "Target", value: ({ target }) => target },
    { head: "Actual", value: ({ result }) => actualText(result.actual) },
    { head: "Target figure", kind: actualKind, value: (row) => goalOf(row)?.value ?? null },
    { head: "Actual figure", kind: actualKind, value: ({ result }) => result.actual.value },
    { head: "Unit", value: ({ result }) => unitText(result.actual.unit) },
    ...recordColumns,
    ...originColumns(report),
  ];
}

function actualKind({ result }: ResultRow): CellKind {
  return figureKind(result.actual.unit);
}

/** Where several targets are judged alone there is none to hold all records against. */
function goalOf({ objective, level, override }: ResultRow): Goal | undefined {
  if (level === "part" || level === "part-period") {
    return objective.parts.find((part) => part.override === override)?.goal;
  }
  return objective.parts.length > 1 ? undefined : objective.goal;
}
