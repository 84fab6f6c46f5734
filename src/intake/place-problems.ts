import type { Excerpt, Problem } from "../model/problem.js";
import { collectLines } from "./collect-lines.js";
import type { InputFile } from "./input-file.js";
import { locateCell } from "./locate-cell.js";
import type { LoggedProblem, Mark } from "./problem-log.js";
import type { FileSurvey } from "./survey-file.js";

const widestLine = 160;
const shownBefore = 60;

/**
 * Gives logged problems their line, column and excerpt. The lines are read again, in one pass over each
 * file that has any, so that rows carry no positions while they are read.
 */
export async function placeProblems(
  files: readonly InputFile[],
  surveys: readonly (FileSurvey | undefined)[],
  logged: readonly LoggedProblem[],
): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const [index, file] of files.entries()) {
    const ofFile = logged.filter((problem) => problem.file === index);
    if (ofFile.length === 0) continue;
    const survey = surveys[index];
    const ranges = ofFile.flatMap(({ mark }) => (mark === undefined ? [] : [rangeOf(mark)]));
    const lines = await collectLines(file, survey?.dialect.lineEnd ?? "lf", ranges);
    const placed = ofFile.map((problem) => ({
      ...problem.finding,
      severity: problem.severity,
      file: file.name,
      ...(problem.mark === undefined ? {} : placeMark(problem.mark, lines, survey?.dialect.delimiter ?? ",")),
    })) as Problem[];
    placed.sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0));
    problems.push(...placed);
  }
  return problems;
}

function rangeOf(mark: Mark): { first: number; last: number } {
  return { first: mark.line, last: mark.at === "cell" ? mark.lastLine : mark.line };
}

function placeMark(
  mark: Mark,
  lines: ReadonlyMap<number, Uint8Array>,
  delimiter: string,
): { line: number; column?: number; excerpt?: Excerpt } {
  const first = lines.get(mark.line);
  if (first === undefined) return { line: mark.line };
  if (mark.at === "byte") {
    const column = decodeLine(first.subarray(0, mark.byteInLine), first).length + 1;
    return { line: mark.line, column, excerpt: cutExcerpt(decodeLine(first), mark.line, column, 1) };
  }
  const texts: string[] = [];
  for (let line = mark.line; line <= mark.lastLine; line++) {
    const bytes = lines.get(line);
    if (bytes === undefined) break;
    texts.push(decodeLine(bytes));
  }
  const { line, column, length } = locateCell(texts, delimiter, mark.cell);
  return {
    line: mark.line + line,
    column,
    excerpt: cutExcerpt(texts[line]!, mark.line + line, column, length),
  };
}

/** A line that is not UTF-8 is shown as Windows-1252, which shows most of what its writer meant. */
function decodeLine(bytes: Uint8Array, judgedBy = bytes): string {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(judgedBy);
    return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/** A long line is cut around what is marked. */
function cutExcerpt(text: string, line: number, column: number, length: number): Excerpt {
  if (text.length <= widestLine) return { line, text, column, length };
  const from = Math.max(0, column - 1 - shownBefore);
  const shown = text.slice(from, from + widestLine);
  const lead = from > 0 ? "…" : "";
  const tail = from + widestLine < text.length ? "…" : "";
  const shownColumn = column - from + lead.length;
  const room = lead.length + shown.length - shownColumn + 1;
  return {
    line,
    text: lead + shown + tail,
    column: shownColumn,
    length: Math.max(1, Math.min(length, room)),
  };
}
