import type { IntakeProblems } from "../../model/problems/intake.js";
import type { Wording } from "./wording.js";

const formNames: Readonly<Record<string, string>> = {
  iso: "year-month-day",
  "y/m/d": "year/month/day",
  "d/m/y": "day/month/year",
  "m/d/y": "month/day/year",
};

const nameForm = (form: string): string => formNames[form] ?? form;
const quoteAll = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(", ");
const eitherOf = (names: readonly string[]): string =>
  names.length < 2 ? quoteAll(names) : `${quoteAll(names.slice(0, -1))} or ${quoteAll(names.slice(-1))}`;
const listHeaders = (headers: readonly string[]): string => `The file has: ${headers.join(", ")}.`;
/** A header as a YAML value: quoted where YAML would read it as something else. */
const yamlText = (text: string): string =>
  /^[\p{L}][\p{L}\p{N} _/()-]*$/u.test(text) &&
  !/^(true|false|yes|no|on|off|null)$/i.test(text) &&
  text.trim() === text
    ? text
    : JSON.stringify(text);
const columnsLine = (field: string, header: string): string =>
  `columns: { ${field}: ${/[,{}[\]]/.test(header) ? JSON.stringify(header) : yamlText(header)} }`;

export const intakeWording: Wording<IntakeProblems> = {
  "empty-file": ({ source }) => ({
    message: "The file is empty",
    context: `source "${source}"`,
    help: "Expected a line of column headers and one row for each record. Export it again.",
  }),
  "binary-file": ({ looksLike, mend }) => ({
    message: `This is not a CSV file: it looks like ${looksLike}`,
    help: mend,
  }),
  "not-utf8": ({ encoding }) => ({
    message: `The text is not UTF-8: it looks like ${encoding}`,
    help: "Save the file as UTF-8 (in a spreadsheet: CSV UTF-8) and run the audit again.",
  }),
  "quote-not-closed": () => ({
    message: "A quote opens here and is never closed",
    help: "Every row after it would be part of this one cell. Close the quote, or write a quote inside a quoted cell twice.",
  }),
  "quote-across-lines": ({ openedLine }) => ({
    message: `Text follows the quote that closes a cell opened on line ${openedLine}`,
    help: `A quote is missing or stands too much between line ${openedLine} and here, so rows may have been swallowed. Write a quote inside a quoted cell twice.`,
  }),
  "stray-quote": ({ inHeader }) => ({
    message: inHeader
      ? "A quote stands inside a header"
      : "A quote stands inside a cell that is not quoted as a whole",
    help: 'Quote the whole cell and write the quote inside it twice: "5"" pipe".',
  }),
  "column-missing": ({ field, source, wanted, near, headers, neededBy }) => ({
    message: `No column for ${field}`,
    context: `source "${source}", needed by ${neededBy.join(", ")}`,
    help: `Looked for ${eitherOf(wanted)}. ${listHeaders(headers)} ${
      near.length > 0 ? `Did you mean ${eitherOf(near)}? ` : ""
    }Say which one it is under sources.${source}: ${columnsLine(field, near[0] ?? "its header")}`,
  }),
  "column-doubtful": ({ field, source, headers }) => ({
    message: `${headers.length} columns could be ${field}: ${headers.map((header) => `"${header}"`).join(" and ")}`,
    context: `source "${source}"`,
    help: `Say which one it is under sources.${source}: ${headers.map((header) => columnsLine(field, header)).join(" or ")}`,
  }),
  "column-repeated": ({ field, source, header, positions }) => ({
    message: `The header "${header}" stands in the file ${positions.length} times`,
    context: `source "${source}", read as ${field}`,
    help: `It is in columns ${positions.join(" and ")}. Rename all but one of them.`,
  }),
  "mapped-header-missing": ({ field, source, header, near, headers }) => ({
    message: `The file has no column "${header}"`,
    context: `mapped to ${field} in sources.${source}.columns`,
    help: `${near.length > 0 ? `Did you mean ${eitherOf(near)}? ` : ""}${listHeaders(headers)}`,
  }),
  "dates-ambiguous": ({ header, source, value, beside }) => ({
    message: `"${value}" can be day/month or month/day, and so can every date of its column`,
    context: `column "${header}"`,
    help: `Say how they are written under sources.${source}: dates: d/m/y or dates: m/d/y${
      beside === undefined ? "" : `. The column "${beside.header}" of this file is ${nameForm(beside.form)}`
    }`,
  }),
  "dates-contradict": ({ header, source, value, form, otherValue, otherLine, otherForm }) => ({
    message: `"${value}" is ${nameForm(form)}, but "${otherValue}" on line ${otherLine} is ${nameForm(otherForm)}`,
    context: `column "${header}"`,
    help: `One column must have one form: else its other dates are a guess. Mend the file, or say the form under sources.${source}, and cells that do not fit are rejected: dates: ${otherForm}`,
  }),
  "dates-unknown": ({ header, field, value }) => ({
    message: `"${value}" is not a date, and neither is any other cell of its column`,
    context: `column "${header}", read as ${field}`,
    help: "Expected 2025-03-31 14:05, 31/03/2025 or 03/31/2025, with or without a time. Map another column if this one is no date.",
  }),
  "stamp-without-zone": ({ value, headers, source }) => ({
    message: `"${value}" does not say in which time zone it was written`,
    context: `${headers.length > 1 ? "columns" : "column"} ${quoteAll(headers)}`,
    help: `Write the zone of the export under sources.${source}: timezone: America/New_York (or whichever it is), or run with --timezone.`,
  }),
  "not-a-date": ({ value, header, source, form, rowsBefore }) => ({
    message: `"${value}" is not a date`,
    context: `column "${header}"`,
    help: `Expected ${nameForm(form)}${
      rowsBefore === 0
        ? ""
        : rowsBefore === 1
          ? ", as in the row before it"
          : `, as in the ${rowsBefore} rows before it`
    }. Set sources.${source}.dates if this column is written otherwise.`,
  }),
  "not-a-number": ({ value, header, source, field }) => ({
    message: `"${value}" is not a number`,
    context: `column "${header}", read as ${field}`,
    help: `Expected digits with a point before the decimals, as in 1234.56. If the word means that there is no value, list it under sources.${source}.blanks.`,
  }),
  "row-width": ({ cells, expected, lastLine }) => ({
    message: `The row has ${cells} ${cells === 1 ? "cell" : "cells"}, the header has ${expected}`,
    ...(lastLine === undefined ? {} : { context: `it runs to line ${lastLine}` }),
    help:
      cells > expected
        ? "A cell that holds the delimiter must be quoted."
        : "Expected one cell for each header. A line that was cut off, or a total at the end of the export, must be mended or taken out.",
  }),
  "duplicate-id": ({ id, header, source, firstFile, firstLine }) => ({
    message: `"${id}" stands on line ${firstLine} of ${firstFile} already, with other values`,
    context: `column "${header}"`,
    help: `Say which row is the record under sources.${source}: keep: last by updatedAt, keep: last, keep: first, or keep: all where every row is a record of its own.`,
  }),
};
