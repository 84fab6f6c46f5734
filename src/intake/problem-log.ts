import type { Severity } from "../model/problem.js";
import type { IntakeProblems, RejectCode } from "../model/problems/intake.js";

export type IntakeCode = keyof IntakeProblems;

/** A problem without its place. */
export type IntakeFinding = {
  [C in IntakeCode]: { readonly code: C; readonly args: IntakeProblems[C] };
}[IntakeCode];

/** What is told of a file that is read all the same. */
export type WarningFinding = Extract<IntakeFinding, { readonly code: "encoding-guessed" }>;

/** Why one row is left out. */
export type RejectFinding = Extract<IntakeFinding, { readonly code: RejectCode }>;

/** What a problem points at. Lines count from 1, bytes and cells from 0. */
export type Mark =
  | { readonly at: "cell"; readonly line: number; readonly lastLine: number; readonly cell: number }
  | { readonly at: "byte"; readonly line: number; readonly byteInLine: number };

export interface LoggedProblem {
  readonly file: number;
  readonly severity: Severity;
  readonly finding: IntakeFinding;
  readonly mark: Mark | undefined;
  /** Whether the line of the file is to be shown with it. */
  readonly withExcerpt: boolean;
}

/** How many rejected rows of one file and code are told one by one; all are counted. */
export interface LogLimits {
  readonly located: number;
  /** Of those, how many are shown with their line. */
  readonly withExcerpt: number;
}

/** The problems of a source as they are found. */
export interface ProblemLog {
  /** A problem that no allowance excuses: the file can't be read, or not be trusted. */
  fail(file: number, finding: IntakeFinding, mark?: Mark): void;
  /** Something that a reader should know of, and that leaves nothing out. */
  warn(file: number, finding: IntakeFinding, mark?: Mark): void;
  /** A row that is left out: a warning, because the source's allowance decides what it means. */
  reject(file: number, finding: RejectFinding, mark: Mark): void;
  hasFailed(file?: number): boolean;
  /** What is told one by one; then, for each file, the rejected rows beyond that by their number. */
  list(): readonly LoggedProblem[];
  readonly rejectsByCode: ReadonlyMap<RejectCode, number>;
}

export function createProblemLog(limits: LogLimits): ProblemLog {
  const logged: LoggedProblem[] = [];
  const failedFiles = new Set<number>();
  const rejectsByCode = new Map<RejectCode, number>();
  const rejectsOfFile = new Map<number, Map<RejectCode, number>>();

  function listUntold(file: number, counts: ReadonlyMap<RejectCode, number>): LoggedProblem[] {
    return [...counts]
      .filter(([, count]) => count > limits.located)
      .map(([like, count]) => ({
        file,
        severity: "warning",
        finding: { code: "more-like-it", args: { like, count: count - limits.located } },
        mark: undefined,
        withExcerpt: false,
      }));
  }

  return {
    rejectsByCode,
    fail(file, finding, mark) {
      failedFiles.add(file);
      logged.push({ file, severity: "error", finding, mark, withExcerpt: true });
    },
    warn(file, finding, mark) {
      logged.push({ file, severity: "warning", finding, mark, withExcerpt: true });
    },
    reject(file, finding, mark) {
      const { code } = finding;
      rejectsByCode.set(code, (rejectsByCode.get(code) ?? 0) + 1);
      const counts = rejectsOfFile.get(file) ?? new Map<RejectCode, number>();
      rejectsOfFile.set(file, counts);
      const before = counts.get(code) ?? 0;
      counts.set(code, before + 1);
      if (before >= limits.located) return;
      logged.push({ file, severity: "warning", finding, mark, withExcerpt: before < limits.withExcerpt });
    },
    hasFailed: (file) => (file === undefined ? failedFiles.size > 0 : failedFiles.has(file)),
    list: () => [...logged, ...[...rejectsOfFile].flatMap(([file, counts]) => listUntold(file, counts))],
  };
}
