import type { ReviewReport } from "../../model/review.js";
import { actualText } from "../../report/objective-text.js";
import { numberText } from "../../report/quantity-text.js";
import { trendText } from "../../report/review/trend-text.js";
import { listReviewRows, type ReviewRow } from "../../report/tables/review-table.js";
import { changeKind } from "./change-kind.js";
import { figureKind, originColumns, recordColumns, subjectColumns, unitText } from "./result-columns.js";
import { rowsShown } from "./row-limit.js";
import type { SheetColumn, SheetTable } from "./table-sheet.js";

/** Every objective, part and group over all periods and by period, a row each, with all that is known of it. */
export function reviewResultTable(review: ReviewReport): SheetTable<ReviewRow> {
  const all = [...listReviewRows(review)];
  const rows = all.slice(0, rowsShown);
  const rest = `${numberText(rowsShown)} of ${numberText(all.length)}: -o review.csv has them all.`;
  return {
    name: "Results",
    columns: resultColumns(review),
    rows,
    frozenColumns: 1,
    note: rows.length < all.length ? `The first ${rest}` : undefined,
  };
}

function resultColumns(review: ReviewReport): readonly SheetColumn<ReviewRow>[] {
  return [
    ...subjectColumns(review),
    { head: "Verdict", kind: "verdict", value: ({ result }) => result?.verdict ?? null },
    { head: "Target", value: ({ target }) => target },
    { head: "Actual", value: ({ result }) => (result === null ? null : actualText(result.actual)) },
    { head: "Target figure", kind: figureOf, value: ({ goal }) => goal },
    { head: "Actual figure", kind: figureOf, value: ({ result }) => result?.actual.value ?? null },
    { head: "Unit", value: (row) => unitText(unitOf(row)) },
    { head: "Compared with", value: ({ against }) => against },
    { head: "Previous figure", kind: figureOf, value: ({ result }) => result?.trend?.previous ?? null },
    {
      head: "Trend",
      value: ({ result, objective }) => (result === null ? null : trendText(result, objective)),
    },
    {
      head: "Change",
      kind: (row) => changeKind(unitOf(row)),
      value: ({ result }) => result?.trend?.difference ?? null,
    },
    { head: "Open", kind: "number", value: ({ result }) => result?.undecided?.count ?? null },
    { head: "Open share", kind: "share", value: ({ result }) => result?.undecided?.share ?? null },
    ...recordColumns,
    ...originColumns(review),
  ];
}

/** Of an objective all figures are in one unit, of periods without one too. */
function unitOf({ objective }: ReviewRow): string {
  return objective.total.actual.unit;
}

function figureOf(row: ReviewRow) {
  return figureKind(unitOf(row));
}
