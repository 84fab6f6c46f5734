import type { CalendarSpec } from "../time/calendar-spec.js";
import type { PeriodUnit } from "../time/period.js";
import type { ChangingValueRule, ClockRules, ReopenRule } from "./clock-rules.js";
import type { Contract } from "./contract.js";
import type { Delimiter } from "./delimiter.js";
import type { Encoding } from "./encoding.js";
import type { EscalationLevel, EscalationSource } from "./escalation.js";
import type { Filter } from "./filter.js";
import type { FindingSettings } from "./finding.js";
import type { Metric } from "./metric.js";
import type { DateRule, DurationForm, NumberForm } from "./notation.js";
import type { Penalty, Remedies } from "./penalty.js";
import type { Preset } from "./preset.js";
import type { Place } from "./problem.js";
import type { RecordKind } from "./record.js";
import type { Target } from "./target.js";

/** A contract, read and checked: every reference in it is resolved. */
export interface Agreement {
  readonly id: string;
  readonly title: string;
  readonly parties: readonly Party[];
  /** The zone of its periods. */
  readonly timezone: string;
  /** Inclusive dates, `YYYY-MM-DD`, in its zone. */
  readonly effective: { readonly from?: string; readonly until?: string };
  /** How long a measurement period is (`reporting.every`). */
  readonly measurementUnit: PeriodUnit;
  /** The month that begins the fiscal year, 1 to 12. */
  readonly fiscalYearStart: number;
  readonly calendars: ReadonlyMap<string, CalendarSpec>;
  /** The id of the calendar of what names none; absent where the file does not say it. */
  readonly calendar?: string;
  readonly conventions: Conventions;
  readonly sources: ReadonlyMap<string, SourceSpec>;
  readonly objectives: readonly Objective[];
  /** The words that both sides agreed on, in file order. */
  readonly terms: readonly Term[];
  /** What both sides agreed to leave out, in file order. */
  readonly exclusions: readonly Exclusion[];
  /** Breaches that were excused, each for one record. */
  readonly waivers: readonly Waiver[];
  /** Rules of suspicious data that the file switches off or sets, by id. */
  readonly findings?: ReadonlyMap<string, "off" | FindingSettings>;
  /** What it says beside its figures. */
  readonly contract: Contract;
  /** Consequences of the agreement as a whole; absent where the file names none. */
  readonly remedies?: Remedies;
  /** The name of the definition file, as problems and reports show it. */
  readonly file: string;
}

export interface Party {
  /** `provider`, `client`, or any name that the file uses. */
  readonly id: string;
  readonly name: string;
  readonly contact?: string;
}

/** The choices of a definition where respected systems differ; the default stands first. */
export interface Conventions {
  readonly attributeTo: "start" | "due" | "stop";
  readonly percentile: "nearest-rank" | "linear";
  readonly businessDay: "end-of-day" | "elapsed";
  readonly noData: NoDataRule;
  readonly stopBeforeStart: "unmeasurable" | "zero";
  /** For tickets whose history is known. */
  readonly reopen: ReopenRule;
  /** For tickets whose history is known. */
  readonly changingValues: ChangingValueRule;
}

/** `fail` makes the run incomplete, `warn` says so, `pass` is silent. */
export type NoDataRule = "fail" | "warn" | "pass";

export interface Objective {
  readonly id: string;
  readonly title?: string;
  readonly metric: Metric;
  /** The name of the source that it reads. */
  readonly source: string;
  /** The id of the party that promised it. */
  readonly owner: string;
  /** The id of the calendar of its business time; absent where no limit needs one. */
  readonly calendar?: string;
  readonly where?: Filter;
  readonly target: Target;
  /** Terms of their own for some records; the first that matches wins, in file order (semantics 21). */
  readonly overrides: readonly Override[];
  /** What stops the clock of its records, beside their own stop; absent where nothing does. */
  readonly clock?: ClockRules;
  /** Judged by the time that the vendor's clock measured, which the export has in place of a stop. */
  readonly byVendor?: true;
  /** The share of a limit after which an open record is at risk, 0 to 1. */
  readonly atRiskAfter: number;
  /** How near to its target, in shares, a figure that meets it is still called at risk; 0 for never. */
  readonly warningMargin: number;
  readonly basis: "cohort" | "decided";
  readonly attributeTo: "start" | "due" | "stop";
  readonly minimumRecords: number;
  /** Where the attempts on its records are listed; absent where its own source has their number. */
  readonly attempts?: AttemptsSource;
  /** Whether a record that was reached needs no further attempt. */
  readonly unlessReached?: boolean;
  readonly noData: NoDataRule;
  readonly effective: { readonly from?: string; readonly until?: string };
  /** What a breached measurement period costs, each in file order. */
  readonly penalties: readonly Penalty[];
  /** Whom to tell as a record comes near its due and passes it, in file order. */
  readonly escalation: readonly EscalationLevel[];
  /** Where it is listed who was told; absent where the records say it themselves, or nothing does. */
  readonly escalatedIn?: EscalationSource;
  readonly at: Place;
}

/** The source of attempts, and the fields by which they and the records they are about find each other. */
export interface AttemptsSource {
  readonly source: string;
  /** Of the attempts. */
  readonly field: string;
  /** Of the records. */
  readonly key: string;
  readonly ignoreCase: boolean;
}

