import type { DiffReport } from "../../model/diff.js";
import type { ProblemReport } from "../../model/report.js";
import { sideName } from "./change-text.js";

/** The problems as they are printed: one that only one of the audits has says so, unless its file does. */
export function nameSides({ problems, old, new: now }: DiffReport): ProblemReport[] {
  const definitions = new Set([old.agreement.file, now.agreement.file]);
  return problems.map(({ of, ...problem }) => {
    if (of === "both" || definitions.has(problem.file ?? "")) return problem;
    const context = [problem.context, `by ${sideName[of]} only`].filter((part) => part !== null).join(", ");
    return { ...problem, context };
  });
}
