import type { PeriodReport } from "../../model/report.js";
import type { ReviewLine, ReviewObjective, ReviewReport, ReviewResult } from "../../model/review.js";
import { originColumns, recordColumns, subjectColumns } from "./result-columns.js";
import type { TableColumn } from "./table.js";

/** One period of an objective, of a part or of a group of it. Results of different levels must not be added. */
export interface ReviewRow {
  readonly objective: ReviewObjective;
  /** As in the table of objectives: `objective`, `part` and `group` are over all periods. */
  readonly level: "objective" | "period" | "part" | "part-period" | "group" | "group-period";
  readonly period: PeriodReport;
  /** The label of the period that it is compared with. */
  readonly against: string;
  readonly target: string;
  readonly better: "higher" | "lower";
  /** Null where the target has no one figure, or is not that of the objective. */
  readonly goal: number | null;
  readonly override: string | null;
  readonly group: string | null;
  /** Null where the period has none. */
  readonly result: ReviewResult | null;
}

type Subject = Omit<ReviewRow, "level" | "period" | "against" | "result">;
type Levels = readonly [whole: ReviewRow["level"], period: ReviewRow["level"]];

/** Every objective over all periods, then by period; after it its parts and its groups in the same way. */
export function* listReviewRows(review: ReviewReport): Generator<ReviewRow> {
  for (const objective of review.objectives) {
    const { target, better, goal } = objective;
    const whole: Subject = { objective, target, better, goal, override: null, group: null };
    yield* lineRows(review, objective, whole, ["objective", "period"]);
    for (const part of objective.parts) {
      const { override } = part;
      const own = { ...whole, target: part.target, better: part.better, goal: null, override };
      yield* lineRows(review, part, own, ["part", "part-period"]);
    }
    for (const each of objective.groups) {
      yield* lineRows(review, each, { ...whole, group: each.group }, ["group", "group-period"]);
    }
  }
}

function* lineRows(
  { period, before, periods }: ReviewReport,
  line: ReviewLine,
  subject: Subject,
  [whole, part]: Levels,
): Generator<ReviewRow> {
  yield { ...subject, level: whole, period, against: before.label, result: line.total };
  for (const [index, each] of periods.entries()) {
    const result = line.periods[index] ?? null;
    yield { ...subject, level: part, period: each, against: each.against, result };
  }
}

/** Every result of a review, for programs; the names are those of the JSON review and of the table of objectives. */
export function reviewTable({ agreement }: ReviewReport): readonly TableColumn<ReviewRow>[] {
  return [
    ...subjectColumns,
    ["target", ({ target }) => target],
    ["goal", ({ goal }) => goal],
    ["better", ({ better }) => better],
    ["actual", ({ result }) => result?.actual.value ?? null],
    ["unit", ({ objective }) => objective.total.actual.unit],
    ["actualText", ({ result }) => result?.actual.text ?? null],
    ["lowerBound", ({ result }) => (result === null ? null : result.actual.lowerBound ? "yes" : "no")],
    ["against", ({ against }) => against],
    ["previous", ({ result }) => result?.trend?.previous ?? null],
    ["difference", ({ result }) => result?.trend?.difference ?? null],
    ["direction", ({ result }) => result?.trend?.direction ?? null],
    ["undecided", ({ result }) => result?.undecided?.count ?? null],
    ["undecidedShare", ({ result }) => result?.undecided?.share ?? null],
    ...recordColumns,
    ...originColumns(agreement.file),
  ];
}
