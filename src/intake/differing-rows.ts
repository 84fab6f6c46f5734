import { absentPrint, blankPrint } from "./print-cells.js";

/** How many cells of each kind are named with their places. */
export const placesNamed = 5;

/** A row by the index of its file and its first line. */
export interface RowPlace {
  readonly file: number;
  readonly line: number;
}

/** A column, by its position among the compared ones, in which two rows of a record differ. */
export interface CellPair {
  readonly column: number;
  readonly before: RowPlace;
  readonly after: RowPlace;
}

/** Of one kind of difference: how many records, in which columns, and the first few. */
export interface DifferenceCount {
  readonly records: number;
  readonly byColumn: readonly number[];
  readonly pairs: readonly CellPair[];
}

/** The prints of the row by which each file speaks of a record, held against those of the file before it. */
export interface DifferingRows {
  /**
   * @param slot the number of the record
   * @param replaces whether the row replaces an earlier one of its file
   * @param printOf the print of the row's cell in a compared column
   */
  note(slot: number, place: RowPlace, replaces: boolean, printOf: (column: number) => number): void;
  /** Once all rows were noted. */
  conclude(): { readonly starts: DifferenceCount; readonly others: DifferenceCount };
}

const otherBit = 1;
const startBit = 2;

/**
 * @param width how many columns are compared
 * @param start which of them holds the start of a record; -1 for none
 */
export function createDifferingRows(slots: number, width: number, start: number): DifferingRows {
  // Files count from 1 here, so that 0 is none.
  const files = new Uint32Array(slots);
  const lines = new Uint32Array(slots);
  const prints = new Uint32Array(slots * width);
  const earlierFiles = new Uint32Array(slots);
  const earlierLines = new Uint32Array(slots);
  const earlierPrints = new Uint32Array(slots * width);
  const found = new Uint8Array(slots * width);
  const pairs = { starts: [] as CellPair[], others: [] as CellPair[] };

  const hasFound = (slot: number, bit: number): boolean => {
    for (let at = slot * width; at < (slot + 1) * width; at++) if ((found[at]! & bit) !== 0) return true;
    return false;
  };

  /** Holds the two rows that are known of a record against each other. */
  function compare(slot: number): void {
    if (earlierFiles[slot] === 0) return;
    for (let column = 0; column < width; column++) {
      const at = slot * width + column;
      const earlier = earlierPrints[at]!;
      const print = prints[at]!;
      if (earlier === print || earlier === absentPrint || print === absentPrint) continue;
      // A start that was blank and is known now is no other start.
      const isStart = column === start && earlier !== blankPrint && print !== blankPrint;
      const bit = isStart ? startBit : otherBit;
      const named = isStart ? pairs.starts : pairs.others;
      if (named.length < placesNamed && !hasFound(slot, bit)) {
        named.push({
          column,
          before: { file: earlierFiles[slot]! - 1, line: earlierLines[slot]! },
          after: { file: files[slot]! - 1, line: lines[slot]! },
        });
      }
      found[at]! |= bit;
    }
  }

  function count(bit: number, named: readonly CellPair[]): DifferenceCount {
    const byColumn = new Array<number>(width).fill(0);
    let records = 0;
    for (let slot = 0; slot < slots; slot++) {
      if (!hasFound(slot, bit)) continue;
      records++;
      for (let column = 0; column < width; column++) {
        if ((found[slot * width + column]! & bit) !== 0) byColumn[column]!++;
      }
    }
    return { records, byColumn, pairs: named };
  }

  return {
    note(slot, { file, line }, replaces, printOf) {
      const isOfFile = files[slot] === file + 1;
      if (isOfFile && !replaces) return;
      if (!isOfFile) {
        compare(slot);
        earlierFiles[slot] = files[slot]!;
        earlierLines[slot] = lines[slot]!;
        earlierPrints.set(prints.subarray(slot * width, (slot + 1) * width), slot * width);
      }
      files[slot] = file + 1;
      lines[slot] = line;
      for (let column = 0; column < width; column++) prints[slot * width + column] = printOf(column);
    },
    conclude() {
      for (let slot = 0; slot < slots; slot++) compare(slot);
      return { starts: count(startBit, pairs.starts), others: count(otherBit, pairs.others) };
    },
  };
}
