import type { PlanInputName, PlanLever, PlanStep } from "./plan-names.js";
import type { InputReport, PeriodReport, ProblemReport } from "./report.js";

export {
  type PlanInputName,
  type PlanLever,
  type PlanStep,
  planInputNames,
  planSteps,
} from "./plan-names.js";

/** Which leads the team follows up. */
export type FollowedStep = Extract<PlanStep, "leads" | "qualifiedLeads">;

/** The leads that a conversion rate is a share of. */
export type ConversionBase = FollowedStep;

/** Whole numbers a month; null for a step that nothing was said about. */
export type PlanVolumes = Readonly<Record<PlanStep, number | null>>;

/** Where a figure comes from. */
export type PlanOrigin =
  | { readonly kind: "option"; readonly option: string; readonly written: string }
  | PlanMeasurement
  /** By an objective of the definition. */
  | {
      readonly kind: "promised";
      readonly objective: string;
      readonly target: string;
      readonly line: number | null;
      /** A lead that was reached needs no more attempts. */
      readonly unlessReached: boolean;
    }
  /** Dates with open time in the 12 months that begin with the one of as-of. */
  | {
      readonly kind: "calendar";
      readonly calendar: string;
      readonly days: number;
      readonly period: PeriodReport;
    }
  | { readonly kind: "assumed" };

/** `counted` of `of` records, or an amount over `of` deals, in the exports of a definition. */
export interface PlanMeasurement {
  readonly kind: "measured";
  /** The objective of the definition that it was measured by; null where it promises none. */
  readonly objective: string | null;
  readonly metric: string;
  readonly source: string;
  readonly basis: "cohort" | "decided" | null;
  readonly counted: number;
  readonly of: number;
  /** Records among them that are still open. */
  readonly undecided: number;
  readonly period: PeriodReport;
}

export interface PlanInput {
  readonly name: PlanInputName;
  /** The nearest number. */
  readonly value: number;
  /** The same as a quotient in lowest terms, `22/75`, or a whole number. */
  readonly exact: string;
  readonly origin: PlanOrigin;
  /** Of a conversion rate: the leads that it is a share of. */
  readonly of?: ConversionBase;
}

/** One line of the way from the goal to the leads. */
export interface PlanStepReport {
  readonly step: PlanStep;
  readonly needed: number;
  /** How many there were a month, in the months that were measured; null where nobody counted them. */
  readonly cameIn: { readonly total: number; readonly months: number } | null;
}

export const planMendKinds = [
  "reps",
  "hoursPerDay",
  "marketingShare",
  "attemptsPerLead",
  "minutesPerAttempt",
  "more",
  "revenue",
] as const;

/**
 * What would mend a step that is too narrow, each by itself: a figure of the team, so many `more` of the step a
 * month, or the `revenue` a month that it is wide enough for.
 */
export interface PlanMend {
  readonly kind: (typeof planMendKinds)[number];
  readonly value: number;
}

/** Whether one part of the plan is wide enough for it. */
export interface PlanCheck {
  readonly what: "follow-up" | "inflow";
  readonly step: PlanStep;
  readonly needed: number;
  readonly available: number;
  readonly mends: readonly PlanMend[];
}

export interface PlanCapacity {
  /** The leads that are followed up. */
  readonly step: FollowedStep;
  /** Whole leads a month in the time for leads of marketing. */
  readonly carried: number;
  /** Whole leads a month in the rest of the time. */
  readonly carriedOfSales: number;
  readonly needed: number;
  /** Attempts a month that the needed leads ask for. */
  readonly attempts: number;
  /** The hours that they take, of those that there are. */
  readonly hoursNeeded: number;
  readonly hoursThere: number;
}

export interface PlanVariant {
  readonly value: number;
  readonly exact: string;
  readonly needed: PlanVolumes;
}

/** What the goal asks where one figure turns out a step worse or better. */
export interface PlanSensitivity {
  readonly lever: PlanLever;
  /** Null where the figure can't be so bad. */
  readonly worse: PlanVariant | null;
  /** Null where it can't be better. */
  readonly better: PlanVariant | null;
}

/** The result of `sla-audit plan`, `sla-audit/plan@1`: plain data, volumes are those of a month. */
export interface PlanReport {
  readonly schema: "sla-audit/plan@1";
  readonly tool: { readonly name: "sla-audit"; readonly version: string };
  /** The definition that it rests on; null where everything came from the command line. */
  readonly agreement: { readonly id: string; readonly title: string; readonly file: string } | null;
  /** Null where no instant matters. */
  readonly asOf: string | null;
  readonly timezone: string | null;
  /** ISO 4217; null where nobody said it. */
  readonly currency: string | null;
  readonly inputs: readonly PlanInput[];
  readonly steps: readonly PlanStepReport[];
  /** Null where nothing was said about the team. */
  readonly capacity: PlanCapacity | null;
  readonly checks: readonly PlanCheck[];
  /** The index of the check that fails by most; null where none does. */
  readonly limit: number | null;
  /** By how much of itself a figure is made worse and better below. */
  readonly sensitivityStep: number;
  readonly sensitivity: readonly PlanSensitivity[];
  /** Objectives to paste into a definition. */
  readonly block: string;
  readonly files: readonly Pick<InputReport, "source" | "file" | "sha256" | "rows">[];
  readonly problems: readonly ProblemReport[];
}
