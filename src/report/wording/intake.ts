import type { DateLook, IntakeProblems, RejectCode } from "../../model/problems/intake.js";
import { listText, numberText, quantityText } from "../quantity-text.js";
import { columnsLine, wordMissingColumns } from "./intake-columns.js";
import { wordBrokenEncoding, wordGuessedEncoding, wordNotUtf8 } from "./intake-encoding.js";
import { presetWording, zonelessAdvice } from "./intake-presets.js";
import { listWords, quoteName } from "./list-words.js";
import type { Wording } from "./wording.js";

const formNames: Readonly<Record<string, string>> = {
  iso: "year-month-day",
  "y/m/d": "year/month/day",
  "d/m/y": "day/month/year",
  "m/d/y": "month/day/year",
  "month-name": "a date with its month in letters",
  "epoch-s": "seconds since 1970",
  "epoch-ms": "milliseconds since 1970",
};

const nameForm = (form: string): string => formNames[form] ?? form;
export const intakeWording: Wording<IntakeProblems> = {
  "empty-file": ({ source }) => ({
    message: "the file is empty",
    context: `source "${source}"`,
    help: "Expected a line of column headers and one row for each record. Export it again.",
  }),
  "binary-file": ({ looksLike, mend }) => ({
    message: `this is not a CSV file: it looks like ${looksLike}`,
    help: mend,
  }),
  "not-utf8": wordNotUtf8,
  "broken-encoding": wordBrokenEncoding,
  "encoding-guessed": wordGuessedEncoding,
  "no-header-line": ({ source, headerLine }) => ({
    message: `line ${headerLine}, which should hold the headers, is blank or not there`,
    context: `sources.${source}.header-line`,
    help: "Give the number of the line with the headers. The first line of the file is 1.",
  }),
  "quote-not-closed": () => ({
    message: "a quote opens here and is never closed",
    help: "Every row after it would be part of this one cell. Close the quote, or write a quote inside a quoted cell twice.",
  }),
  "quote-across-lines": ({ openedLine }) => ({
    message: `text follows the quote that closes a cell opened on line ${openedLine}`,
    help: `A quote is missing or stands too much between line ${openedLine} and here, so rows may have been swallowed. Write a quote inside a quoted cell twice.`,
  }),
  "stray-quote": ({ inHeader }) => ({
    message: inHeader
      ? "a quote stands inside a header"
      : "a quote stands inside a cell that is not quoted as a whole",
    help: 'Quote the whole cell and write the quote inside it twice: "5"" pipe".',
  }),
  "column-missing": wordMissingColumns,
  "column-doubtful": ({ field, source, headers }) => ({
    message: `${headers.length} columns could be ${field}: ${listWords(headers.map(quoteName), "and")}`,
    context: `source "${source}"`,
    help: `Say which one it is under sources.${source}: ${listWords(
      headers.map((header) => columnsLine([{ field, header }])),
      "or",
    )}`,
  }),
  "column-repeated": ({ field, source, header, positions }) => ({
    message: `the header "${header}" stands in the file ${positions.length === 2 ? "twice" : `${positions.length} times`}`,
    context: `source "${source}", read as ${field}`,
    help: `It is in columns ${listText(positions.map(String))}. Rename all but one of them.`,
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
  "dates-unknown": ({ header, field, source, value, look }) => ({
    message: `"${value}" is not a date, and neither is any other cell of its column`,
    context: `column "${header}", read as ${field}`,
    help:
      lookText(look, field, source) ??
      "Expected 2025-03-31 14:05, 31/03/2025, 03/31/2025 or 31 March 2025, with or without a time. Map another column if this one is no date.",
  }),
  ...presetWording,
  "stamp-without-zone": ({ value, headers, source, preset }) => ({
    message: `"${value}" does not say in which time zone it was written`,
    context: `${headers.length > 1 ? "columns" : "column"} ${headers.map(quoteName).join(", ")}`,
    help: `${zonelessAdvice(preset)}Write the zone of the export under sources.${source}: timezone: America/New_York (or whichever it is), or run with --timezone.`,
  }),
  "stamps-in-clock-change": ({ header, timezone, value, gap, overlap, lines }) => {
    const count = gap + overlap;
    const assumed = [
      ...(overlap === 0 ? [] : ["of an hour that comes twice the first was assumed"]),
      ...(gap === 0 ? [] : ["a time that was skipped was moved forward by as much"]),
    ];
    return {
      message:
        count === 1
          ? `the clocks of ${timezone} were changed at "${value}": ${gap > 0 ? "they skipped that time" : "they showed that time twice"}`
          : `${numberText(count)} stamps stand where the clocks of ${timezone} were changed: ${listWords(
              [
                ...(overlap === 0 ? [] : [`${numberText(overlap)} at a time that they showed twice`]),
                ...(gap === 0 ? [] : [`${numberText(gap)} at one that they skipped`]),
              ],
              "and",
            )}`,
      context: `column "${header}"`,
      help: `${count === 1 ? "" : `They are on ${linesText(lines, count)}. `}${capitalize(assumed.join("; "))}. Export the column in UTC or with an offset to be certain.`,
    };
  },
  "not-a-date": ({ value, header, field, source, form, rowsBefore, look }) => ({
    message: `"${value}" is not a date`,
    context: `column "${header}"`,
    help: `Expected ${nameForm(form)}${
      rowsBefore === 0
        ? ""
        : rowsBefore === 1
          ? ", as in the row before it"
          : `, as in the ${rowsBefore} rows before it`
    }. ${lookText(look, field, source) ?? `Set sources.${source}.dates if this column is written otherwise.`}`,
  }),
  "not-a-number": ({ value, header, source, field }) => ({
    message: `"${value}" is not a number`,
    context: `column "${header}", read as ${field}`,
    help: /\d/.test(value)
      ? "Expected digits with a point before the decimals, as in 1234.56. Commas, spaces, units and currency signs are not read: export the column as plain numbers."
      : `Expected digits with a point before the decimals, as in 1234.56. If "${value}" means that there is no value, list it under sources.${source}.blanks.`,
  }),
  "row-width": ({ cells, expected, lastLine }) => ({
    message: `the row has ${cells} ${cells === 1 ? "cell" : "cells"}, the header has ${expected}`,
    ...(lastLine === undefined ? {} : { context: `it runs to line ${lastLine}` }),
    help:
      cells > expected
        ? "A cell that holds the delimiter must be quoted."
        : "Expected one cell for each header. A line that was cut off, or a total at the end of the export, must be mended or taken out.",
  }),
  "nul-in-cell": ({ header }) => ({
    message: "a NUL character stands in a cell",
    ...(header === undefined ? {} : { context: `column "${header}"` }),
    help: "A program wrote padding or text in UTF-16 into the file. Export it again, or take the NUL characters out.",
  }),
  "duplicate-id": ({ id, header, source, firstFile, firstLine, count, lines }) => ({
    message: `"${id}" stands on line ${firstLine} of ${firstFile} already, with other values${
      count === 1
        ? ""
        : `, and so ${count === 2 ? "does the id of 1 more row" : `do the ids of ${numberText(count - 1)} more rows`}`
    }`,
    context: `column "${header}"`,
    help: `${count === 1 ? "" : `They are on ${linesText(lines, count)}. `}Say which row is the record under sources.${source}: keep: last by updatedAt, keep: last, keep: first, or keep: all where every row is a record of its own.`,
  }),
  "more-like-it": ({ like, count }) => ({
    message: `${quantityText(count, "more row")} of this file ${count === 1 ? "is" : "are"} left out because ${rejectReason[like]}`,
  }),
};

/** What a cell looks like that is no date of its column, and what to do about it. */
function lookText(look: DateLook | undefined, field: string, source: string): string | undefined {
  switch (look?.kind) {
    case "serial":
      return `It looks like ${look.date} as a spreadsheet counts days: give the column a date format there and export it again.`;
    case "epoch-s":
    case "epoch-ms":
      return `It looks like ${nameForm(look.kind)}. If the whole column is, say so under sources.${source}: dates: { ${field}: ${look.kind} }`;
    case "month-name":
      return `It has its month in letters. If the whole column has, say so under sources.${source}: dates: { ${field}: month-name }`;
    case "weekday":
      return "The date is not on the weekday that stands before it, so one of them is wrong.";
    default:
      return undefined;
  }
}

const rejectReason: Readonly<Record<RejectCode, string>> = {
  "not-a-date": "a cell is not a date",
  "not-a-number": "a cell is not a number",
  "stamp-without-zone": "a time stamp does not say its time zone",
  "row-width": "they have more or fewer cells than the header",
  "nul-in-cell": "a NUL character stands in a cell",
  "stray-quote": "a quote stands inside a cell",
};

function capitalize(sentence: string): string {
  return sentence.slice(0, 1).toUpperCase() + sentence.slice(1);
}

/** `lines 3, 7, 12 and 5 more`, of `count` lines. */
function linesText(lines: readonly number[], count: number): string {
  const rest = count - lines.length;
  const named = lines.map(String);
  return `lines ${listText(rest > 0 ? [...named, `${numberText(rest)} more`] : named, named.length + 1)}`;
}
