import { type AdviceGroup, adviceGroups } from "../../model/advice.js";
import type { RenderOptions } from "../../model/format.js";
import type { AdviceReport, ValidationReport } from "../../model/validation.js";
import { cutText, wrapText } from "../display-width.js";
import { drawLedger } from "../draw-ledger.js";
import type { LedgerRow } from "../ledgers/ledger.js";
import { headingLine, indented, noteLines, type Page } from "../page.js";
import { createPaint, type Style } from "../paint.js";
import { groupProblems } from "../problem-groups.js";
import { problemGroupLines, problemLines } from "../problem-text.js";
import { quantityText } from "../quantity-text.js";
import { nextReportText, nextReviewText } from "../review-clock-text.js";
import { terminalText } from "../terminal-text.js";
import { composeHistory } from "./history-ledger.js";
import { summaryText } from "./summary-text.js";

const narrowest = 60;

export const groupTitles: Readonly<Record<AdviceGroup, string>> = {
  words: "Words",
  promises: "Promises",
  sides: "Who promises",
  clauses: "Clauses",
  consequences: "Consequences",
  data: "Against the exports",
};

/** A validation for people at a terminal: errors, warnings, then advice, numbered, and a line that counts them. */
export function validationText(report: ValidationReport, options: RenderOptions): string {
  const columns = Math.max(narrowest, Math.floor(options.columns) || 0);
  const page: Page = { columns, color: options.color, paint: createPaint(options.color) };
  const sections = [
    headSection(report, page),
    ...problemBlocks(report, page),
    historySection(report, page),
    ...adviceSections(report, page),
    declinedSection(report, page),
    hintSection(report, page),
    [page.paint(summaryText(report), "strong")],
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

function headSection({ definition, nextReview, nextReport }: ValidationReport, page: Page): string[] {
  const { agreement, file } = definition;
  const title = agreement === null ? file : `${file}: ${agreement.title}`;
  const facts: [label: string, text: string][] = [];
  if (nextReview !== null) facts.push(["Next review", nextReviewText(nextReview)]);
  if (nextReport !== null)
    facts.push(["Next report", nextReportText(nextReport, agreement?.timezone ?? "UTC")]);
  const rows = facts.map(([label, text]): LedgerRow => [{ text: label, style: "quiet" as Style }, { text }]);
  const ledger = {
    columns: [{ head: "" }, { head: "", fit: "wrap" as const, atLeast: 20, atMost: 100 }],
    rows,
  };
  return [
    page.paint(cutText(terminalText(title), page.columns, "middle"), "strong"),
    ...(rows.length === 0 ? [] : indented(drawLedger(ledger, page.columns - 2, page.paint))),
  ];
}

function problemBlocks({ problems }: ValidationReport, page: Page): string[][] {
  const { errors, rejects, warnings } = groupProblems(problems);
  return [
    ...errors.map((problem) => problemLines(problem, page)),
    ...rejects.map((group) => problemGroupLines(group, page)),
    ...warnings.map((problem) => problemLines(problem, page)),
  ];
}

function historySection({ history }: ValidationReport, page: Page): string[] {
  if (history === null) return [];
  const ledger = composeHistory(history);
  if (ledger.rows.length === 0) return [];
  return [
    headingLine(page, `What the exports show of ${history.period.label}`),
    ...indented(drawLedger(ledger, page.columns - 2, page.paint)),
  ];
}

/** Each piece is a block of its own, below the title of its group. */
function adviceSections({ advice, definition }: ValidationReport, page: Page): string[][] {
  const numbers = new Map(advice.map((each, index) => [each, index + 1]));
  return adviceGroups.flatMap((group) => {
    const own = advice.filter((each) => each.group === group);
    return own.map((each, index) => [
      ...(index === 0 ? [headingLine(page, groupTitles[group]), ""] : []),
      ...adviceLines(each, numbers.get(each) ?? 0, definition.file, page),
    ]);
  });
}

function adviceLines(advice: AdviceReport, number: number, file: string, page: Page): string[] {
  const { line, column, message, reason, better, excerpt, rule, isMissing } = advice;
  const problem = {
    code: "unknown-key" as const,
    severity: "warning" as const,
    file,
    line,
    column,
    message,
    help: reason,
    context: rule,
    excerpt: isMissing ? null : excerpt,
  };
  const drawing = { ...page, columns: page.columns - 4, namesSeverity: false };
  const [head = "", ...rest] = problemLines(problem, drawing);
  return [
    `${String(number).padStart(2)}. ${head}`,
    ...rest.map((text) => `    ${text}`),
    ...better.split("\n").map((text) => `      ${page.paint(`| ${terminalText(text)}`, "good")}`),
  ];
}

function declinedSection({ declined }: ValidationReport, page: Page): string[] {
  if (declined.length === 0) return [];
  return [
    headingLine(page, "Declined in the definition"),
    ...declined.flatMap(({ rule, reason, count }) =>
      noteLines(page, `${rule} (${quantityText(count, "piece")}): ${reason ?? "no reason given"}`),
    ),
  ];
}

/** Said once: most advice is to be taken. */
function hintSection({ advice: [first] }: ValidationReport, { paint, columns }: Page): string[] {
  if (first === undefined) return [];
  const text = `Advice that does not fit is declined in the definition, with the reason: advice: { ${first.rule}: { off: the reason } }`;
  return wrapText(text, columns).map((line) => paint(line, "quiet"));
}
