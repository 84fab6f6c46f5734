import type { ConsequenceProblems } from "./consequence.js";

/** What stopped the reading of a JSON file. */
export interface JsonMistake {
  readonly kind:
    | "unexpected"
    | "comment"
    | "single-quote"
    | "last-comma"
    | "unclosed-text"
    | "escape"
    | "too-deep";
  /** What could have stood there. */
  readonly expected: string;
  /** What stood there; empty at the end of the file. */
  readonly found: string;
}

/** What made the reading of a YAML file stop. */
export type YamlFault =
  | "tab"
  | "indent"
  | "reserved-sign"
  | "block-sign"
  | "colon-in-text"
  | "no-colon"
  | "unclosed-quote"
  | "unclosed-bracket"
  | "escape"
  | "unexpected";

/** Why a promise was not understood. */
export type TargetFault =
  | { readonly kind: "empty" }
  | { readonly kind: "no-percent-sign"; readonly number: string }
  | { readonly kind: "share-out-of-range"; readonly lowest: "0%" | "more than 0%" }
  | { readonly kind: "too-many-digits" }
  | { readonly kind: "percentile-out-of-range" }
  | { readonly kind: "expected-word"; readonly expected: readonly string[] }
  | { readonly kind: "nothing-follows"; readonly expected: string }
  /** A percentage and nothing more: neither a limit nor whether it is the least or the most. */
  | { readonly kind: "share-alone"; readonly share: string }
  /** `at least 75% within 2 hours`; `meant` is what says so, absent where nothing does. */
  | {
      readonly kind: "bound-with-limit";
      readonly sign: string;
      readonly rest: string;
      readonly meant?: string;
    }
  /** `under` before the limit, which every limit means already. */
  | { readonly kind: "needless-word"; readonly word: string; readonly meant: string }
  | { readonly kind: "limit"; readonly reason: string }
  | { readonly kind: "limit-of-nothing" }
  | { readonly kind: "limit-without-share"; readonly limit: string }
  /** A schedule that names no date, or one that its unit does not have. */
  | { readonly kind: "schedule" }
  | { readonly kind: "left-over" }
  /** `100 per month`, which may be the least or the most. */
  | { readonly kind: "bound-missing"; readonly figure: string }
  /** `5,000` or `5_000`, which are not read alike everywhere. */
  | { readonly kind: "grouped-digits"; readonly meant: string }
  | { readonly kind: "currency-first"; readonly meant: string }
  | { readonly kind: "unknown-currency"; readonly near?: string }
  | { readonly kind: "no-such-day" }
  /** `per quarter` where every month is measured. */
  | { readonly kind: "other-period"; readonly every: string }
  | { readonly kind: "day-needs-month"; readonly every: string }
  | { readonly kind: "not-one-promise"; readonly keys: readonly string[] }
  | { readonly kind: "half-a-promise"; readonly key: string; readonly needs: string };

/** The arguments of each problem of an SLA file, by code. `path` is where in the file, as a person would say it. */
export interface DefinitionProblems extends ConsequenceProblems {
  /** Nothing but blanks and comments. */
  "empty-definition": { holds?: HeldThing };
  /** Not text in UTF-8. `looksLike` is a kind of file, `encoding` another way to write text. */
  "binary-definition": { holds?: HeldThing; looksLike?: string; encoding?: string };
  "yaml-syntax": { fault: YamlFault; found: string };
  "json-syntax": JsonMistake;
  "several-documents": Record<string, never>;
  "yaml-tag": { tag: string };
  "yaml-alias": { alias: string; reason: "unknown" | "circle" };
  /** A key of YAML that is a list or a mapping. */
  "text-key-needed": Record<string, never>;
  "too-deep": { deepest: number };
  "duplicate-key": { key: string; firstLine: number };
  /** A key that can't be a name in any program that reads the file. */
  "reserved-key": { key: string };

  /** A key that the format does not know. */
  "unknown-key": { key: string; path: string; near?: string; known: readonly string[] };
  "missing-key": { key: string; path: string; expected: string };
  "wrong-value": { path: string; expected: string; found: string };
  /** A word that is not one of the few that can stand there. */
  "not-a-choice": { path: string; value: string; choices: readonly string[]; near?: string };
  "wrong-version": { found: string };

