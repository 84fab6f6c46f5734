import type { AuditReport } from "../model/report.js";
import { headingLine, indent, indented, moreLines, type Page } from "./page.js";
import { groupProblems } from "./problem-groups.js";
import { problemGroupLines, problemLines } from "./problem-text.js";
import { quantityText } from "./quantity-text.js";
import { rejectsTitle } from "./rejects-title.js";

const problemsShown = 10;

/** The errors of a report under their heading; none where it has none. */
export function errorLines({ problems }: Pick<AuditReport, "problems">, page: Page): string[] {
  const { errors } = groupProblems(problems);
  if (errors.length === 0) return [];
  return [
    headingLine(page, quantityText(errors.length, "error")),
    ...blocks(errors.map((problem) => problemLines(problem, drawing(page)))),
  ];
}

/** The rows that were left out, by kind. */
export function rejectLines(
  { problems, inputs }: Pick<AuditReport, "problems" | "inputs">,
  page: Page,
): string[] {
  const { rejects } = groupProblems(problems);
  const rejected = inputs.reduce((sum, input) => sum + input.rejected, 0);
  if (rejects.length === 0 && rejected === 0) return [];
  const shown = rejects.slice(0, problemsShown);
  const rest = rejects.slice(problemsShown).reduce((sum, { count }) => sum + count, 0);
  return [
    headingLine(page, rejectsTitle(inputs, rejects)),
    ...blocks(shown.map((group) => problemGroupLines(group, drawing(page)))),
    ...moreLines(page, rest, " of other kinds"),
  ];
}

export function warningLines({ problems }: Pick<AuditReport, "problems">, page: Page): string[] {
  const { warnings } = groupProblems(problems);
  if (warnings.length === 0) return [];
  const shown = warnings.slice(0, problemsShown);
  return [
    headingLine(page, quantityText(warnings.length, "warning")),
    ...blocks(shown.map((problem) => problemLines(problem, drawing(page)))),
    ...moreLines(page, warnings.length - shown.length),
  ];
}

export function drawing({ columns, color }: Page) {
  return { columns: columns - indent.length, color, namesSeverity: false };
}

/** Problems under a heading, with a line between them. */
export function blocks(problems: readonly (readonly string[])[]): string[] {
  return problems.flatMap((lines, index) => (index === 0 ? indented(lines) : ["", ...indented(lines)]));
}
