import type { Objective } from "../model/agreement.js";
import type { LeftOutReason } from "../model/explanation.js";
import type { Filter } from "../model/filter.js";
import type { Aggregate } from "../model/metric.js";
import type { UnmeasurableReason } from "../model/problems/run.js";
import type { Batch } from "../model/record.js";
import type { RecordedForm } from "../model/report.js";
import type { Calendar } from "../time/calendar.js";
import type { NamedPause } from "../time/pause.js";
import type { Stillness } from "./limit-clock.js";
import type { ColumnPlan } from "./plan-columns.js";

/** Asks an evaluation for everything that it finds out about one record. */
export interface RecordWatch {
  /** The id, as the export writes it. */
  readonly record: string;
  tell(facts: RecordFacts): void;
}

/** What an objective found out about one row, in the very values that its verdict was made from. */
export interface RecordFacts {
  readonly objective: Objective;
  /** Where the row stands: the objective's own source, or another that it counts records of. */
  readonly source: string;
  /** -1 where nothing in the exports stands for it: a date for which nothing was delivered. */
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
  | { readonly kind: "left-out"; readonly because: LeftOutReason }
  | ExcludedFacts
  | UnmeasurableFacts
  | TimedFacts
  | RatedFacts
  | CountedFacts
  | DownFacts;

/** `isUncounted` of a row that is none of the records that its objective counts: evidence for one, or counted already. */
interface Countable {
  readonly isUncounted?: boolean;
  /** The number of its cycle or wait, from 1; 0 or absent for a record that has but one. */
  readonly cycle?: number;
}

export interface ExcludedFacts extends Countable {
  readonly kind: "excluded";
  /** Index among the reasons for which the source leaves records out. */
  readonly exclusion: number;
  readonly reason: string;
}

export interface UnmeasurableFacts extends Countable {
  readonly kind: "unmeasurable";
  readonly reason: UnmeasurableReason;
  readonly stoppedAt: number;
}

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
  /** What the record itself says of the times in which it stood still; the first that covers an instant counts. */
  readonly pauseNames?: readonly NamedPause[];
  /** Null for a clock that runs on real time. */
  readonly calendar: Calendar | null;
  /** As in `tally.ts`. */
  readonly verdict: number;
  /** Index among the agreement's waivers; -1 for none. */
  readonly waiver: number;
  /** The number of the cycle or wait, from 1; 0 for a record that has but one. */
  readonly cycle: number;
  /** What was done for it, where that is what stops its clock. */
  readonly attempts?: AttemptFacts;
  /** How the export tells the elapsed time, where another clock measured it; the end is then not known. */
  readonly recorded?: RecordedForm;
}

/** The attempts on a record, as the engine found its stop among them. */
export interface AttemptFacts {
  /** How many were promised. */
  readonly needed: number;
  /** How many there were since its start; NaN where the export does not say. */
  readonly made: number;
  /** When its own row says that it was reached; NaN for never, and where that ends no duty. */
  readonly reachedAt: number;
  /** Each of them in the order of time; none where the export has only their number. */
  readonly list: readonly { readonly at: number; readonly isReached: boolean }[];
}

export interface RatedFacts {
  readonly kind: "rated";
  readonly verdict: number;
  readonly isGood: boolean;
  readonly isDecided: boolean;
  /** NaN for none. */
  readonly decidedAt: number;
}

/** What a record adds to the figure of its period. */
export interface CountedFacts extends Countable {
  readonly kind: "counted";
  readonly contributions: readonly Contribution[];
}

export interface Contribution {
  readonly aggregate: Aggregate;
  /** Whether it is what the figure is divided by. */
  readonly isBottom: boolean;
  /** Ten-thousandths of a sum, 1 for a record that is counted. */
  readonly units: number;
  /** Of `distinct` the word, which counts once however many records hold it; empty for none. */
  readonly word: string;
  /** The currency of an amount, as far as it is known. */
  readonly currency: string;
}

/** What an outage takes from the agreed time of one period. */
export interface DownFacts {
  readonly kind: "down";
  /** NaN while it lasts. */
  readonly stoppedAt: number;
  /** Of this outage alone: what overlaps with another is lost once. */
  readonly downMs: number;
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
  tell(row: number, found: Found, moments?: ToldMoments): void;
  /** For what is found only when all rows have gone by: what is known of the row now stays with it. */
  keep(row: number): TellLater;
}

export type TellLater = (found: Found, moments?: ToldMoments) => void;

/** In place of what the scope of its row says, where a row is a record of several periods, or of none. */
export interface ToldMoments {
  readonly slot: number;
  readonly attributedAt: number;
  readonly startedAt?: number;
  /** What the record is called where its row stands for something else: the date of a delivery. */
  readonly record?: string;
}

/** What is known of the scope of each row of a batch. */
export interface ToldRows {
  readonly slots: Int32Array;
  readonly terms: Uint32Array;
  readonly attributed: Float64Array;
}

/** How an objective names the record of a row; in a derived batch that is not the row that was read. */
export interface RecordNamer {
  recordOf(batch: Batch, row: number): string;
}

/** What is asked of a row, by who asks it. */
export interface AskedConditions {
  readonly metric?: Filter | undefined;
  readonly objective?: Filter | undefined;
}

/** An objective's share in a watch. */
export interface PassWatch {
  /** @param rows undefined where the rows themselves have no period */
  begin(batch: Batch, rows: ToldRows | undefined, started: Float64Array, names: RecordNamer): RowTeller;
  /** True where every record is told of, and nothing of how it came about. */
  readonly asksForAll?: true;
  /** Whether a record that is no row is the one that is asked for. */
  asksFor(record: string): boolean;
  /** What is told of such a record. */
  keepPlace(source: string, file: number, line: number, record: string): TellLater;
  /** The same watch where other things are asked of the rows, perhaps those of another source. */
  asking(columns: ColumnPlan, asked: AskedConditions): PassWatch;
}
