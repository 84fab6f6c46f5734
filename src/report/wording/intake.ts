import { listWords, quoteName } from "../../model/list-words.js";
import type { IntakeProblems, RejectCode } from "../../model/problems/intake.js";
import { listText, numberText, quantityText } from "../quantity-text.js";
import { columnsLine, wordMissingColumns } from "./intake-columns.js";
import { wordBrokenEncoding, wordGuessedEncoding, wordNotUtf8 } from "./intake-encoding.js";
import { limitWording } from "./intake-limits.js";
import { notationWording } from "./intake-notation.js";
import { presetWording } from "./intake-presets.js";
import { linesText } from "./lines-text.js";
import type { Wording } from "./wording.js";

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
  ...limitWording,
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
    help: `It is in columns ${listText(positions.map(String))}. "${header}#1" is the first of them; say which one is meant under sources.${source}: ${columnsLine([{ field, header: `${header}#1` }])}`,
  }),
  ...notationWording,
  ...presetWording,
  "row-width": ({ cells, expected, lastLine, alone }) => ({
    message: `the row has ${cells} ${cells === 1 ? "cell" : "cells"}, the header has ${expected}`,
    ...(lastLine === undefined ? {} : { context: `it runs to line ${lastLine}` }),
    help:
      cells > expected
        ? "A cell that holds the delimiter must be quoted."
        : `Expected one cell for each header. A line that was cut off, or a total at the end of the export, must be mended or taken out.${
            alone === undefined
              ? ""
              : ` If it is a line behind the data, say how such lines begin under sources.${alone.source}: footers: [${JSON.stringify(alone.text)}]`
          }`,
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
  "nameless-rows-repeated": ({ source, header, count, otherFile, otherLine, lines }) => ({
    message:
      count === 1
        ? `a row without an id counts twice: line ${otherLine} of ${otherFile} is the same`
        : `${numberText(count)} rows without an id count again: earlier files have the same rows, the first on line ${otherLine} of ${otherFile}`,
    context: header === undefined ? `source "${source}"` : `column "${header}"`,
    help: `${count === 1 ? "" : `They are on ${linesText(lines, count)}. `}${
      header === undefined
        ? `Without ids nothing tells whether they are the same records. Name the column that holds one, sources.${source}.columns: { id: its header }, or export files that do not overlap.`
        : `Fill in their ids, so that one row of each record stands, or export files that do not overlap.`
    }`,
  }),
  "more-like-it": ({ like, count }) => ({
    message: `${quantityText(count, "more row")} of this file ${count === 1 ? "is" : "are"} left out because ${rejectReason[like]}`,
  }),
};

const rejectReason: Readonly<Record<RejectCode, string>> = {
  "not-a-date": "a cell is not a date",
  "not-a-number": "a cell is not a number",
  "not-a-duration": "a cell is not a length of time",
  "amount-in-other-currency": "an amount is in another currency",
  "stamp-without-zone": "a time stamp does not say its time zone",
  "row-width": "they have more or fewer cells than the header",
  "nul-in-cell": "a NUL character stands in a cell",
  "stray-quote": "a quote stands inside a cell",
};
