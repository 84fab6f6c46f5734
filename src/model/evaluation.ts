import type { SourceSpec } from "./agreement.js";
import type { EscalationReport, MissedEscalationReport } from "./escalation-report.js";
import type { Problem } from "./problem.js";
import type { ColumnRequest } from "./record.js";
import type { RemedyReport } from "./remedy-report.js";
import type { BreachReport, FindingReport, ObjectiveReport, PeriodReport } from "./report.js";
import type { ReviewObjective } from "./review.js";
import type { Subject } from "./subject.js";
import type { Verdict } from "./verdict.js";

/** One source of an audit and the columns that its objectives need. */
export interface SourcePlan {
  readonly source: SourceSpec;
  readonly requests: readonly ColumnRequest[];
}

/** What the engine found, once all rows have gone by. */
export interface EvaluationResult {
  readonly period: PeriodReport;
  /** The worst of the objectives' verdicts; whether the audit is complete is judged with the inputs. */
  readonly verdict: Verdict;
  readonly groupBy: string | null;
  readonly objectives: readonly ObjectiveReport[];
  /** None in a review, which names no records. */
  readonly breaches: readonly BreachReport[];
  /** There where an objective that was judged has levels of escalation; none in a review. */
  readonly escalations?: readonly EscalationReport[];
  readonly missedEscalations?: readonly MissedEscalationReport[];
  /** What the record of each breach is about, in their order; there where that was asked for. */
  readonly subjects?: readonly (readonly Subject[])[];
  /** The same objectives over the periods of a review; there where one was asked for. */
  readonly review?: readonly ReviewObjective[];
  /** What breaches come to; absent where the agreement names no consequence. */
  readonly remedies?: RemedyReport;
  readonly findings: readonly FindingReport[];
  readonly problems: readonly Problem[];
  /** Rows in scope, by source, then by index of the file. */
  readonly audited: ReadonlyMap<string, readonly number[]>;
  /** Rows that at least one objective could not measure, by source. */
  readonly unmeasurable: ReadonlyMap<string, number>;
}
