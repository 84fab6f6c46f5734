import type { ReviewPage } from "../../model/format.js";
import type { ReviewObjective, ReviewReport, ReviewResult } from "../../model/review.js";
import { type Standing, standingOf } from "../objective-standing.js";
import { type ReviewColumn, resultOf } from "./review-columns.js";

/**
 * How a build should take an objective over all periods or in one of them. The total fails wherever the run does
 * by it, so that a build is as red as the exit code. What has no result is noted.
 */
export function reviewStanding(
  objective: ReviewObjective,
  review: ReviewReport,
  column: ReviewColumn,
  { failsAt, failing }: ReviewPage,
): Standing {
  const { id, periods } = objective;
  const result = resultOf(objective, column);
  if (result === null) return "noted";
  const { verdict } = result;
  if (column !== "total") return standingOf({ id, verdict, periods: [] }, review, failsAt);
  if (failing?.has(id) && verdict !== "incomplete") return "fails";
  const judged = periods.filter((period): period is ReviewResult => period !== null);
  return standingOf({ id, verdict, periods: judged }, review, failsAt);
}