  "bad-name": { name: string; what: NamedThing };
  "duplicate-objective": { id: string; firstLine: number };
  "unknown-date": { value: string; path: string; reason: "form" | "month" | "day"; daysInMonth?: number };
  "from-after-until": { from: string; until: string; path: string };
  "unknown-zone": { zone: string; path: string; near: readonly string[] };
  /** `offsetsMs` are the milliseconds east of UTC through the year: one, or two with summer time. */
  "zone-abbreviation": { zone: string; path: string; offsetsMs: readonly number[]; near: readonly string[] };
  "unknown-reference": {
    what: NamedThing;
    name: string;
    path: string;
    near?: string;
    known: readonly string[];
  };
  "unknown-field": {
    field: string;
    path: string;
    source: string;
    near?: string;
    known: readonly string[];
    /** It stands in a preset's own file, whose name is the source's. */
    inPreset?: true;
  };
  /** A field of the user's own whose name is almost that of a field that the product knows. */
  "field-nearly-known": { field: string; near: string; kind: string };
  /** A meaning that is almost one of the words that the product knows. */
  "meaning-nearly-known": { meaning: string; near: string; field: string; known: readonly string[] };
  "word-twice": { word: string; field: string };

  "unknown-weekday": { day: string; near?: string };
  "weekday-twice": { day: string; firstKey: string };
  "hours-not-understood": { hours: string };
  /** A window that opens and closes at the same time. */
  "empty-window": { window: string; calendar: string };
  "overlapping-windows": { window: string; other: string; calendar: string };
  "revision-order": { from: string; previous: string };
  "never-open": { calendar: string };
  "unknown-country": { country: string; near?: string; known: readonly string[] };
  "unknown-region": { region: string; country: string; near?: string; known: readonly string[] };
  "setting-without-country": { key: string };
  "no-such-holiday": { date: string; country: string; near: readonly string[] };
  "length-not-understood": { text: string; path: string; reason: string };

  "keep-not-understood": { value: string; near?: string };
  "allowance-not-understood": { value: string };

  "range-on-words": { field: string; type: string };
  "bound-not-understood": {
    value: string;
    field: string;
    expected: "number" | "date" | "number or date" | "length of time";
  };
  "range-upside-down": { field: string; low: string; high: string };
  "exists-beside-others": { field: string };

  "several-attempts": { metric: string; kind: string; source: string; sources: readonly string[] };
  /** The attempts are only counted, so when they were made is not known. */
  "attempts-without-times": { objective: string; source: string; field: string; needed: string };
  /** A filter asks of the records of a source that neither names nor is named by its own. */
  "not-linked": { source: string; other: string };
  /** A linked source stands in a filter with a word instead of a filter of its records. */
  "linked-needs-filter": { source: string; other: string; found: string };
  /** Filters by which sources would each have to be read before the other. */
  "link-circle": { chain: readonly string[] };
  /** A field that holds no instant stands where one is needed. */
  "not-an-instant": { field: string; type: string; instants: readonly string[] };
  "empty-filter": { key: string };

