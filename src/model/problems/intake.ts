import type { Encoding } from "../encoding.js";
import type { DateForm, DurationForm, NumberForm } from "../notation.js";
import type { Preset } from "../preset.js";

/** The arguments of each problem of an export, by code. Columns of a file are named by their headers. */
export interface IntakeProblems {
  /** A file without a single line. */
  "empty-file": { source: string };
  /** A workbook, an archive, an image: anything that is not text. */
  "binary-file": { looksLike: string; mend: string };
  /**
   * Bytes that are not UTF-8 in a file that should be, because the definition or its byte order mark says so or most
   * of its text is, or that are neither UTF-8 nor Windows-1252. The place is that of the first of them.
   */
  "not-utf8": {
    because: "declared" | "marked" | "damaged-utf-8" | "unknown";
    source: string;
    byte: number;
  };
  /** UTF-16 that is cut in the middle of a character, or has half a pair of surrogates. */
  "broken-encoding": { encoding: Encoding; by: "mark" | "declared" | "pattern" | "open"; source: string };
  /** A file that is not UTF-8 was read in the encoding that fits it; the place is its first character beyond ASCII. */
  "encoding-guessed": { encoding: Encoding; word: string; source: string };
  /** The line that the definition names as the header is blank or is not there. */
  "no-header-line": { source: string; headerLine: number };
  /**
   * A header or a row that is longer than any is read; the place is where it begins, or (`isQuoted`) the quote within it
   * that is open when the limit is reached. `limit` is in bytes.
   */
  "record-too-long": { source: string; part: "header" | "row"; limit: number; isQuoted: boolean };
  /** A header, or a row, of more cells than any spreadsheet has columns. */
  "too-many-columns": { source: string; part: "header" | "row"; columns: number; limit: number };
  /** Quotes stand where none may in more rows than are kept in mind; the place is the first of them. */
  "stray-quotes": { source: string; limit: number };
  /** A quote that nothing closes. */
  "quote-not-closed": { source: string };
  /** Text behind the closing quote of a cell that began on an earlier line: rows may be swallowed. */
  "quote-across-lines": { openedLine: number };
  /** A quote inside an unquoted cell, or text behind a closing quote, within one line. */
  "stray-quote": { inHeader: boolean };
  /** The file lacks columns that objectives, rules or the definition's `columns` need: all of them at once. */
  "column-missing": {
    source: string;
    missing: readonly MissingColumn[];
    headers: readonly string[];
    /** The first line holds dates or numbers, as if the header line were missing. */
    looksLikeData: boolean;
    /** A line near the beginning of the file that has more of the columns. */
    headerLine?: number;
    /** A preset that the file fits but for these headers, each by its spellings. */
    nearPreset?: { readonly id: string; readonly title: string; readonly lacks: readonly HeaderSpellings[] };
  };
  /** The headers fit several presets. */
  "preset-doubtful": {
    source: string;
    presets: readonly {
      readonly id: string;
      readonly title: string;
      readonly because: readonly string[];
    }[];
  };
  /** The files of one source fit different presets; a title is absent where a file fits none. */
  "preset-differs": { source: string; title?: string; otherFile: string; otherTitle?: string };
  /** A preset that the definition names, in a file that lacks headers by which it is told. */
  "preset-headers-missing": {
    source: string;
    preset: string;
    title: string;
    lacks: readonly HeaderSpellings[];
  };
  /** A header names the zone of its stamps, and the definition another one for the source. */
  "zone-in-header": { header: string; zone: string; declared: string; source: string };
  /** Several headers fit one field. */
  "column-doubtful": { field: string; source: string; headers: readonly string[] };
  /** A header that is asked for stands in the file more than once. Positions count from 1. */
  "column-repeated": { field: string; source: string; header: string; positions: readonly number[] };
  /** Every date of a column can be read as day/month and as month/day. */
  "dates-ambiguous": {
    header: string;
    field: string;
    source: string;
    value: string;
    /** Another date column of the file that is not ambiguous, with its form. */
    beside?: { header: string; form: string };
  };
  /** One cell of a column can only be read one way, another only the other way. */
  "dates-contradict": {
    header: string;
    field: string;
    source: string;
    value: string;
    form: string;
    otherValue: string;
    otherLine: number;
    otherForm: string;
  };
  /** No cell of a date column can be read as a date. */
  "dates-unknown": { header: string; field: string; source: string; value: string; look?: DateLook };
  /** A time stamp that carries no zone, in a source that declares none. */
  "stamp-without-zone": {
    value: string;
    headers: readonly string[];
    source: string;
    /** What the file was found to be, and what is known of its zone. */
    preset?: Pick<Preset, "title" | "zone" | "zoneSetting">;
  };
  /**
   * Stamps without an offset that a change of the zone's clocks skips (`gap`) or repeats (`overlap`): what was
   * assumed of them is semantics 5. Told once for a column of a file, at the first of them.
   */
  "stamps-in-clock-change": {
    header: string;
    field: string;
    source: string;
    timezone: string;
    value: string;
    gap: number;
    overlap: number;
    /** The lines of the first few of them. */
    lines: readonly number[];
  };
  /**
   * Dates without a time in a column whose other stamps have one: they were read as the start or the end of their
   * day (semantics 26). Told once for a column of a file, at the first of them.
   */
  "dates-among-times": {
    header: string;
    field: string;
    source: string;
    value: string;
    count: number;
    readAs: "start" | "end";
    /** The form that the definition declares for the column. */
    form?: DateForm;
    /** The lines of the first few of them. */
    lines: readonly number[];
  };
  /** A cell that is no date in the form of its column. */
  "not-a-date": {
    value: string;
    header: string;
    field: string;
    source: string;
    form: string;
    rowsBefore: number;
    look?: DateLook;
  };
  /** Every separated number of a column can be read with a decimal point and with a decimal comma. */
  "numbers-ambiguous": { header: string; field: string; source: string; value: string };
  /** One cell of a column has a decimal point for certain, another a decimal comma. */
  "numbers-contradict": {
    header: string;
    field: string;
    source: string;
    value: string;
    form: NumberForm;
    otherValue: string;
    otherLine: number;
    otherForm: NumberForm;
  };
  /** A column of durations is asked for, and nothing says what it holds. */
  "duration-form-missing": { header: string; field: string; source: string; proposed: DurationForm };
  /** A cell that is no number of its column. */
  "not-a-number": { value: string; header: string; field: string; source: string; why: NumberFault };
  /** A cell that is no duration in the form of its column. */
  "not-a-duration": { value: string; header: string; field: string; source: string; form: DurationForm };
  /** The sign at an amount is not that of the currency in force; `inForce` is absent where only amounts before it say that. */
  "amount-in-other-currency": {
    value: string;
    header: string;
    field: string;
    source: string;
    inForce?: string;
  };
  /** A row with more or fewer cells than the header. */
  "row-width": {
    cells: number;
    expected: number;
    lastLine?: number;
    /** Of a row of one cell, which may be a line behind the data. */
    alone?: { text: string; source: string };
  };
  /** A cell with a NUL in it, which no program shows and no word equals; without a header in a row that is too long. */
  "nul-in-cell": { header?: string };
  /**
   * Rows with an id that an earlier row has, and other values: which of them is the record is a question
   * that no allowance answers. Told once for a file, at the first of them.
   */
  "duplicate-id": {
    id: string;
    header: string;
    source: string;
    firstFile: string;
    firstLine: number;
    /** How many rows of this file are in conflict with an earlier one. */
    count: number;
    /** The lines of the first few of them. */
    lines: readonly number[];
  };
  /**
   * Rows without an id that an earlier file of the source has too, with the same cells: each of them counts. Told
   * once for a file, at the first of them; `header` is that of the id, absent where the file has no such column.
   */
  "nameless-rows-repeated": {
    source: string;
    header?: string;
    count: number;
    otherFile: string;
    otherLine: number;
    /** The lines of the first few of them. */
    lines: readonly number[];
  };
  /** Rejected rows of this file that are not listed one by one, because so many were before them. */
  "more-like-it": { like: RejectCode; count: number };
}

