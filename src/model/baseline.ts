import type { Actual, BreachReport, ObjectiveReport, PartReport, PeriodResult } from "./report.js";
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
