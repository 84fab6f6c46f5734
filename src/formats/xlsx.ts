import { type WriteSheet, writeXlsx } from "hucre/xlsx";
import type { RenderOptions } from "../model/format.js";
import type { AuditReport } from "../model/report.js";
import { composeHeadline } from "../report/headline.js";
import { createZone, type Zone } from "../time/zone.js";
import { breachTable } from "./xlsx/breach-sheet.js";
import { cellText } from "./xlsx/cell-text.js";
import { escalationAuditTable, escalationTable, missedEscalationTable } from "./xlsx/escalation-sheet.js";
import { evidenceSheet } from "./xlsx/evidence-sheet.js";
import { findingTable } from "./xlsx/finding-sheet.js";
import { measurementTable } from "./xlsx/measurement-sheet.js";
import { objectiveTable } from "./xlsx/objective-sheet.js";
import { problemTable } from "./xlsx/problem-sheet.js";
import { summarySheet } from "./xlsx/summary-sheet.js";
import { tableSheet } from "./xlsx/table-sheet.js";

/**
 * A workbook for spreadsheets: dates, durations and shares are real ones, no cell is a formula, and the same
 * report gives the same bytes.
 */
export async function* renderXlsx(report: AuditReport, options: RenderOptions): AsyncIterable<Uint8Array> {
  const zone = createZone(report.timezone);
  const breaches = breachTable(report);
  const measurements = await measurementTable(options);
  const sheets = [
    tableSheet(objectiveTable(report), zone),
    tableSheet(breaches, zone),
    ...escalationSheets(report, zone),
    ...(measurements === undefined ? [] : [tableSheet(measurements, zone)]),
    tableSheet(findingTable(report), zone),
    tableSheet(problemTable(report), zone),
    evidenceSheet(report, zone),
  ];
  const notes = [breaches, measurements].flatMap((table) => {
    return table?.note === undefined ? [] : [`${table.name}: ${table.note}`];
  });
  // The clock of the machine must not be in it.
  const asOf = new Date(report.asOf);
  yield await writeXlsx({
    sheets: [summarySheet(report, notes, zone), ...sheets],
    properties: {
      title: cellText(composeHeadline(report).subject),
      creator: `${report.tool.name} ${report.tool.version}`,
      created: asOf,
      modified: asOf,
    },
  });
}

/** None for an agreement without levels of escalation. */
function escalationSheets(report: AuditReport, zone: Zone): WriteSheet[] {
  const [due, audit, missed] = [
    escalationTable(report),
    escalationAuditTable(report),
    missedEscalationTable(report),
  ];
  return [
    ...(due === undefined ? [] : [tableSheet(due, zone)]),
    ...(audit === undefined ? [] : [tableSheet(audit, zone)]),
    ...(missed === undefined ? [] : [tableSheet(missed, zone)]),
  ];
}
