import type { ProblemCode } from "../model/problem.js";
import type { IntakeProblems } from "../model/problems/intake.js";
import type { AuditReport, ProblemReport } from "../model/report.js";
import { listText, numberText } from "./quantity-text.js";

/** Problems of one kind in one file: the first is shown, the others are counted. */
export interface ProblemGroup {
  readonly first: ProblemReport;
  readonly count: number;
  /** `2 more like it in leads.csv: lines 15 and 18`; null for a single problem. */
  readonly others: string | null;
}

export interface GroupedProblems {
  /** Of the definition or the run as a whole; each one has to be mended, so none is folded away. */
  readonly errors: readonly ProblemReport[];
  /** Rows of the exports that were left out. */
  readonly rejects: readonly ProblemGroup[];
  readonly warnings: readonly ProblemGroup[];
}

/** Problems that can be of one row, whatever their severity; all others are about whole files. */
const rowProblems: ReadonlySet<ProblemCode> = new Set<keyof IntakeProblems>([
  "duplicate-id",
  "not-a-date",
  "not-a-number",
  "row-width",
  "stamp-without-zone",
  "stray-quote",
]);

/** Tells the problems that left out one row each; where no row was left out, the file itself is at fault. */
export function createRejectTest({ inputs }: AuditReport): (problem: ProblemReport) => boolean {
  const withRejects = new Set(inputs.filter(({ rejected }) => rejected > 0).map(({ file }) => file));
  return ({ code, file, line }) =>
    line !== null && file !== null && withRejects.has(file) && rowProblems.has(code);
}

export function groupProblems(report: AuditReport): GroupedProblems {
  const isReject = createRejectTest(report);
  const others = report.problems.filter((problem) => !isReject(problem));
  return {
    errors: others.filter(({ severity }) => severity === "error"),
    rejects: groupLike(report.problems.filter(isReject)),
    warnings: groupLike(others.filter(({ severity }) => severity === "warning")),
  };
}

function groupLike(problems: readonly ProblemReport[]): readonly ProblemGroup[] {
  const groups = new Map<string, ProblemReport[]>();
  for (const problem of problems) {
    const key = `${problem.code}\n${problem.file}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [problem]);
    else group.push(problem);
  }
  return Array.from(groups.values(), ([first, ...others]) => ({
    first: first as ProblemReport,
    count: others.length + 1,
    others: others.length === 0 ? null : wordOthers(others),
  }));
}

function wordOthers(others: readonly ProblemReport[]): string {
  const place = others[0]?.file == null ? "" : ` in ${others[0].file}`;
  const lines = others.flatMap(({ line }) => (line === null ? [] : [String(line)]));
  const where = lines.length === 0 ? "" : `: ${lines.length === 1 ? "line" : "lines"} ${listText(lines)}`;
  return `${numberText(others.length)} more like it${place}${where}`;
}
