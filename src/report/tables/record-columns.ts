import type { Measurement } from "../../model/measurement.js";
import type { AuditReport, ObjectiveReport } from "../../model/report.js";
import { createWallClock, hoursText, type TableColumn } from "./table.js";

/** A record and how it was judged: what misses and measurements have in common. */
interface JudgedRecord
  extends Pick<
    Measurement,
    | "objective"
    | "record"
    | "account"
    | "owner"
    | "period"
    | "verdict"
    | "startedAt"
    | "dueAt"
    | "stoppedAt"
    | "elapsedMs"
    | "limitMs"
    | "overrunMs"
    | "file"
    | "line"
  > {
  readonly cycle?: number | null;
}

type Columns = readonly TableColumn<JudgedRecord>[];

/** Finds the objective of a record, null where the report has none of its name. */
export function createObjectiveFinder({
  objectives,
}: Pick<AuditReport, "objectives">): (record: Pick<JudgedRecord, "objective">) => ObjectiveReport | null {
  const known = new Map(objectives.map((objective) => [objective.id, objective]));
  return ({ objective }) => known.get(objective) ?? null;
}

/** Who and what it is, and its verdict. */
export const subjectColumns: Columns = [
  ["record", ({ record }) => record],
  ["cycle", ({ cycle }) => cycle ?? null],
  ["account", ({ account }) => account],
  ["owner", ({ owner }) => owner],
  ["period", ({ period }) => period],
  ["verdict", ({ verdict }) => verdict],
];

/** The instants of its clock, in UTC and on the wall clock of the zone. */
export function momentColumns(timezone: string): Columns {
  const wallClock = createWallClock(timezone);
  return [
    ["startedAt", ({ startedAt }) => startedAt],
    ["dueAt", ({ dueAt }) => dueAt],
    ["stoppedAt", ({ stoppedAt }) => stoppedAt],
    ["startedLocal", ({ startedAt }) => wallClock(startedAt)],
    ["dueLocal", ({ dueAt }) => wallClock(dueAt)],
    ["stoppedLocal", ({ stoppedAt }) => wallClock(stoppedAt)],
    ["timezone", () => timezone],
  ];
}

/** What it took, in milliseconds. */
export const spanColumns: Columns = [
  ["elapsedMs", ({ elapsedMs }) => elapsedMs],
  ["limitMs", ({ limitMs }) => limitMs],
  ["overrunMs", ({ overrunMs }) => overrunMs],
];

/** The same in hours, minutes and seconds. */
export const hourColumns: Columns = [
  ["elapsed", ({ elapsedMs }) => hoursText(elapsedMs)],
  ["limit", ({ limitMs }) => hoursText(limitMs)],
  ["overrun", ({ overrunMs }) => hoursText(overrunMs)],
];

/** Where its row stands. */
export const placeColumns: Columns = [
  ["file", ({ file }) => file],
  ["line", ({ line }) => line],
];
