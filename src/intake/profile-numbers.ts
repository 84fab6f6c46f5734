import type { CellSample, NumberFinding } from "../model/inspection.js";
import type { NumberForm } from "../model/notation.js";
import { createNumberCell, type DecimalSign, parseNumberCell, valueOfCell } from "./parse-number-cell.js";

/** What the cells of one column show of numbers, whatever form they turn out to have. */
export interface NumberProfile {
  /** False for a cell that is no number in any form. */
  note(text: string, line: number): boolean;
  /** How many cells are numbers. */
  readonly count: number;
  conclude(): NumberConclusion | undefined;
}

export interface NumberConclusion {
  readonly finding: NumberFinding;
  /** Numbers with another decimal sign than the column's. */
  readonly misfits: number;
  readonly firstMisfit: CellSample | undefined;
}

/** The numbers of a column that can be read with one decimal sign. */
interface SignTally {
  readonly sign: DecimalSign;
  /** How many can be read with this sign only, and the first of them. */
  clear: number;
  first: CellSample | undefined;
  from: number;
  to: number;
  hasDecimals: boolean;
}

const plainDigits = /^-?\d{1,15}$/;
const signsKept = 3;

function createTally(sign: DecimalSign): SignTally {
  return {
    sign,
    clear: 0,
    first: undefined,
    from: Number.POSITIVE_INFINITY,
    to: Number.NEGATIVE_INFINITY,
    hasDecimals: false,
  };
}

function widen(tally: SignTally, value: number): void {
  if (value < tally.from) tally.from = value;
  if (value > tally.to) tally.to = value;
  if (!Number.isInteger(value)) tally.hasDecimals = true;
}

export function createNumberProfile(): NumberProfile {
  const cell = createNumberCell();
  const point = createTally(".");
  const comma = createTally(",");
  const currencies = new Set<string>();
  let count = 0;
  let percents = 0;
  let ambiguous = 0;
  let firstAmbiguous: CellSample | undefined;
  let group = "";

  function noteCell(text: string, line: number): boolean {
    if (!parseNumberCell(text, cell)) return false;
    if (cell.percent) percents++;
    if (cell.currency !== "" && currencies.size < signsKept) currencies.add(cell.currency);
    if (cell.group !== "" && group === "") group = cell.group;
    if (cell.shows === "either") {
      ambiguous++;
      firstAmbiguous ??= { value: text, line };
    }
    for (const tally of [point, comma]) {
      if (cell.shows === (tally.sign === "." ? "comma" : "point")) continue;
      widen(tally, valueOfCell(cell, tally.sign));
      if (cell.shows === "nothing" || cell.shows === "either") continue;
      tally.clear++;
      tally.first ??= { value: text, line };
    }
    return true;
  }

  return {
    get count() {
      return count;
    },
    note(text, line) {
      if (plainDigits.test(text)) {
        const value = Number(text);
        widen(point, value);
        widen(comma, value);
      } else if (!noteCell(text, line)) return false;
      count++;
      return true;
    },
    conclude() {
      if (count === 0) return undefined;
      const [best, other] = point.clear >= comma.clear ? [point, comma] : [comma, point];
      const isOpen = best.clear === 0 && ambiguous > 0;
      return {
        finding: {
          form: best.clear === 0 ? null : (`1${group}234${best.sign}56` as NumberForm),
          isWhole: !best.hasDecimals,
          isPercent: percents * 2 > count,
          currencies: [...currencies],
          decidedBy: best.first ?? null,
          ambiguous: isOpen ? ambiguous : 0,
          firstAmbiguous: isOpen ? (firstAmbiguous ?? null) : null,
          from: isOpen ? null : best.from,
          to: isOpen ? null : best.to,
        },
        misfits: other.clear,
        firstMisfit: other.first,
      };
    },
  };
}
