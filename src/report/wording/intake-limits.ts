import type { IntakeProblems } from "../../model/problems/intake.js";
import { numberText } from "../quantity-text.js";
import type { Wording } from "./wording.js";

const mebibyte = 1 << 20;

/** Files that are more than is read, because memory has a bound. */
export const limitWording: Wording<
  Pick<IntakeProblems, "record-too-long" | "too-many-columns" | "stray-quotes">
> = {
  "record-too-long": ({ source, part, limit, isQuoted }) => {
    const size = `${limit / mebibyte} MiB`;
    if (isQuoted) {
      return {
        message: `a quote opens here and is not closed within ${size}`,
        context: `source "${source}"`,
        help: "Every row after it would be part of this one cell. Close the quote, or write a quote inside a quoted cell twice.",
      };
    }
    return {
      message: `the ${part} that begins here is longer than ${size}`,
      context: `source "${source}"`,
      help: "No export writes such a line: its line ends were lost, or it is no CSV. Export it again.",
    };
  },
  "too-many-columns": ({ source, part, columns, limit }) => ({
    message: `the ${part} has ${numberText(columns)} ${part === "row" ? "cells" : "columns"}, more than the ${numberText(limit)} of the largest spreadsheet`,
    context: `source "${source}"`,
    help:
      part === "row"
        ? "A line end or a closing quote was lost, so that rows run together. Export it again."
        : `Export fewer columns. If the cells are separated by another sign, name it under sources.${source}: delimiter: ";"`,
  }),
  "stray-quotes": ({ source, limit }) => ({
    message: `in more than ${numberText(limit)} rows a quote stands inside a cell that is not quoted as a whole; this is the first`,
    context: `source "${source}"`,
    help: 'The program that wrote the file quotes by other rules than CSV has. Quote the whole cell and write the quote inside it twice: "5"" pipe".',
  }),
};
