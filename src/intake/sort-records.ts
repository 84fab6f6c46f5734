import type { Cells } from "./cells.js";
import { createFooterTest } from "./footers.js";
import { mostColumns } from "./reading-limits.js";
import type { RowVisitor } from "./row-visitor.js";
import type { FileSurvey } from "./survey-file.js";

/** So many lines are held back at most to see whether they are the file's end. */
const heldAtMost = 200;

/** Sends each record to where it belongs and keeps count of its lines. */
export interface RecordSorter {
  /**
   * The records of a file in order, the header first. `true` stops the reading.
   *
   * @param newlines how many line ends are within it, where that is known
   */
  sort(cells: Cells, newlines?: number): boolean | undefined;
  /** The same for a record that is known to be a row: as many cells as the header, and neither blank nor a footer. */
  sortPlain(cells: Cells, newlines: number): boolean | undefined;
  /** The file is at its end. */
  end(): void;
}

interface HeldRow {
  readonly cells: Cells;
  readonly line: number;
  readonly lastLine: number;
}

/**
 * Whether a line is a footer shows only when nothing but footers and blank lines comes behind it, to the end
 * of the file or to the header of the next one that was joined to it; a row behind it makes it the row, or
 * the reject, that it otherwise is. Lines of one cell that stand among footers are footers too: reports give
 * their own title and the company's name there.
 */
export function createRecordSorter(survey: FileSurvey, visitor: RowVisitor): RecordSorter {
  const { damaged, hasQuotedNewlines, hasNul, headers } = survey;
  const width = headers.length;
  const last = width - 1;
  const newline = survey.dialect.lineEnd === "cr" ? "\r" : "\n";
  const footer = createFooterTest(survey.footers);
  let held: HeldRow[] = [];
  let holdsFooter = false;
  let lastHeader = "";
  let nextDamaged = 0;
  let record = -1;
  let nextLine = survey.headerLine;

  function deliver({ cells, line, lastLine }: HeldRow): boolean | undefined {
    if (cells.length === width) return visitor.row(cells, line, lastLine);
    visitor.ragged?.(cells, line, lastLine);
    return undefined;
  }

  /** What was held back is rows after all, or it was the end. */
  function settle(isEnd: boolean): boolean | undefined {
    const rows = held;
    const areFooters = isEnd && holdsFooter;
    held = [];
    holdsFooter = false;
    for (const row of rows) {
      if (areFooters) visitor.ignored?.("footer");
      else if (deliver(row)) return true;
    }
    return undefined;
  }

  return {
    sortPlain(cells, newlines) {
      record++;
      const line = nextLine;
      const lastLine = line + newlines;
      nextLine = lastLine + 1;
      if (held.length > 0 && settle(false)) return true;
      return visitor.row(cells, line, lastLine);
    },
    sort(cells, newlines) {
      record++;
      const line = nextLine;
      const lastLine = line + (newlines ?? (hasQuotedNewlines ? countNewlines(cells, newline) : 0));
      nextLine = lastLine + 1;
      if (record === 0) {
        lastHeader = cells.at(cells.length - 1)!;
        return undefined;
      }
      // Whoever judges rows refuses the file for it; nobody is to read a second one.
      if (cells.length > mostColumns) {
        visitor.ragged?.(cells, line, lastLine);
        return true;
      }
      const damage = damaged[nextDamaged]?.record === record ? damaged[nextDamaged++] : undefined;
      if (
        cells.length === width &&
        (cells.at(last) === lastHeader || damage !== undefined) &&
        repeatsHeader(cells, headers)
      ) {
        settle(true);
        visitor.ignored?.("header");
        return undefined;
      }
      if (damage === undefined && isAllBlank(cells)) {
        visitor.ignored?.("blank");
        return undefined;
      }
      const nul = hasNul ? cells.slice().findIndex((cell) => cell.includes("\0")) : -1;
      if (damage === undefined && nul < 0 && footer.mayRead(cells, width)) {
        const reads = footer.reads(cells, width);
        if ((reads || cells.length < Math.min(width, 2)) && held.length < heldAtMost) {
          held.push({ cells: cells.slice(), line, lastLine });
          holdsFooter ||= reads;
          return undefined;
        }
      }
      if (held.length > 0 && settle(false)) return true;
      if (damage !== undefined) visitor.damaged?.(cells, line, damage);
      else if (nul >= 0) visitor.withNul?.(cells, line, lastLine, nul);
      else if (cells.length === width) return visitor.row(cells, line, lastLine);
      else visitor.ragged?.(cells, line, lastLine);
      return undefined;
    },
    end() {
      settle(true);
    },
  };
}

/** In a file that was joined to another one its byte order mark stands before its header, and before a quote. */
function repeatsHeader(cells: Cells, headers: readonly string[]): boolean {
  return headers.every((header, at) => unquote(cells.at(at)!) === header);
}

function unquote(cell: string): string {
  const text = cell.trim();
  return text.length > 1 && text.startsWith('"') && text.endsWith('"') ? text.slice(1, -1).trim() : text;
}

function countNewlines(cells: Cells, newline: string): number {
  let count = 0;
  for (let cell = 0; cell < cells.length; cell++) {
    const text = cells.at(cell)!;
    for (let at = text.indexOf(newline); at >= 0; at = text.indexOf(newline, at + 1)) count++;
  }
  return count;
}

function isAllBlank(cells: Cells): boolean {
  for (let cell = 0; cell < cells.length; cell++) {
    const text = cells.at(cell)!;
    if (text !== "" && text.trim() !== "") return false;
  }
  return true;
}
