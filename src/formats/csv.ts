import type { Rendering, RenderOptions } from "../model/format.js";
import type { AuditReport } from "../model/report.js";
import { breachTable } from "../report/tables/breach-table.js";
import { measurementTable } from "../report/tables/measurement-table.js";
import { listResults, objectiveTable } from "../report/tables/objective-table.js";
import { byteOrderMark, csvHeader, csvRow, type TableColumn } from "../report/tables/table.js";

/** A chunk is given away when it has grown to about this many characters. */
const chunkLength = 65_536;

/** CSV as RFC 4180 has it, in UTF-8: the misses, every result of the objectives, or every measurement. */
export function renderCsv(report: AuditReport, options: RenderOptions): Rendering {
  const mark = options.isFile ? byteOrderMark : "";
  if (options.table === "objectives") return renderRows(mark, objectiveTable(report), listResults(report));
  if (options.table !== "measurements") return renderRows(mark, breachTable(report), report.breaches);
  return renderStream(mark, measurementTable(report), options.measurements?.() ?? []);
}

function* renderRows<Row>(
  mark: string,
  columns: readonly TableColumn<Row>[],
  rows: Iterable<Row>,
): Iterable<string> {
  let chunk = mark + csvHeader(columns);
  for (const row of rows) {
    chunk += csvRow(columns, row);
    if (chunk.length < chunkLength) continue;
    yield chunk;
    chunk = "";
  }
  yield chunk;
}

/** The same for rows that are too many for memory. */
async function* renderStream<Row>(
  mark: string,
  columns: readonly TableColumn<Row>[],
  rows: AsyncIterable<Row> | Iterable<Row>,
): AsyncIterable<string> {
  let chunk = mark + csvHeader(columns);
  for await (const row of rows) {
    chunk += csvRow(columns, row);
    if (chunk.length < chunkLength) continue;
    yield chunk;
    chunk = "";
  }
  yield chunk;
}
