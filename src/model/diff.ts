import type { ExplainedVerdict } from "./explanation.js";
import type { Money } from "./money.js";
import type { UnmeasurableReason } from "./problems/run.js";
import type { AuditReport, ObjectiveReport, ProblemReport, Result } from "./report.js";
import type { Verdict } from "./verdict.js";

/** Which of the two definitions. */
export type Side = "old" | "new";

/**
 * Two definitions over the same data, `sla-audit/diff@1`: what would be judged otherwise. Plain data, the same for
 * every format, with the units of `AuditReport`. Its JSON Schema is published in `schema/diff.schema.json`.
 */
export interface DiffReport {
  readonly schema: "sla-audit/diff@1";
  readonly tool: AuditReport["tool"];
  readonly asOf: string;
  /** `incomplete` where one of the two audits is: then what is the same in both is not known to be. */
  readonly outcome: "same" | "differs" | "incomplete";
  readonly old: DiffSide;
  readonly new: DiffSide;
  /** What the definitions say differently beside their objectives. */
  readonly changes: readonly TermChange[];
  /** Those of NEW in its order, then those that only OLD has. */
  readonly objectives: readonly ObjectiveDiff[];
  /** What each party owes and earns, by currency; empty where neither names a consequence. */
  readonly credits: readonly CreditDiff[];
  /** Rights to end the agreement that exist under one of the two only. */
  readonly termination: readonly TerminationDiff[];
  readonly problems: readonly SidedProblem[];
}

/** What one of the two audits rests on. */
export interface DiffSide
  extends Pick<AuditReport, "agreement" | "period" | "timezone" | "conventions" | "verdict" | "inputs"> {}

/** What the definitions say of one thing, in words; null where one says nothing of it. */
export interface TermChange {
  /** As the definition calls it: `target`, `override Globex`, `calendar office`. */
  readonly key: string;
  readonly old: string | null;
  readonly new: string | null;
}

/** What can hang on a key of the definition: which records are meant, what time counts, or what is promised. */
export type Bearing = "scope" | "time" | "terms";

export interface ObjectiveDiff {
  readonly id: string;
  readonly title: string;
  /** Which of the two has it. */
  readonly in: Side | "both";
  readonly changes: readonly TermChange[];
  /** Of the whole span, of a measurement period, or of a part; true where only one of the two has it. */
  readonly verdictDiffers: boolean;
  readonly old: DiffResult | null;
  readonly new: DiffResult | null;
  /** Measurement periods whose verdict differs, and those that only one of the two has. */
  readonly periods: readonly PeriodDiff[];
  /** What its breaches come to, by currency; empty where they cost nothing under either. */
  readonly credits: readonly MoneyDiff[];
  /** The records that are judged otherwise; absent where only one of the two has it or could be audited. */
  readonly flips?: FlipReport;
}

export interface DiffResult
  extends Result,
    Pick<ObjectiveReport, "owner" | "calendar" | "target" | "basis" | "shape" | "line"> {}

export interface PeriodDiff {
  readonly label: string;
  /** The override whose part it is; null for the objective as a whole. */
  readonly override: string | null;
  readonly old: { readonly verdict: Verdict; readonly actual: string } | null;
  readonly new: { readonly verdict: Verdict; readonly actual: string } | null;
}

/** Amounts of one currency; null where that side has none in it. */
export interface MoneyDiff {
  readonly currency: string;
  readonly old: Money | null;
  readonly new: Money | null;
  /** NEW less OLD. */
  readonly difference: Money;
}

export interface CreditDiff {
  /** The id of the party that promised. */
  readonly party: string;
  readonly owed: MoneyDiff;
  readonly rewards: MoneyDiff;
}

export interface TerminationDiff {
  readonly objective: string;
  /** The party that broke its promise; the right is the other's. */
  readonly owner: string;
  readonly rule: string;
  /** The definition under which the right exists. */
  readonly in: Side;
  readonly since: string;
}

/** Where a record stands under one definition. */
export const standings = ["met", "missed", "open", "waived", "excluded", "unmeasurable", "outside"] as const;
export type Standing = (typeof standings)[number];

export interface FlipReport {
  /** How many records stand otherwise. */
  readonly total: number;
  /** From where to where, in the order of `standings`. */
  readonly kinds: readonly { readonly from: Standing; readonly to: Standing; readonly count: number }[];
  /** The worst of them: new misses, then those that are none any more, then the others; longest overrun first. */
  readonly records: readonly Flip[];
}

export interface Flip {
  readonly record: string;
  readonly account: string | null;
  /** The person who handles the record. */
  readonly owner: string | null;
  readonly file: string;
  readonly line: number;
  readonly startedAt: string | null;
  /** Which cycle of a reopened ticket, or which wait of a conversation; null for others. */
  readonly cycle: number | null;
  readonly old: FlipSide;
  readonly new: FlipSide;
  readonly because: readonly FlipReason[];
}

/** A record as one definition judged it. */
export interface FlipSide {
  readonly standing: Standing;
  /** Null where it is out of scope. */
  readonly verdict: ExplainedVerdict | null;
  readonly period: string | null;
  readonly dueAt: string | null;
  readonly elapsedMs: number | null;
  readonly limitMs: number | null;
  readonly overrunMs: number | null;
  readonly override: string | null;
  /** The calendar of its clock; null for real time. */
  readonly calendar: string | null;
}

/**
 * Why a record stands otherwise. `keys` are those of the definition that differ and that such a thing can hang on;
 * empty where none of them does.
 */
export type FlipReason =
  /** In the scope of one definition only. */
  | { readonly kind: "scope"; readonly in: Side; readonly keys: readonly string[] }
  | { readonly kind: "excluded" | "waived"; readonly in: Side; readonly reason: string }
  | { readonly kind: "unmeasurable"; readonly in: Side; readonly reason: UnmeasurableReason }
  /** Other terms apply; null for the objective's own. */
  | { readonly kind: "override"; readonly old: string | null; readonly new: string | null }
  | { readonly kind: "limit"; readonly old: number; readonly new: number }
  /** Another calendar, or other hours of the same one; null for real time. */
  | { readonly kind: "calendar"; readonly old: string | null; readonly new: string | null }
  /** Another due of its own. */
  | { readonly kind: "due"; readonly old: string | null; readonly new: string | null }
  /** Another time counts, although the calendar is the same: pauses, starts, stops. */
  | { readonly kind: "time"; readonly old: number; readonly new: number; readonly keys: readonly string[] }
  /** None of these. */
  | { readonly kind: "terms"; readonly keys: readonly string[] };

/** A problem of one audit, of both, or of holding the two together. */
export interface SidedProblem extends ProblemReport {
  readonly of: Side | "both";
}
