import { parse } from "csv-parse";
import { unguardFormula } from "../model/formula-guard.js";
import { hasRejectColumns } from "../model/reject-columns.js";
import { csvOptions } from "./csv-options.js";
import type { InputFile } from "./input-file.js";
import type { DamagedRecord } from "./quote-scan.js";
import type { FileSurvey } from "./survey-file.js";

/** What to do with each record behind the header. Lines count from 1; a record begins on its first line. */
export interface RowVisitor {
  /** A row with as many cells as the header. `true` stops the reading. */
  row(cells: readonly string[], line: number, lastLine: number): boolean | undefined;
  /** A line, or a whole row, without anything in it. */
  blank?(line: number): void;
  /** A row whose quotes do not fit. */
  damaged?(cells: readonly string[], line: number, damage: DamagedRecord): void;
  /** A row with too few or too many cells. */
  ragged?(cells: readonly string[], line: number, lastLine: number): void;
}

/** Streams the rows of a surveyed file. Errors of the file's stream and of the visitor are thrown on. */
export async function readRows(file: InputFile, survey: FileSurvey, visitor: RowVisitor): Promise<void> {
  const parser = parse(csvOptions(survey.dialect));
  const sort = createRecordSorter(survey, visitor);
  const visit = hasRejectColumns(survey.headers)
    ? (cells: readonly string[]) => sort(cells.map(unguardFormula))
    : sort;
  let stopped = false;
  let failure: unknown;
  let wake: (() => void) | undefined;

  const ended = new Promise<void>((resolve) => {
    parser.once("close", resolve);
  });
  const stop = (): void => {
    stopped = true;
    parser.destroy();
    wake?.();
  };
  parser.on("error", (error) => {
    failure ??= error;
    stop();
  });
  parser.on("data", (cells: string[]) => {
    if (stopped) return;
    try {
      if (visit(cells)) stop();
    } catch (error) {
      failure = error;
      stop();
    }
  });
  parser.on("drain", () => wake?.());

  try {
    for await (const chunk of file.open()) {
      if (stopped) break;
      if (chunk.length === 0) continue;
      if (!parser.write(chunk) && !stopped) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      if (stopped) break;
    }
  } catch (error) {
    failure ??= error;
    stop();
  }
  if (!stopped) parser.end();
  await ended;
  if (failure !== undefined) throw failure;
}

/** Sends each record to where it belongs and keeps count of its lines. */
function createRecordSorter(
  survey: FileSurvey,
  visitor: RowVisitor,
): (cells: readonly string[]) => boolean | undefined {
  const width = survey.headers.length;
  const newline = survey.dialect.lineEnd === "cr" ? "\r" : "\n";
  const { damaged, hasQuotedNewlines, recordsBeforeRows } = survey;
  let nextDamaged = 0;
  let record = -1;
  let nextLine = 1;

  return (cells) => {
    record++;
    const line = nextLine;
    const lastLine = hasQuotedNewlines ? line + countNewlines(cells, newline) : line;
    nextLine = lastLine + 1;
    if (record < recordsBeforeRows) return undefined;
    const damage = damaged[nextDamaged];
    if (damage !== undefined && damage.record === record) {
      nextDamaged++;
      visitor.damaged?.(cells, line, damage);
    } else if (cells.length === width && !isAllBlank(cells)) return visitor.row(cells, line, lastLine);
    else if (isAllBlank(cells)) visitor.blank?.(line);
    else visitor.ragged?.(cells, line, lastLine);
    return undefined;
  };
}

function countNewlines(cells: readonly string[], newline: string): number {
  let count = 0;
  for (let cell = 0; cell < cells.length; cell++) {
    const text = cells[cell]!;
    for (let at = text.indexOf(newline); at >= 0; at = text.indexOf(newline, at + 1)) count++;
  }
  return count;
}

function isAllBlank(cells: readonly string[]): boolean {
  for (let cell = 0; cell < cells.length; cell++) {
    const text = cells[cell]!;
    if (text !== "" && text.trim() !== "") return false;
  }
  return true;
}
