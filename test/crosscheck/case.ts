/**
 * An agreement and its records as data, from which the definition, the exports and the SQL are written, each by
 * code of its own. Instants are epoch milliseconds, dates `YYYY-MM-DD`, times of day minutes since midnight.
 */
export interface Case {
  /** The agreement's zone, in which periods begin. */
  readonly timezone: string;
  readonly every: "week" | "month" | "quarter";
  /** 1 for January. */
  readonly fiscalYearStart: number;
  /** The judged days, the last one included; null for every period that has records. */
  readonly span: { readonly from: string; readonly until: string } | null;
  readonly asOf: number;
  readonly effective: Dates;
  readonly conventions: {
    readonly attributeTo: Attribution;
    readonly percentile: "nearest-rank" | "linear";
    readonly businessDay: "end-of-day" | "elapsed";
    readonly stopBeforeStart: "unmeasurable" | "zero";
  };
  /** The first one is the agreement's. */
  readonly calendars: readonly CalendarCase[];
  readonly exclusions: readonly ExclusionCase[];
  readonly objectives: readonly ObjectiveCase[];
  readonly waivers: readonly WaiverCase[];
  /** A field that every kind of record has. */
  readonly groupBy: "account" | "owner" | "source" | null;
  readonly exports: { readonly [kind in Kind]: ExportCase };
}

export type Attribution = "start" | "stop" | "due";
export type Kind = "leads" | "tickets" | "opportunities" | "expenses" | "ticket-history";
/** Kinds that objectives are about. */
export type JudgedKind = Exclude<Kind, "expenses" | "ticket-history">;

/** Both dates included. */
export interface Dates {
  readonly from: string | null;
  readonly until: string | null;
}

/** `[open, close]`; one that closes at or before its open closes on the next date. */
export type WindowCase = readonly [open: number, close: number];
/** From Monday. */
export type WeekCase = readonly (readonly WindowCase[])[];

export interface CalendarCase {
  readonly timezone: string;
  readonly week: WeekCase;
  readonly holidays: readonly string[];
  readonly dates: readonly { readonly date: string; readonly windows: readonly WindowCase[] }[];
  readonly revisions: readonly { readonly from: string; readonly week: WeekCase }[];
  /** Hours. */
  readonly workingDay: number | null;
}

export type FilterCase =
  | { readonly op: "is" | "not"; readonly field: string; readonly words: readonly string[] }
  | { readonly op: "at-least" | "at-most"; readonly field: string; readonly value: number }
  | { readonly op: "exists"; readonly field: string; readonly exists: boolean }
  | { readonly op: "any" | "all"; readonly of: readonly FilterCase[] };

export type ExclusionCase =
  | { readonly kind: "records"; readonly of: JudgedKind; readonly where: FilterCase }
  | { readonly kind: "started-between" | "pause-clock"; readonly from: number; readonly to: number };

/** Of a record by its id; of every objective where none is named by its index. */
export interface WaiverCase {
  readonly record: string;
  readonly objective: number | null;
  readonly until: string | null;
}

export type LimitCase =
  | { readonly clock: "business" | "real"; readonly minutes: number }
  | { readonly clock: "business-days"; readonly days: number };

/** Shares are whole percents. */
export type TargetCase =
  | { readonly kind: "share"; readonly percent: number; readonly limit: LimitCase }
  | { readonly kind: "by-due"; readonly percent: number }
  | { readonly kind: "percentile"; readonly percent: number; readonly limit: LimitCase }
  | { readonly kind: "average"; readonly limit: LimitCase }
  | { readonly kind: "rate"; readonly bound: Bound; readonly percent: number }
  /** `hundredths` of what the figure counts in; minutes for a time. */
  | {
      readonly kind: "figure";
      readonly bound: Bound;
      readonly hundredths: number;
      readonly byDay: number | null;
    };
export type Bound = "at-least" | "at-most";

export interface OverrideCase {
  readonly when: FilterCase | null;
  readonly effective: Dates;
  readonly target: TargetCase | null;
  readonly calendar: number | null;
}

export interface ObjectiveCase {
  readonly measure: MeasureCase;
  readonly where: FilterCase | null;
  readonly target: TargetCase;
  readonly overrides: readonly OverrideCase[];
  /** The index of its calendar. */
  readonly calendar: number;
  readonly effective: Dates;
  readonly attributeTo: Attribution | null;
  /** Of a record's limit, in percent. */
  readonly atRiskAfter: number;
  /** In percentage points. */
  readonly warningMargin: number;
  readonly minimumRecords: number;
  readonly noData: "fail" | "warn" | "pass";
}

export type MeasureCase = DurationCase | RateCase | FigureCase;

export interface DurationCase {
  readonly shape: "duration";
  /** A metric by name, or one that the definition spells out. */
  readonly metric: string | null;
  readonly of: JudgedKind;
  readonly from: string;
  readonly to: string;
  readonly pauses: "none" | "pair" | "pairs" | "business-total" | "real-total";
  /** Statuses of the history that pause the clock. */
  readonly pauseWhile: readonly string[] | null;
  /** Null where the metric follows no history. */
  readonly reopen: "last-close" | "first-close" | "new-cycle" | null;
}

export interface RateCase {
  readonly shape: "rate";
  readonly metric: string | null;
  readonly of: JudgedKind;
  readonly where: FilterCase | null;
  readonly good: FilterCase;
  readonly decided: FilterCase | null;
  readonly enteredAt: string;
  readonly decidedAt: string | null;
  /** Where exclusions find the start of a record that counts by a later instant. */
  readonly begunAt: string | null;
  readonly basis: "cohort" | "decided";
}

export interface FigureCase {
  readonly shape: "figure";
  readonly metric: string | null;
  readonly of: JudgedKind;
  readonly op: "count" | "sum" | "average" | "distinct";
  readonly field: string | null;
  readonly where: FilterCase | null;
  readonly at: string;
  readonly stopAt: string | null;
  readonly begunAt: string | null;
  /** The target's currency; amounts in another one can't be measured. */
  readonly currency: string | null;
  readonly isMinutes: boolean;
  /** Whether expenses are taken off, or divided by the figure; null where they have no part in it. */
  readonly expenses: "taken-off" | "divided" | null;
  /** Records whose field is blank take no part. */
  readonly skipsBlank: boolean;
}

export interface ExportCase {
  readonly timezone: string;
  readonly delimiter: "," | ";";
  readonly quotesAll: boolean;
  /** How each column of instants is written; `utc` unless said. */
  readonly forms: { readonly [field: string]: StampForm };
  readonly rows: readonly RowCase[];
}

export type StampForm = "utc" | "offset" | "local" | "d/m/y" | "month-name" | "date" | "epoch-ms";

/** Instants and numbers are numbers, words as they are written; null for a blank. */
export interface RowCase {
  readonly [field: string]: string | number | null;
}
