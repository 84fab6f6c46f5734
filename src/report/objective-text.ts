import type { Actual, ObjectiveReport, Result } from "../model/report.js";
import { numberText, quantityText } from "./quantity-text.js";

/** What a figure was reached with: `≥ 4h 12m` where records that still run take part. */
export function actualText(actual: Actual): string {
  return actual.lowerBound ? `≥ ${actual.text}` : actual.text;
}

/**
 * The records behind a figure: `41 of 44 met, 1 overdue, 2 open`. The ratio is the adjusted one, so
 * records that were waived, excluded or could not be measured stand beside it.
 */
export function countsText(
  result: Pick<Result, "counts" | "attainment">,
  objective: ObjectiveReport,
): string {
  const { counts } = result;
  if (counts.total === 0) return "no records";
  const isRate = objective.basis !== null;
  const misses = isRate ? counts.missed : counts.breached + counts.overdue;
  const ratio = `${numberText(counts.met)} of ${numberText(counts.met + misses)}`;
  const open = counts.atRisk + counts.onTrack;
  const beside: [count: number, word: string][] = [
    [counts.overdue, "overdue"],
    [open, isRate ? "undecided" : "open"],
    [counts.atRisk, "at risk"],
    [counts.waived, "waived"],
    [counts.excluded, "excluded"],
    [counts.unmeasurable, "unmeasurable"],
  ];
  const noun = isRate ? "" : result.attainment === null ? " in the limit" : " met";
  return [
    `${ratio}${noun}`,
    ...beside.filter(([count]) => count > 0).map(([count, word]) => `${numberText(count)} ${word}`),
  ].join(", ");
}

/** How many misses are left: `3 of 5 misses left`, `2 over`; empty where there is no budget or nothing to spend it on. */
export function budgetText({ budget, verdict }: Pick<Result, "budget" | "verdict">): string {
  if (budget === null || verdict === "no-data") return "";
  if (budget.left < 0) return `${numberText(-budget.left)} over`;
  if (budget.allowed === 0) return "no miss allowed";
  return `${numberText(budget.left)} of ${quantityText(budget.allowed, "miss", "misses")} left`;
}

/** The same where room is scarce and a head says that it is the budget: `3 of 5 left`. */
export function shortBudgetText(result: Pick<Result, "budget" | "verdict">): string {
  const { budget, verdict } = result;
  if (budget === null || verdict === "no-data" || budget.left < 0) return budgetText(result);
  if (budget.allowed === 0) return "none allowed";
  return `${numberText(budget.left)} of ${numberText(budget.allowed)} left`;
}
