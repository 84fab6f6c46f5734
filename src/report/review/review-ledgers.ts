import type { ReviewObjective, ReviewReport, ReviewResult } from "../../model/review.js";
import { displayWidth } from "../display-width.js";
import {
  type Ledger,
  type LedgerCell,
  type LedgerColumn,
  type LedgerRow,
  spaceBlocks,
  stackLines,
} from "../ledgers/ledger.js";
import { verdictStyle } from "../paint.js";
import { groupByOwner, partyText } from "../party-text.js";
import { verdictText } from "../verdict-text.js";
import { courseText } from "./course-text.js";
import { listReviewLines, type NamedLine } from "./named-line.js";
import { periodHead, totalHead } from "./period-head.js";
import { figureLine, periodCell, totalCell } from "./review-cells.js";
import { trendText, undecidedText } from "./trend-text.js";

const gap = 2;
const narrowestName = 14;
const widestName = 44;

/** The periods of one table, by index, and whether the total stands behind them. */
interface ColumnBlock {
  readonly indexes: readonly number[];
  readonly hasTotal: boolean;
}

/**
 * The objectives with their periods side by side. Where these are too many for the width, the first of them stand
 * in a table above the others, and the total behind the last.
 *
 * @param width the columns of the page that a table may take
 */
export function composeReviewLedgers(review: ReviewReport, width: number): Ledger[] {
  const duties = groupByOwner(review);
  const sections = duties.map(({ owner, objectives }) => ({
    heading: duties.length < 2 ? undefined : partyText(review, owner),
    blocks: objectives.map((objective) => listReviewLines(objective, review)),
  }));
  const rows = sections.flatMap(({ blocks }) => blocks.flat());
  const heads = review.periods.map(periodHead);
  const widths = heads.map((head, index) =>
    leastWidth([
      ...head,
      ...rows.flatMap(({ line, objective }) => cellTexts(line.periods[index] ?? null, objective)),
    ]),
  );
  const total = totalHead(review);
  const totalWidth = leastWidth([
    ...total,
    ...rows.flatMap(({ line, objective }) => cellTexts(line.total, objective)),
  ]);
  const name = Math.max(narrowestName, Math.min(20, leastWidth(rows.map(({ name: each }) => each))));
  const column = (head: readonly string[], atLeast: number): LedgerColumn => ({
    head,
    fit: "wrap",
    atLeast,
    atMost: 24,
  });
  return splitColumns(widths, totalWidth, width - name, review.periods.length > 1).map(
    ({ indexes, hasTotal }, block) => ({
      columns: [
        { head: "Objective", fit: "wrap", atLeast: name, atMost: widestName },
        ...indexes.map((index) => column(heads[index] ?? [], widths[index] ?? 0)),
        ...(hasTotal ? [column(total, totalWidth)] : []),
      ],
      rows: spaceBlocks(
        sections.map(({ heading, blocks }): LedgerRow[] => {
          const drawn = spaceBlocks(
            blocks.map((own) =>
              own.map((row): LedgerCell[] => [
                block === 0 ? nameCell(row) : { text: indented(row), style: "strong" },
                ...indexes.map((index) => periodCell(row.line.periods[index] ?? null, row.objective)),
                ...(hasTotal ? [totalCell(row)] : []),
              ]),
            ),
          );
          return heading === undefined ? drawn : [{ heading }, ...drawn];
        }),
      ),
    }),
  );
}

/** As few tables as the width allows, and in each about as many columns; the total counts as one of them. */
function splitColumns(
  widths: readonly number[],
  totalWidth: number,
  room: number,
  hasTotal: boolean,
): ColumnBlock[] {
  const count = widths.length + (hasTotal ? 1 : 0);
  for (let tables = 1; tables < count; tables++) {
    const blocks = splitInto(tables, widths.length, count);
    const fits = blocks.every(({ indexes, hasTotal: own }) => {
      const all = [...indexes.map((index) => widths[index] ?? 0), ...(own ? [totalWidth] : [])];
      return all.reduce((sum, each) => sum + each + gap, 0) <= room;
    });
    if (fits) return blocks;
  }
  return splitInto(count, widths.length, count);
}

function splitInto(tables: number, periods: number, count: number): ColumnBlock[] {
  const edge = (table: number) => Math.ceil((table * count) / tables);
  return Array.from({ length: tables }, (_, table) => {
    const all = Array.from({ length: edge(table + 1) - edge(table) }, (_, index) => edge(table) + index);
    const indexes = all.filter((index) => index < periods);
    return { indexes, hasTotal: indexes.length < all.length };
  });
}

function nameCell(row: NamedLine): LedgerCell {
  const { line, target, depth } = row;
  return stackLines(
    { text: indented(row), style: depth === 0 ? "strong" : undefined },
    { text: verdictText(line.total.verdict), style: verdictStyle[line.total.verdict] },
    { text: target, style: "quiet" },
    { text: courseText(row) },
  );
}

function indented({ name, depth }: NamedLine): string {
  return depth === 0 ? name : `– ${name}`;
}

/** The texts of a cell that can't be broken. */
function cellTexts(result: ReviewResult | null, objective: ReviewObjective): string[] {
  if (result === null) return [];
  return [figureLine(result).text, ...piecesOf(trendText(result, objective)), undecidedText(result)];
}

/** `4.8 pts` and `worse`, but `5 better`: a number stays with the word behind it. */
function piecesOf(text: string): string[] {
  const cut = text.lastIndexOf(" ");
  return text.split(" ").length < 3 ? [text] : [text.slice(0, cut), text.slice(cut + 1)];
}

function leastWidth(texts: readonly string[]): number {
  return Math.max(...texts.map(displayWidth));
}
