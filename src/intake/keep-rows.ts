import type { BlankGuess, BlankTest } from "./blanks.js";
import type { Cells } from "./cells.js";
import { addText, createFingerprint, finishFingerprint, startFingerprint } from "./fingerprint.js";
import { createIdIndex, growArray, type IdIndex } from "./id-index.js";
import { noOrder, PrintColumn, RowPrints } from "./kernel-columns.js";
import { RecordScanner } from "./scan-records.js";
import { createWinningRows } from "./winning-rows.js";

/** A row stands for its record, is superseded by another row, or contradicts the row that stands. */
export type Standing = "stands" | "superseded" | "duplicate";

/** Where the cells that decide stand in the rows of a file; undefined for a column that it lacks. */
export interface KeepColumns {
  readonly id: number | undefined;
  /** What two rows of one id are compared by. */
  readonly compared: readonly (number | undefined)[];
}

/**
 * Decides row by row, over all files of a source, which rows stand. It is decided before the cells are
 * judged: a row that does not stand is not judged. A row with a blank id is a record of its own.
 */
export interface RowGate {
  startFile(columns: KeepColumns): void;
  judge(cells: Cells, line: number): Standing;
  /** The row that stands for the id of the row judged last. */
  standing(): { readonly file: number; readonly line: number };
}

export const openGate: RowGate = {
  startFile() {},
  judge: () => "stands",
  standing: () => ({ file: 0, line: 0 }),
};

/** The first row of an id stands. With `compare`, a later one with other values contradicts it. */
export function createFirstRowGate(compare: boolean, isBlank: BlankTest, mayBeBlank: BlankGuess): RowGate {
  const ids = createIdIndex();
  const print = createFingerprint();
  const firstIdOfFile: number[] = [];
  let prints: Uint32Array = new Uint32Array(512);
  let lines: Uint32Array = new Uint32Array(512);
  let columns: KeepColumns = { id: undefined, compared: [] };
  let last = 0;
  let scanned: RecordScanner | undefined;
  /** The rows of which the columns below are. */
  let opened: RecordScanner | undefined;
  let idPrints: PrintColumn | undefined;
  let rowPrints: RowPrints | undefined;
  /** Up to this row each id was numbered after the one to which its order is known. */
  let lastOrdinal = 0;

  /** Equal rows have equal prints; rows that differ pass for equal once in four billion. */
  function printRow(cells: Cells): number {
    if (scanned !== undefined && rowPrints?.isKnown() === true) return rowPrints.low();
    startFingerprint(print);
    for (const index of columns.compared) {
      addText(index === undefined ? "" : cells.at(index)!.trim(), print);
    }
    finishFingerprint(print);
    return print.low;
  }

  /** The number of the row's id; -1 for a blank one. */
  function readId(cells: Cells): number {
    if (columns.id === undefined) return -1;
    if (scanned === undefined || idPrints?.isKnown() !== true) {
      // Who passes an empty cell over, passes over no id.
      if (scanned?.bytesOf(columns.id) === 0 && scanned.ordinal === lastOrdinal + 1) lastOrdinal++;
      const id = cells.at(columns.id)!.trim();
      return isBlank(id) ? -1 : ids.numberOf(id);
    }
    const { bytes, ordinal } = scanned;
    if (mayBeBlank(bytes, scanned.startOf(columns.id), scanned.endOf(columns.id))) {
      if (isBlank(scanned.at(columns.id)!)) return -1;
    }
    // What is known is the order to the row before, whether that one was judged or not.
    const order = ordinal === lastOrdinal + 1 ? idPrints.order() : noOrder;
    lastOrdinal = ordinal;
    return ids.numberOfPrint(idPrints.high(), idPrints.low(), order);
  }

  /** Its bytes are at hand, or are not. */
  function look(cells: Cells): void {
    scanned = cells instanceof RecordScanner ? cells : undefined;
    if (scanned === undefined || scanned === opened) return;
    opened = scanned;
    lastOrdinal = -1;
    idPrints = columns.id === undefined ? undefined : new PrintColumn(scanned, columns.id, ids.expect);
    rowPrints = compare ? new RowPrints(scanned, columns.compared) : undefined;
  }

  return {
    startFile(next) {
      columns = next;
      opened = undefined;
      firstIdOfFile.push(ids.size);
    },
    judge(cells, line) {
      look(cells);
      const known = ids.size;
      const number = readId(cells);
      if (number < 0) return "stands";
      last = number;
      const isNew = last === known;
      if (isNew) {
        lines = growArray(lines, last);
        lines[last] = line;
      }
      if (!compare) return isNew ? "stands" : "superseded";
      const rowPrint = printRow(cells);
      if (!isNew) return prints[last] === rowPrint ? "superseded" : "duplicate";
      prints = growArray(prints, last);
      prints[last] = rowPrint;
      return "stands";
    },
    standing() {
      let file = firstIdOfFile.length - 1;
      while (file > 0 && firstIdOfFile[file]! > last) file--;
      return { file, line: lines[last]! };
    },
  };
}

/** Finds which row of each id stands in a pass of its own; then tells of the same rows in a second pass. */
export interface RowSearch {
  readonly ids: IdIndex;
  startFile(): void;
  /**
   * Gives the number of the id, -1 for a blank one.
   *
   * @param key what the rows of an id are ordered by; NaN for a blank, which loses to any other
   */
  note(id: string, key: number): number;
  /** A gate for the same rows in the same order. */
  createGate(): RowGate;
}

/** Only numbers the ids: that the first row of one stands needs no search. */
export function createFirstRowSearch(isBlank: BlankTest, mayBeBlank: BlankGuess): RowSearch {
  const ids = createIdIndex();
  return {
    ids,
    startFile() {},
    note(text) {
      const id = text.trim();
      return isBlank(id) ? -1 : ids.numberOf(id);
    },
    createGate: () => createFirstRowGate(false, isBlank, mayBeBlank),
  };
}

/** Of equal keys the later row stands. Memory: that of the winning rows, and a bit a row in the second pass. */
export function createLastRowSearch(isBlank: BlankTest): RowSearch {
  const winners = createWinningRows(isBlank);
  const { ids } = winners;
  let rows = 0;
  const standsAlone = createBitSet();

  return {
    ids,
    startFile() {},
    note(text, key) {
      const row = rows++;
      const entry = winners.note(text, key, row);
      if (entry < 0) standsAlone.add(row);
      return entry;
    },
    createGate() {
      const stands = standsAlone;
      for (let entry = 0; entry < ids.size; entry++) stands.add(winners.placeOf(entry));
      let row = 0;
      return { ...openGate, judge: () => (stands.has(row++) ? "stands" : "superseded") };
    },
  };
}

function createBitSet(): { add(index: number): void; has(index: number): boolean } {
  let bytes: Uint8Array = new Uint8Array(1024);
  return {
    add(index) {
      bytes = growArray(bytes, index >>> 3);
      bytes[index >>> 3]! |= 1 << (index & 7);
    },
    has: (index) => ((bytes[index >>> 3] ?? 0) & (1 << (index & 7))) !== 0,
  };
}
