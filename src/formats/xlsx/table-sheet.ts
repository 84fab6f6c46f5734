import { type Cell, type ColumnDef, rangeRef, type WriteSheet } from "hucre/xlsx";
import { displayWidth } from "../../report/display-width.js";
import type { Zone } from "../../time/zone.js";
import { cellText } from "./cell-text.js";
import { type CellKind, cellValue, looksLikeError, numberFormat, type PlainValue } from "./cell-value.js";
import { headerStyle, noteStyle, verdictRules, wrapStyle } from "./style.js";

/** A column of a sheet: what it is called, what its cells are, and the cell for what a row is about. */
export interface SheetColumn<Row> {
  readonly head: string;
  /** A function where it depends on the row. */
  readonly kind?: CellKind | ((row: Row) => CellKind);
  readonly value: (row: Row) => PlainValue;
  /** Long sentences go over several lines. */
  readonly wraps?: true;
}

export interface SheetTable<Row> {
  readonly name: string;
  readonly columns: readonly SheetColumn<Row>[];
  readonly rows: readonly Row[];
  /** How many of the columns stay in sight. */
  readonly frozenColumns?: number;
  /** Said below the table. */
  readonly note?: string | undefined;
}

/** So many rows are looked at to find out how wide a column has to be. */
const rowsMeasured = 500;
const [narrowest, widest, wrapWidth] = [9, 45, 70];
/** The button of the filter stands in the cell of the header. */
const buttonWidth = 4;

const kindWidths: Readonly<Partial<Record<CellKind, number>>> = { instant: 20, day: 12, duration: 13 };

/** A table with a header that stays in sight and filters, in the wall time of the zone. */
export function tableSheet<Row>(table: SheetTable<Row>, zone: Zone): WriteSheet {
  const { name, columns, rows, frozenColumns = 0, note } = table;
  const cells = new Map<string, Partial<Cell>>();
  const written = rows.map((row) =>
    columns.map(({ kind = "text", value }) =>
      cellValue(typeof kind === "function" ? kind(row) : kind, value(row), zone),
    ),
  );
  columns.forEach(({ head }, index) => {
    cells.set(`0,${index}`, { value: head, style: headerStyle });
  });
  written.forEach((row, index) => {
    row.forEach((value, column) => {
      if (looksLikeError(value)) cells.set(`${index + 1},${column}`, { richText: [{ text: value }] });
    });
  });
  for (const [index, { kind, value }] of columns.entries()) {
    if (typeof kind !== "function") continue;
    rows.forEach((row, line) => {
      const numFmt = numberFormat(kind(row), [value(row)]);
      if (numFmt !== undefined) cells.set(`${line + 1},${index}`, { style: { numFmt } });
    });
  }
  if (note !== undefined) cells.set(`${rows.length + 2},0`, { value: cellText(note), style: noteStyle });
  const verdictRanges = columns.flatMap(({ kind }, index) =>
    kind === "verdict" ? [rangeRef(1, index, rows.length, index)] : [],
  );
  const hasVerdicts = verdictRanges.length > 0 && rows.length > 0;
  return {
    name,
    columns: columns.map((column) => columnOf(column, rows)),
    rows: [columns.map(({ head }) => head), ...written],
    cells,
    freezePane: { rows: 1, columns: frozenColumns },
    autoFilter: { range: rangeRef(0, 0, rows.length, columns.length - 1) },
    // Ranges of one set of rules stand in one list.
    ...(hasVerdicts && { conditionalRules: verdictRules(verdictRanges.join(" ")) }),
    pageSetup: {
      orientation: "landscape",
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: "$1:$1",
    },
  };
}

function columnOf<Row>(
  { head, kind = "text", value, wraps }: SheetColumn<Row>,
  rows: readonly Row[],
): ColumnDef {
  const headWidth = displayWidth(head) + buttonWidth;
  if (wraps) return { width: wrapWidth, style: wrapStyle };
  const measured = typeof kind === "function" ? undefined : kindWidths[kind];
  const width = Math.max(narrowest, headWidth, measured ?? widthOf(rows.slice(0, rowsMeasured).map(value)));
  if (typeof kind === "function") return { width };
  const numFmt = numberFormat(kind, kind === "duration" ? rows.map(value) : []);
  return numFmt === undefined ? { width } : { width, style: { numFmt } };
}

function widthOf(values: readonly PlainValue[]): number {
  const widths = values.map((value) => displayWidth(cellText(String(value ?? "").slice(0, widest))));
  return Math.min(widest, Math.max(0, ...widths) + 1);
}
