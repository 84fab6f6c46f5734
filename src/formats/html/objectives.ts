import type { AuditReport, ObjectiveReport, Result } from "../../model/report.js";
import type { LedgerColumn, LedgerLine } from "../../report/ledgers/ledger.js";
import { type Detail, groupsNote, listDetails } from "../../report/objective-details.js";
import { actualText, budgetText, countsText, grossText } from "../../report/objective-text.js";
import { verdictStyle } from "../../report/paint.js";
import { groupByOwner, partyText } from "../../report/party-text.js";
import { quantityText } from "../../report/quantity-text.js";
import { vendorNote } from "../../report/vendor-clock-text.js";
import { verdictText } from "../../report/verdict-text.js";
import { ledgerTable } from "./ledger-table.js";
import { type Content, html, type Markup } from "./markup.js";
import { targetBar } from "./target-bar.js";

/** So many lines below an objective stand open; more are there for whoever asks. */
const detailsOpen = 8;

/** Every objective with its target against what was reached, by who promised it. */
export function objectivesPart(report: AuditReport): Content {
  if (report.objectives.length === 0) return false;
  const notes = [vendorNote(report), groupsNote(report)].filter((note) => note !== "");
  return [
    groupByOwner(report).map(({ owner, objectives }) => [
      html`<h3>${partyText(report, owner)} <span class="quiet">promised ${quantityText(objectives.length, "objective")}</span></h3>\n`,
      objectives.map((objective) => objectiveCard(objective, report)),
    ]),
    notes.map((note) => html`<p class="note">${note}</p>\n`),
    html`<p class="note">A bar is what was reached, the line across it the target.</p>\n`,
  ];
}

export function verdictBadge({ verdict }: Pick<Result, "verdict">): Markup {
  return html`<span class="badge ${verdictStyle[verdict]}">${verdictText(verdict)}</span>`;
}

function objectiveCard(objective: ObjectiveReport, report: AuditReport): Markup {
  const { target, details } = listDetails(objective, report);
  // Where several targets are judged alone there is none to hold all records against.
  const goal = objective.parts.length > 1 ? undefined : objective.goal;
  const facts: [label: string, text: string][] = [
    ["Records", countsText(objective, objective)],
    ["Budget", budgetText(objective)],
    ["Calendar", objective.calendar ?? ""],
  ];
  return html`<article class="objective">
<div class="promise"><h4>${objective.id}</h4><p class="quiet">${objective.title}</p><p>${target}</p></div>
<div class="reached"><p><span><strong class="figure">${actualText(objective.actual)}</strong> <span class="quiet">${grossText(objective)}</span></span> ${verdictBadge(objective)}</p>${targetBar(objective, goal)}</div>
<dl>${facts.map(([label, text]) => text !== "" && html`<div><dt>${label}</dt><dd>${text}</dd></div>`)}</dl>
${details.length > 0 && detailTable(objective, details)}</article>
`;
}

const detailColumns: readonly (LedgerColumn & { readonly head: string })[] = [
  { head: "Of it" },
  { head: "Verdict" },
  { head: "Target" },
  { head: "Actual", align: "right" },
  { head: "Records" },
  { head: "Budget", align: "right" },
];

/** Parts, periods and groups; a column in which nothing would stand is left away. */
function detailTable(objective: ObjectiveReport, details: readonly Detail[]): Markup {
  const rows = details.map(({ label, depth, target, result }): LedgerLine[] => [
    { text: `${"– ".repeat(depth - 1)}${label}` },
    { text: verdictText(result.verdict), style: verdictStyle[result.verdict] },
    { text: target },
    { text: [actualText(result.actual), grossText(result)].filter((text) => text !== "").join(", ") },
    { text: countsText(result, objective) },
    { text: budgetText(result) },
  ]);
  const isUsed = (_: unknown, column: number) => rows.some((row) => row[column]?.text !== "");
  const ledger = { columns: detailColumns.filter(isUsed), rows: rows.map((row) => row.filter(isUsed)) };
  const summary = quantityText(details.length, "line");
  return html`<details class="made-of"${details.length <= detailsOpen && html` open`}><summary>What it is made of<span class="quiet">, ${summary}</span></summary>
${ledgerTable(ledger, { caption: `What ${objective.id} is made of` })}</details>
`;
}
