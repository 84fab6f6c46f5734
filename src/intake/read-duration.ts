import type { DurationForm } from "../model/notation.js";
import type { BlankTest } from "./blanks.js";
import type { Cells } from "./cells.js";
import { countedForms } from "./number-questions.js";
import { parseDurationCell } from "./parse-duration-cell.js";
import type { NumberReader, NumberReading } from "./read-number.js";

/** Reads the cells of one column of durations as milliseconds; NaN for a blank. */
export type DurationReader = (
  cell: string,
  cells: Cells,
) => number | Exclude<NumberReading, "not-a-number" | "other-currency"> | "not-a-duration";

/**
 * The reader of a form. `remaining` is the time left, below zero once the limit is exceeded. A column of
 * `hours` may hold hours and minutes in some of its cells (`1:30`).
 *
 * @param readNumber of a column that counts its durations in a unit
 */
export function createDurationReader(
  form: DurationForm,
  readNumber: NumberReader | undefined,
  isBlank: BlankTest,
): DurationReader {
  const unitMs = countedForms[form];
  if (unitMs === undefined || readNumber === undefined) {
    return (cell) => {
      const text = cell.trim();
      if (text === "" || isBlank(text)) return Number.NaN;
      const ms = parseDurationCell(text);
      return Number.isNaN(ms) ? "not-a-duration" : ms;
    };
  }
  return (cell, cells) => {
    if (form === "hours" && cell.includes(":")) {
      const ms = parseDurationCell(cell.trim());
      return Number.isNaN(ms) ? "not-a-duration" : ms;
    }
    const value = readNumber(cell, cells);
    if (typeof value === "number") return Math.round(value * unitMs);
    // A currency has no place at a length of time.
    return value === "not-a-number" || value === "other-currency" ? "not-a-duration" : value;
  };
}
