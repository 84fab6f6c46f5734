import type { SourceSpec } from "../model/agreement.js";
import type { UnmeasurableReason } from "../model/problems/run.js";
import type { Batch, NumberColumn, WordColumn } from "../model/record.js";
import { LARGEST_SCALED, SUM_SCALE } from "./aggregate-tally.js";
import { numberOfWord } from "./filter-rows.js";
import type { ColumnPlan } from "./plan-columns.js";

/** Reads the numbers of one field as whole ten-thousandths. */
export interface AmountReader {
  begin(batch: Batch): void;
  /** Ten-thousandths; NaN for a blank or a word that is no number. */
  unitsOf(row: number): number;
}

/** A field of words, such as a rating, is read as the numbers that its words are or mean; durations as milliseconds. */
export function planAmounts(
  field: string,
  columns: ColumnPlan,
  type: "number" | "duration" | "word",
): AmountReader {
  return type === "word" ? planWordAmounts(field, columns) : planNumberAmounts(field, columns, type);
}

function planNumberAmounts(field: string, columns: ColumnPlan, type: "number" | "duration"): AmountReader {
  const index = columns.need(field, type);
  let values: Float64Array = new Float64Array(0);
  return {
    begin(batch) {
      values = (batch.columns[index] as NumberColumn | undefined)?.values ?? emptyValues(batch.length);
    },
    unitsOf: (row) => toUnits(values[row]!),
  };
}

function planWordAmounts(field: string, columns: ColumnPlan): AmountReader {
  const index = columns.need(field, "word");
  const units: number[] = [];
  let column: WordColumn | undefined;
  return {
    begin(batch) {
      column = batch.columns[index] as WordColumn | undefined;
      const words = column?.dictionary.canonical ?? [];
      while (units.length < words.length) units.push(toUnits(numberOfWord(words[units.length]!)));
    },
    unitsOf: (row) => (column === undefined ? Number.NaN : units[column.codes[row]!]!),
  };
}

function emptyValues(length: number): Float64Array {
  return new Float64Array(length).fill(Number.NaN);
}

/** Rounded to the fourth decimal, half away from zero, so that a refund mends exactly what it refunds. */
function toUnits(value: number): number {
  return Math.sign(value) * Math.round(Math.abs(value) * SUM_SCALE);
}

/** Why a number can't be added; undefined where it can. */
export function faultOfUnits(units: number): UnmeasurableReason | undefined {
  if (Number.isNaN(units)) return "no-number";
  return Math.abs(units) >= LARGEST_SCALED ? "number-too-large" : undefined;
}

/** Finds amounts that may not be added because they are in another currency (semantics 29). */
export interface CurrencyCheck {
  begin(batch: Batch): void;
  /** Empty where nothing says it. */
  currencyOf(row: number): string;
  /**
   * @param part records that share a target
   * @param wanted the currency of that target; without one, that of the part's first amount
   */
  faultOf(row: number, part: number, wanted: string | undefined): UnmeasurableReason | undefined;
}

/**
 * The currency of a row is that of its `currency` column, else the one that the source declares.
 *
 * @param firstOfPart the first currency of each part; all amounts of one figure share it
 */
export function planCurrencies(
  source: SourceSpec,
  columns: ColumnPlan,
  firstOfPart: (string | undefined)[],
): CurrencyCheck {
  const index = columns.want("currency", "word");
  const codes: string[] = [];
  let column: WordColumn | undefined;
  const currencyOf = (row: number) => {
    const named = column === undefined ? "" : codes[column.codes[row]!]!;
    return named === "" ? (source.currency ?? "") : named;
  };
  return {
    currencyOf,
    begin(batch) {
      column = batch.columns[index] as WordColumn | undefined;
      const words = column?.dictionary.canonical ?? [];
      while (codes.length < words.length) codes.push(words[codes.length]!.toUpperCase());
    },
    faultOf(row, part, wanted) {
      const own = currencyOf(row);
      const expected = wanted ?? (firstOfPart[part] ??= own);
      if (own === expected) return undefined;
      return own === "" ? "no-currency" : "other-currency";
    },
  };
}
