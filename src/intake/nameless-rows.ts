import type { SourceSpec } from "../model/agreement.js";
import type { BlankTest } from "./blanks.js";
import type { Cells } from "./cells.js";
import { addText, createFingerprint, finishFingerprint, startFingerprint } from "./fingerprint.js";
import { createIdIndex, growArray } from "./id-index.js";
import { cellMark, type FilePlan } from "./plan-file.js";
import type { ProblemLog } from "./problem-log.js";

/**
 * Finds rows without an id that several files of a source have, cell by cell the same: no rule can tell whether they
 * are one record, so each of them counts. Memory: about 30 bytes for each row without an id, as much as an id takes.
 */
export interface NamelessRows {
  startFile(plan: FilePlan): void;
  /** Looks at a row that is delivered. */
  note(cells: Cells, line: number, lastLine: number): void;
  /** One warning for the file, at the first row that an earlier one has. */
  tell(log: ProblemLog): void;
}

const linesNamed = 5;

/** Undefined where no file can repeat another one, or every row is meant to be a record. */
export function createNamelessRows(
  source: SourceSpec,
  files: number,
  isBlank: BlankTest,
): NamelessRows | undefined {
  if (files < 2 || source.keep.keep === "all") return undefined;
  const rows = createIdIndex();
  const print = createFingerprint();
  const names: string[] = [];
  let firstFiles: Uint32Array = new Uint32Array(64);
  let firstLines: Uint32Array = new Uint32Array(64);
  let plan: FilePlan;
  let idIndex: number | undefined;
  let order: readonly number[] = [];
  let count = 0;
  let lines: number[] = [];
  let first: { lastLine: number; otherFile: string; otherLine: number } | undefined;

  /** By header, because the files of a source may have their columns in different orders. */
  function printRow(cells: Cells): string {
    startFingerprint(print);
    for (const index of order) addText(cells.at(index)!.trim(), print);
    finishFingerprint(print);
    return `${print.high} ${print.low}`;
  }

  return {
    startFile(next) {
      plan = next;
      const { headers } = plan.survey;
      idIndex = plan.columns.get("id")?.index;
      order = headers.map((_, index) => index).sort((a, b) => (headers[a]! < headers[b]! ? -1 : 1));
      names.push(plan.file.name);
      count = 0;
      lines = [];
      first = undefined;
    },
    note(cells, line, lastLine) {
      if (idIndex !== undefined && !isBlank(cells.at(idIndex)!.trim())) return;
      const file = names.length - 1;
      const known = rows.size;
      const entry = rows.numberOf(printRow(cells));
      if (entry === known) {
        firstFiles = growArray(firstFiles, entry);
        firstLines = growArray(firstLines, entry);
        firstFiles[entry] = file;
        firstLines[entry] = line;
      } else if (firstFiles[entry]! < file) {
        count++;
        if (lines.length < linesNamed) lines.push(line);
        first ??= { lastLine, otherFile: names[firstFiles[entry]!]!, otherLine: firstLines[entry]! };
      }
    },
    tell(log) {
      if (first === undefined) return;
      const { lastLine, otherFile, otherLine } = first;
      const header = plan.columns.get("id")?.header;
      const args = { source: source.name, count, otherFile, otherLine, lines };
      log.warn(
        plan.index,
        { code: "nameless-rows-repeated", args: header === undefined ? args : { ...args, header } },
        cellMark({ value: "", line: lines[0]!, lastLine }, idIndex ?? 0),
      );
    },
  };
}
