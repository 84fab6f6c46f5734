import type { ReviewPage } from "../model/format.js";
import type { ReviewReport } from "../model/review.js";
import { drawLedger } from "../report/draw-ledger.js";
import { headingLine, indented, noteLines, type Page } from "../report/page.js";
import {
  closingLines,
  createPage,
  findingLines,
  headlineLines,
  inputLines,
} from "../report/page-sections.js";
import { errorLines, rejectLines, warningLines } from "../report/problem-sections.js";
import { remedyLines } from "../report/remedy-lines.js";
import { creditPart, terminationPart } from "../report/remedy-parts.js";
import { composeReviewCredits } from "../report/review/review-credits.js";
import { composeReviewLedgers } from "../report/review/review-ledgers.js";
import { composeReviewHeadline, listReviewNotes, missesHint } from "../report/review/review-notes.js";
import { writeSections } from "../report/section-text.js";

/** The table of a review for people at a terminal. */
export function* renderReviewTable(review: ReviewReport, options: ReviewPage): Iterable<string> {
  const page = createPage(options);
  yield* writeSections([
    () => headlineLines(composeReviewHeadline(review), page),
    () => errorLines(review, page),
    () => objectiveLines(review, page),
    () => remedyLines(creditPart(review, composeReviewCredits), page),
    () => remedyLines(terminationPart(review), page),
    () => findingLines(review, page),
    () => rejectLines(review, page),
    () => warningLines(review, page),
    () => inputLines(review, page),
    () => closingLines(review, page),
  ]);
}

function objectiveLines(review: ReviewReport, page: Page): string[] {
  const { columns, paint } = page;
  if (review.objectives.length === 0) return [];
  const tables = composeReviewLedgers(review, columns - 2);
  return [
    headingLine(page, "Objectives"),
    ...tables.flatMap((ledger, index) => [
      ...(index === 0 ? [] : [""]),
      ...indented(drawLedger(ledger, columns - 2, paint)),
    ]),
    "",
    ...noteLines(page, listReviewNotes(review).join(" ")),
    ...noteLines(page, missesHint(review.period)),
  ];
}
