import type { ExplainedVerdict } from "./explanation.js";
import type { UnmeasurableReason } from "./problems/run.js";

/**
 * One record as one objective judged it, in the very values that its verdict was made from. A record that is
 * judged in several periods, or several times, is one for each. Instants are ISO 8601 in UTC.
 */
export interface Measurement {
  readonly objective: string;
  /** The source that it stands in: the objective's own, or another that its figure is taken from. */
  readonly source: string;
  readonly record: string;
  readonly account: string | null;
  /** The person who handles the record. */
  readonly owner: string | null;
  /** Which cycle of a reopened ticket, or which wait of a conversation; from 1. */
  readonly cycle: number | null;
  /** The label of its measurement period; null for a record that lacks the instant that decides it. */
  readonly period: string | null;
  /** `counted` for what adds to a figure, and for an outage. */
  readonly verdict: ExplainedVerdict;
  /**
   * Whether it is one of the objective's counts. Others are evidence beside them: a record on both sides of a
   * figure, which counts once, an excluded delivery or outage, a message that belongs to no wait.
   */
  readonly counts: boolean;
  readonly startedAt: string | null;
  readonly dueAt: string | null;
  /** Null where it has not stopped by as-of. */
  readonly stoppedAt: string | null;
  readonly elapsedMs: number | null;
  readonly limitMs: number | null;
  readonly overrunMs: number | null;
  /** Of a rate: whether it is one of the good ones. */
  readonly isGood: boolean | null;
  readonly decidedAt: string | null;
  /** Of a figure: what it adds, in words: `sum amount 120.5 EUR`. */
  readonly adds: string | null;
  /** Of an outage: the agreed time of the period that it takes. */
  readonly downMs: number | null;
  readonly override: string | null;
  /** Why a miss was excused. */
  readonly waiver: string | null;
  /** Why it was left out by agreement. */
  readonly exclusion: string | null;
  readonly unmeasurable: UnmeasurableReason | null;
  /** What is due and never came stands in no export: then the definition. */
  readonly file: string;
  readonly line: number;
}
