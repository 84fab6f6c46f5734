import type { Verdict } from "./verdict.js";

/** Why the baseline does not excuse a result that fails. */
export const noveltyReasons = ["not-judged", "not-failing", "worse-verdict", "new-misses", "figure"] as const;
export type NoveltyReason = (typeof noveltyReasons)[number];

/** What is judged alone: an objective, or one of its parts, in a measurement period. */
export interface BaselineResult {
  readonly objective: string;
  /** The override that sets the target of the part; null for the objective's own. */
  readonly override: string | null;
  readonly period: string;
  readonly verdict: Verdict;
  /** The figure for people. */
  readonly actual: string;
  /** The same in the baseline; null where it was not judged there. */
  readonly before: { readonly verdict: Verdict; readonly actual: string } | null;
}

/** A result that fails and that the baseline does not excuse. */
export interface NewResult extends BaselineResult {
  readonly because: NoveltyReason;
  /** How many of its misses the baseline does not have. */
  readonly newMisses: number;
}

/** A miss of the baseline that is none any more. */
export interface ResolvedMiss {
  readonly objective: string;
  readonly record: string;
  readonly period: string;
  readonly cycle?: number;
}

/** What an audit found against an earlier one. */
export interface BaselineReport {
  readonly file: string;
  readonly sha256: string;
  /** Of the earlier report. */
  readonly asOf: string;
  /** The label of the period of the earlier report. */
  readonly period: string;
  /** Results that fail the run. */
  readonly new: readonly NewResult[];
  /** Results that fail as they did, and are excused for it. */
  readonly known: readonly BaselineResult[];
  /** Results that failed and do not any more; none are told where the audit is incomplete. */
  readonly resolved: readonly BaselineResult[];
  readonly misses: {
    readonly new: number;
    readonly known: number;
    /** None are told where the audit is incomplete. */
    readonly resolved: readonly ResolvedMiss[];
  };
}
