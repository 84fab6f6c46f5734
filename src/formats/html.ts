import type { AuditReport } from "../model/report.js";
import { composeHeadline } from "../report/headline.js";
import { composeExclusions } from "../report/ledgers/exclusions.js";
import { composeFindings } from "../report/ledgers/findings.js";
import type { Ledger } from "../report/ledgers/ledger.js";
import { groupProblems } from "../report/problem-groups.js";
import { quantityText } from "../report/quantity-text.js";
import { rejectsTitle } from "../report/rejects-title.js";
import { verdictWord } from "../report/verdict-text.js";
import { baselinePart } from "./html/baseline.js";
import { breachesPart, waivedPart } from "./html/breaches.js";
import { chartsPart } from "./html/charts-part.js";
import { evidencePart, openingPart } from "./html/evidence.js";
import { ledgerTable } from "./html/ledger-table.js";
import { type Content, html, type Markup, verbatim } from "./html/markup.js";
import { objectivesPart, verdictBadge } from "./html/objectives.js";
import { pagePolicy } from "./html/page-policy.js";
import { pageScript } from "./html/page-script.js";
import { pageStyle } from "./html/page-style.js";
import { errorsPart, rejectsPart, warningsPart } from "./html/problems.js";

interface Section {
  readonly id: string;
  readonly title: string;
  readonly content: Content;
}

/**
 * One page that needs nothing else: it loads nothing, works without its script, and runs no other. Every value
 * of a file is text in it.
 */
export function* renderHtml(report: AuditReport): Iterable<string> {
  const headline = composeHeadline(report);
  const sections = listSections(report).filter(({ content }) => content !== false);
  yield openPage(`${headline.subject}: ${verdictWord(headline.verdict)}`).markup;
  yield html`<header>
${verdictBadge(headline)}
<h1>${headline.subject}</h1>
<p class="reason">${headline.reason}</p>
${openingPart(report)}<nav aria-label="Sections"><ul>${sections.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}</ul></nav>
</header>
<main id="report">
`.markup;
  for (const { id, title, content } of sections) {
    yield html`<section id="${id}" aria-labelledby="${id}-heading">
<h2 id="${id}-heading">${title}</h2>
${content}</section>
`.markup;
  }
  const { name, version } = report.tool;
  yield html`</main>
<footer><p>Made by ${name} ${version}. The JSON report has the same figures for programs.</p></footer>
<script>${verbatim(pageScript)}</script>
</body>
</html>
`.markup;
}

function listSections(report: AuditReport): Section[] {
  const { errors, rejects, warnings } = groupProblems(report.problems);
  return [
    { id: "errors", title: quantityText(errors.length, "error"), content: errorsPart(report) },
    { id: "objectives", title: "Objectives", content: objectivesPart(report) },
    { id: "baseline", title: "Against the baseline", content: baselinePart(report) },
    { id: "charts", title: "At a glance", content: chartsPart(report) },
    { id: "breaches", title: "Misses", content: breachesPart(report) },
    { id: "waived", title: "Waived", content: waivedPart(report) },
    {
      id: "excluded",
      title: "Excluded by agreement",
      content: ledgerPart(composeExclusions(report), "Excluded by agreement", 1),
    },
    {
      id: "findings",
      title: "Worth a look",
      content: [
        report.findings.length > 0 && html`<p class="note">No verdict depends on it.</p>\n`,
        ledgerPart(composeFindings(report), "Worth a look", 1),
      ],
    },
    { id: "rejected", title: rejectsTitle(report.inputs, rejects), content: rejectsPart(report) },
    { id: "warnings", title: quantityText(warnings.length, "warning"), content: warningsPart(report) },
    { id: "evidence", title: "Evidence", content: evidencePart(report) },
  ].filter(({ id }) => id !== "findings" || report.findings.length > 0);
}

function ledgerPart(ledger: Ledger, caption: string, nameColumn: number): Content {
  return ledger.rows.length > 0 && ledgerTable(ledger, { caption, nameColumn });
}

function openPage(title: string): Markup {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${verbatim(pagePolicy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${verbatim(pageStyle)}</style>
</head>
<body>
<a class="skip" href="#report">To the report</a>
<svg class="hatching" width="0" height="0" aria-hidden="true"><defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6"/><path d="M0,0V6"/></pattern></defs></svg>
`;
}
