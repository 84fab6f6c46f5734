import type { SourceSpec } from "../model/agreement.js";
import type { ColumnRequest } from "../model/record.js";
import { createBlankTest } from "./blanks.js";
import { addText, createFingerprint, finishFingerprint, startFingerprint } from "./fingerprint.js";
import { type FilePlan, zoneOfColumn } from "./plan-file.js";
import { createInstantReader } from "./read-instant.js";
import { createValueReader } from "./read-number.js";
import { dateOnlyOf } from "./write-columns.js";

/** The print of a blank. */
export const blankPrint = 0;
/** The print of a column that the file does not have: nothing can be said of it. */
export const absentPrint = 1;

/** Prints the value of a cell: equal values have equal prints; others pass for equal once in four billion. */
export type CellPrinter = (cell: string) => number;

/**
 * Two files may write one value in two ways: dates and numbers are compared by what they are, text without
 * regard to case and surrounding space (semantics 22). What can't be read is compared as text.
 */
export function createCellPrinter(source: SourceSpec, plan: FilePlan, request: ColumnRequest): CellPrinter {
  const { field, as } = request;
  const column = plan.columns.get(field);
  if (column === undefined) return () => absentPrint;
  const isBlank = createBlankTest(as, source.blanks);
  const print = createFingerprint();
  const printText: CellPrinter = (cell) => {
    const text = cell.trim();
    if (isBlank(text)) return blankPrint;
    startFingerprint(print);
    addText(text.toLowerCase(), print);
    finishFingerprint(print);
    return apartFromMarks(print.low);
  };
  if (as === "instant") {
    const form = plan.dates.get(field)?.form ?? "iso";
    const instants = createInstantReader({
      form,
      zone: zoneOfColumn(plan, column),
      dateOnly: dateOnlyOf(source, request),
      isBlank,
    });
    return printNumbers((cell) => instants.read(cell), printText);
  }
  if (as === "number") {
    const read = createValueReader(plan.numbers.get(field), isBlank);
    return printNumbers((cell) => {
      const number = read(cell);
      return typeof number === "number" ? number : Number.POSITIVE_INFINITY;
    }, printText);
  }
  return printText;
}

/** `read` gives NaN for a blank and an infinity for what it can't read. */
function printNumbers(read: (cell: string) => number, otherwise: CellPrinter): CellPrinter {
  const value = new Float64Array(1);
  const halves = new Uint32Array(value.buffer);
  return (cell) => {
    const number = read(cell);
    if (Number.isNaN(number)) return blankPrint;
    if (!Number.isFinite(number)) return otherwise(cell);
    // Adding 0 makes one zero of the two that there are.
    value[0] = number + 0;
    const mixed = Math.imul(halves[0]! ^ (halves[0]! >>> 15), 0x85ebca6b) ^ Math.imul(halves[1]!, 0xc2b2ae35);
    return apartFromMarks((mixed ^ (mixed >>> 13)) >>> 0);
  };
}

function apartFromMarks(print: number): number {
  return print === blankPrint || print === absentPrint ? print + 2 : print;
}
