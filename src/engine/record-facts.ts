import type { Objective } from "../model/agreement.js";
import type { Filter } from "../model/filter.js";
import type { UnmeasurableReason } from "../model/problems/run.js";
import type { Batch } from "../model/record.js";
import type { Calendar } from "../time/calendar.js";
import type { Stillness } from "./limit-clock.js";

/** Asks an evaluation for everything that it finds out about one record. */
export interface RecordWatch {
  /** The id, as the export writes it. */
  readonly record: string;
  tell(facts: RecordFacts): void;
}

/** What an objective found out about one row, in the very values that its verdict was made from. */
export interface RecordFacts {
  readonly objective: Objective;
  readonly file: number;
  readonly line: number;
  readonly conditions: readonly ConditionFact[];
  /** The slot of its period, or why it has none (`select-rows.ts`). */
  readonly slot: number;
  /** The index of its terms: 0 for the objective's own, else 1 + that of the override. */
  readonly terms: number;
  /** NaN for none. */
  readonly startedAt: number;
  /** The instant that decides its period; NaN for none. */
  readonly attributedAt: number;
  readonly found: Found;
}

export interface ConditionFact {
  readonly filter: Filter;
  readonly from: "metric" | "objective";
  readonly holds: boolean;
  readonly found: readonly { readonly field: string; readonly value: string | null }[];
}

export type Found =
  | { readonly kind: "out-of-scope" }
  /** An objective of the decided ones met a record that is not decided by as-of. */
  | { readonly kind: "not-decided" }
  /** Index among the reasons for which the source leaves records out. */
  | { readonly kind: "excluded"; readonly exclusion: number; readonly reason: string }
  | { readonly kind: "unmeasurable"; readonly reason: UnmeasurableReason; readonly stoppedAt: number }
  | TimedFacts
  | RatedFacts;

export interface TimedFacts {
  readonly kind: "timed";
  /** As written, which may be later than as-of; NaN for none. */
  readonly stoppedAt: number;
  /** The stop, or as-of while it runs. */
  readonly endedAt: number;
  readonly isRunning: boolean;
  readonly elapsedMs: number;
  /** Infinity for none. */
  readonly limitMs: number;
  /** Infinity while it is not known. */
  readonly dueAt: number;
  readonly still: Stillness | undefined;
  /** Null for a clock that runs on real time. */
  readonly calendar: Calendar | null;
  /** As in `tally.ts`. */
  readonly verdict: number;
  /** Index among the agreement's waivers; -1 for none. */
  readonly waiver: number;
  /** The number of the cycle or wait, from 1; 0 for a record that has but one. */
  readonly cycle: number;
}

export interface RatedFacts {
  readonly kind: "rated";
  readonly verdict: number;
  readonly isGood: boolean;
  readonly isDecided: boolean;
  /** NaN for none. */
  readonly decidedAt: number;
}

/** Finds the rows of one record among those of a source. */
export interface RecordSearch {
  /** Looks at each row of a batch, before any objective does. */
  find(batch: Batch): void;
  /** Where the rows that were found stand. */
  readonly rows: readonly { readonly file: number; readonly line: number }[];
  /** Ids that it may have meant. */
  near(): readonly string[];
}

/** Tells of the rows of one batch that are asked for. */
export interface RowTeller {
  asks(row: number): boolean;
  tell(row: number, found: Found): void;
}

/** What is known of the scope of each row of a batch. */
export interface ToldRows {
  readonly slots: Int32Array;
  readonly terms: Uint8Array;
  readonly attributed: Float64Array;
}

/** How an objective names the record of a row; in a derived batch that is not the row that was read. */
export interface RecordNamer {
  recordOf(batch: Batch, row: number): string;
}

/** An objective's share in a watch. */
export interface PassWatch {
  begin(batch: Batch, rows: ToldRows, started: Float64Array, names: RecordNamer): RowTeller;
}
