import type { RecordVerdict } from "./verdict.js";

/**
 * Somebody who is to be told, as of now. Where the level names the person who handles the record and the export
 * does not say who that is, `whom` is null.
 */
export interface Told {
  /** The number of the level within its objective, from 1. */
  readonly level: number;
  /** As the definition has it: `80%`, `due + 1 business day`. */
  readonly after: string;
  /** As the definition has it: a role, a party, `lead owner`. */
  readonly tell: string;
  /** The person, the name of the party, or the role. */
  readonly whom: string | null;
  readonly contact: string | null;
}

/** Which record it is about, as in `BreachReport`. */
interface EscalatedRecord {
  readonly objective: string;
  readonly record: string;
  readonly cycle?: number;
  readonly account: string | null;
  readonly owner: string | null;
  readonly file: string;
  readonly line: number;
  readonly period: string;
}

/** An open record that has reached a level of escalation; durations are milliseconds. */
export interface EscalationReport extends EscalatedRecord, Told {
  readonly verdict: Extract<RecordVerdict, "on-track" | "at-risk" | "overdue">;
  readonly startedAt: string;
  /** Null while it is not known. */
  readonly dueAt: string | null;
  /** What is left of its limit on its own clock; below zero by what it is over it. */
  readonly leftMs: number;
  readonly reachedAt: string;
  /** How soon they have to act, as written; null where nothing says so. */
  readonly actWithin: string | null;
  /** The calendar of that; null where it runs on real time, and where nothing says how soon. */
  readonly actCalendar: string | null;
  /** Until when that is; the instant of the level where nothing says how soon. Null where no date can have it. */
  readonly actBy: string | null;
  /** Time left until then on the clock of `actWithin`; below zero once it has passed. */
  readonly actLeftMs: number | null;
  /** When it was escalated before it reached this level; null where it was not, or nothing tells. */
  readonly escalatedAt: string | null;
  /** The level that follows; null at the last one. */
  readonly next: NextLevel | null;
}

export interface NextLevel extends Told {
  /** Null while it is not known. */
  readonly at: string | null;
  /** Time left until then on the clock of the level; null while it is not known. */
  readonly leftMs: number | null;
}

/** An escalation that was to happen and came late or never. */
export interface MissedEscalationReport extends EscalatedRecord, Told {
  readonly outcome: "late" | "missing";
  readonly reachedAt: string;
  readonly actBy: string | null;
  /** Null where it never came. */
  readonly escalatedAt: string | null;
}

/** What became of the records that reached a level; the counts behind `due` add up to it. */
export interface LevelAudit {
  readonly level: number;
  readonly after: string;
  readonly tell: string;
  readonly actWithin: string | null;
  readonly due: number;
  readonly inTime: number;
  readonly late: number;
  readonly missing: number;
  /** Stopped before somebody had to act, and was not escalated by then. */
  readonly settled: number;
  /** Not escalated, with time left. */
  readonly open: number;
}
