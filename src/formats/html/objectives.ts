import type { AuditReport, ObjectiveReport, Result } from "../../model/report.js";
import { groupsNote, listDetails } from "../../report/objective-details.js";
import { actualText, budgetText, countsText, grossText } from "../../report/objective-text.js";
import { verdictStyle } from "../../report/paint.js";
import { groupByOwner, partyText } from "../../report/party-text.js";
import { quantityText } from "../../report/quantity-text.js";
import { verdictText } from "../../report/verdict-text.js";
import { ledgerTable } from "./ledger-table.js";
import { type Content, html, type Markup } from "./markup.js";
import { targetBar } from "./target-bar.js";

/** So many lines below an objective stand open; more are there for whoever asks. */
const detailsOpen = 8;

/** Every objective with its target against what was reached, by who promised it. */
export function objectivesPart(report: AuditReport): Content {
  if (report.objectives.length === 0) return false;
  const note = groupsNote(report);
  return [
    groupByOwner(report).map(({ owner, objectives }) => [
      html`<h3>${partyText(report, owner)} <span class="quiet">promised ${quantityText(objectives.length, "objective")}</span></h3>\n`,
      objectives.map((objective) => objectiveCard(objective, report)),
    ]),
    note !== "" && html`<p class="note">${note}</p>\n`,
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
    ["Before waivers", grossText(objective)],
    ["Calendar", objective.calendar ?? ""],
  ];
  return html`<article class="objective">
<div class="promise"><h4>${objective.id}</h4><p class="quiet">${objective.title}</p><p>${target}</p></div>
<div class="reached"><p><strong class="figure">${actualText(objective.actual)}</strong> ${verdictBadge(objective)}</p>${targetBar(objective, goal)}</div>
<dl>${facts.map(([label, text]) => text !== "" && html`<div><dt>${label}</dt><dd>${text}</dd></div>`)}</dl>
${details.length > 0 && detailTable(objective, report)}</article>
`;
}

function detailTable(objective: ObjectiveReport, report: AuditReport): Markup {
  const { details } = listDetails(objective, report);
  const columns = [
    { head: "Of it" },
    { head: "Verdict" },
    { head: "Target" },
    { head: "Actual", align: "right" as const },
    { head: "Records" },
    { head: "Budget", align: "right" as const },
  ];
  const used = columns.filter(({ head }) => head !== "Target" || details.some(({ target }) => target !== ""));
  const rows = details.map(({ label, depth, target, result }) => {
    const cells: Record<string, string> = {
      "Of it": `${"– ".repeat(depth - 1)}${label}`,
      Verdict: verdictText(result.verdict),
      Target: target,
      Actual: [actualText(result.actual), grossText(result)].filter((text) => text !== "").join(", "),
      Records: countsText(result, objective),
      Budget: budgetText(result),
    };
    return used.map(({ head }) =>
      head === "Verdict"
        ? { text: cells[head] ?? "", style: verdictStyle[result.verdict] }
        : (cells[head] ?? ""),
    );
  });
  const summary = quantityText(details.length, "line");
  return html`<details class="made-of"${details.length <= detailsOpen && html` open`}><summary>What it is made of<span class="quiet">, ${summary}</span></summary>
${ledgerTable({ columns: used, rows }, { caption: `What ${objective.id} is made of` })}</details>
`;
}
