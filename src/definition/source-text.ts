import type { Excerpt, Place } from "../model/problem.js";
import type { Span } from "./tree.js";

const widestLine = 160;
const shownBefore = 60;

/** The text of a file, and where an offset of it stands. */
export interface SourceText {
  readonly text: string;
  place(offset: number): Place & { readonly line: number; readonly column: number };
  /** The line on which a span begins, with the span marked as far as that line goes. */
  excerpt(span: Span): Excerpt;
}

export function createSourceText(text: string, file: string): SourceText {
  const lineStarts = [0];
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (sign === "\n" || (sign === "\r" && text[at + 1] !== "\n")) lineStarts.push(at + 1);
  }

  const lineOf = (offset: number): number => {
    let low = 0;
    let high = lineStarts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (lineStarts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  };

  const place = (offset: number) => {
    const line = lineOf(offset);
    return { file, line: line + 1, column: offset - lineStarts[line]! + 1 };
  };

  return {
    text,
    place,
    excerpt(span) {
      const { line, column } = place(span.start);
      const whole = text.slice(lineStarts[line - 1], lineStarts[line]).replace(/[\r\n]+$/, "");
      const length = Math.max(1, Math.min(span.end - span.start, whole.length - column + 1));
      if (whole.length <= widestLine) return { line, text: whole, column, length };
      const from = Math.max(0, column - 1 - shownBefore);
      const shown = whole.slice(from, from + widestLine);
      const lead = from > 0 ? "…" : "";
      const tail = from + widestLine < whole.length ? "…" : "";
      const markedColumn = column - from + lead.length;
      return {
        line,
        text: lead + shown + tail,
        column: markedColumn,
        length: Math.min(length, shown.length + lead.length - markedColumn + 1),
      };
    },
  };
}
