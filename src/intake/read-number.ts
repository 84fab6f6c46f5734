import type { NumberFault } from "../model/problems/intake.js";
import type { BlankTest } from "./blanks.js";
import type { Cells } from "./cells.js";
import type { Witness } from "./decide-dates.js";
import { type NumberPlan, noteSigns } from "./decide-numbers.js";
import { parseNumber } from "./parse-number.js";
import { createNumberCell, parseNumberCell, valueOfCell } from "./parse-number-cell.js";

/** Where the row stands whose cells are read next; one for a file, set for every row. */
export interface RowPlace {
  line: number;
  lastLine: number;
}

/** Why a cell is no number of its column. */
export type NumberReading =
  | "not-a-number"
  /** It has another decimal sign than the cell that decided. */
  | "number-contradicts"
  /** It can be read two ways, and no cell before it says which. */
  | "number-in-doubt"
  | "other-currency";

/** Reads the cells of one column of numbers; NaN for a blank. `cells` is the row that the cell is in. */
export type NumberReader = (cell: string, cells: Cells) => number | NumberReading;

/** Whether an amount in that currency, a sign or a code, may stand in that row. */
export type CurrencyTest = (sign: string, cells: Cells) => boolean;

/**
 * The reader of a column. Plain digits are read at once; what has more is taken apart, and the first clear
 * one that comes late still decides, since no number before it had a separator.
 */
export function createNumberReader(
  plan: NumberPlan,
  isBlank: BlankTest,
  fitsCurrency: CurrencyTest,
  place: RowPlace,
): NumberReader {
  const parsed = createNumberCell();
  let read = "";
  const witness = (): Witness => ({ value: read, line: place.line, lastLine: place.lastLine });

  function readMore(text: string, cells: Cells): number | NumberReading {
    if (isBlank(text)) return Number.NaN;
    if (!parseNumberCell(text, parsed) || parsed.percent !== plan.isPercent) return "not-a-number";
    read = text;
    const shown = noteSigns(plan, parsed, witness);
    if (shown === "either") return "number-in-doubt";
    if (shown === "other") return plan.declaredGroup === undefined ? "number-contradicts" : "not-a-number";
    if (parsed.currency !== "" && !fitsCurrency(parsed.currency, cells)) return "other-currency";
    return valueOfCell(parsed, plan.decimal ?? ".");
  }

  return (cell, cells) => {
    const text = cell.trim();
    if (plan.isPercent || plan.decimal !== ".")
      return isWhole(text, plan) ? Number(text) : readMore(text, cells);
    const value = parseNumber(text);
    return Number.isNaN(value) ? readMore(text, cells) : value;
  };
}

/** The reader of a column of which nothing was asked: plain numbers with a point before their decimals. */
export function createPlainReader(isBlank: BlankTest): NumberReader {
  return (cell) => {
    const text = cell.trim();
    const value = parseNumber(text);
    return Number.isNaN(value) && !isBlank(text) ? "not-a-number" : value;
  };
}

/**
 * The reader of a column whose numbers are only compared, whatever their currency. It knows no lines, so what its
 * cells show of the form is kept from the plan, which tells the cell that decided.
 */
export function createValueReader(
  plan: NumberPlan | undefined,
  isBlank: BlankTest,
): (cell: string) => number | NumberReading {
  const read =
    plan === undefined
      ? createPlainReader(isBlank)
      : createNumberReader({ ...plan }, isBlank, () => true, { line: 0, lastLine: 0 });
  return (cell) => read(cell, []);
}

/** Digits alone, which are the same number in every form. */
function isWhole(text: string, { isPercent }: NumberPlan): boolean {
  if (isPercent || text === "") return false;
  for (let at = 0; at < text.length; at++) {
    const char = text.charCodeAt(at);
    if (char < 0x30 || char > 0x39) return false;
  }
  return true;
}

/** Why a trimmed cell could not be read, for the people who have to mend it. */
export function explainNumber(text: string, plan: NumberPlan | undefined): NumberFault {
  const cell = createNumberCell();
  if (!/\d/.test(text)) return "word";
  if (!parseNumberCell(text, cell)) return "mangled";
  if (plan === undefined) return "decorated";
  if (cell.percent !== plan.isPercent) return cell.percent ? "percent" : "no-percent";
  return "other-form";
}
