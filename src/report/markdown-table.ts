import { displayWidth } from "./display-width.js";
import { isHeading, type Ledger, type LedgerCell, type LedgerColumn } from "./ledgers/ledger.js";
import { markdownText } from "./markdown-text.js";

/** A cell that is wider than this is not worth a column as wide in the raw text. */
const widestPadding = 48;
/** Spaces at the beginning of a cell are dropped, this one is not. */
const emSpace = "\u2003";

/** A ledger as tables of Markdown, aligned for whoever reads the raw text; a heading begins a new table. */
export function markdownTable({ columns, rows }: Ledger): string[] {
  const lines: string[] = [];
  let body: string[][] = [];
  const close = () => {
    if (body.length > 0) lines.push(...drawTable(columns, body), "");
    body = [];
  };
  for (const row of rows) {
    if (!isHeading(row)) body.push(row.map(cellText));
    else if (row.heading !== "") {
      close();
      lines.push(`**${markdownText(row.heading)}**`, "");
    }
  }
  close();
  return lines.slice(0, -1);
}

function cellText(cell: LedgerCell): string {
  const lines =
    typeof cell === "string" ? [cell] : "text" in cell ? [cell.text] : cell.map(({ text }) => text);
  return lines
    .filter((line) => line !== "")
    .map((line) => {
      const depth = (/^ */.exec(line)?.[0].length ?? 0) / 2;
      return emSpace.repeat(depth) + markdownText(line.trimStart());
    })
    .join("<br>");
}

function drawTable(columns: readonly LedgerColumn[], body: readonly (readonly string[])[]): string[] {
  const heads = columns.map(({ head }) => (typeof head === "string" ? head : head.join(", ")));
  const widths = heads.map((head, index) =>
    Math.max(
      3,
      displayWidth(head),
      ...body.map((row) => displayWidth(row[index] ?? "")).filter((width) => width <= widestPadding),
    ),
  );
  const lineOf = (cells: readonly string[]) => {
    const padded = cells.map((cell, index) => {
      const blanks = " ".repeat(Math.max(0, widths[index]! - displayWidth(cell)));
      return columns[index]?.align === "right" ? blanks + cell : cell + blanks;
    });
    return `| ${padded.join(" | ")} |`;
  };
  const rules = columns.map(({ align }, index) =>
    align === "right" ? `${"-".repeat(widths[index]! - 1)}:` : "-".repeat(widths[index]!),
  );
  return [lineOf(heads), `| ${rules.join(" | ")} |`, ...body.map(lineOf)];
}