  "unknown-metric": { metric: string; near?: string; known: readonly string[] };
  "target-not-understood": { target: string; part: string; fault: TargetFault; shape: PromiseShape };
  "target-mismatch": { objective: string; metric: string; shape: PromiseShape; target: string };
  "several-sources": { metric: string; kind: string; sources: readonly string[] };
  "source-of-other-kind": { source: string; kind?: string; metric: string; needed: string };
  "setting-without-effect": { key: string; objective?: string; source?: string; because: EffectReason };
  "no-calendar": { objective: string; limit: string; calendars: readonly string[] };
  "calendar-without-effect": { objective: string; calendar: string; limit?: string };
  /** Several kinds of metric in one, or none. */
  "not-one-metric": { keys: readonly string[]; known: readonly string[] };
  /** A duration's form is said of a field that holds none. */
  "not-a-duration-field": { field: string; type: string; durations: readonly string[] };
  /** What is divided, or what it is divided by, is not one figure. */
  "not-one-quotient": { keys: readonly string[]; known: readonly string[]; isDivisor: boolean };
  "not-a-number-field": { field: string; type: string; numbers: readonly string[] };
  "currency-not-known": { value: string; near?: string };
  "unknown-constant": {
    objective: string;
    metric: string;
    name: string;
    known: readonly string[];
    near?: string;
  };
  "constant-missing": {
    objective: string;
    metric: string;
    missing: readonly { readonly name: string; readonly example: string }[];
  };
  "constant-not-understood": { name: string; value: string; kind: "periods" | "share"; every: string };
  /** An override for some records of a figure over two sources, of which it can split only one. */
  "override-splits-one-source": { objective: string; metric: string; other: string };
  /** A total of pauses that can't be taken off the objective's clock, or not from one cycle alone. */
  "pause-total-unusable": {
    objective: string;
    clock: "business" | "real";
    reason: "other-clock" | "cycles";
    limit: string;
  };
  /** Nothing that pauses, or two things in one. */
  "pause-not-understood": { keys: readonly string[] };
  /** A setting that is about the history of a source, of which there is none, or more than one. */
  "history-in-doubt": { key: string; objective: string; source: string; histories: readonly string[] };
  /** A vendor's clock is asked for where no export has what it measured, or not what the target needs. */
  "vendor-clock-unusable": {
    objective: string;
    metric: string;
    reason: "nothing-measured" | "real-time-only" | "own-due" | "no-stop";
    /** The target's limit, or the target where it has none. */
    limit: string;
    /** The metrics that a vendor's clock can be asked for. */
    known: readonly string[];
  };
  /** A field with a measured time that holds none; `type` is absent where nothing says what a column holds. */
  "not-a-measured-time": { field: string; type?: string; source: string; durations: readonly string[] };
  /** Agreed windows in which clocks stand still, and a vendor's clock that knew nothing of them. */
  "pauses-unknown-to-vendor": { objective: string; reasons: readonly string[] };
  "basis-needs-decided": { objective: string; metric: string; own: boolean };

  /** A term that stands on itself, or on more others than anyone follows. */
  "term-chain": { chain: readonly string[]; reason: "circle" | "too-long" };
  "term-of-other-source": { term: string; of: string; source: string };
  /** An override that changes nothing, or for no records. */
  "half-an-override": { objective: string; lacks: "terms" | "records" };
  /** An override for the same records and dates as an earlier one, which wins. */
  "hidden-override": { objective: string; firstLine: number };
  /** Nothing that is left out, or several things; `keys` are those that were written. */
  "not-one-exclusion": { keys: readonly string[] };
  /** It names a source of which nothing could be left out. */
  "exclusion-without-effect": IdleExclusion;
  "instant-not-understood": { value: string; path: string; timezone: string };
  "window-ends-first": { from: string; to: string; empty: boolean; path: string };
  /** Without a reason, the caller gave no way to read further files. */
  "waivers-not-read": { file: string; reason?: string };
  "unknown-preset": { preset: string; near?: string; known: readonly string[] };
  /** A preset for another kind of records than the source has, or, without one, the preset that extends it. */
  "preset-of-other-kind": {
    preset: string;
    holds: string;
    source?: string;
    kind: string;
    known: readonly string[];
  };
  /** Without a reason, the caller gave no way to read further files. */
  "preset-not-read": { file: string; reason?: string };
  "duplicate-waiver": { record: string; objective?: string; firstLine: number };
  "waiver-ends-first": { on: string; until: string };
}

/** What a file holds that a definition names. */
export type HeldThing = "waivers" | "preset";

export interface IdleExclusion {
  readonly source: string;
  readonly because: "only-looked-up" | "clock-elsewhere" | "no-clock" | "not-read";
  /** The sources that could be named instead. */
  readonly instead: readonly string[];
}

export type NamedThing = "party" | "calendar" | "source" | "term" | "objective" | "agreement";

/** Why a setting would change nothing where it stands. */
export type EffectReason =
  | "only-attempts"
  | "no-records"
  | "only-ratios"
  | "only-durations"
  | "ratio-names-source"
  | "only-shares"
  | "one-instant"
  | "no-constants"
  | "only-final-stops"
  | "only-with-history"
  | "only-of-histories"
  | "nothing-changes"
  | "vendor-clock"
  | "vendor-clock-no-stop"
  | "no-time-measured";

/** What a target has to be of, so that it says something about a metric. */
export type PromiseShape =
  | "duration"
  | "ratio"
  | "count"
  | "money"
  | "number"
  | "minutes"
  | "attempts"
  | "cadence"
  | "uptime";
