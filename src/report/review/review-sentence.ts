import type { ReviewLine, ReviewObjective, ReviewReport, ReviewResult } from "../../model/review.js";
import { resultSentence } from "../objective-sentence.js";
import { periodText } from "../period-text.js";
import { listText } from "../quantity-text.js";
import { verdictText, verdictWord } from "../verdict-text.js";
import { type ReviewColumn, resultOf } from "./review-columns.js";
import { beforeText } from "./review-notes.js";
import { trendText } from "./trend-text.js";

/** The verdict of a column, of the total with the periods that it comes from: `breached in July 2025`. */
export function reviewVerdict(line: ReviewLine, review: ReviewReport, column: ReviewColumn): string {
  const { verdict } = line.total;
  if (column !== "total") return verdictWord(resultOf(line, column)?.verdict ?? "no-data");
  const alike = review.periods.filter((_, index) => line.periods[index]?.verdict === verdict);
  const isOfAll = verdict === "met" || alike.length === 0 || alike.length === review.periods.length;
  if (isOfAll) return verdictWord(verdict);
  return `${verdictWord(verdict)} in ${listText(alike.map((period) => periodText(period, review.timezone)))}`;
}

/** What an objective reached in a column: `88% (target 90% within 4 hours): 22 of 25 met, 8 pts better than June 2025`. */
export function reviewSentence(
  result: ReviewResult,
  objective: ReviewObjective,
  review: ReviewReport,
  column: ReviewColumn,
): string {
  return sentenceOf(result, objective, objective.parts.length > 1 ? "" : objective.target, review, column);
}

/** The same of a group, which is held against the target of its objective. */
export function reviewGroupSentence(
  result: ReviewResult,
  objective: ReviewObjective,
  review: ReviewReport,
  column: ReviewColumn,
): string {
  return sentenceOf(result, objective, objective.target, review, column);
}

/** What a column of an objective is made of, a line each: its parts, and of the total the periods too. */
export function reviewDetailLines(
  objective: ReviewObjective,
  review: ReviewReport,
  column: ReviewColumn,
): string[] {
  const line = (
    label: string,
    depth: number,
    { result, target }: { readonly result: ReviewResult | null; readonly target: string },
    at: ReviewColumn,
  ) =>
    result === null
      ? []
      : [
          `${"  ".repeat(depth)}${verdictText(result.verdict)}  ${label}: ${sentenceOf(result, objective, target, review, at)}`,
        ];
  const periodsOf = (of: ReviewLine, depth: number) =>
    column !== "total" || review.periods.length === 1
      ? []
      : review.periods.flatMap((period, index) =>
          line(
            periodText(period, review.timezone),
            depth,
            { result: resultOf(of, index), target: "" },
            index,
          ),
        );
  if (objective.parts.length === 0) return periodsOf(objective, 0);
  return objective.parts.flatMap((part) => [
    ...line(
      part.override ?? "all others",
      0,
      { result: resultOf(part, column), target: part.target },
      column,
    ),
    ...periodsOf(part, 1),
  ]);
}

function sentenceOf(
  result: ReviewResult,
  objective: ReviewObjective,
  target: string,
  review: ReviewReport,
  column: ReviewColumn,
): string {
  const reached = resultSentence(result, objective, target);
  const trend = trendPhrase(result, objective, againstText(review, column));
  return trend === "" ? reached : `${reached}, ${trend}`;
}

/** `8 pts better than June 2025`; empty where that can't be told. */
function trendPhrase(result: ReviewResult, objective: ReviewObjective, against: string): string {
  switch (result.trend?.direction) {
    case undefined:
      return "";
    case "same":
      return `the same as ${against}`;
    case "undecided":
      return `too early to compare with ${against}`;
    default:
      return `${trendText(result, objective)} than ${against}`;
  }
}

/** What a column is compared with, as it is said. */
function againstText(review: ReviewReport, column: ReviewColumn): string {
  if (column === "total") return beforeText(review);
  const before = review.periods[column - 1];
  if (before !== undefined) return periodText(before, review.timezone);
  // The period before the first is known by its label, which says all unless it is a range.
  const label = review.periods[column]?.against ?? "";
  return periodText({ label, from: "", to: "", partial: false }, review.timezone);
}
