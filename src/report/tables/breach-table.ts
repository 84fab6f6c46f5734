import type { AuditReport, BreachReport } from "../../model/report.js";
import { tellsDisputes } from "../dispute-text.js";
import { causesText } from "../support-text.js";
import {
  createObjectiveFinder,
  hourColumns,
  momentColumns,
  placeColumns,
  spanColumns,
  subjectColumns,
} from "./record-columns.js";
import { createWallClock, type TableColumn } from "./table.js";

/** Every miss with what it takes to check it by hand; the names are those of the JSON report. */
export function breachTable(report: AuditReport): readonly TableColumn<BreachReport>[] {
  const objectiveOf = createObjectiveFinder(report);
  return [
    ["objective", ({ objective }) => objective],
    ["party", (row) => objectiveOf(row)?.owner ?? null],
    ...subjectColumns,
    ...momentColumns(report.timezone),
    ["calendar", (row) => objectiveOf(row)?.calendar ?? null],
    ...spanColumns,
    ["lateMs", ({ lateMs }) => lateMs],
    ["pausedMs", ({ pausedMs }) => pausedMs],
    ...hourColumns,
    ["pauses", ({ pauses }) => pauses ?? null],
    ["override", ({ override }) => override],
    ["waiver", ({ waiver }) => waiver?.reason ?? null],
    ["approvedBy", ({ waiver }) => waiver?.approvedBy ?? null],
    ["approvedOn", ({ waiver }) => waiver?.approvedOn ?? null],
    ["waivedUntil", ({ waiver }) => waiver?.until ?? null],
    ...(tellsDisputes(report) ? disputeColumns(report.timezone) : []),
    ...placeColumns,
    ...(report.supportedBy === undefined
      ? []
      : [["causes", (row) => causesText(row, report)] as TableColumn<BreachReport>]),
    ...(report.baseline === undefined ? [] : [knownColumn]),
  ];
}

/** Only where the agreement, or one of its waivers, says something of disputes. */
function disputeColumns(timezone: string): readonly TableColumn<BreachReport>[] {
  const wallClock = createWallClock(timezone);
  return [
    ["disputableUntil", ({ disputableUntil }) => disputableUntil ?? null],
    ["disputableLocal", ({ disputableUntil }) => wallClock(disputableUntil ?? null)],
    ["dispute", ({ waiver }) => waiver?.dispute ?? null],
    ["outcome", ({ waiver }) => waiver?.outcome ?? null],
  ];
}

/** Only where the run was held against a baseline. */
const knownColumn: TableColumn<BreachReport> = ["known", ({ known }) => (known ? "yes" : "no")];
