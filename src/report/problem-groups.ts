import type { ProblemCode } from "../model/problem.js";
import type { IntakeProblems } from "../model/problems/intake.js";
import type { ProblemReport } from "../model/report.js";
import { numberText } from "./quantity-text.js";

/** Problems of one kind in one file: the first is shown, the others are counted. */
export interface ProblemGroup {
  readonly first: ProblemReport;
  /** All of them, those that the report does not list included. */
  readonly count: number;
  /** `3,843 more like it in leads.csv (lines 15, 18, 20, 31, 40 …)`; null for a single problem. */
  readonly others: string | null;
}

export interface GroupedProblems {
  /** Of the definition, of a whole file or of the run; each one has to be mended, so none is folded away. */
  readonly errors: readonly ProblemReport[];
  /** Rows of the exports that were left out. */
  readonly rejects: readonly ProblemGroup[];
  /** Each with words of its own, so none is folded away. */
  readonly warnings: readonly ProblemReport[];
}

/** Problems that can be of one row. As a warning they left that row out; as an error they stop the file. */
const rowProblems: ReadonlySet<ProblemCode> = new Set<keyof IntakeProblems>([
  "not-a-date",
  "not-a-number",
  "not-a-duration",
  "amount-in-other-currency",
  "row-width",
  "stamp-without-zone",
  "stray-quote",
]);

/** Whether a problem left out one row, or stands for more of that kind. */
function isReject({ code, severity, more }: ProblemReport): boolean {
  return severity === "warning" && rowProblems.has(more?.like ?? code);
}

export function groupProblems(problems: readonly ProblemReport[]): GroupedProblems {
  const others = problems.filter((problem) => !isReject(problem));
  return {
    errors: others.filter(({ severity }) => severity === "error"),
    rejects: groupLike(problems.filter(isReject)),
    warnings: others.filter(({ severity }) => severity === "warning"),
  };
}

function groupLike(problems: readonly ProblemReport[]): readonly ProblemGroup[] {
  const groups = new Map<string, ProblemReport[]>();
  for (const problem of problems) {
    const key = `${problem.more?.like ?? problem.code}\n${problem.file}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [problem]);
    else group.push(problem);
  }
  return Array.from(groups.values(), ([first, ...others]): ProblemGroup => {
    const count = others.reduce((sum, { more }) => sum + (more?.count ?? 1), 0);
    return {
      first: first as ProblemReport,
      count: count + (first?.more?.count ?? 1),
      others: count === 0 ? null : wordOthers(others, count),
    };
  });
}

const linesNamed = 5;

/** The lines that are named end in `…` where there are more: a count of the rest would read as a total. */
function wordOthers(others: readonly ProblemReport[], count: number): string {
  const file = others[0]?.file ?? null;
  const lines = others.flatMap(({ line }) => (line === null ? [] : [String(line)]));
  const named = lines.slice(0, linesNamed).join(", ");
  const text = `${numberText(count)} more like it${file === null ? "" : ` in ${file}`}`;
  if (lines.length === 0) return text;
  const shown = Math.min(lines.length, linesNamed);
  return `${text} (${count === 1 ? "line" : "lines"} ${named}${count > shown ? " …" : ""})`;
}
