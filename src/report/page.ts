import { cutText, wrapText } from "./display-width.js";
import type { Paint } from "./paint.js";
import { numberText } from "./quantity-text.js";
import { terminalText } from "./terminal-text.js";

/** What the text of a report is set on: its width in columns, and how it is coloured. */
export interface Page {
  readonly columns: number;
  readonly color: boolean;
  readonly paint: Paint;
}

export const indent = "  ";

/** No sentence of a report needs more lines than this; a hostile name would. */
const linesOfParagraph = 4;

export function headingLine({ paint }: Page, title: string): string {
  return paint(title, "strong");
}

/** What is said below a section; nothing for an empty text. */
export function noteLines({ columns, paint }: Page, text: string): string[] {
  if (text === "") return [];
  return indented(paragraphLines(text, columns - indent.length).map((line) => paint(line, "quiet")));
}

/** Where there are too many for a page the JSON report is the better reading; empty for none. */
export function moreText(count: number, kind = ""): string {
  return count <= 0 ? "" : `${numberText(count)} more${kind}: -o report.json has them.`;
}

export function moreLines(page: Page, count: number, kind = ""): string[] {
  return noteLines(page, moreText(count, kind));
}

/** A text in lines of a width, cut where it is far too long. */
export function paragraphLines(text: string, width: number): string[] {
  return wrapText(cutText(terminalText(text), width * linesOfParagraph, "middle"), width);
}

export function indented(lines: readonly string[]): string[] {
  return lines.map((line) => (line === "" ? line : `${indent}${line}`));
}
