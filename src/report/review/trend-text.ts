import type { ReviewObjective, ReviewResult, Trend } from "../../model/review.js";
import { formatDuration } from "../../time/duration.js";
import type { Style } from "../paint.js";
import { numberText } from "../quantity-text.js";

const words: Readonly<Record<Trend["direction"], string>> = {
  better: "better",
  worse: "worse",
  same: "same",
  undecided: "too early",
};

export const trendStyle: Readonly<Record<Trend["direction"], Style>> = {
  better: "good",
  worse: "bad",
  same: "quiet",
  undecided: "quiet",
};

/**
 * How a figure stands to the one before, `4.8 pts worse`, `12 min better`, `same`, `too early`; empty where
 * that can't be told. A point is a percentage point.
 */
export function trendText(
  { trend, actual }: Pick<ReviewResult, "trend" | "actual">,
  { calendar }: Pick<ReviewObjective, "calendar">,
): string {
  if (trend === null) return "";
  const word = words[trend.direction];
  if (trend.direction === "same" || trend.direction === "undecided") return word;
  return `${differenceText(Math.abs(trend.difference), actual.unit, calendar)} ${word}`;
}

function differenceText(difference: number, unit: string, calendar: string | null): string {
  switch (unit) {
    case "share": {
      const points = shortText(difference * 100, 1);
      return `${points} ${points === "1" ? "pt" : "pts"}`;
    }
    case "ms":
      return formatDuration(Math.max(1, difference), calendar === null ? "real" : "business");
    case "count":
      return numberText(difference);
    case "score":
      return shortText(difference, 2);
    default:
      return `${difference.toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 })} ${unit}`;
  }
}

/** So many decimals, and as many more as it takes so that what differs is never told as 0. */
function shortText(value: number, decimals: number): string {
  for (let digits = decimals; digits < 6; digits++) {
    const text = value.toLocaleString("en-US", { maximumFractionDigits: digits });
    if (text !== "0") return text;
  }
  return "less than 0.00001";
}

/** How much of a period is still open, `12% open`; empty where all of it is decided. */
export function undecidedText({ undecided }: Pick<ReviewResult, "undecided">): string {
  if (undecided === null || undecided.count === 0) return "";
  const percent = Math.round(undecided.share * 100);
  if (percent === 0) return "<1% open";
  return `${undecided.share < 1 ? Math.min(percent, 99) : 100}% open`;
}
