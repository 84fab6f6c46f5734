import type { ReviewReport } from "../../model/review.js";
import type { LedgerColumn } from "../../report/ledgers/ledger.js";
import { markdownTable } from "../../report/markdown-table.js";
import { creditPart, terminationPart } from "../../report/remedy-parts.js";
import { composeReviewCredits } from "../../report/review/review-credits.js";
import { composeReviewLedgers } from "../../report/review/review-ledgers.js";
import { composeReviewHeadline, listReviewNotes } from "../../report/review/review-notes.js";
import { writeSections } from "../../report/section-text.js";
import { remedySection } from "./remedies.js";
import {
  agreementSection,
  errorsSection,
  evidenceSection,
  findingsSection,
  headlineSection,
  note,
  rejectsSection,
  warningsSection,
} from "./sections.js";

/** A review as Markdown: a table for each party that promises, with the periods across, in the words of the table. */
export function* renderReviewMarkdown(review: ReviewReport): Iterable<string> {
  yield* writeSections([
    () => headlineSection(composeReviewHeadline(review)),
    () => errorsSection(review),
    () => objectivesSection(review),
    () => remedySection(creditPart(review, composeReviewCredits)),
    () => remedySection(terminationPart(review)),
    () => findingsSection(review),
    () => rejectsSection(review),
    () => warningsSection(review),
    () => agreementSection(review),
    () => evidenceSection(review),
  ]);
}

/** A page of Markdown has no width, so that all periods stand in one table; whoever shows it lets it be scrolled. */
function objectivesSection(review: ReviewReport): string[] {
  if (review.objectives.length === 0) return [];
  const tables = composeReviewLedgers(review, Number.POSITIVE_INFINITY).flatMap((ledger) =>
    markdownTable({ ...ledger, columns: ledger.columns.map(headOnOneLine) }),
  );
  return ["### Objectives", "", ...tables, ...listReviewNotes(review).flatMap(note)];
}

function headOnOneLine(column: LedgerColumn): LedgerColumn {
  return { ...column, head: [column.head].flat().join(" ") };
}
