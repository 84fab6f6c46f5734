import type { SegmentReason } from "../time/calendar.js";
import type { UnmeasurableReason } from "./problems/run.js";
import type { ProblemReport, RecordedForm } from "./report.js";
import type { RecordVerdict } from "./verdict.js";

/**
 * Why one record was judged as it was, `sla-audit/explain@1`: plain data, made from the values that the
 * verdict was made from. Instants are ISO 8601 in UTC, durations milliseconds. Its JSON Schema is published in
 * `schema/explain.schema.json`.
 */
export interface Explanation {
  readonly schema: "sla-audit/explain@1";
  readonly tool: { readonly name: "sla-audit"; readonly version: string };
  readonly agreement: { readonly id: string; readonly title: string; readonly file: string };
  readonly record: string;
  readonly asOf: string;
  readonly timezone: string;
  /** Every row of the exports that bears the id. */
  readonly rows: readonly ExplainedRow[];
  /** One for each objective and each row that stands; by source, in the order of the definition. */
  readonly objectives: readonly ObjectiveExplanation[];
  /** Objectives of the same sources that say nothing about this record by itself. */
  readonly notFollowed: readonly string[];
  readonly problems: readonly ProblemReport[];
}

export interface ExplainedRow {
  readonly source: string;
  readonly file: string;
  readonly line: number;
  /** Superseded by another row of its id, or rejected because it can't be read: then no objective judges it. */
  readonly standing: "stands" | "superseded" | "rejected";
}

export interface ObjectiveExplanation {
  readonly objective: string;
  readonly title: string;
  readonly metric: string;
  readonly owner: string;
  readonly source: string;
  /** Empty for a date for which nothing was delivered; then the line is that of the promise. */
  readonly file: string;
  readonly line: number;
  /** Where the objective stands in the definition. */
  readonly definitionLine: number | null;
  /** The promise to this record: the override's, where one applies. */
  readonly target: string;
  /** The override that applies; null for the objective's own terms. */
  readonly override: string | null;
  /** What the metric and the objective ask of a record, and whether this one fulfils it. */
  readonly conditions: readonly ExplainedCondition[];
  /** Null where it is out of scope. */
  readonly verdict: ExplainedVerdict | null;
  /** Why it is not judged; null where it is. */
  readonly outOfScope: OutOfScope | null;
  /** The measurement period that it counts in. */
  readonly period: string | null;
  /** The agreed reason for which it is left out. */
  readonly exclusion: string | null;
  readonly unmeasurable: UnmeasurableReason | null;
  readonly waiver: ExplainedWaiver | null;
  readonly startedAt: string | null;
  /** What the export says, even where that is later than as-of. */
  readonly stoppedAt: string | null;
  /** Null where there is no limit, and while a pause is open. */
  readonly clock: ExplainedClock | null;
  /** Of a rate: what was found. */
  readonly outcome: ExplainedOutcome | null;
  /** Of a figure: what the record adds to that of its period; empty for other metrics. */
  readonly contributions: readonly ExplainedContribution[];
  /** Of an outage: the agreed time that it alone takes from the period; null for other metrics. */
  readonly downMs: number | null;
  /** What was done, where enough of it stops the clock; null for other metrics. */
  readonly attempts: ExplainedAttempts | null;
}

/**
 * A record's verdict; of a rate `missed` is decided and not good, `undecided` not decided yet. A record of a
 * figure or an uptime is `counted`: the verdict is that of its period.
 */
export type ExplainedVerdict = RecordVerdict | "missed" | "undecided" | "counted";

export interface ExplainedCondition {
  readonly text: string;
  /** Whether the metric itself asks it, or the objective's `where`. */
  readonly from: "metric" | "objective";
  readonly holds: boolean;
  /** What the record holds in the fields that are asked about; null for a blank. */
  readonly found: readonly { readonly field: string; readonly value: string | null }[];
}

export type OutOfScopeReason =
  | "filter"
  | "not-in-force"
  | "later-than-as-of"
  | "other-period"
  | "not-decided"
  | LeftOutReason;

