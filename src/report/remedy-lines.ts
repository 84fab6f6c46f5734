import type { RemedyReport } from "../model/remedy-report.js";
import { composeCredits } from "./ledgers/credits.js";
import type { Ledger } from "./ledgers/ledger.js";
import { composeTerminations } from "./ledgers/terminations.js";
import { headingLine, noteLines, type Page } from "./page.js";
import { ledgerLines } from "./page-sections.js";
import { amountNote, creditsTitle, type Remedied, terminationNote, totalSentences } from "./remedy-text.js";

/** What breaches come to, step by step; no line where nothing can be owed. */
export function creditLines<Report extends Remedied>(
  report: Report,
  page: Page,
  compose: (report: Report, remedies: RemedyReport) => Ledger = composeCredits,
): string[] {
  const { remedies } = report;
  if (remedies === undefined) return [];
  const ledger = compose(report, remedies);
  if (ledger.rows.length === 0) return [];
  return [
    ...ledgerLines(creditsTitle(remedies), ledger, page),
    ...totalSentences(report).flatMap((sentence) => noteLines(page, sentence)),
    ...noteLines(page, amountNote(remedies)),
  ];
}

/** The rights that breaches give; no line where none was agreed. */
export function terminationLines(report: Remedied, page: Page): string[] {
  const { remedies } = report;
  if (remedies?.termination === undefined) return [];
  const title = "Right to end the agreement";
  const ledger = composeTerminations(remedies);
  return [
    ...(ledger.rows.length === 0 ? [headingLine(page, title)] : ledgerLines(title, ledger, page)),
    ...noteLines(page, terminationNote(report)),
  ];
}
