import type { RemedyReport } from "../../model/remedy-report.js";
import { composeCredits } from "../../report/ledgers/credits.js";
import type { Ledger } from "../../report/ledgers/ledger.js";
import { composeTerminations } from "../../report/ledgers/terminations.js";
import { markdownTable } from "../../report/markdown-table.js";
import {
  amountNote,
  creditsTitle,
  type Remedied,
  terminationNote,
  totalSentences,
} from "../../report/remedy-text.js";
import { note } from "./sections.js";

/** What breaches come to; nothing where nothing can be owed. */
export function creditsSection<Report extends Remedied>(
  report: Report,
  compose: (report: Report, remedies: RemedyReport) => Ledger = composeCredits,
): string[] {
  const { remedies } = report;
  if (remedies === undefined) return [];
  const ledger = compose(report, remedies);
  if (ledger.rows.length === 0) return [];
  return [
    `### ${creditsTitle(remedies)}`,
    "",
    ...markdownTable(ledger),
    ...totalSentences(report).flatMap(note),
    ...note(amountNote(remedies)),
  ];
}

/** The rights that breaches give; nothing where none was agreed. */
export function terminationSection(report: Remedied): string[] {
  const { remedies } = report;
  if (remedies?.termination === undefined) return [];
  const ledger = composeTerminations(remedies);
  return [
    "### Right to end the agreement",
    ...(ledger.rows.length === 0 ? [] : ["", ...markdownTable(ledger)]),
    ...note(terminationNote(report)),
  ];
}
