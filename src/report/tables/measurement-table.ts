import type { Measurement } from "../../model/measurement.js";
import type { AuditReport } from "../../model/report.js";
import { createWallClock, hoursText, type TableColumn } from "./table.js";

/** Every judged record with its evidence, for programs; `counts` is 1 for the objective's own records. */
export function measurementTable(report: AuditReport): readonly TableColumn<Measurement>[] {
  const { timezone } = report;
  const wallClock = createWallClock(timezone);
  const objectives = new Map(report.objectives.map((objective) => [objective.id, objective]));
  return [
    ["objective", ({ objective }) => objective],
    ["party", ({ objective }) => objectives.get(objective)?.owner ?? null],
    ["source", ({ source }) => source],
    ["record", ({ record }) => record],
    ["cycle", ({ cycle }) => cycle],
    ["account", ({ account }) => account],
    ["owner", ({ owner }) => owner],
    ["period", ({ period }) => period],
    ["verdict", ({ verdict }) => verdict],
    ["counts", ({ counts }) => (counts ? 1 : 0)],
    ["startedAt", ({ startedAt }) => startedAt],
    ["dueAt", ({ dueAt }) => dueAt],
    ["stoppedAt", ({ stoppedAt }) => stoppedAt],
    ["startedLocal", ({ startedAt }) => wallClock(startedAt)],
    ["dueLocal", ({ dueAt }) => wallClock(dueAt)],
    ["stoppedLocal", ({ stoppedAt }) => wallClock(stoppedAt)],
    ["timezone", () => timezone],
    ["elapsedMs", ({ elapsedMs }) => elapsedMs],
    ["limitMs", ({ limitMs }) => limitMs],
    ["overrunMs", ({ overrunMs }) => overrunMs],
    ["elapsed", ({ elapsedMs }) => hoursText(elapsedMs)],
    ["limit", ({ limitMs }) => hoursText(limitMs)],
    ["overrun", ({ overrunMs }) => hoursText(overrunMs)],
    ["good", ({ isGood }) => (isGood === null ? null : isGood ? "yes" : "no")],
    ["decidedAt", ({ decidedAt }) => decidedAt],
    ["adds", ({ adds }) => adds],
    ["downMs", ({ downMs }) => downMs],
    ["override", ({ override }) => override],
    ["waiver", ({ waiver }) => waiver],
    ["exclusion", ({ exclusion }) => exclusion],
    ["unmeasurable", ({ unmeasurable }) => unmeasurable],
    ["file", ({ file }) => file],
    ["line", ({ line }) => line],
  ];
}
