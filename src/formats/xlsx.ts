import type { RenderOptions } from "../model/format.js";
import type { AuditReport } from "../model/report.js";
import { composeHeadline } from "../report/headline.js";
import { createZone } from "../time/zone.js";
import { breachTable } from "./xlsx/breach-sheet.js";
import { creditSheetTable } from "./xlsx/credit-sheet.js";
import { escalationSheets } from "./xlsx/escalation-sheet.js";
import { evidenceSheet } from "./xlsx/evidence-sheet.js";
import { findingTable } from "./xlsx/finding-sheet.js";
import { measurementTable } from "./xlsx/measurement-sheet.js";
import { objectiveTable } from "./xlsx/objective-sheet.js";
import { problemTable } from "./xlsx/problem-sheet.js";
import { summarySheet } from "./xlsx/summary-sheet.js";
import { supportTable } from "./xlsx/support-sheet.js";
import { tableSheet } from "./xlsx/table-sheet.js";
import { terminationSheetTable } from "./xlsx/termination-sheet.js";
import { writeWorkbook } from "./xlsx/workbook.js";

/**
 * A workbook for spreadsheets: dates, durations and shares are real ones, no cell is a formula, and the same
 * report gives the same bytes.
 */
export async function* renderXlsx(report: AuditReport, options: RenderOptions): AsyncIterable<Uint8Array> {
  const zone = createZone(report.timezone);
  const breaches = breachTable(report);
  const credits = creditSheetTable(report);
  const rights = terminationSheetTable(report);
  const supports = supportTable(report);
  const measurements = await measurementTable(options);
  const sheets = [
    tableSheet(objectiveTable(report), zone),
    tableSheet(breaches, zone),
    ...escalationSheets(report, zone),
    ...(measurements === undefined ? [] : [tableSheet(measurements, zone)]),
    ...(supports === undefined ? [] : [tableSheet(supports, zone)]),
    ...(credits === undefined ? [] : [tableSheet(credits, zone)]),
    ...(rights === undefined ? [] : [tableSheet(rights, zone)]),
    tableSheet(findingTable(report), zone),
    tableSheet(problemTable(report), zone),
    evidenceSheet(report, zone),
  ];
  const notes = [breaches, measurements].flatMap((table) => {
    return table?.note === undefined ? [] : [`${table.name}: ${table.note}`];
  });
  yield await writeWorkbook(report, composeHeadline(report), [summarySheet(report, notes, zone), ...sheets]);
}
