import type { Actual, BreachReport, Counts, ObjectiveReport, PartReport, PeriodResult } from "./report.js";
import type { Verdict } from "./verdict.js";

type JudgedAlone = Pick<PeriodResult, "label" | "verdict"> & {
  readonly actual: Pick<Actual, "value" | "unit" | "text">;
};

/** What is asked of an earlier JSON report that a run is held against. */
export interface Baseline {
  readonly agreement: { readonly id: string };
  readonly verdict: Verdict;
  readonly period: { readonly label: string };
  readonly asOf: string;
  readonly objectives: readonly (Pick<ObjectiveReport, "id"> & {
    readonly periods: readonly JudgedAlone[];
    readonly parts: readonly (Pick<PartReport, "override"> & { readonly periods: readonly JudgedAlone[] })[];
  })[];
  readonly breaches: readonly MissIdentity[];
}

/** What a miss is known by from one run to the next: neither its file nor its line. */
export type MissIdentity = Pick<
  BreachReport,
  "objective" | "record" | "period" | "line" | "startedAt" | "account" | "owner" | "cycle"
> & { readonly waiver: object | null };

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
  readonly newMisses: Counts["breached"];
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
