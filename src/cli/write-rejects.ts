import { guardFormula } from "../model/formula-guard.js";
import type { Problem } from "../model/problem.js";
import { isRejectColumn, rejectColumns } from "../model/reject-columns.js";
import { csvRecord } from "../report/csv-text.js";
import type { RejectedRow, RejectedRows, RejectLayout } from "./collect-rejects.js";
import { FileError, writeFileAtomically } from "./files.js";
import { unreadable } from "./read-definition.js";
import type { RejectFile } from "./reject-files.js";

/** Writes each file whole or not at all; what could not be written comes back as problems. */
export async function writeRejects(
  files: readonly RejectFile[],
  rejects: readonly RejectedRows[],
): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const { path, sources } of files) {
    const wanted = rejects.filter(({ source }) => sources.includes(source));
    try {
      await writeFileAtomically(path, rejectText(wanted));
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      problems.push(unreadable(error, "rejects"));
    }
  }
  return problems;
}

/**
 * Rejected rows as CSV: why each was rejected, then its cells under the headers of their exports. A
 * header that several files have is one column. A row with too few or too many cells keeps that fault, so
 * that a row which nobody mended is rejected again when the file is read.
 */
export async function* rejectText(rejects: readonly RejectedRows[]): AsyncGenerator<string> {
  const { headers, places } = joinHeaders(rejects.flatMap(({ layouts }) => layouts));
  // Spreadsheets take a file without the mark for one in the encoding of their country.
  yield `\ufeff${csvRecord([...rejectColumns, ...headers.map(guardFormula)])}`;
  for (const { source, layouts, read } of rejects) {
    for await (const row of read()) {
      const { file, headers: own } = layouts[row.layout] as RejectLayout;
      const place = places.get(own) as readonly number[];
      const { line, column, code, reason } = row;
      const cells = placeCells(row, place, headers.length);
      yield csvRecord([
        source,
        guardFormula(file),
        line,
        guardFormula(column),
        code,
        guardFormula(reason),
        ...cells.map(guardFormula),
      ]);
    }
  }
}

interface JoinedHeaders {
  readonly headers: readonly string[];
  /** Where the cells of a file stand, by its headers; -1 for the reason that an earlier run gave. */
  readonly places: ReadonlyMap<readonly string[], readonly number[]>;
}

/** Headers that are read alike share a column, the second of a name within one file that of other seconds. */
function joinHeaders(layouts: readonly RejectLayout[]): JoinedHeaders {
  const headers: string[] = [];
  const known = new Map<string, number>();
  const places = new Map<readonly string[], readonly number[]>();
  for (const { headers: own } of layouts) {
    const seen = new Map<string, number>();
    const place = own.map((header) => {
      if (isRejectColumn(header)) return -1;
      const name = header.trim().toLowerCase();
      const count = (seen.get(name) ?? 0) + 1;
      seen.set(name, count);
      const key = `${count} ${name}`;
      const at = known.get(key) ?? headers.push(header) - 1;
      known.set(key, at);
      return at;
    });
    places.set(own, place);
  }
  return { headers, places };
}

function placeCells(
  { cells }: Pick<RejectedRow, "cells">,
  place: readonly number[],
  width: number,
): string[] {
  const present = place.slice(0, cells.length);
  const isShort = cells.length < place.length;
  const placed: string[] = new Array(isShort ? Math.max(0, ...present.map((at) => at + 1)) : width).fill("");
  for (const [index, at] of present.entries()) if (at >= 0) placed[at] = cells[index] as string;
  return [...placed, ...cells.slice(place.length)];
}
