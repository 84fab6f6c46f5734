import type { ReviewReport } from "../../model/review.js";
import type { LedgerCell } from "../../report/ledgers/ledger.js";
import { groupByOwner, partyText } from "../../report/party-text.js";
import { listReviewLines, type NamedLine } from "../../report/review/named-line.js";
import { periodHead, totalHead } from "../../report/review/period-head.js";
import { periodCell, totalCell } from "../../report/review/review-cells.js";
import { listReviewNotes } from "../../report/review/review-notes.js";
import { cellContent, headCell } from "./ledger-table.js";
import { type Content, html, type Markup } from "./markup.js";
import { verdictBadge } from "./objectives.js";
import { trendLine } from "./trend-line.js";

/** So many periods stand side by side at most; more are in further tables, because paper can't be scrolled. */
const periodsAcross = 6;

/** Some of the periods, by index, and what stands beside them. */
interface Block {
  readonly indexes: readonly number[];
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/** The objectives with their periods side by side, by who promised them. */
export function reviewObjectivesPart(review: ReviewReport): Content {
  if (review.objectives.length === 0) return false;
  return [
    blocksOf(review.periods.length).map((block) => reviewTable(review, block)),
    html`<p class="note">The line is the course of the figures on the scale below it; dashes are the target, a cross is a period that is breached.</p>\n`,
    listReviewNotes(review).map((note) => html`<p class="note">${note}</p>\n`),
    html`<p class="note"><code>sla-audit check --period ${review.period.label}</code> lists every miss with its evidence.</p>\n`,
  ];
}

function blocksOf(periods: number): Block[] {
  const count = Math.max(1, Math.ceil(periods / periodsAcross));
  const edge = (block: number) => Math.ceil((block * periods) / count);
  return Array.from({ length: count }, (_, block) => ({
    indexes: Array.from({ length: edge(block + 1) - edge(block) }, (__, index) => edge(block) + index),
    isFirst: block === 0,
    isLast: block === count - 1,
  }));
}

function reviewTable(review: ReviewReport, block: Block): Markup {
  const { indexes, isFirst, isLast } = block;
  const heads = indexes.map((index) => periodHead(review.periods[index]!).join(" "));
  // One period is its own total.
  const hasTotal = isLast && review.periods.length > 1;
  const head = [
    "Objective",
    ...(isFirst ? ["Course"] : []),
    ...heads,
    ...(hasTotal ? [totalHead(review).join(" ")] : []),
  ];
  const caption = `Objectives, ${[...new Set([heads[0], heads.at(-1)])].join(" to ")}`;
  const duties = groupByOwner(review);
  return html`<div class="scroll" role="group" tabindex="0" aria-label="${caption}"><table class="stacks review" role="table"><caption class="unseen">${caption}</caption>
<thead role="rowgroup"><tr role="row">${head.map((each) => headCell(each, false))}</tr></thead>
${duties.map(
  ({ owner, objectives }) => html`<tbody role="rowgroup">
${duties.length > 1 && html`<tr class="owner" role="row"><th role="rowheader" scope="rowgroup" colspan="${head.length}">${partyText(review, owner)}</th></tr>\n`}${objectives.flatMap((objective) => listReviewLines(objective, review)).map((line) => lineRow(line, head, block, hasTotal, review))}</tbody>
`,
)}</table></div>
`;
}

function lineRow(
  named: NamedLine,
  heads: readonly string[],
  { indexes, isFirst }: Block,
  hasTotal: boolean,
  review: ReviewReport,
): Markup {
  const { line, objective, depth } = named;
  const cells: LedgerCell[] = [
    ...indexes.map((index) => periodCell(line.periods[index] ?? null, objective)),
    ...(hasTotal ? [totalCell(named)] : []),
  ];
  const before = isFirst ? 2 : 1;
  return html`<tr role="row"${depth > 0 && html` class="part"`}><th scope="row" role="rowheader">${nameContent(named, isFirst)}</th>${isFirst && html`<td role="cell" data-head="Course"><div>${trendLine(named, review)}</div></td>`}${cells.map((cell, index) => html`<td role="cell" data-head="${heads[index + before] ?? ""}"><div>${cellContent(cell)}</div></td>`)}</tr>\n`;
}

function nameContent({ name, target, line, depth }: NamedLine, isFirst: boolean): Content {
  return [
    html`<div${depth === 0 && html` class="strong"`}>${name}</div>`,
    isFirst && target !== "" && html`<div class="quiet">${target}</div>`,
    isFirst && verdictBadge(line.total),
  ];
}
