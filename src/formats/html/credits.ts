import type { RemedyReport } from "../../model/remedy-report.js";
import { composeCredits } from "../../report/ledgers/credits.js";
import type { Ledger } from "../../report/ledgers/ledger.js";
import { composeTerminations } from "../../report/ledgers/terminations.js";
import {
  amountNote,
  creditsTitle,
  type Remedied,
  terminationNote,
  totalSentences,
} from "../../report/remedy-text.js";
import { html } from "./markup.js";
import type { Section } from "./page.js";
import { ledgerPart } from "./page-sections.js";

/** What breaches come to, step by step, and the rights that they give. */
export function creditSections<Report extends Remedied>(
  report: Report,
  compose: (report: Report, remedies: RemedyReport) => Ledger = composeCredits,
): Section[] {
  const { remedies } = report;
  if (remedies === undefined) return [];
  const ledger = compose(report, remedies);
  const credits = ledger.rows.length > 0 && [
    ledgerPart(ledger, "Credits", 1),
    totalSentences(report).map((sentence) => html`<p>${sentence}</p>\n`),
    html`<p class="note">${amountNote(remedies)}</p>\n`,
  ];
  const title = "Right to end the agreement";
  const rights = remedies.termination !== undefined && [
    ledgerPart(composeTerminations(remedies), title, 1),
    html`<p>${terminationNote(report)}</p>\n`,
  ];
  return [
    { id: "credits", title: creditsTitle(remedies), content: credits },
    { id: "termination", title, content: rights },
  ];
}
