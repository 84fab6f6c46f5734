import type { Conventions } from "./agreement.js";
import type { BaselineReport } from "./baseline-report.js";
import type { CauseCount, CauseReport } from "./cause-report.js";
import type { AgreementKind } from "./contract.js";
import type { Delimiter } from "./delimiter.js";
import type { DifferingCell } from "./disagreement.js";
import type { Encoding } from "./encoding.js";
import type { EscalationReport, LevelAudit, MissedEscalationReport } from "./escalation-report.js";
import type { Metric } from "./metric.js";
import type { Money } from "./money.js";
import type { PeriodReport } from "./period-report.js";
import type { Excerpt, ProblemCode, Severity } from "./problem.js";
import type { RemedyReport } from "./remedy-report.js";
import type { NextReport, NextReview } from "./review-clock.js";
import type { RecordVerdict, Verdict } from "./verdict.js";

export type { PeriodReport } from "./period-report.js";

/**
 * The one result of an audit, `sla-audit/report@1`: plain data, the same for every format. Instants
 * are ISO 8601 in UTC, shares are 0 to 1, durations are milliseconds. Its JSON Schema is published in
 * `schema/report.schema.json`.
 */
export interface AuditReport {
  readonly schema: "sla-audit/report@1";
  readonly tool: { readonly name: "sla-audit"; readonly version: string };
  readonly agreement: {
    readonly id: string;
    readonly title: string;
    readonly file: string;
    /** Of the definition's bytes; null where it did not come from a file. */
    readonly sha256: string | null;
    /** The files that it names beside the exports, such as one of waivers. */
    readonly included: readonly { readonly file: string; readonly sha256: string }[];
    readonly parties: readonly { readonly id: string; readonly name: string; readonly contact?: string }[];
    /** How breaches are disputed; absent where it does not say. */
    readonly disputes?: DisputesReport;
  } & ContractReport;
  readonly period: PeriodReport;
  readonly asOf: string;
  readonly timezone: string;
  readonly conventions: Conventions;
  readonly verdict: Verdict;
  /** The field by which objectives are split; null where that was not asked for. */
  readonly groupBy: string | null;
  readonly inputs: readonly InputReport[];
  readonly objectives: readonly ObjectiveReport[];
  readonly breaches: readonly BreachReport[];
  /** Open records that have reached a level, the most urgent first; absent where no objective has levels. */
  readonly escalations?: readonly EscalationReport[];
  /** Escalations that came late or never; absent where nothing tells of escalations. */
  readonly missedEscalations?: readonly MissedEscalationReport[];
  /** What looks suspicious in the exports; it changes no verdict. */
  /** What breaches come to; absent where the agreement names no consequence. */
  readonly remedies?: RemedyReport;
  readonly findings: readonly FindingReport[];
  readonly problems: readonly ProblemReport[];
  /** The agreements that this one stands on, in the order in which they are named; absent where there is none. */
  readonly supportedBy?: readonly SupportReport[];
  /** What is new against an earlier report; absent where it was not held against one. */
  readonly baseline?: BaselineReport;
}

/** What an agreement says beside its figures. Each part is absent where it does not say it. */
export interface ContractReport {
  readonly kind?: AgreementKind;
  readonly services?: readonly string[];
  readonly notCovered?: readonly string[];
  readonly responsibilities?: readonly { readonly party: string; readonly duty: string }[];
  readonly stages?: readonly string[];
  readonly clauses?: readonly { readonly name: string; readonly says: string }[];
  readonly signatures?: readonly {
    readonly party: string;
    readonly name: string;
    readonly on: string | null;
  }[];
  readonly nextReview?: NextReview;
  readonly nextReport?: DatedReport;
}

export interface DatedReport extends Omit<NextReport, "dueAt"> {
  readonly dueAt: string;
}

/** The clause on disputes, as it is written. */
export interface DisputesReport {
  readonly raiseWithin: string;
  /** Null where it runs on real time. */
  readonly calendar: string | null;
  readonly contact: string | null;
}

/** An agreement that the audited one stands on, over the same period. It decides nothing of the outer verdict. */
export interface SupportReport {
  readonly agreement: Pick<AuditReport["agreement"], "id" | "title" | "file" | "sha256" | "included">;
  /** Null where its file does not say it. */
  readonly kind: AgreementKind | null;
  /** The definition whose `supported-by` names it. */
  readonly namedBy: string;
  readonly timezone: string;
  readonly verdict: Verdict;
  readonly objectives: readonly SupportObjective[];
  readonly inputs: readonly InputReport[];
  /** How many misses of the outer agreement have one of this one behind them. */
  readonly causes: number;
}

/** One promise of an inner agreement. */
export interface SupportObjective
  extends Pick<
    ObjectiveReport,
    "id" | "title" | "metric" | "calendar" | "target" | "verdict" | "actual" | "counts" | "line"
  > {
  /** What the party that promised it is called. */
  readonly owner: string;
  /** How many misses of the outer agreement have one of this objective behind them. */
  readonly causes: number;
}

