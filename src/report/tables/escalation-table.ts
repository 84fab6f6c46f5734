import type { EscalationReport, MissedEscalationReport } from "../../model/escalation-report.js";
import type { AuditReport } from "../../model/report.js";
import { createWallClock, hoursText, type TableColumn } from "./table.js";

/** An escalation that is due as of now, or one that was to happen and came late or never. */
export type EscalationRow = (EscalationReport & { readonly outcome: "due" }) | MissedEscalationReport;

/** Those that are due, then those that came late or never. */
export function* listEscalations(report: AuditReport): Generator<EscalationRow> {
  for (const escalation of report.escalations ?? []) yield { ...escalation, outcome: "due" };
  yield* report.missedEscalations ?? [];
}

/** Every escalation, for programs; the names are those of the JSON report. */
export function escalationTable({ timezone }: AuditReport): readonly TableColumn<EscalationRow>[] {
  const wallClock = createWallClock(timezone);
  const due = (row: EscalationRow) => (row.outcome === "due" ? row : undefined);
  return [
    ["outcome", ({ outcome }) => outcome],
    ["objective", ({ objective }) => objective],
    ["record", ({ record }) => record],
    ["cycle", ({ cycle }) => cycle ?? null],
    ["account", ({ account }) => account],
    ["owner", ({ owner }) => owner],
    ["period", ({ period }) => period],
    ["verdict", (row) => due(row)?.verdict ?? null],
    ["level", ({ level }) => level],
    ["after", ({ after }) => after],
    ["tell", ({ tell }) => tell],
    ["whom", ({ whom }) => whom],
    ["contact", ({ contact }) => contact],
    ["startedAt", (row) => due(row)?.startedAt ?? null],
    ["dueAt", (row) => due(row)?.dueAt ?? null],
    ["reachedAt", ({ reachedAt }) => reachedAt],
    ["actBy", ({ actBy }) => actBy],
    ["escalatedAt", ({ escalatedAt }) => escalatedAt],
    ["nextAt", (row) => due(row)?.next?.at ?? null],
    ["reachedLocal", ({ reachedAt }) => wallClock(reachedAt)],
    ["actByLocal", ({ actBy }) => wallClock(actBy)],
    ["nextLocal", (row) => wallClock(due(row)?.next?.at ?? null)],
    ["timezone", () => timezone],
    ["actWithin", (row) => due(row)?.actWithin ?? null],
    ["actLeftMs", (row) => due(row)?.actLeftMs ?? null],
    ["leftMs", (row) => due(row)?.leftMs ?? null],
    ["actLeft", (row) => hoursText(above(due(row)?.actLeftMs))],
    ["actLate", (row) => hoursText(below(due(row)?.actLeftMs))],
    ["left", (row) => hoursText(above(due(row)?.leftMs))],
    ["overrun", (row) => hoursText(below(due(row)?.leftMs))],
    ["nextAfter", (row) => due(row)?.next?.after ?? null],
    ["nextWhom", (row) => due(row)?.next?.whom ?? null],
    ["nextContact", (row) => due(row)?.next?.contact ?? null],
    ["file", ({ file }) => file],
    ["line", ({ line }) => line],
  ];
}

/** What is left; a text below zero would be taken for a formula, and a spreadsheet shows no such time. */
function above(ms: number | null = null): number | null {
  return ms === null || ms < 0 ? null : ms;
}

function below(ms: number | null = null): number | null {
  return ms === null || ms >= 0 ? null : -ms;
}
