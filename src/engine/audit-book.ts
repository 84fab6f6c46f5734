import type { Batch } from "../model/record.js";

/** A row by its file and its line, as one number. */
export type RowPlace = number;

const linesPerFile = 2 ** 32;

export function placeOf(batch: Batch, row: number): RowPlace {
  return batch.file * linesPerFile + batch.lines[row]!;
}

export function lineOf(place: RowPlace): { file: number; line: number } {
  return { file: Math.floor(place / linesPerFile), line: place % linesPerFile };
}

/**
 * The audited rows of a source of which some are known only once all rows have gone by: each counts once,
 * however many objectives and whichever moment found it in scope (semantics 33).
 */
export interface AuditBook {
  addBatch(batch: Batch, audited: Uint8Array): void;
  mark(place: RowPlace): void;
}

/** @param counts receives the audited rows of each file; a byte is kept for each line up to the last one */
export function createAuditBook(counts: number[]): AuditBook {
  const marks: Uint8Array[] = [];

  function markLine(file: number, line: number): void {
    let known = marks[file] ?? new Uint8Array(1024);
    if (known.length <= line) {
      const grown = new Uint8Array(Math.max(line + 1, known.length * 2));
      grown.set(known);
      known = grown;
    }
    marks[file] = known;
    if (known[line] === 1) return;
    known[line] = 1;
    counts[file] = (counts[file] ?? 0) + 1;
  }

  return {
    addBatch(batch, audited) {
      for (let row = 0; row < batch.length; row++) {
        if (audited[row] === 1) markLine(batch.file, batch.lines[row]!);
      }
    },
    mark: (place) => markLine(Math.floor(place / linesPerFile), place % linesPerFile),
  };
}