/** What a metric leaves out though its filters let it in. */
export type LeftOutReason =
  /** It counts later than the day of the month by which the target is judged. */
  | "after-target-day"
  /** It was in the stock at the beginning of none of the periods. */
  | "not-there-at-start"
  /** It has no date, so nothing was delivered yet. */
  | "not-delivered"
  /** No date of the schedule that is judged is left for it. */
  | "no-date"
  | "maintenance"
  /** An outage of no agreed time in the periods that are judged. */
  | "no-agreed-time";

export interface OutOfScope {
  readonly reason: OutOfScopeReason;
  /** The period that it belongs to, where that is another one. */
  readonly period: string | null;
}

export interface ExplainedWaiver {
  readonly reason: string;
  readonly approvedBy: string;
  readonly approvedOn: string;
  /** What the dispute is called, and what came of it. */
  readonly dispute?: string;
  readonly outcome?: string;
}

export interface ExplainedClock {
  /** The calendar that it counts on; null for real time. */
  readonly calendar: string | null;
  readonly timezone: string;
  readonly dueAt: string | null;
  readonly limitMs: number | null;
  readonly elapsedMs: number;
  /** What is left of the limit; negative is how much it was missed by. */
  readonly marginMs: number | null;
  /** Real time from due to the stop, or to as-of; negative before due. */
  readonly lateMs: number | null;
  /** Whether the clock still runs as of as-of. */
  readonly isRunning: boolean;
  /** Which of the record's cycles or waits it is, from 1; 0 for a record that has but one. */
  readonly cycle: number;
  /** Pauses that are known only as a total; they are in no segment, and taken off the elapsed time. */
  readonly pausedTotalMs: number;
  /** Where the vendor's clock measured it: the field, and how that tells the time. When it ended is not known. */
  readonly vendorClock?: { readonly field: string; readonly form: RecordedForm };
  /** From the start to the stop, or to as-of, without a gap. */
  readonly segments: readonly ClockSegment[];
}

export interface ClockSegment {
  /** `working` counts; closed and paused time does not. Time of a real clock is `running`. */
  readonly kind: "working" | "running" | "closed" | "paused";
  readonly from: string;
  readonly to: string;
  readonly ms: number;
  /** What the clock shows at the end of it. */
  readonly totalMs: number;
  /** Why the calendar is open or closed then; null for a clock without one. */
  readonly reason: SegmentReason | null;
  /** The name of the holiday, or why the clock stood still. */
  readonly name: string | null;
  /** By how much the wall clock was set forward (or back) at its beginning; 0 for not. */
  readonly clockChangeMs: number;
  /** Whether it lies after due. */
  readonly isLate: boolean;
}

export interface ExplainedOutcome {
  /** What the rate counts: `reopens is at least 1`, `lost in the period`. */
  readonly asks: string;
  readonly isGood: boolean;
  readonly isDecided: boolean;
  readonly decidedAt: string | null;
  /** Whether it counts for the promise or against it: of a rate that is limited the good ones count against. */
  readonly side: "for" | "against" | null;
}

export interface ExplainedContribution {
  readonly op: "count" | "sum" | "distinct";
  /** Above the line it is added or taken off; the figure is divided by what stands below. */
  readonly role: "added" | "taken-off" | "divides";
  readonly field: string | null;
  /** An exact decimal number. */
  readonly value: string;
  /** Of a length of time; absent of all else. */
  readonly unit?: "ms";
  /** Of `distinct`: the word, which counts once however many records hold it; null for a blank. */
  readonly word: string | null;
  readonly currency: string | null;
}

export interface ExplainedAttempts {
  readonly needed: number;
  /** How many were made since the start; null where the export does not say. */
  readonly made: number | null;
  /** When the record itself says that it was reached, where that ends the duty. */
  readonly reachedAt: string | null;
  /** Empty where the export has only their number. */
  readonly list: readonly ExplainedAttempt[];
}

export interface ExplainedAttempt {
  readonly at: string;
  /** One before the start was about something else. */
  readonly counts: boolean;
  /** Whether it reached somebody, where that ends the duty. */
  readonly isReached: boolean;
  /** Whether it stopped the clock. */
  readonly isDecisive: boolean;
}
