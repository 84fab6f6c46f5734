import { createExcerpt } from "../model/excerpt.js";
import type { Excerpt, Problem } from "../model/problem.js";
import { collectLines } from "./collect-lines.js";
import type { InputFile } from "./input-file.js";
import { locateCell } from "./locate-cell.js";
import type { LoggedProblem, Mark } from "./problem-log.js";
import type { FailedSurvey, FileSurvey } from "./survey-file.js";
import { createTranscoder } from "./transcode.js";

/**
 * Gives logged problems their line, column and excerpt. The lines are read again, in one pass over each
 * file that has any, so that rows carry no positions while they are read.
 */
export async function placeProblems(
  files: readonly InputFile[],
  surveys: readonly (FileSurvey | FailedSurvey)[],
  logged: readonly LoggedProblem[],
): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const [index, file] of files.entries()) {
    const ofFile = logged.filter((problem) => problem.file === index);
    if (ofFile.length === 0) continue;
    const survey = surveys[index];
    const ranges = ofFile.flatMap(({ mark }) => (mark === undefined ? [] : [rangeOf(mark)]));
    const lines = await collectLines(survey?.text ?? file, survey?.dialect?.lineEnd ?? "lf", ranges);
    const placed = ofFile.map((problem) => ({
      ...problem.finding,
      severity: problem.severity,
      file: file.name,
      ...placeProblem(problem, lines, survey?.dialect?.delimiter ?? ","),
    })) as Problem[];
    placed.sort(byPlace);
    problems.push(...placed);
  }
  return problems;
}

function rangeOf(mark: Mark): { first: number; last: number } {
  return { first: mark.line, last: mark.at === "cell" ? mark.lastLine : mark.line };
}

/** By line and column. Of those without a line the errors, of the file as a whole, come first; the rest sums up. */
function byPlace(a: Problem, b: Problem): number {
  return rankOf(a) - rankOf(b) || (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}

function rankOf({ line, severity }: Problem): number {
  if (line !== undefined) return 1;
  return severity === "error" ? 0 : 2;
}

function placeProblem(
  { mark, withExcerpt }: LoggedProblem,
  lines: ReadonlyMap<number, Uint8Array>,
  delimiter: string,
): { line?: number; column?: number; excerpt?: Excerpt } {
  if (mark === undefined) return {};
  const marked = findMarked(mark, lines, delimiter);
  if (marked === undefined) return { line: mark.line };
  const { line, column, length, text } = marked;
  return withExcerpt
    ? { line, column, excerpt: createExcerpt(text, line, column, length) }
    : { line, column };
}

/** The line that holds what is marked, and where in it that stands. */
function findMarked(
  mark: Mark,
  lines: ReadonlyMap<number, Uint8Array>,
  delimiter: string,
): { line: number; column: number; length: number; text: string } | undefined {
  const first = lines.get(mark.line);
  if (first === undefined) return undefined;
  if (mark.at === "byte") {
    const column = decodeLine(first.subarray(0, mark.byteInLine), first).length + 1;
    return { line: mark.line, column, length: 1, text: decodeLine(first) };
  }
  const texts: string[] = [];
  for (let line = mark.line; line <= mark.lastLine; line++) {
    const bytes = lines.get(line);
    if (bytes === undefined) break;
    texts.push(decodeLine(bytes));
  }
  const { line, column, length } = locateCell(texts, delimiter, mark.cell);
  return { line: mark.line + line, column, length, text: texts[line]! };
}

/** A line that is not UTF-8 is shown as Windows-1252, which shows most of what its writer meant. */
function decodeLine(bytes: Uint8Array, judgedBy = bytes): string {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(judgedBy);
    return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  } catch {
    return new TextDecoder().decode(createTranscoder("windows-1252")?.push(bytes));
  }
}