/** Suspicious data that a rule came upon. */
export interface FindingReport {
  readonly rule: string;
  readonly title: string;
  /** The threshold that was reached, in words. */
  readonly threshold: string;
  readonly source: string;
  readonly count: number;
  readonly message: string;
  /** The first few records that it is about. */
  readonly records: readonly string[];
  /** The first few cells that two files of the source have with other values. */
  readonly places?: readonly DifferingCell[];
}

/** Every row read is in exactly one of `audited`, `outOfScope`, `superseded`, `ignored`, `rejected`. */
export interface InputReport {
  readonly source: string;
  readonly file: string;
  readonly sha256: string;
  /** Where a problem of this or another file of its source kept all of them from being audited; no row is counted then. */
  readonly unread?: true;
  readonly rows: number;
  readonly audited: number;
  readonly outOfScope: number;
  readonly superseded: number;
  readonly ignored: number;
  /** What the ignored lines are; absent where there is none. */
  readonly ignoredAs?: Readonly<Record<IgnoredKind, number>>;
  readonly rejected: number;
  /** How many rows were rejected for each reason, by the code of its problem; absent where none was. */
  readonly rejectedFor?: Readonly<Record<string, number>>;
  /** What the export was read as; absent where its columns were found by their usual headers. */
  readonly preset?: PresetReport;
  /** Absent where it is UTF-8. */
  readonly encoding?: Encoding;
  readonly compression?: "gzip";
  /** Absent where it is a comma. */
  readonly delimiter?: Delimiter;
  /** The line of the headers; absent where it is the first. */
  readonly headerLine?: number;
  /** How the columns were read: field, header, and what the dates were found to be. */
  readonly columns: readonly ColumnReport[];
}

/** Why a line is no record: nothing stands in it, above or behind the data it stands, or it is the header again. */
export type IgnoredKind = "blank" | "title" | "footer" | "header";

export interface PresetReport {
  readonly id: string;
  readonly title: string;
  /** The headers of the file by which it was found; empty where the definition names it. */
  readonly because: readonly string[];
}

export interface ColumnReport {
  readonly field: string;
  readonly header: string;
  /**
   * How the column writes its dates or numbers, e.g. `d/m/y` or `1.234,56`; absent where every cell is blank, and
   * of numbers in plain digits.
   */
  readonly form?: string;
  /** There where dates are looked for and every cell is blank. */
  readonly noDates?: true;
  /** The cell that decided the form; absent where it was declared or a year in front says it all. */
  readonly decidedBy?: { readonly line: number; readonly value: string };
  /** The zone in which stamps without an offset were read; absent where every stamp has one. */
  readonly timezone?: string;
}

export interface Counts {
  readonly total: number;
  readonly met: number;
  readonly breached: number;
  readonly overdue: number;
  readonly atRisk: number;
  readonly onTrack: number;
  readonly excluded: number;
  readonly waived: number;
  readonly unmeasurable: number;
  /** Records of a rate that are decided and not good: no promise was broken for the one record. */
  readonly missed: number;
}

export interface Actual {
  /** Null where there is no data. */
  readonly value: number | null;
  /** `share`, `ms`, `count`, `score`, or the ISO 4217 code of a currency. */
  readonly unit: string;
  /** For people, never rounded across the target. */
  readonly text: string;
  /** True where records still running take part with their time so far, and may raise the figure. */
  readonly lowerBound: boolean;
}

/** A target as one number in the unit of its figure; the promise as it was written stands beside it. */
export interface Goal {
  readonly bound: "at-least" | "at-most";
  readonly value: number;
}

/**
 * How long records took, as shares of their own limit. Bin n holds those beyond `edges[n - 1]` and not beyond
 * `edges[n]`; the last one has no end. Records that are still open within their limit are in none.
 */
export interface Distribution {
  readonly edges: readonly number[];
  readonly met: readonly number[];
  /** Overdue records among them, with their time so far. */
  readonly missed: readonly number[];
  readonly waived: readonly number[];
  /** The one limit of all records, also of those still open; null where there are several. */
  readonly limitMs: number | null;
}

/** One objective's result over one span of time. */
export interface Result {
  readonly verdict: Verdict;
  readonly actual: Actual;
  readonly counts: Counts;
  /** Null for targets that are no share of records within a limit. */
  readonly attainment: { readonly gross: number | null; readonly adjusted: number | null } | null;
  /** How many misses the target allows over the decided records, and how many are left. */
  readonly budget: { readonly allowed: number; readonly left: number } | null;
  /** Of an uptime: the agreed time until as-of, and how much of it outages cover. */
  readonly uptime?: { readonly agreedMs: number; readonly downMs: number };
}

/** An outage that covers agreed time of a measurement period. */
export interface OutageReport {
  readonly record: string;
  readonly file: string;
  readonly line: number;
  readonly period: string;
  readonly startedAt: string;
  /** Null while it lasts. */
  readonly endedAt: string | null;
  /** The agreed time of the period that it covers, whatever others cover too. */
  readonly downMs: number;
}

/** How an export tells a time that its vendor measured: what it took, or what was left of the limit. */
export type RecordedForm = "taken" | "remaining";

