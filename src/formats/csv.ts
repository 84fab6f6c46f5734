import type { RenderOptions } from "../model/format.js";
import type { AuditReport } from "../model/report.js";
import { breachTable } from "../report/tables/breach-table.js";
import { listResults, objectiveTable } from "../report/tables/objective-table.js";
import { byteOrderMark, csvHeader, csvRow, type TableColumn } from "../report/tables/table.js";

/** CSV as RFC 4180 has it, in UTF-8: the misses, or every result of the objectives. */
export function* renderCsv(report: AuditReport, { table, isFile }: RenderOptions): Iterable<string> {
  if (isFile) yield byteOrderMark;
  if (table === "objectives") yield* renderRows(objectiveTable(report), listResults(report));
  else yield* renderRows(breachTable(report), report.breaches);
}

function* renderRows<Row>(columns: readonly TableColumn<Row>[], rows: Iterable<Row>): Iterable<string> {
  yield csvHeader(columns);
  for (const row of rows) yield csvRow(columns, row);
}