/**
 * What a cell looks like that is no date of its column: seconds or milliseconds since 1970, the day number of a
 * spreadsheet, a date with its month in letters, or a date on another weekday than it says.
 */
export type DateLook =
  | { readonly kind: "epoch-s" | "epoch-ms" | "month-name" | "weekday" }
  | { readonly kind: "serial"; readonly date: string };

/**
 * Why a cell is no number of its column: it has no digits, its groups are broken or it holds more than a number,
 * it is written in another form, with a percent sign among plain numbers or without one among percents, or with
 * more than plain digits where only those are read.
 */
export type NumberFault = "word" | "mangled" | "other-form" | "percent" | "no-percent" | "decorated";

/** Why a row was left out. */
export type RejectCode =
  | "not-a-date"
  | "not-a-number"
  | "not-a-duration"
  | "amount-in-other-currency"
  | "stamp-without-zone"
  | "row-width"
  | "nul-in-cell"
  | "stray-quote";

/** A header by the ways in which it is spelt. */
export type HeaderSpellings = readonly string[];

/** A field whose column a file does not have. */
export interface MissingColumn {
  readonly field: string;
  /** The header that `columns` maps to the field; absent where the usual headers were looked for. */
  readonly mapped?: string;
  readonly wanted: readonly string[];
  readonly near: readonly string[];
  readonly neededBy: readonly string[];
  /** A column that the file has instead. */
  readonly instead?: { readonly header: string; readonly as: "measured" | "other-clock" };
}
