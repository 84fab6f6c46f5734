import { isHeading, type Ledger, type LedgerCell, type LedgerLine } from "../../report/ledgers/ledger.js";
import { type Content, html, type Markup } from "./markup.js";

export interface TableOptions {
  /** Names the table to whoever does not see its place on the page. */
  readonly caption: string;
  /** The column whose cell names its row; the first one unless said. */
  readonly nameColumn?: number;
}

/**
 * A ledger as a table. On a narrow page every row becomes a block whose cells bring their heads with them; the
 * roles say again what the elements say, because such a layout takes it from them.
 */
export function ledgerTable({ columns, rows }: Ledger, { caption, nameColumn = 0 }: TableOptions): Markup {
  const heads = columns.map(({ head }) => (typeof head === "string" ? head : head.join(", ")));
  const ends = columns.map(({ align }) => align === "right");
  return html`<table class="stacks" role="table"><caption class="unseen">${caption}</caption>
<thead role="rowgroup"><tr role="row">${heads.map((head, index) => headCell(head, ends[index]))}</tr></thead>
<tbody role="rowgroup">
${rows.map((row) => (isHeading(row) ? headingRow(row.heading, columns.length) : tableRow(row, heads, ends, nameColumn)))}</tbody></table>
`;
}

export function headCell(head: string, isNumber: boolean | undefined): Markup {
  return html`<th scope="col" role="columnheader"${isNumber && html` class="number"`}>${head}</th>`;
}

function headingRow(heading: string, columns: number): Content {
  return (
    heading !== "" &&
    html`<tr role="row"><th role="rowheader" scope="rowgroup" colspan="${columns}">${heading}</th></tr>\n`
  );
}

/** One row; `sortBy` gives cells that are numbers to whoever sorts them. */
export function tableRow(
  cells: readonly LedgerCell[],
  heads: readonly string[],
  ends: readonly boolean[],
  nameColumn: number,
  sortBy: readonly (number | undefined)[] = [],
): Markup {
  return html`<tr role="row">${cells.map((cell, index) => {
    const label = html` data-head="${heads[index] ?? ""}"`;
    const type = ends[index] && html` class="number"`;
    const key = sortBy[index] !== undefined && html` data-key="${sortBy[index]}"`;
    return index === nameColumn
      ? html`<th scope="row" role="rowheader"${label}${type}${key}>${cellContent(cell)}</th>`
      : html`<td role="cell"${label}${type}${key}>${cellContent(cell)}</td>`;
  })}</tr>\n`;
}

/** Lines below each other; what a style says by colour its words say too. */
export function cellContent(cell: LedgerCell): Content {
  if (typeof cell === "string") return breakable(cell);
  if (!isLines(cell)) return styled(cell);
  const lines = cell.filter(({ text }) => text !== "");
  return lines.length === 1 ? styled(lines[0]!) : lines.map((line) => html`<div>${styled(line)}</div>`);
}

function isLines(cell: LedgerLine | readonly LedgerLine[]): cell is readonly LedgerLine[] {
  return Array.isArray(cell);
}

function styled({ text, style }: LedgerLine): Content {
  return style === undefined || text === "" ? breakable(text) : html`<span class="${style}">${text}</span>`;
}

/** A path is rather broken behind a slash than within a name. */
function breakable(text: string): Content {
  if (!text.includes("/")) return text;
  return text.split("/").map((part, index) => (index === 0 ? part : html`/<wbr>${part}`));
}
