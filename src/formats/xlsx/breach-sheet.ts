import type { AuditReport, BreachReport } from "../../model/report.js";
import { rankBreaches } from "../../report/breach-ranking.js";
import { tellsDisputes } from "../../report/dispute-text.js";
import { partyText } from "../../report/party-text.js";
import { numberText } from "../../report/quantity-text.js";
import { causesText } from "../../report/support-text.js";
import { rowsShown } from "./row-limit.js";
import type { SheetColumn, SheetTable } from "./table-sheet.js";

/** Every miss, waived ones too, the longest over its limit first. */
export function breachTable(report: AuditReport): SheetTable<BreachReport> {
  const { breaches } = report;
  const rows = rankBreaches(breaches, rowsShown);
  const rest = `${numberText(rowsShown)} worst of ${numberText(breaches.length)}: -o breaches.csv has them all.`;
  return {
    name: "Breaches",
    columns: breachColumns(report),
    rows,
    frozenColumns: 2,
    note: rows.length < breaches.length ? `The ${rest}` : undefined,
  };
}

function breachColumns(report: AuditReport): readonly SheetColumn<BreachReport>[] {
  const objectives = new Map(report.objectives.map((objective) => [objective.id, objective]));
  const promisedBy = new Map(report.objectives.map(({ id, owner }) => [id, partyText(report, owner)]));
  return [
    { head: "Objective", value: ({ objective }) => objective },
    { head: "Record", value: ({ record }) => record },
    { head: "Cycle", kind: "number", value: ({ cycle }) => cycle ?? null },
    { head: "Verdict", kind: "verdict", value: ({ verdict }) => verdict },
    { head: "Over by", kind: "duration", value: ({ overrunMs }) => overrunMs },
    { head: "Took", kind: "duration", value: ({ elapsedMs }) => elapsedMs },
    { head: "Limit", kind: "duration", value: ({ limitMs }) => limitMs },
    { head: "Account", value: ({ account }) => account },
    { head: "Handled by", value: ({ owner }) => owner },
    { head: "Started", kind: "instant", value: ({ startedAt }) => startedAt },
    { head: "Due", kind: "instant", value: ({ dueAt }) => dueAt },
    { head: "Stopped", kind: "instant", value: ({ stoppedAt }) => stoppedAt },
    { head: "Late in real time", kind: "duration", value: ({ lateMs }) => lateMs },
    { head: "Paused", kind: "duration", value: ({ pausedMs }) => pausedMs },
    { head: "Pauses", value: ({ pauses }) => pauses ?? null },
    { head: "Calendar", value: ({ objective }) => objectives.get(objective)?.calendar ?? null },
    { head: "Period", value: ({ period }) => period },
    { head: "Promised by", value: ({ objective }) => promisedBy.get(objective) ?? null },
    { head: "Override", value: ({ override }) => override },
    { head: "Waived", value: ({ waiver }) => waiver?.reason ?? null },
    { head: "Approved by", value: ({ waiver }) => waiver?.approvedBy ?? null },
    { head: "Approved on", kind: "day", value: ({ waiver }) => waiver?.approvedOn ?? null },
    { head: "Waived until", kind: "day", value: ({ waiver }) => waiver?.until ?? null },
    ...(tellsDisputes(report) ? disputeColumns : []),
    ...(report.supportedBy === undefined ? [] : [causeColumn(report)]),
    { head: "File", value: ({ file }) => file },
    { head: "Line", kind: "number", value: ({ line }) => line },
  ];
}

const disputeColumns: readonly SheetColumn<BreachReport>[] = [
  { head: "Dispute until", kind: "instant", value: ({ disputableUntil }) => disputableUntil ?? null },
  { head: "Dispute", value: ({ waiver }) => waiver?.dispute ?? null },
  { head: "Outcome", value: ({ waiver }) => waiver?.outcome ?? null },
];

/** Only where the agreement stands on others. */
function causeColumn(report: AuditReport): SheetColumn<BreachReport> {
  return { head: "Behind it", value: (breach) => causesText(breach, report), wraps: true };
}