export interface ObjectiveReport extends Result {
  readonly id: string;
  readonly title: string;
  readonly metric: string;
  readonly source: string;
  readonly owner: string;
  readonly calendar: string | null;
  readonly target: string;
  /** Absent where no one number is promised. */
  readonly goal?: Goal;
  readonly basis: "cohort" | "decided" | null;
  /** Whether its times were computed from instants or measured by the vendor; null where it measures none. */
  readonly clock: "computed" | "vendor" | null;
  /** Of a vendor's clock: the fields with what it measured. */
  readonly measuredIn?: readonly string[];
  /** What its metric is: a time for each record, a share of records, or one figure over them. */
  readonly shape: Metric["shape"];
  /** Where it stands in the definition. */
  readonly line: number | null;
  /** Each measurement period on its own; the verdict above is the worst of theirs. */
  readonly periods: readonly PeriodResult[];
  /**
   * The records that have one target each, where overrides make more than one; the objective's own target
   * first. Each is judged alone, and the verdict above is the worst of theirs.
   */
  readonly parts: readonly PartReport[];
  /** The same objective for each group that was asked for; they decide nothing. */
  readonly groups: readonly GroupReport[];
  /** Records left out by agreement, by reason. */
  readonly exclusions: readonly { readonly reason: string; readonly count: number }[];
  /** Of an uptime: the outages that count, longest first. */
  readonly outages?: readonly OutageReport[];
  /** What its breaches come to over the audited periods, each under its cap; absent where they cost nothing. */
  readonly credit?: Money;
  /** Where the agreement stands on others and something was missed: how many misses have one of theirs behind them. */
  readonly causes?: CauseCount;
  /** Of records with a limit; absent where each brings its own due, and where none is decided. */
  readonly distribution?: Distribution;
  /** Whether its records were escalated as agreed, by level; absent without levels, and where nothing tells it. */
  readonly escalationAudit?: readonly LevelAudit[];
  /** The source that lists who was told; absent where the records say themselves that they were escalated. */
  readonly escalatedIn?: string;
}

export interface PeriodResult extends PeriodReport, Result {}

export interface PartReport extends Result {
  /** The override that sets the target; null for the objective's own. */
  readonly override: string | null;
  readonly target: string;
  readonly goal?: Goal;
  readonly periods: readonly PeriodResult[];
}

export interface GroupReport extends Result {
  /** The word of the column; null for records in which it is blank. */
  readonly group: string | null;
}

/** A record that missed its limit, with what is needed to check it by hand. */
export interface BreachReport {
  readonly objective: string;
  readonly record: string;
  readonly account: string | null;
  /** The person who handles the record; the promising party stands with the objective. */
  readonly owner: string | null;
  readonly file: string;
  readonly line: number;
  readonly period: string;
  readonly startedAt: string;
  readonly dueAt: string | null;
  readonly stoppedAt: string | null;
  readonly elapsedMs: number;
  readonly limitMs: number | null;
  /** Time on its own clock beyond the limit; 0 where it stopped while the clock stood still after due. */
  readonly overrunMs: number;
  /** Real time between due and the stop, or as-of while it is open; null where the stop is not known. */
  readonly lateMs: number | null;
  /** Time between the start and the stop, or as-of, that did not count although its clock would have run. */
  readonly pausedMs: number;
  /** Where pauses are known only as a total, so that no one can say when the clock stood still. */
  readonly pauses?: "total only";
  /** Where the vendor's clock measured it, how the export tells the time. When that clock stopped is not known. */
  readonly vendorClock?: RecordedForm;
  /** Which of several cycles of a reopened ticket, or of several waits of a conversation; from 1. */
  readonly cycle?: number;
  readonly verdict: Extract<RecordVerdict, "breached" | "overdue">;
  /** The override by which it was judged; null for the objective's own terms. */
  readonly override: string | null;
  /** Why and by whom it was excused; null where it was not. */
  readonly waiver: {
    readonly reason: string;
    readonly approvedBy: string;
    readonly approvedOn: string;
    readonly until: string | null;
    /** What the dispute is called, and what came of it. */
    readonly dispute?: string;
    readonly outcome?: string;
  } | null;
  /** The last instant at which it can be disputed; absent where that has passed, and of one that was waived. */
  readonly disputableUntil?: string;
  /** The misses of agreements that this one stands on which lie behind it; absent where there is none. */
  readonly causes?: readonly CauseReport[];
  /** There where the baseline has the same miss. */
  readonly known?: true;
}

export interface ProblemReport {
  readonly code: ProblemCode;
  readonly severity: Severity;
  readonly file: string | null;
  readonly line: number | null;
  readonly column: number | null;
  readonly message: string;
  /** What to write instead. */
  readonly help: string | null;
  /** What stands beside the message: the column, the objective. */
  readonly context: string | null;
  readonly excerpt: Excerpt | null;
  /** Present where it stands for further problems of one kind in its file, which are not listed. */
  readonly more?: { readonly like: ProblemCode; readonly count: number };
}
