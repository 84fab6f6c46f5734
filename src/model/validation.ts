import type { AdviceGroup } from "./advice.js";
import type { Excerpt } from "./problem.js";
import type { DatedReport, PeriodReport, ProblemReport } from "./report.js";
import type { NextReview } from "./review-clock.js";
import type { Verdict } from "./verdict.js";

/**
 * What is wrong in a definition and what a careful reader would still ask, `sla-audit/validate@1`. Plain data; its
 * JSON Schema is published in `schema/validate.schema.json`.
 */
export interface ValidationReport {
  readonly schema: "sla-audit/validate@1";
  readonly tool: { readonly name: "sla-audit"; readonly version: string };
  readonly definition: {
    readonly file: string;
    readonly sha256: string;
    /** Null where it has errors. */
    readonly agreement: { readonly id: string; readonly title: string; readonly timezone: string } | null;
  };
  readonly asOf: string;
  /** Null where the agreement does not say it, or has errors. */
  readonly nextReview: NextReview | null;
  readonly nextReport: DatedReport | null;
  readonly problems: readonly ProblemReport[];
  readonly advice: readonly AdviceReport[];
  /** Rules that the definition declines and that had something to say. */
  readonly declined: readonly DeclinedReport[];
  /** What the exports show; null where nobody asked them. */
  readonly history: HistoryReport | null;
}

export interface AdviceReport {
  readonly rule: string;
  readonly group: AdviceGroup;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly reason: string;
  /** Lines to paste. */
  readonly better: string;
  readonly excerpt: Excerpt;
  /** There where it is about something that the file does not say: the place is where it belongs. */
  readonly isMissing?: true;
}

export interface DeclinedReport {
  readonly rule: string;
  /** Null where the definition gives none. */
  readonly reason: string | null;
  readonly count: number;
}

export interface HistoryReport {
  readonly period: PeriodReport;
  readonly targets: readonly PastTarget[];
}

/** What one target would have come to in the last measurement periods. */
export interface PastTarget {
  readonly objective: string;
  /** Null for the objective's own target. */
  readonly override: string | null;
  readonly target: string;
  readonly metCount: number;
  /** What nine in ten of the periods would have met; null without data. */
  readonly nineInTen: string | null;
  /** Those with data, oldest first. */
  readonly periods: readonly {
    readonly label: string;
    readonly value: number;
    readonly text: string;
    readonly verdict: Verdict;
  }[];
}
