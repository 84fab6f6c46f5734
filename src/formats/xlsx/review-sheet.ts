import type { ReviewReport } from "../../model/review.js";
import { partyText } from "../../report/party-text.js";
import { courseText } from "../../report/review/course-text.js";
import { listAllReviewLines, type NamedLine } from "../../report/review/named-line.js";
import { periodHead, totalHead } from "../../report/review/period-head.js";
import {
  listReviewColumns,
  periodOf,
  type ReviewColumn,
  resultOf,
} from "../../report/review/review-columns.js";
import { trendText } from "../../report/review/trend-text.js";
import { changeKind } from "./change-kind.js";
import { figureKind, unitText } from "./result-columns.js";
import type { SheetColumn, SheetTable } from "./table-sheet.js";

/** The objectives with their parts and groups, a line each, and the figures of the periods side by side. */
export function reviewTable(review: ReviewReport): SheetTable<NamedLine> {
  return {
    name: "Review",
    columns: reviewColumns(review),
    rows: review.objectives.flatMap((objective) => listAllReviewLines(objective, review)),
    frozenColumns: 2,
  };
}

/** Figures stand together, so that they can be marked and charted; the verdict of each behind them. */
function reviewColumns(review: ReviewReport): readonly SheetColumn<NamedLine>[] {
  const all = listReviewColumns(review);
  // In the table the total stands behind its periods.
  const columns = [...all.filter((column) => column !== "total"), "total"] as const;
  const periods = all.length > 1 ? columns.slice(0, -1) : [];
  return [
    { head: "Objective", value: ({ objective }) => objective.id },
    { head: "Part or group", value: ({ name, depth }) => (depth === 0 ? null : name) },
    { head: "Promised by", value: ({ objective }) => partyText(review, objective.owner) },
    { head: "Verdict", kind: "verdict", value: ({ line }) => line.total.verdict },
    { head: "Target", value: ({ target }) => target },
    { head: "Target figure", kind: figureOf, value: ({ goal }) => goal },
    { head: "Unit", value: ({ line }) => unitText(line.total.actual.unit) },
    { head: "Course", value: courseText },
    ...columns.map(
      (column): SheetColumn<NamedLine> => ({
        head: headOf(review, column),
        kind: figureOf,
        value: ({ line }) => resultOf(line, column)?.actual.value ?? null,
      }),
    ),
    { head: "Trend", value: ({ line, objective }) => trendText(line.total, objective) },
    {
      head: "Change",
      kind: ({ line }) => changeKind(line.total.actual.unit),
      value: ({ line }) => line.total.trend?.difference ?? null,
    },
    { head: "Open share", kind: "share", value: ({ line }) => line.total.undecided?.share ?? null },
    ...periods.map(
      (column): SheetColumn<NamedLine> => ({
        head: `Verdict ${headOf(review, column)}`,
        kind: "verdict",
        value: ({ line }) => resultOf(line, column)?.verdict ?? null,
      }),
    ),
  ];
}

function headOf(review: ReviewReport, column: ReviewColumn): string {
  return (column === "total" ? totalHead(review) : periodHead(periodOf(review, column))).join(" ");
}

function figureOf({ line }: NamedLine) {
  return figureKind(line.total.actual.unit);
}
