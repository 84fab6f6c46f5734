import type { Problem } from "../model/problem.js";
import type { ProblemReport } from "../model/report.js";
import { reportProblem } from "../report/problem-report.js";
import { problemLines } from "../report/problem-text.js";
import { printError, type Terminal } from "./terminal.js";

/** Problems on standard error, errors before warnings, each with its place and its mend. */
export function printProblems(problems: readonly (Problem | ProblemReport)[], terminal: Terminal): void {
  const reports = problems.map((problem) => ("args" in problem ? reportProblem(problem) : problem));
  const ordered = [
    ...reports.filter(({ severity }) => severity === "error"),
    ...reports.filter(({ severity }) => severity === "warning"),
  ];
  const { columns, errorColor: color } = terminal;
  const blocks = ordered.map((problem) => problemLines(problem, { columns, color }).join("\n"));
  if (blocks.length > 0) printError(`${blocks.join("\n\n")}\n`);
}
