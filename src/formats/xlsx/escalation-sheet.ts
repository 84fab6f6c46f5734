import type { WriteSheet } from "hucre/xlsx";
import type { EscalationReport, LevelAudit, MissedEscalationReport } from "../../model/escalation-report.js";
import type { AuditReport } from "../../model/report.js";
import { numberText } from "../../report/quantity-text.js";
import type { Zone } from "../../time/zone.js";
import { rowsShown } from "./row-limit.js";
import { type SheetColumn, type SheetTable, tableSheet } from "./table-sheet.js";

/** What there is to say of escalations; no sheet for an agreement without levels. */
export function escalationSheets(report: AuditReport, zone: Zone): WriteSheet[] {
  const due = escalationTable(report);
  const audit = escalationAuditTable(report);
  const missed = missedEscalationTable(report);
  return [
    ...(due === undefined ? [] : [tableSheet(due, zone)]),
    ...(audit === undefined ? [] : [tableSheet(audit, zone)]),
    ...(missed === undefined ? [] : [tableSheet(missed, zone)]),
  ];
}

/** Whom to tell as of now, the most urgent first; undefined where no objective has levels. */
function escalationTable({ escalations }: AuditReport): SheetTable<EscalationReport> | undefined {
  if (escalations === undefined) return undefined;
  return {
    name: "To escalate",
    frozenColumns: 2,
    columns: [
      { head: "Objective", value: ({ objective }) => objective },
      ...recordColumns,
      { head: "Verdict", kind: "verdict", value: ({ verdict }) => verdict },
      ...toldColumns,
      { head: "Reached", kind: "instant", value: ({ reachedAt }) => reachedAt },
      { head: "Act within", value: ({ actWithin }) => actWithin },
      { head: "Act by", kind: "instant", value: ({ actBy }) => actBy },
      // Spreadsheets show no time below zero.
      { head: "Time to act", kind: "duration", value: ({ actLeftMs }) => above(actLeftMs) },
      { head: "Late by", kind: "duration", value: ({ actLeftMs }) => below(actLeftMs) },
      { head: "Due", kind: "instant", value: ({ dueAt }) => dueAt },
      { head: "Until due", kind: "duration", value: ({ leftMs }) => above(leftMs) },
      { head: "Over by", kind: "duration", value: ({ leftMs }) => below(leftMs) },
      { head: "Escalated before", kind: "instant", value: ({ escalatedAt }) => escalatedAt },
      { head: "Next level", value: ({ next }) => next?.after ?? null },
      { head: "Next", kind: "instant", value: ({ next }) => next?.at ?? null },
      { head: "Then tell", value: ({ next }) => next?.whom ?? null },
      { head: "Their contact", value: ({ next }) => next?.contact ?? null },
      ...placeColumns,
    ],
    rows: escalations.slice(0, rowsShown),
    note: restNote(escalations.length, "most urgent"),
  };
}

interface AuditedLevel extends LevelAudit {
  readonly objective: string;
}

/** Whether records were escalated as agreed, by level; undefined where nothing tells it. */
function escalationAuditTable(report: AuditReport): SheetTable<AuditedLevel> | undefined {
  if (report.missedEscalations === undefined) return undefined;
  return {
    name: "Escalation audit",
    columns: [
      { head: "Objective", value: ({ objective }) => objective },
      { head: "Level", value: ({ after }) => after },
      { head: "Tells", value: ({ tell }) => tell },
      { head: "Act within", value: ({ actWithin }) => actWithin },
      { head: "Due", kind: "number", value: ({ due }) => due },
      { head: "In time", kind: "number", value: ({ inTime }) => inTime },
      { head: "Late", kind: "number", value: ({ late }) => late },
      { head: "Missing", kind: "number", value: ({ missing }) => missing },
      { head: "Done before", kind: "number", value: ({ settled }) => settled },
      { head: "Time left", kind: "number", value: ({ open }) => open },
    ],
    rows: report.objectives.flatMap(({ id, escalationAudit = [] }) =>
      escalationAudit.map((level) => ({ ...level, objective: id })),
    ),
  };
}

/** Escalations that came late or never; undefined where there is none. */
function missedEscalationTable({
  missedEscalations: missed = [],
}: AuditReport): SheetTable<MissedEscalationReport> | undefined {
  if (missed.length === 0) return undefined;
  return {
    name: "Escalations missed",
    frozenColumns: 2,
    columns: [
      { head: "Objective", value: ({ objective }) => objective },
      ...recordColumns,
      { head: "Outcome", value: ({ outcome }) => outcome },
      ...toldColumns,
      { head: "Reached", kind: "instant", value: ({ reachedAt }) => reachedAt },
      { head: "To be by", kind: "instant", value: ({ actBy }) => actBy },
      { head: "Escalated", kind: "instant", value: ({ escalatedAt }) => escalatedAt },
      ...placeColumns,
    ],
    rows: missed.slice(0, rowsShown),
    note: restNote(missed.length, "first"),
  };
}

type Escalated = EscalationReport | MissedEscalationReport;

const recordColumns: readonly SheetColumn<Escalated>[] = [
  { head: "Record", value: ({ record }) => record },
  { head: "Cycle", kind: "number", value: ({ cycle }) => cycle ?? null },
  { head: "Account", value: ({ account }) => account },
  { head: "Handled by", value: ({ owner }) => owner },
];

const toldColumns: readonly SheetColumn<Escalated>[] = [
  { head: "Level", value: ({ after }) => after },
  { head: "Tell", value: ({ whom, tell }) => whom ?? tell },
  { head: "Contact", value: ({ contact }) => contact },
];

const placeColumns: readonly SheetColumn<Escalated>[] = [
  { head: "Period", value: ({ period }) => period },
  { head: "File", value: ({ file }) => file },
  { head: "Line", kind: "number", value: ({ line }) => line },
];

function above(ms: number | null): number | null {
  return ms === null || ms < 0 ? null : ms;
}

function below(ms: number | null): number | null {
  return ms === null || ms >= 0 ? null : -ms;
}

function restNote(count: number, which: string): string | undefined {
  if (count <= rowsShown) return undefined;
  return `The ${numberText(rowsShown)} ${which} of ${numberText(count)}: --csv escalations has them all.`;
}
