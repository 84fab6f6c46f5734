import { createExcerpt } from "../model/excerpt.js";
import type { Excerpt, Place } from "../model/problem.js";
import { type DecodedText, decodeText } from "./decode-text.js";
import type { Span } from "./tree.js";

/** The text of a file, and where an offset of it stands. */
export interface SourceText extends DecodedText {
  place(offset: number): Place & { readonly line: number; readonly column: number };
  /** The line on which a span begins, with the span marked as far as that line goes. */
  excerpt(span: Span): Excerpt;
}

export function createSourceText(content: string | Uint8Array, file: string): SourceText {
  const decoded = decodeText(content);
  const { text } = decoded;
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
    ...decoded,
    place,
    excerpt(span) {
      const { line, column } = place(span.start);
      const whole = text.slice(lineStarts[line - 1], lineStarts[line]).replace(/[\r\n]+$/, "");
      return createExcerpt(whole, line, column, span.end - span.start);
    },
  };
}
