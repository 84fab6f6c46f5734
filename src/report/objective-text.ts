import { formatShare } from "../model/fraction.js";
import type { Actual, ObjectiveReport, Result } from "../model/report.js";
import { formatDuration } from "../time/duration.js";
import { numberText, quantityText } from "./quantity-text.js";

/** What a figure was reached with: `≥ 4 h 12 min` where records that still run take part. */
export function actualText(actual: Actual): string {
  return actual.lowerBound ? `≥ ${actual.text}` : actual.text;
}

/** What would have been reached without waivers, `92.1% gross`; empty where none excused a miss. */
export function grossText({ counts, attainment }: Pick<Result, "counts" | "attainment">): string {
  if (counts.waived === 0 || attainment === null || attainment.gross === null) return "";
  const decided = counts.met + counts.breached + counts.overdue + counts.waived;
  return `${formatShare(counts.met, decided)} gross`;
}

/**
 * The records behind a figure: `41 of 44 met, 1 overdue, 2 open`; of a rate `13 of 31, 14 undecided`. The
 * ratio is the one of the figure (semantics 15, 25): waived, excluded and unmeasurable records stand beside
 * it, and undecided ones are part of a rate's cohort but not of an attainment.
 */
export function countsText(
  result: Pick<Result, "counts" | "attainment" | "uptime">,
  objective: Pick<ObjectiveReport, "basis" | "shape">,
): string {
  const { counts, uptime } = result;
  if (uptime !== undefined) return downText(uptime, counts.missed);
  if (counts.total === 0) return "no records";
  const isFigure = objective.shape === "figure";
  const isRate = objective.basis !== null;
  const open = counts.atRisk + counts.onTrack;
  const of = counts.met + (isRate ? counts.missed + open : counts.breached + counts.overdue);
  const beside: [count: number, word: string][] = [
    [counts.overdue, "overdue"],
    [open, isRate ? "undecided" : "open"],
    [counts.atRisk, "at risk"],
    [counts.waived, "waived"],
    [counts.excluded, "excluded"],
    [counts.unmeasurable, "unmeasurable"],
  ];
  const noun = isRate ? "" : result.attainment === null ? " in the limit" : " met";
  const ratio = isFigure
    ? [quantityText(counts.met, "record")]
    : of === 0
      ? []
      : [`${numberText(counts.met)} of ${numberText(of)}${noun}`];
  return [
    ...ratio,
    ...beside.filter(([count]) => count > 0).map(([count, word]) => `${numberText(count)} ${word}`),
  ].join(", ");
}

/** `down 2 h 5 min of 744 h, 3 outages`. */
function downText({ agreedMs, downMs }: NonNullable<Result["uptime"]>, outages: number): string {
  const agreed = formatDuration(agreedMs, "business");
  if (downMs === 0) return `no outage in ${agreed}`;
  return `down ${formatDuration(downMs, "business")} of ${agreed}, ${quantityText(outages, "outage")}`;
}

/** How many misses the target still allows: `3 of 5 left`, `2 over`; empty where there is nothing to spend. */
export function budgetText({ budget, verdict }: Pick<Result, "budget" | "verdict">): string {
  if (budget === null || verdict === "no-data") return "";
  if (budget.left < 0) return `${numberText(-budget.left)} over`;
  if (budget.allowed === 0) return "none allowed";
  return `${numberText(budget.left)} of ${numberText(budget.allowed)} left`;
}
