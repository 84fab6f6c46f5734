import type { PeriodReport } from "../../model/report.js";
import type { ReviewLine, ReviewReport, ReviewResult, Trend } from "../../model/review.js";
import { composeHeadline, type Headline } from "../headline.js";
import { groupsNote } from "../objective-details.js";
import { periodText } from "../period-text.js";
import { quantityText } from "../quantity-text.js";

/** The headline of an audit, and how the objectives stand to the time before. */
export function composeReviewHeadline(review: ReviewReport): Headline {
  const objectives = review.objectives.map(({ id, total: { verdict, counts } }) => ({ id, verdict, counts }));
  const headline = composeHeadline({ ...review, objectives });
  return { ...headline, reason: [headline.reason, trendSentence(review)].filter(Boolean).join(" ") };
}

const directions: Readonly<Record<Trend["direction"], string>> = {
  better: "better",
  worse: "worse",
  same: "the same",
  undecided: "too early to tell",
};

/** `Against Q2 2025: 3 better, 1 worse.`; empty where nothing can be compared. */
function trendSentence(review: ReviewReport): string {
  const trends = review.objectives.flatMap(({ total: { trend } }) =>
    trend === null ? [] : [trend.direction],
  );
  if (trends.length === 0) return "";
  const counted = Object.entries(directions)
    .map(([direction, word]) => ({ count: trends.filter((each) => each === direction).length, word }))
    .filter(({ count }) => count > 0);
  const without = review.objectives.length - trends.length;
  return `Against ${beforeText(review)}: ${[
    ...counted.map(({ count, word }) => `${count} ${word}`),
    ...(without > 0 ? [`${without} without a comparison`] : []),
  ].join(", ")}.`;
}

/** What the total is compared with, as it is said: `Q2 2025`, `the 6 months before`. */
export function beforeText({ before, periods, timezone }: ReviewReport): string {
  if (!before.label.includes("..")) return periodText(before, timezone);
  return `the ${quantityText(periods.length, "period")} before`;
}

/** Where the records behind a figure are told: a review has none. */
export function missesHint({ label }: PeriodReport): string {
  return `sla-audit check --period ${label} lists every miss with its evidence.`;
}

/** What a reader of the table has to know of its words and of the groups that it leaves out. */
export function listReviewNotes(review: ReviewReport): string[] {
  const groups = groupsNote({
    groupBy: review.groupBy,
    objectives: review.objectives.map(({ id, groups, total: { counts } }) => ({ id, groups, counts })),
  });
  return [...listWordNotes(review), groups].filter((note) => note !== "");
}

/** What the words of a review mean; only of those that are in it. */
export function listWordNotes(review: ReviewReport): string[] {
  const lines = review.objectives.flatMap((each): ReviewLine[] => [each, ...each.parts, ...each.groups]);
  const results = lines
    .flatMap(({ total, periods }) => [total, ...periods])
    .filter((result): result is ReviewResult => result !== null);
  const has = (holds: (trend: Trend, result: ReviewResult) => boolean) =>
    results.some((result) => result.trend !== null && holds(result.trend, result));
  const total = review.periods.length > 1 ? `; the total with ${beforeText(review)}` : "";
  return [
    has(() => true) ? `Each period is compared with the one before it${total}.` : "",
    has(({ direction }, { actual }) => actual.unit === "share" && isTold(direction))
      ? "1 pt is one percentage point."
      : "",
    has(({ direction }) => direction === "undecided")
      ? "Too early: what is still open could turn the comparison round."
      : "",
    results.some(({ undecided }) => (undecided?.count ?? 0) > 0)
      ? "Open: the share of records that are not decided yet; their period may still change."
      : "",
  ].filter((note) => note !== "");
}

function isTold(direction: Trend["direction"]): boolean {
  return direction === "better" || direction === "worse";
}
