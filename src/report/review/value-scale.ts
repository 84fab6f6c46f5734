import type { ReviewLine, ReviewObjective } from "../../model/review.js";
import { formatDuration } from "../../time/duration.js";

/** What a line of values is drawn between. */
export interface ValueScale {
  readonly from: number;
  readonly to: number;
}

/** Shares lie close together, so a line of them need not begin at 0, but never shows less than this. */
const leastShares = 0.1;
const shareStep = 0.05;

/**
 * The scale of a line of figures with their target. It begins at 0, but for shares, whose scale has room for all
 * of them and is at least ten points long; so it has to be told beside the line.
 */
export function chooseScale(values: readonly number[], goal: number | null, unit: string): ValueScale {
  const all = goal === null ? values : [...values, goal];
  if (all.length === 0) return { from: 0, to: 0 };
  const least = Math.min(...all);
  const most = Math.max(...all);
  if (unit !== "share") return { from: Math.min(0, least), to: Math.max(0, most) };
  // Whole steps are compared, because 0.95 / 0.05 is a little less than 19.
  const steps = 1 / shareStep;
  const top = Math.min(steps, Math.ceil(Number((most * steps).toFixed(6))));
  const bottom = Math.floor(Number((least * steps).toFixed(6)));
  const from = Math.max(0, Math.min(bottom, top - leastShares * steps));
  return { from: from / steps, to: Math.max(top, from + leastShares * steps) / steps };
}

/** The figures of a line, null where there is none. */
export function valuesOf({ periods }: ReviewLine): (number | null)[] {
  return periods.map((result) => result?.actual.value ?? null);
}

/** `80–100%`, `0–4 h`. */
export function scaleText(
  { from, to }: ValueScale,
  unit: string,
  { calendar }: Pick<ReviewObjective, "calendar">,
): string {
  const text = (value: number) => {
    if (unit === "share") return `${Math.round(value * 100)}%`;
    if (unit === "ms" && value !== 0) {
      return formatDuration(Math.round(value / 60_000) * 60_000, calendar === null ? "real" : "business");
    }
    const number = value.toLocaleString("en-US", { maximumFractionDigits: unit === "score" ? 2 : 0 });
    return unit === "count" || unit === "score" || unit === "ms" ? number : `${number} ${unit}`;
  };
  if (from < 0) return `${text(from)} to ${text(to)}`;
  // The unit stands once, behind both.
  return unit === "share"
    ? `${text(from).replace("%", "")}–${text(to)}`
    : `${from === 0 ? "0" : text(from)}–${text(to)}`;
}
