import type { Problem } from "../model/problem.js";
import type { ProblemReport } from "../model/report.js";
import { wordProblem } from "./wording/index.js";

/** A problem with its words, as it stands in a report. */
export function reportProblem(problem: Problem): ProblemReport {
  const words = wordProblem(problem);
  return {
    code: problem.code,
    severity: problem.severity,
    file: problem.file ?? null,
    line: problem.line ?? null,
    column: problem.column ?? null,
    message: words.message,
    help: words.help ?? null,
    context: words.context ?? null,
    excerpt: problem.excerpt ?? null,
    ...(problem.code === "more-like-it" ? { more: problem.args } : {}),
  };
}
