import type { AuditReport, BreachReport } from "../../model/report.js";
import { tellsDisputes } from "../dispute-text.js";
import { createWallClock, hoursText, type TableColumn } from "./table.js";

/** Every miss with what it takes to check it by hand; the names are those of the JSON report. */
export function breachTable(report: AuditReport): readonly TableColumn<BreachReport>[] {
  const { timezone } = report;
  const wallClock = createWallClock(timezone);
  const objectives = new Map(report.objectives.map((objective) => [objective.id, objective]));
  return [
    ["objective", ({ objective }) => objective],
    ["party", ({ objective }) => objectives.get(objective)?.owner ?? null],
    ["record", ({ record }) => record],
    ["cycle", ({ cycle }) => cycle ?? null],
    ["account", ({ account }) => account],
    ["owner", ({ owner }) => owner],
    ["period", ({ period }) => period],
    ["verdict", ({ verdict }) => verdict],
    ["startedAt", ({ startedAt }) => startedAt],
    ["dueAt", ({ dueAt }) => dueAt],
    ["stoppedAt", ({ stoppedAt }) => stoppedAt],
    ["startedLocal", ({ startedAt }) => wallClock(startedAt)],
    ["dueLocal", ({ dueAt }) => wallClock(dueAt)],
    ["stoppedLocal", ({ stoppedAt }) => wallClock(stoppedAt)],
    ["timezone", () => timezone],
    ["calendar", ({ objective }) => objectives.get(objective)?.calendar ?? null],
    ["elapsedMs", ({ elapsedMs }) => elapsedMs],
    ["limitMs", ({ limitMs }) => limitMs],
    ["overrunMs", ({ overrunMs }) => overrunMs],
    ["lateMs", ({ lateMs }) => lateMs],
    ["pausedMs", ({ pausedMs }) => pausedMs],
    ["elapsed", ({ elapsedMs }) => hoursText(elapsedMs)],
    ["limit", ({ limitMs }) => hoursText(limitMs)],
    ["overrun", ({ overrunMs }) => hoursText(overrunMs)],
    ["pauses", ({ pauses }) => pauses ?? null],
    ["override", ({ override }) => override],
    ["waiver", ({ waiver }) => waiver?.reason ?? null],
    ["approvedBy", ({ waiver }) => waiver?.approvedBy ?? null],
    ["approvedOn", ({ waiver }) => waiver?.approvedOn ?? null],
    ["waivedUntil", ({ waiver }) => waiver?.until ?? null],
    ...(tellsDisputes(report) ? disputeColumns(wallClock) : []),
    ["file", ({ file }) => file],
    ["line", ({ line }) => line],
    ...(report.baseline === undefined ? [] : [knownColumn]),
  ];
}

/** Only where the agreement, or one of its waivers, says something of disputes. */
function disputeColumns(wallClock: WallClock): readonly TableColumn<BreachReport>[] {
  return [
    ["disputableUntil", ({ disputableUntil }) => disputableUntil ?? null],
    ["disputableLocal", ({ disputableUntil }) => wallClock(disputableUntil ?? null)],
    ["dispute", ({ waiver }) => waiver?.dispute ?? null],
    ["outcome", ({ waiver }) => waiver?.outcome ?? null],
  ];
}

type WallClock = ReturnType<typeof createWallClock>;

/** Only where the run was held against a baseline. */
const knownColumn: TableColumn<BreachReport> = ["known", ({ known }) => (known ? "yes" : "no")];
