import type { AuditReport, BreachReport } from "../../model/report.js";
import { rankBreaches } from "../../report/breach-ranking.js";
import { disputesNote } from "../../report/dispute-text.js";
import { clockNote, composeBreaches } from "../../report/ledgers/breaches.js";
import { composeWaived, isWaived } from "../../report/ledgers/waived.js";
import { numberText, quantityText } from "../../report/quantity-text.js";
import { headCell, ledgerTable, tableRow } from "./ledger-table.js";
import { type Content, html, type Markup } from "./markup.js";

/** More rows make a page slow to open; the table also ends where it has become this long, in characters. */
const rowsShown = 2000;
const longestTable = 3_000_000;
const waivedShown = 200;

/** The misses that count, worst first. A browser with scripts lets its reader sort and filter them. */
export function breachesPart(report: AuditReport): Content {
  const counted = report.breaches.filter((breach) => !isWaived(breach));
  if (counted.length === 0) return false;
  const worst = rankBreaches(counted, rowsShown);
  const { columns, rows } = composeBreaches(worst, report, "wide");
  const heads = columns.map(({ head }) => String(head));
  const ends = columns.map(({ align }) => align === "right");
  const nameColumn = heads.indexOf("Record");
  const shown: Markup[] = [];
  let length = 0;
  for (const [index, breach] of worst.entries()) {
    const row = rows[index];
    if (row === undefined || !Array.isArray(row) || length > longestTable) break;
    const written = tableRow(row, heads, ends, nameColumn, sortKeys(breach));
    length += written.markup.length;
    shown.push(written);
  }
  const total = quantityText(counted.length, "miss", "misses");
  const title = shown.length < counted.length ? `The ${numberText(shown.length)} worst of ${total}` : total;
  const note = clockNote(worst.slice(0, shown.length), report);
  const disputes = disputesNote(report);
  const ids = [...new Set(worst.slice(0, shown.length).map(({ objective }) => objective))];
  return [
    html`<p><strong>${title}</strong>, the longest over its limit first. A miss is a record’s; most targets allow some.${note !== "" && ` ${note}`}${disputes !== "" && ` ${disputes}`}</p>\n`,
    shown.length > 1 && filterBar(ids),
    html`<div class="scroll" role="group" tabindex="0" aria-label="Misses"><table class="stacks" role="table" id="misses"><caption class="unseen">${title}</caption>
<thead role="rowgroup"><tr role="row">${heads.map((head, index) => headCell(head, ends[index]))}</tr></thead>
<tbody role="rowgroup">
${shown}</tbody></table></div>
`,
    moreNote(counted.length - shown.length),
  ];
}

/** Numbers to sort by, in the order of the columns; the others are sorted by their words. */
function sortKeys(breach: BreachReport): (number | undefined)[] {
  const { overrunMs, elapsedMs, startedAt, dueAt, disputableUntil } = breach;
  const until = disputableUntil === undefined ? undefined : Date.parse(disputableUntil);
  const due = dueAt === null ? undefined : Date.parse(dueAt);
  const words = [undefined, undefined, undefined, undefined];
  return [overrunMs, elapsedMs, ...words, Date.parse(startedAt), due, until];
}

/** Hidden until the script is there to answer it. */
function filterBar(objectives: readonly string[]): Markup {
  return html`<div class="filter" hidden>
<label>Search <input type="search" id="search" autocomplete="off"></label>
${objectives.length > 1 && html`<label>Objective <select id="objective"><option value="">all</option>${objectives.map((id) => html`<option value="${id}">${id}</option>`)}</select></label>\n`}<label>Sort by <select id="sort"></select></label>
<output id="found" for="search"></output>
</div>
`;
}

function moreNote(count: number): Content {
  return count > 0 && html`<p class="note">${numberText(count)} more: -o report.json has them.</p>\n`;
}

/** What was excused, by whom and why. */
export function waivedPart(report: AuditReport): Content {
  const waived = report.breaches.filter(isWaived);
  if (waived.length === 0) return false;
  const shown = waived.slice(0, waivedShown);
  return [
    html`<p><strong>${quantityText(waived.length, "miss", "misses")}</strong> excused. They count as missed in what is called gross, and in nothing else.</p>\n`,
    ledgerTable(composeWaived(shown, report, "wide"), { caption: "Waived misses", nameColumn: 1 }),
    moreNote(waived.length - shown.length),
  ];
}
