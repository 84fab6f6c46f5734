import type { ReviewPage } from "../model/format.js";
import type { ReviewReport } from "../model/review.js";
import { listClosingFacts } from "../report/closing-facts.js";
import { cutText, displayWidth } from "../report/display-width.js";
import { drawLedger } from "../report/draw-ledger.js";
import { composeFindings } from "../report/ledgers/findings.js";
import { composeInputs } from "../report/ledgers/inputs.js";
import { headingLine, indented, noteLines, type Page, paragraphLines } from "../report/page.js";
import { createPaint, type Style, verdictStyle } from "../report/paint.js";
import { errorLines, rejectLines, warningLines } from "../report/problem-sections.js";
import { composeReviewLedgers } from "../report/review/review-ledgers.js";
import { composeReviewHeadline, listReviewNotes, missesHint } from "../report/review/review-notes.js";
import { terminalText } from "../report/terminal-text.js";
import { verdictSymbol, verdictWord } from "../report/verdict-text.js";

/** From here on everything of an export stands on one line; below, it is stacked. */
const wideFrom = 120;
const narrowest = 60;

interface Sheet extends Page {
  readonly review: ReviewReport;
}

/** The table of a review for people at a terminal. */
export function* renderReviewTable(review: ReviewReport, options: ReviewPage): Iterable<string> {
  const columns = Math.max(narrowest, Math.floor(options.columns) || 0);
  const sheet: Sheet = { review, columns, color: options.color, paint: createPaint(options.color) };
  const sections: ((sheet: Sheet) => string[])[] = [
    headlineSection,
    (page) => errorLines(page.review, page),
    objectivesSection,
    findingsSection,
    (page) => rejectLines(page.review, page),
    (page) => warningLines(page.review, page),
    inputsSection,
    closingSection,
  ];
  for (const [index, section] of sections.entries()) {
    const lines = section(sheet);
    if (lines.length > 0) yield `${index === 0 ? "" : "\n"}${lines.join("\n")}\n`;
  }
}

function headlineSection({ review, columns, paint }: Sheet): string[] {
  const { verdict, subject, reason } = composeReviewHeadline(review);
  const word = `${verdictSymbol[verdict]} ${verdictWord(verdict).toUpperCase()}`;
  const room = columns - displayWidth(word) - 2;
  return [
    `${paint(word, verdictStyle[verdict])}  ${paint(cutText(terminalText(subject), room, "middle"), "strong")}`,
    ...paragraphLines(reason, columns),
  ];
}

function objectivesSection(sheet: Sheet): string[] {
  const { review, columns, paint } = sheet;
  if (review.objectives.length === 0) return [];
  const tables = composeReviewLedgers(review, columns - 2);
  return [
    headingLine(sheet, "Objectives"),
    ...tables.flatMap((ledger, index) => [
      ...(index === 0 ? [] : [""]),
      ...indented(drawLedger(ledger, columns - 2, paint)),
    ]),
    "",
    ...noteLines(sheet, listReviewNotes(review).join(" ")),
    ...noteLines(sheet, missesHint(review.period)),
  ];
}

/** What looks suspicious; it decides nothing. */
function findingsSection(sheet: Sheet): string[] {
  if (sheet.review.findings.length === 0) return [];
  return [
    headingLine(sheet, "Worth a look (no verdict depends on it)"),
    ...indented(drawLedger(composeFindings(sheet.review), sheet.columns - 2, sheet.paint)),
  ];
}

function inputsSection(sheet: Sheet): string[] {
  const { review, columns, paint } = sheet;
  if (review.inputs.length === 0) return [];
  const ledger = composeInputs(review, columns >= wideFrom ? "wide" : "narrow");
  return [headingLine(sheet, "Inputs"), ...indented(drawLedger(ledger, columns - 2, paint))];
}

function closingSection(sheet: Sheet): string[] {
  const rows = listClosingFacts(sheet.review).map(({ label, texts }) => [
    { text: label, style: "quiet" as Style },
    texts.map((text) => ({ text })),
  ]);
  const ledger = {
    columns: [{ head: "" }, { head: "", fit: "wrap" as const, atLeast: 20, atMost: 100 }],
    rows,
  };
  return drawLedger(ledger, sheet.columns, sheet.paint);
}
