import type { ReviewReport } from "../../model/review.js";
import {
  beforeText,
  composeReviewHeadline,
  listWordNotes,
  missesHint,
} from "../../report/review/review-notes.js";
import type { ReviewRow } from "../../report/tables/review-table.js";
import { createZone } from "../../time/zone.js";
import { creditSheetTable } from "./credit-sheet.js";
import { evidenceSheet } from "./evidence-sheet.js";
import { factSheet } from "./fact-sheet.js";
import { findingTable } from "./finding-sheet.js";
import { problemTable } from "./problem-sheet.js";
import { reviewResultTable } from "./review-result-sheet.js";
import { reviewTable } from "./review-sheet.js";
import { dataFacts, settingFacts, verdictFacts, zoneNote } from "./summary-facts.js";
import { tableSheet } from "./table-sheet.js";
import { terminationSheetTable } from "./termination-sheet.js";
import { writeWorkbook } from "./workbook.js";

/**
 * A review as a workbook: the periods side by side, every result with all that is known of it, findings, problems
 * and evidence. Figures are numbers that can be charted, no cell is a formula.
 */
export async function* renderReviewXlsx(review: ReviewReport): AsyncIterable<Uint8Array> {
  const zone = createZone(review.timezone);
  const headline = composeReviewHeadline(review);
  const results = reviewResultTable(review);
  const credits = creditSheetTable(review);
  const rights = terminationSheetTable(review);
  const facts = [
    [...settingFacts(review), ["Compared with", beforeText(review)] as const],
    [...verdictFacts(review.objectives.map(({ total }) => total.verdict)), ...dataFacts(review)],
  ];
  const notes = [
    zoneNote(review),
    "Changes are in the unit of their figure: of shares in percentage points, of durations in hours as a plain number.",
    ...listWordNotes(review),
    ...lowerBoundNote(results.rows),
    missesHint(review.period),
    ...(results.note === undefined ? [] : [`${results.name}: ${results.note}`]),
  ];
  yield await writeWorkbook(review, headline, [
    factSheet({ headline, facts, notes }, zone),
    tableSheet(reviewTable(review), zone),
    tableSheet(results, zone),
    ...(credits === undefined ? [] : [tableSheet(credits, zone)]),
    ...(rights === undefined ? [] : [tableSheet(rights, zone)]),
    tableSheet(findingTable(review), zone),
    tableSheet(problemTable(review), zone),
    evidenceSheet(review, zone),
  ]);
}

/** A number can't say that it is at least so much. */
function lowerBoundNote(rows: readonly ReviewRow[]): string[] {
  if (!rows.some(({ result }) => result?.actual.lowerBound)) return [];
  return [
    "Where records that still run take part a figure is at least so much: Results marks it with ≥ under Actual.",
  ];
}
