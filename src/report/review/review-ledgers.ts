import type { ReviewLine, ReviewObjective, ReviewReport, ReviewResult } from "../../model/review.js";
import { displayWidth } from "../display-width.js";
import {
  type Ledger,
  type LedgerCell,
  type LedgerColumn,
  type LedgerLine,
  type LedgerRow,
  spaceBlocks,
  stackLines,
} from "../ledgers/ledger.js";
import { chooseGroups, groupText } from "../objective-details.js";
import { actualText, countsText } from "../objective-text.js";
import { verdictStyle } from "../paint.js";
import { groupByOwner, partyText } from "../party-text.js";
import { periodText } from "../period-text.js";
import { verdictSymbol, verdictText } from "../verdict-text.js";
import { periodHead } from "./period-head.js";
import { drawSparkline } from "./sparkline.js";
import { trendStyle, trendText, undecidedText } from "./trend-text.js";
import { chooseScale, scaleText, type ValueScale, valuesOf } from "./value-scale.js";

const gap = 2;
const narrowestName = 14;
const widestName = 44;

/** A row of the review: an objective, a part of it, or a group. */
interface ReviewRow {
  readonly objective: ReviewObjective;
  readonly name: string;
  readonly target: string;
  /** Of the objective and all that it is made of, so that their courses can be compared. */
  readonly scale: ValueScale;
  readonly depth: number;
  readonly line: ReviewLine;
}

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
    blocks: objectives.map((objective) => listRows(objective, review)),
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

function listRows(objective: ReviewObjective, { groupBy }: ReviewReport): ReviewRow[] {
  const { id, target, goal, parts, groups, total } = objective;
  const shown = chooseGroups(groups, (group) => group.total);
  const known = [objective, ...parts, ...shown].flatMap(valuesOf).filter((value) => value !== null);
  const scale = chooseScale(known, goal, total.actual.unit);
  return [
    {
      objective,
      name: id,
      target: parts.length > 1 ? `${parts.length} targets, each judged alone` : target,
      scale,
      depth: 0,
      line: objective,
    },
    ...parts.map((part) => ({
      objective,
      name: part.override ?? "all others",
      target: part.target,
      scale,
      depth: 1,
      line: part,
    })),
    ...shown.map((group) => ({
      objective,
      name: groupText(group.group, groupBy ?? "group"),
      target: "",
      scale,
      depth: 1,
      line: group,
    })),
  ];
}

function nameCell(row: ReviewRow): LedgerCell {
  const { line, target, depth } = row;
  return stackLines(
    { text: indented(row), style: depth === 0 ? "strong" : undefined },
    { text: verdictText(line.total.verdict), style: verdictStyle[line.total.verdict] },
    { text: target, style: "quiet" },
    { text: courseText(row) },
  );
}

function indented({ name, depth }: ReviewRow): string {
  return depth === 0 ? name : `– ${name}`;
}

/** The figures as a small line with its scale; one alone has no course. */
function courseText({ line, scale, objective }: ReviewRow): string {
  const values = valuesOf(line);
  if (values.filter((value) => value !== null).length < 2) return "";
  return `${drawSparkline(values, scale)} ${scaleText(scale, line.total.actual.unit, objective)}`;
}

function periodCell(result: ReviewResult | null, objective: ReviewObjective): LedgerCell {
  if (result === null) return { text: "–", style: "quiet" };
  return stackLines(
    figureLine(result),
    {
      text: trendText(result, objective),
      style: result.trend ? trendStyle[result.trend.direction] : undefined,
    },
    { text: undecidedText(result), style: "doubtful" },
  );
}

function totalCell({ line: { total }, objective }: ReviewRow): LedgerCell {
  return stackLines(
    figureLine(total),
    { text: trendText(total, objective), style: total.trend ? trendStyle[total.trend.direction] : undefined },
    { text: undecidedText(total), style: "doubtful" },
    { text: countsText(total, objective), style: "quiet" },
  );
}

function figureLine({ verdict, actual }: ReviewResult): LedgerLine {
  return { text: `${verdictSymbol[verdict]} ${actualText(actual)}`, style: verdictStyle[verdict] };
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

/** A quarter has its name, several periods are together the total. */
function totalHead({ period, timezone }: ReviewReport): string[] {
  return period.label.includes("..") ? ["Total"] : periodText(period, timezone).split(/ (?=\S+$)/);
}
