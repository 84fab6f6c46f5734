import type { RenderOptions } from "../model/format.js";
import type { Excerpt } from "../model/problem.js";
import type { ProblemReport } from "../model/report.js";
import { cutText, displayWidth, headOf, tailOf, wrapText } from "./display-width.js";
import { createPaint, type Paint, type Style } from "./paint.js";
import type { ProblemGroup } from "./problem-groups.js";
import { terminalText } from "./terminal-text.js";

export interface ProblemDrawing extends RenderOptions {
  /** Under a heading that says so already, a warning need not call itself one. */
  readonly namesSeverity?: boolean;
}

const contextGap = 10;
/** In less the context always stands below, so that it is looked for in one place. */
const contextBesideFrom = 100;
/** What a long message goes on with, further in than the help below it. */
const hanging = "    ";
const gutterWidth = 5;
/** A message that quotes a whole file is cut in its middle. */
const messageLines = 4;

/**
 * A problem as a person reads it: place and message, the line of the file with carets under the part
 * that is meant, then what to write instead. No line is wider than `columns`.
 */
export function problemLines(
  problem: ProblemReport,
  drawing: ProblemDrawing = { columns: 80, color: false },
): string[] {
  const paint = createPaint(drawing.color);
  const { columns } = drawing;
  const style: Style = problem.severity === "error" ? "bad" : "doubtful";
  const lines = headLines(problem, drawing, paint);
  if (problem.excerpt !== null) lines.push(...excerptLines(problem.excerpt, columns, paint, style));
  if (problem.help !== null) {
    const help = cutText(terminalText(problem.help), columns * messageLines * 2, "middle");
    for (const line of wrapText(help, columns - 2)) lines.push(`  ${line}`);
  }
  return lines;
}

/** The first problem of a group, and how many more are like it. */
export function problemGroupLines({ first, others }: ProblemGroup, drawing: ProblemDrawing): string[] {
  const lines = problemLines(first, drawing);
  if (others === null) return lines;
  const { columns, color } = drawing;
  const paint = createPaint(color);
  const text = cutText(terminalText(`${others}.`), columns * 2, "middle");
  return [...lines, ...wrapText(text, columns - 2).map((line) => `  ${paint(line, "quiet")}`)];
}

function headLines(problem: ProblemReport, drawing: ProblemDrawing, paint: Paint): string[] {
  const { columns } = drawing;
  const place = cutText(placeText(problem), columns, "start");
  const isNamed = problem.severity === "warning" && drawing.namesSeverity !== false;
  const message = cutText(
    terminalText(isNamed ? `warning: ${problem.message}` : problem.message),
    columns * messageLines,
    "middle",
  );
  const indent = place === "" ? 0 : displayWidth(place) + 2;
  // Beside a place that fills most of the line the message would stand in a thin column.
  const first = columns - indent >= 24 ? columns - indent : 0;
  const [head, ...rest] = wrapText(message, columns - hanging.length, Math.min(first, columns));
  const lines = [[paint(place, "strong"), head].filter((part) => part).join("  ")];
  lines.push(...rest.map((line) => hanging + line));

  if (problem.context !== null) {
    const context = terminalText(problem.context);
    const used = rest.length === 0 ? indent + displayWidth(head ?? "") : columns;
    const fits = columns >= contextBesideFrom && used + contextGap + displayWidth(context) <= columns;
    if (fits) lines[0] += " ".repeat(contextGap) + paint(context, "quiet");
    else {
      const wrapped = wrapText(cutText(context, columns * 2, "middle"), columns - 2);
      lines.push(...wrapped.map((line) => `  ${paint(line, "quiet")}`));
    }
  }
  return lines;
}

/** `leads.csv:14:6`, as editors and terminals make it a link. */
function placeText({ file, line, column }: ProblemReport): string {
  if (file === null) return "";
  const numbers = line === null ? [] : column === null ? [line] : [line, column];
  return [terminalText(file), ...numbers].join(":");
}

function excerptLines(excerpt: Excerpt, columns: number, paint: Paint, style: Style): string[] {
  const number = String(excerpt.line).padStart(gutterWidth);
  const room = columns - number.length - 3;
  const shown = cutAroundMark(excerpt, room);
  const carets = "^".repeat(Math.max(1, displayWidth(shown.marked)));
  const text = `${shown.before}${paint(shown.marked, style)}${shown.after}`;
  return [
    `${paint(`${number} |`, "quiet")} ${text}`.trimEnd(),
    `${paint(`${" ".repeat(number.length)} |`, "quiet")} ${" ".repeat(displayWidth(shown.before))}${paint(carets, style)}`,
  ];
}

interface CutLine {
  readonly before: string;
  readonly marked: string;
  readonly after: string;
}

/** The marked part and as much of the line around it as there is room for; `…` stands for the rest. */
function cutAroundMark({ text, column, length }: Excerpt, room: number): CutLine {
  // What lies further off than this can't be seen in any case, and need not be measured.
  const reach = room * 16;
  const from = column - 1;
  const before = terminalText(text.slice(Math.max(0, from - reach), from));
  const after = terminalText(text.slice(from + length, from + length + reach));
  const whole = terminalText(text.slice(from, from + Math.min(length, reach)));
  // An `…` on each side, and a column for a caret behind the end of the line.
  const marked = cutText(whole, room - 2, "middle");
  const spare = room - Math.max(1, displayWidth(marked));
  const beforeWidth = displayWidth(before);
  const afterWidth = displayWidth(after);
  if (beforeWidth + afterWidth <= spare) return { before, marked, after };
  const half = Math.floor(spare / 2);
  const beforeRoom = afterWidth <= half ? spare - afterWidth : Math.max(half, spare - afterWidth);
  const fittedBefore = beforeWidth <= beforeRoom ? before : `…${tailOf(before, beforeRoom - 1)}`;
  const afterRoom = spare - displayWidth(fittedBefore);
  const fittedAfter =
    afterWidth <= afterRoom ? after : afterRoom < 1 ? "" : `${headOf(after, afterRoom - 1)}…`;
  return { before: fittedBefore, marked, after: fittedAfter };
}
