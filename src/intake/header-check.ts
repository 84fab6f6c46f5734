import { parseNumber } from "./parse-number.js";
import { stampParser } from "./parse-stamp.js";
import { createStamp } from "./stamp.js";

const forms = ["iso", "d/m/y", "m/d/y", "month-name"] as const;
const parsers = forms.map(stampParser);

/**
 * The position of the cell that makes a header look like a row of data: a date, or the first of many
 * numbers; undefined for what may well be headers. A year is a header as often as a number.
 */
export function findDataCell(headers: readonly string[]): number | undefined {
  const stamp = createStamp();
  const date = headers.findIndex((cell) => parsers.some((parse) => parse(cell, stamp)));
  if (date >= 0) return date;
  const isNumber = (cell: string): boolean => !/^(19|20)\d\d$/.test(cell) && !Number.isNaN(parseNumber(cell));
  const written = headers.filter((cell) => cell !== "").length;
  const numbers = headers.filter(isNumber).length;
  return numbers > 0 && numbers * 3 >= written ? headers.findIndex(isNumber) : undefined;
}
