import type { AuditReport } from "../model/report.js";
import { type Grounds, listClosingFacts } from "./closing-facts.js";
import { cutText, displayWidth } from "./display-width.js";
import { drawLedger } from "./draw-ledger.js";
import type { Headline } from "./headline.js";
import { composeFindings, findingsTitle } from "./ledgers/findings.js";
import { composeInputs } from "./ledgers/inputs.js";
import type { Ledger, LedgerSetting } from "./ledgers/ledger.js";
import { headingLine, indented, type Page, paragraphLines } from "./page.js";
import { createPaint, type Style, verdictStyle } from "./paint.js";
import { terminalText } from "./terminal-text.js";
import { verdictSymbol, verdictWord } from "./verdict-text.js";

/** From here on everything of an objective or an export stands on one line; below, it is stacked. */
const wideFrom = 120;
const narrowest = 60;

/** The page of a terminal so many columns wide; a narrower one than can be read is overrun. */
export function createPage({ columns, color }: Pick<Page, "columns" | "color">): Page {
  return {
    columns: Math.max(narrowest, Math.floor(columns) || 0),
    color,
    paint: createPaint(color),
  };
}

export function settingOf({ columns }: Pick<Page, "columns">): LedgerSetting {
  return columns >= wideFrom ? "wide" : "narrow";
}

export function headlineLines({ verdict, subject, reason }: Headline, { columns, paint }: Page): string[] {
  const word = `${verdictSymbol[verdict]} ${verdictWord(verdict).toUpperCase()}`;
  const room = columns - displayWidth(word) - 2;
  return [
    `${paint(word, verdictStyle[verdict])}  ${paint(cutText(terminalText(subject), room, "middle"), "strong")}`,
    ...paragraphLines(reason, columns),
  ];
}

/** A table under its heading. */
export function ledgerLines(title: string, ledger: Ledger, page: Page): string[] {
  return [headingLine(page, title), ...indented(drawLedger(ledger, page.columns - 2, page.paint))];
}

/** What looks suspicious; it decides nothing. */
export function findingLines(report: Pick<AuditReport, "findings">, page: Page): string[] {
  if (report.findings.length === 0) return [];
  return ledgerLines(findingsTitle, composeFindings(report), page);
}

export function inputLines(report: Pick<AuditReport, "inputs">, page: Page): string[] {
  if (report.inputs.length === 0) return [];
  return ledgerLines("Inputs", composeInputs(report, settingOf(page)), page);
}

/** What the figures rest on. */
export function closingLines(report: Grounds, page: Page): string[] {
  const rows = listClosingFacts(report).map(({ label, texts }) => [
    { text: label, style: "quiet" as Style },
    texts.map((text) => ({ text })),
  ]);
  const ledger = {
    columns: [{ head: "" }, { head: "", fit: "wrap" as const, atLeast: 20, atMost: 100 }],
    rows,
  };
  return drawLedger(ledger, page.columns, page.paint);
}
