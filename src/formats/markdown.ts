import type { AuditReport } from "../model/report.js";
import { resolvedTitle } from "../report/baseline-text.js";
import { rankBreaches } from "../report/breach-ranking.js";
import { listClosingFacts } from "../report/closing-facts.js";
import { composeHeadline } from "../report/headline.js";
import { composeBaseline, composeResolved } from "../report/ledgers/baseline.js";
import { clockNote, composeBreaches } from "../report/ledgers/breaches.js";
import { composeExclusions } from "../report/ledgers/exclusions.js";
import { composeFindings } from "../report/ledgers/findings.js";
import { composeInputs } from "../report/ledgers/inputs.js";
import { composeObjectives } from "../report/ledgers/objectives.js";
import { composeWaived, isWaived } from "../report/ledgers/waived.js";
import { markdownTable } from "../report/markdown-table.js";
import { markdownBlock, markdownText } from "../report/markdown-text.js";
import { groupsNote } from "../report/objective-details.js";
import { moreText, type Page } from "../report/page.js";
import { createPaint } from "../report/paint.js";
import { errorLines, rejectLines, warningLines } from "../report/problem-sections.js";
import { quantityText } from "../report/quantity-text.js";
import { vendorNote } from "../report/vendor-clock-text.js";
import { verdictSymbol, verdictWord } from "../report/verdict-text.js";

const breachesShown = 50;
/** Problems stand in blocks as they are drawn for a terminal, with the carets under what is meant. */
const page: Page = { columns: 100, color: false, paint: createPaint(false) };

/** Markdown for a pull request or a wiki, in the words of the table. */
export function* renderMarkdown(report: AuditReport): Iterable<string> {
  const sections: readonly ((report: AuditReport) => string[])[] = [
    headlineSection,
    (each) => problemSection(errorLines(each, page)),
    objectivesSection,
    baselineSection,
    breachesSection,
    waivedSection,
    exclusionsSection,
    findingsSection,
    (each) => foldedProblems(rejectLines(each, page)),
    (each) => foldedProblems(warningLines(each, page)),
    evidenceSection,
  ];
  for (const [index, section] of sections.entries()) {
    const lines = section(report);
    if (lines.length > 0) yield `${index === 0 ? "" : "\n"}${lines.join("\n")}\n`;
  }
}

function headlineSection(report: AuditReport): string[] {
  const { verdict, subject, reason } = composeHeadline(report);
  const word = verdictWord(verdict);
  const title = `${verdictSymbol[verdict]} ${word.slice(0, 1).toUpperCase()}${word.slice(1)}`;
  return [`## ${title}: ${markdownText(subject)}`, "", markdownText(reason)];
}

function objectivesSection(report: AuditReport): string[] {
  if (report.objectives.length === 0) return [];
  const table = markdownTable(composeObjectives(report, "wide"));
  return ["### Objectives", "", ...table, ...note(vendorNote(report)), ...note(groupsNote(report))];
}

function baselineSection({ baseline }: AuditReport): string[] {
  if (baseline === undefined) return [];
  const results = composeBaseline(baseline);
  const resolved = composeResolved(baseline, breachesShown);
  const more = moreText(baseline.misses.resolved.length - resolved.rows.length);
  const sections = [
    results.rows.length === 0 ? [] : ["### Against the baseline", "", ...markdownTable(results)],
    resolved.rows.length === 0
      ? []
      : [`### ${resolvedTitle(baseline)}`, "", ...markdownTable(resolved), ...note(more)],
  ].filter((lines) => lines.length > 0);
  return sections.flatMap((lines, index) => (index === 0 ? lines : ["", ...lines]));
}

function breachesSection(report: AuditReport): string[] {
  const counted = report.breaches.filter((breach) => !isWaived(breach));
  const total = counted.length;
  if (total === 0) return [];
  const worst = rankBreaches(counted, breachesShown);
  const misses = quantityText(total, "miss", "misses");
  return [
    `### ${total > worst.length ? `The ${worst.length} worst of ${misses}` : misses}`,
    "",
    ...markdownTable(composeBreaches(worst, report, "wide")),
    ...note(clockNote(worst, report)),
    ...note(moreText(total - worst.length)),
  ];
}

function waivedSection(report: AuditReport): string[] {
  const waived = report.breaches.filter(isWaived);
  if (waived.length === 0) return [];
  const shown = waived.slice(0, breachesShown);
  return [
    `### Waived: ${quantityText(waived.length, "miss", "misses")}`,
    "",
    ...markdownTable(composeWaived(shown, report, "wide")),
    ...note(moreText(waived.length - shown.length)),
  ];
}

function exclusionsSection(report: AuditReport): string[] {
  const ledger = composeExclusions(report);
  if (ledger.rows.length === 0) return [];
  return ["### Excluded by agreement", "", ...markdownTable(ledger)];
}

function findingsSection(report: AuditReport): string[] {
  if (report.findings.length === 0) return [];
  const title = "### Worth a look (no verdict depends on it)";
  return [title, "", ...markdownTable(composeFindings(report))];
}

function problemSection([title, ...lines]: readonly string[]): string[] {
  return title === undefined ? [] : [`### ${title}`, "", ...markdownBlock(lines)];
}

function foldedProblems([title, ...lines]: readonly string[]): string[] {
  return title === undefined ? [] : folded(title, markdownBlock(lines));
}

function evidenceSection(report: AuditReport): string[] {
  const facts = listClosingFacts(report).map(
    ({ label, texts }) => `- **${label}:** ${texts.map(markdownText).join("<br>")}`,
  );
  const inputs = report.inputs.length === 0 ? [] : [...markdownTable(composeInputs(report, "wide")), ""];
  return folded("Evidence", [...inputs, ...facts]);
}

function folded(title: string, lines: readonly string[]): string[] {
  return ["<details>", `<summary>${title}</summary>`, "", ...lines, "", "</details>"];
}

function note(text: string): string[] {
  return text === "" ? [] : ["", markdownText(text)];
}
