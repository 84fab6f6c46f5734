import type { Problem } from "../model/problem.js";
import type { ProblemReport } from "../model/report.js";
import { groupProblems } from "../report/problem-groups.js";
import { reportProblem } from "../report/problem-report.js";
import { problemGroupLines, problemLines } from "../report/problem-text.js";
import { printError, type Terminal } from "./terminal.js";

/** Problems on standard error, errors before warnings, each with its place and its mend; rejected rows by kind. */
export function printProblems(problems: readonly (Problem | ProblemReport)[], terminal: Terminal): void {
  const reports = problems.map((problem) => ("args" in problem ? reportProblem(problem) : problem));
  const { errors, rejects, warnings } = groupProblems(reports);
  const drawing = { columns: terminal.columns, color: terminal.errorColor };
  const blocks = [
    ...errors.map((problem) => problemLines(problem, drawing)),
    ...rejects.map((group) => problemGroupLines(group, drawing)),
    ...warnings.map((problem) => problemLines(problem, drawing)),
  ];
  if (blocks.length > 0) printError(`${blocks.map((lines) => lines.join("\n")).join("\n\n")}\n`);
}
