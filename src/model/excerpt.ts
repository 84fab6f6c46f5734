import type { Excerpt } from "./problem.js";

const widestLine = 160;
const shownBefore = 60;

/**
 * A line of a file with a part of it marked; a long line is cut around the mark, with `…` for what is left out.
 *
 * @param column the first marked character, from 1
 * @param length how many are marked; cut where the shown line ends, at least 1
 */
export function createExcerpt(text: string, line: number, column: number, length: number): Excerpt {
  if (text.length <= widestLine) {
    return { line, text, column, length: markedLength(length, text.length - column + 1) };
  }
  const from = wholeCharacter(text, Math.max(0, column - 1 - shownBefore));
  const to = wholeCharacter(text, Math.min(text.length, from + widestLine));
  const shown = `${from > 0 ? "…" : ""}${text.slice(from, to)}`;
  const shownColumn = column - from + (from > 0 ? 1 : 0);
  return {
    line,
    text: to < text.length ? `${shown}…` : shown,
    column: shownColumn,
    length: markedLength(length, shown.length - shownColumn + 1),
  };
}

function markedLength(wanted: number, room: number): number {
  return Math.max(1, Math.min(wanted, room));
}

/** The same place, or the one before it where it would cut a character of two code units in half. */
function wholeCharacter(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return at > 0 && unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at;
}