/**
 * Terms for the records that match, in place of the objective's. One with another target makes a part of
 * the objective that is judged alone.
 */
export interface Override {
  /** For reports: its `title`, else what it asks for, such as `account: Globex`. */
  readonly label: string;
  readonly when?: Filter;
  /** Inclusive dates between which it holds for clocks that start in them. */
  readonly effective: { readonly from?: string; readonly until?: string };
  /** Absent where it leaves the objective's target in place. */
  readonly target?: Target;
  /** Absent where it leaves the objective's calendar in place. */
  readonly calendar?: string;
  /** What a breach of these terms costs; absent where it leaves the objective's penalties in place. */
  readonly penalties?: readonly Penalty[];
  readonly at: Place;
}

/** A word that both sides agreed on. Filters that use it hold its conditions, so it is kept for what it means. */
export interface Term {
  readonly id: string;
  /** The source, or the kind of records, that it is about. */
  readonly source: string;
  readonly means: string;
  readonly at: Place;
}

/**
 * What is left out by agreement, with its reason (semantics 28). A window is `[from, to)` in epoch
 * milliseconds.
 */
export type Exclusion = {
  readonly reason: string;
  /** The source that it is about; every source where absent. */
  readonly source?: string;
  readonly at: Place;
} & (
  | { readonly kind: "records"; readonly where: Filter }
  | { readonly kind: "started-between"; readonly from: number; readonly to: number }
  | { readonly kind: "pause-clock"; readonly from: number; readonly to: number }
);

/** A breach that was excused. It never leaves the gross attainment. */
export interface Waiver {
  readonly record: string;
  /** The id of the objective; every objective where absent. */
  readonly objective?: string;
  readonly reason: string;
  readonly approvedBy: string;
  /** `YYYY-MM-DD`. */
  readonly approvedOn: string;
  /** The last date on which it holds, `YYYY-MM-DD`; a later as-of finds it expired. */
  readonly until?: string;
  /** What the dispute about it is called, such as `D-17`. */
  readonly dispute?: string;
  /** What came of that dispute. */
  readonly outcome?: string;
  readonly at: Place;
}

/**
 * Which of several rows with one id is the record. `newest` is about several files: the row that was updated
 * last, by `updatedAt` where all of them tell it, else the one of the later file; within a file it is `one`.
 */
export type KeepRule =
  | { readonly keep: "newest" }
  | { readonly keep: "one" }
  | { readonly keep: "all" }
  | { readonly keep: "first" }
  | { readonly keep: "last"; readonly by?: string };

export interface SourceSpec {
  readonly name: string;
  /** Without a kind only the columns that the definition maps are known. */
  readonly kind?: RecordKind;
  /** What its exports are known to be; `generic` for none. Absent where their headers decide. */
  readonly preset?: Preset | "generic";
  /** Files and globs as written, relative to the definition's folder. */
  readonly files: readonly string[];
  /** The zone of stamps that carry none. */
  readonly timezone?: string;
  /** The ISO 4217 code of amounts whose row names none. */
  readonly currency?: string;
  /** How the bytes of its files are read; found for each file where it is not said. */
  readonly encoding?: Encoding;
  /** What separates the cells of its files; found for each file where it is not said. */
  readonly delimiter?: Delimiter;
  /** The line on which the headers stand, from 1; the first with anything on it where it is not said. */
  readonly headerLine?: number;
  /** How the lines behind the data begin, beside the usual ways. */
  readonly footers?: readonly string[];
  /** Field to header. */
  readonly columns: ReadonlyMap<string, { readonly header: string; readonly at: Place }>;
  /** Field, to a word of the file (lower case, trimmed), to what it means. */
  readonly values: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Field to its rule; the key `*` is for all fields of the source. */
  readonly dates: ReadonlyMap<string, DateRule>;
  /** Field to how its numbers are written; the key `*` is for all fields of the source. */
  readonly numbers?: ReadonlyMap<string, NumberForm>;
  /** Field to what its durations hold. */
  readonly durations?: ReadonlyMap<string, DurationForm>;
  /** Spellings of a blank beside the usual ones, lower case. */
  readonly blanks: readonly string[];
  readonly keep: KeepRule;
  /** Rejected and unmeasurable rows that the audit may leave out and still count as complete. */
  readonly allowRejects: Allowance;
  /** Of a ticket history: the source of the tickets that it is about. */
  readonly historyOf?: string;
  /** The other sources whose records this one names, by the name of the source. */
  readonly links?: ReadonlyMap<string, SourceLink>;
  /** Whether it lists all that happened, so that nothing in it means that nothing happened. */
  readonly complete?: boolean;
  /** Outages that were agreed: they are none, and their time is not part of the agreed time. */
  readonly maintenance?: Filter;
  readonly at: Place;
}

/** `field` of this source holds what `key` holds in a record of the other. */
export interface SourceLink {
  readonly field: string;
  readonly key: string;
  readonly at: Place;
}

/** A number of rows, or a share of the rows read. */
export type Allowance =
  | { readonly kind: "count"; readonly count: number }
  | { readonly kind: "share"; readonly numerator: number; readonly denominator: number };
