import type { AuditReport } from "../../model/report.js";
import { type Fact, type Grounds, listClosingFacts } from "../../report/closing-facts.js";
import { listContractFacts } from "../../report/contract-facts.js";
import type { Headline } from "../../report/headline.js";
import { composeFindings, findingsTitle } from "../../report/ledgers/findings.js";
import { composeInputs } from "../../report/ledgers/inputs.js";
import { markdownTable } from "../../report/markdown-table.js";
import { markdownBlock, markdownProse, markdownText } from "../../report/markdown-text.js";
import type { Page } from "../../report/page.js";
import { createPaint } from "../../report/paint.js";
import { errorLines, rejectLines, warningLines } from "../../report/problem-sections.js";
import { verdictSymbol, verdictWord } from "../../report/verdict-text.js";

/** Problems stand in blocks as they are drawn for a terminal, with the carets under what is meant. */
const page: Page = { columns: 100, color: false, paint: createPaint(false) };

export function headlineSection({ verdict, subject, reason }: Headline): string[] {
  const word = verdictWord(verdict);
  const title = `${verdictSymbol[verdict]} ${word.slice(0, 1).toUpperCase()}${word.slice(1)}`;
  return [`## ${title}: ${markdownText(subject)}`, "", markdownProse(reason)];
}

export function findingsSection(report: Pick<AuditReport, "findings">): string[] {
  if (report.findings.length === 0) return [];
  return [`### ${findingsTitle}`, "", ...markdownTable(composeFindings(report))];
}

export function errorsSection(report: Pick<AuditReport, "problems">): string[] {
  const [title, ...lines] = errorLines(report, page);
  return title === undefined ? [] : [`### ${title}`, "", ...markdownBlock(lines)];
}

export function rejectsSection(report: Pick<AuditReport, "problems" | "inputs">): string[] {
  return foldedProblems(rejectLines(report, page));
}

export function warningsSection(report: Pick<AuditReport, "problems">): string[] {
  return foldedProblems(warningLines(report, page));
}

function foldedProblems([title, ...lines]: readonly string[]): string[] {
  return title === undefined ? [] : folded(title, markdownBlock(lines));
}

export function evidenceSection(report: Grounds): string[] {
  const facts = listClosingFacts(report).map(factLine);
  const inputs = report.inputs.length === 0 ? [] : [...markdownTable(composeInputs(report, "wide")), ""];
  return folded("Evidence", [...inputs, ...facts]);
}

/** What the agreement says beside its figures. */
export function agreementSection(report: Pick<AuditReport, "agreement">): string[] {
  const facts = listContractFacts(report);
  if (facts.length === 0) return [];
  return ["### Agreement", "", ...facts.map(factLine)];
}

function factLine({ label, texts }: Fact): string {
  return `- **${markdownText(label)}:** ${texts.map(markdownProse).join("<br>")}`;
}

export function folded(title: string, lines: readonly string[]): string[] {
  return ["<details>", `<summary>${title}</summary>`, "", ...lines, "", "</details>"];
}

export function note(text: string): string[] {
  return text === "" ? [] : ["", markdownProse(text)];
}
