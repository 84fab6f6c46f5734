import type { RecordVerdict } from "./verdict.js";

/** An inner miss that lies behind an outer one: its record is about the same, and its due passed while the outer clock ran. */
export interface CauseReport {
  /** The id of the inner agreement. */
  readonly agreement: string;
  readonly objective: string;
  readonly record: string;
  readonly file: string;
  readonly line: number;
  readonly startedAt: string;
  readonly dueAt: string | null;
  readonly stoppedAt: string | null;
  /** Time on its own clock beyond its limit. */
  readonly overrunMs: number;
  /** Real time between due and the stop, or as-of while it is open; null where the stop is not known. */
  readonly lateMs: number | null;
  readonly verdict: Extract<RecordVerdict, "breached" | "overdue">;
  /** There where the inner agreement excused it. */
  readonly isWaived?: true;
}

/** How many misses of an objective have an inner one behind them. Waived ones are not counted. */
export interface CauseCount {
  readonly misses: number;
  readonly explained: number;
  /** By inner objective, the most first; a miss that has several behind it counts for each. */
  readonly by: readonly { readonly agreement: string; readonly objective: string; readonly misses: number }[];
}
