import type { AuditReport, ObjectiveReport, Result } from "../model/report.js";
import { listDetails } from "./objective-details.js";
import { actualText, budgetText, countsText } from "./objective-text.js";
import { verdictText } from "./verdict-text.js";

/** What an objective reached: `93.6% (target 95% within 1 business hour): 1,105 of 1,180 met, budget: 16 over`. */
export function objectiveSentence(objective: ObjectiveReport): string {
  const { parts, target } = objective;
  return resultSentence(objective, objective, parts.length > 1 ? "" : target);
}

/** The same of a group, which is held against the target of its objective. */
export function groupSentence(group: Result, objective: ObjectiveReport): string {
  return resultSentence(group, objective, objective.target);
}

/** The parts and measurement periods of an objective, a line each; none where there is only itself. */
export function detailLines(objective: ObjectiveReport, report: AuditReport): string[] {
  const { details } = listDetails({ ...objective, groups: [] }, report);
  return details.map(({ label, depth, target, result }) => {
    const sentence = resultSentence(result, objective, target);
    return `${"  ".repeat(depth - 1)}${verdictText(result.verdict)}  ${label}: ${sentence}`;
  });
}

/** One result of an objective; without a promise where that is said above it. */
export function resultSentence(
  result: Result,
  objective: Pick<ObjectiveReport, "basis" | "shape">,
  target: string,
): string {
  const promise = target === "" ? "" : ` (target ${target})`;
  const budget = budgetText(result);
  const facts = [countsText(result, objective), budget === "" ? "" : `budget: ${budget}`];
  return `${actualText(result.actual)}${promise}: ${facts.filter((fact) => fact !== "").join(", ")}`;
}
