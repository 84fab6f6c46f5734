import CliTable from "cli-table3";
import { cutText, displayWidth, wrapText } from "./display-width.js";
import {
  isHeading,
  type Ledger,
  type LedgerCell,
  type LedgerColumn,
  type LedgerLine,
} from "./ledgers/ledger.js";
import type { Paint } from "./paint.js";
import { terminalText } from "./terminal-text.js";

const gap = "  ";
const noBorders = Object.fromEntries(
  "top top-mid top-left top-right bottom bottom-mid bottom-left bottom-right left left-mid mid mid-mid right right-mid"
    .split(" ")
    .map((name) => [name, ""]),
);

/**
 * Draws a ledger in at most `width` columns. Every cell passes through `terminalText` here, before it
 * is measured and painted, so nothing of a file reaches the terminal raw.
 */
export function drawLedger(ledger: Ledger, width: number, paint: Paint): string[] {
  const heads = ledger.columns.map(({ head }) =>
    [head].flat().map((text): LedgerLine => ({ text, style: "quiet" })),
  );
  const rows = ledger.rows.map((row) => (isHeading(row) ? row : { cells: row.map(safeLines) }));
  const cells = [heads, ...rows.flatMap((row) => ("cells" in row ? [row.cells] : []))];
  const widths = fitWidths(ledger.columns, cells, width);
  const drawRow = (row: readonly (readonly LedgerLine[])[]) => drawCells(row, ledger.columns, widths, paint);
  const body = rows.flatMap((row) =>
    "cells" in row
      ? drawRow(row.cells)
      : [paint(cutText(terminalText(row.heading), width, "middle"), "strong")],
  );
  if (isHeadless(ledger)) return body;
  const rule = "─".repeat(widths.reduce((sum, each) => sum + gap.length + each, -gap.length));
  return [...drawRow(heads), paint(rule, "quiet"), ...body];
}

/** A list of facts needs no heads, and no rule below them. */
function isHeadless({ columns }: Ledger): boolean {
  return columns.every(({ head }) => head === "");
}

function safeLines(cell: LedgerCell): LedgerLine[] {
  const lines = typeof cell === "string" ? [{ text: cell }] : "text" in cell ? [cell] : cell;
  return lines.map(({ text, style }) => ({ text: terminalText(text), style }));
}

function drawCells(
  row: readonly (readonly LedgerLine[])[],
  columns: readonly LedgerColumn[],
  widths: readonly number[],
  paint: Paint,
): string[] {
  const table = new CliTable({
    chars: { ...noBorders, middle: gap },
    style: { head: [], border: [], "padding-left": 0, "padding-right": 0, compact: true },
    colAligns: columns.map(({ align }) => align ?? "left"),
    colWidths: [...widths],
  });
  table.push(row.map((lines, index) => fitCell(lines, columns[index], widths[index] ?? 0, paint).join("\n")));
  return table
    .toString()
    .split("\n")
    .map((line) => line.trimEnd());
}

function fitCell(
  lines: readonly LedgerLine[],
  column: LedgerColumn | undefined,
  width: number,
  paint: Paint,
): string[] {
  const fit = column?.fit ?? "end";
  return lines.flatMap(({ text, style }) => {
    const fitted =
      fit === "wrap" ? wrapText(cutText(text, width * 6, "middle"), width) : [cutText(text, width, fit)];
    return fitted.map((line) => paint(line, style));
  });
}

const widestCell = 60;

function fitWidths(
  columns: readonly LedgerColumn[],
  cells: readonly (readonly (readonly LedgerLine[])[])[],
  width: number,
): number[] {
  const widths = columns.map((column, index) => {
    const natural = Math.max(
      ...cells.flatMap((row) => (row[index] ?? []).map(({ text }) => displayWidth(text))),
      1,
    );
    return column.fit === undefined ? natural : Math.min(natural, column.atMost ?? widestCell);
  });
  const room = width - gap.length * (columns.length - 1);
  let excess = widths.reduce((sum, each) => sum + each, 0) - room;
  // The widest column that can give room gives it, one by one, so that short ones stay whole.
  for (const last of [false, true]) {
    const giving = columns.map((column) => ({ ...column, isAsked: (column.givesLast ?? false) === last }));
    while (excess > 0) {
      const widest = widestOf(giving, widths);
      if (widest < 0) break;
      widths[widest] = (widths[widest] as number) - 1;
      excess--;
    }
  }
  return widths;
}

function widestOf(
  columns: readonly (LedgerColumn & { readonly isAsked: boolean })[],
  widths: readonly number[],
): number {
  let widest = -1;
  for (const [index, column] of columns.entries()) {
    const own = widths[index] as number;
    if (!column.isAsked || column.fit === undefined || own <= (column.atLeast ?? 4)) continue;
    if (widest < 0 || own > (widths[widest] as number)) widest = index;
  }
  return widest;
}
