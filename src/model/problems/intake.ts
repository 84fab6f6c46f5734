/** The arguments of each problem of an export, by code. Columns of a file are named by their headers. */
export interface IntakeProblems {
  /** A file without a single line. */
  "empty-file": { source: string };
  /** A workbook, an archive, an image: anything that is not text. */
  "binary-file": { looksLike: string; mend: string };
  /** Text in another encoding; the place is that of the first byte that is not UTF-8. */
  "not-utf8": { encoding: string };
  /** A quote that nothing closes. */
  "quote-not-closed": { source: string };
  /** Text behind the closing quote of a cell that began on an earlier line: rows may be swallowed. */
  "quote-across-lines": { openedLine: number };
  /** A quote inside an unquoted cell, or text behind a closing quote, within one line. */
  "stray-quote": { inHeader: boolean };
  /** The file lacks a column that an objective or a rule needs. */
  "column-missing": {
    field: string;
    source: string;
    wanted: readonly string[];
    near: readonly string[];
    headers: readonly string[];
    neededBy: readonly string[];
  };
  /** Several headers fit one field. */
  "column-doubtful": { field: string; source: string; headers: readonly string[] };
  /** A header that is asked for stands in the file more than once. Positions count from 1. */
  "column-repeated": { field: string; source: string; header: string; positions: readonly number[] };
  /** `columns:` names a header that the file does not have. */
  "mapped-header-missing": {
    field: string;
    source: string;
    header: string;
    near: readonly string[];
    headers: readonly string[];
  };
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
  "dates-unknown": { header: string; field: string; source: string; value: string };
  /** A time stamp that carries no zone, in a source that declares none. */
  "stamp-without-zone": { value: string; headers: readonly string[]; source: string };
  /** A cell that is no date in the form of its column. */
  "not-a-date": {
    value: string;
    header: string;
    field: string;
    source: string;
    form: string;
    rowsBefore: number;
  };
  /** A cell that is no plain number. */
  "not-a-number": { value: string; header: string; field: string; source: string };
  /** A row with more or fewer cells than the header. */
  "row-width": { cells: number; expected: number; lastLine?: number };
  /** A second row with an id, and other values in it. */
  "duplicate-id": { id: string; header: string; source: string; firstFile: string; firstLine: number };
}
