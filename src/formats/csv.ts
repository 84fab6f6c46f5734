import type { Rendering, RenderOptions, ReviewPage } from "../model/format.js";
import type { AuditReport } from "../model/report.js";
import type { ReviewReport } from "../model/review.js";
import { breachTable } from "../report/tables/breach-table.js";
import { creditTable, listCreditRows } from "../report/tables/credit-table.js";
import { escalationTable, listEscalations } from "../report/tables/escalation-table.js";
import { measurementTable } from "../report/tables/measurement-table.js";
import { listResults, objectiveTable } from "../report/tables/objective-table.js";
import { listReviewRows, reviewTable } from "../report/tables/review-table.js";
import { byteOrderMark, csvHeader, csvRow, type TableColumn } from "../report/tables/table.js";

/** A chunk is given away when it has grown to about this many characters. */
const chunkLength = 65_536;

/** CSV as RFC 4180 has it, in UTF-8: the misses, every result of the objectives, every measurement, every credit, or the escalations. */
export function renderCsv(report: AuditReport, options: RenderOptions): Rendering {
  const mark = options.isFile ? byteOrderMark : "";
  if (options.table === "objectives") return renderRows(mark, objectiveTable(report), listResults(report));
  if (options.table === "escalations") {
    return renderRows(mark, escalationTable(report), listEscalations(report));
  }
  if (options.table === "credits") return renderRows(mark, creditTable(), listCreditRows(report));
  if (options.table !== "measurements") return renderRows(mark, breachTable(report), report.breaches);
  return renderStream(mark, measurementTable(report), options.measurements?.() ?? []);
}

/** The same of a review: every objective, part and group, over all periods and by period. */
export function renderReviewCsv(review: ReviewReport, { isFile }: ReviewPage): Iterable<string> {
  return renderRows(isFile ? byteOrderMark : "", reviewTable(review), listReviewRows(review));
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
