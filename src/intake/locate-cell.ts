/** Where a cell begins in the lines of its record: the line from 0, the column from 1, its length there. */
export interface CellSpan {
  readonly line: number;
  readonly column: number;
  /** Quotes included, as far as that line goes; at least 1. */
  readonly length: number;
}

/** Finds a cell by its number, from 0, in the text of its record; the end of the record where it has fewer. */
export function locateCell(lines: readonly string[], delimiter: string, cell: number): CellSpan {
  let current = 0;
  let quoted = false;
  let start = { line: 0, column: 1 };
  for (const [line, text] of lines.entries()) {
    for (let at = 0; at < text.length; at++) {
      if (text[at] === '"') quoted = !quoted;
      else if (text[at] === delimiter && !quoted) {
        if (current === cell) return span(lines, start, line === start.line ? at : undefined);
        current++;
        start = { line, column: at + 2 };
      }
    }
  }
  return span(lines, start, undefined);
}

function span(
  lines: readonly string[],
  start: { readonly line: number; readonly column: number },
  end: number | undefined,
): CellSpan {
  const length = (end ?? lines[start.line]?.length ?? 0) - (start.column - 1);
  return { ...start, length: Math.max(1, length) };
}
