import type { ProblemOf, Severity } from "../model/problem.js";
import type { IntakeProblems } from "../model/problems/intake.js";

export type IntakeCode = keyof IntakeProblems;

/** A problem without its place. */
export type IntakeFinding = {
  [C in IntakeCode]: { readonly code: C; readonly args: IntakeProblems[C] };
}[IntakeCode];

export type IntakeProblem = { [C in IntakeCode]: ProblemOf<C> }[IntakeCode];

/** What a problem points at. Lines count from 1, bytes and cells from 0. */
export type Mark =
  | { readonly at: "cell"; readonly line: number; readonly lastLine: number; readonly cell: number }
  | { readonly at: "byte"; readonly line: number; readonly byteInLine: number };

export interface LoggedProblem {
  readonly file: number;
  readonly severity: Severity;
  readonly finding: IntakeFinding;
  readonly mark: Mark | undefined;
}

/** The problems of a source as they are found. Rejects are all counted and only the first of them kept. */
export interface ProblemLog {
  /** A problem that no allowance excuses: the file can't be read, or not be trusted. */
  fail(file: number, finding: IntakeFinding, mark?: Mark): void;
  /** A row that is left out: a warning, because the source's allowance decides what it means. */
  reject(file: number, finding: IntakeFinding, mark: Mark): void;
  hasFailed(file?: number): boolean;
  readonly logged: readonly LoggedProblem[];
  readonly rejectsByCode: ReadonlyMap<IntakeCode, number>;
}

export function createProblemLog(maxPerFileAndCode: number): ProblemLog {
  const logged: LoggedProblem[] = [];
  const failedFiles = new Set<number>();
  const rejectsByCode = new Map<IntakeCode, number>();
  const keptOfFile = new Map<string, number>();
  return {
    logged,
    rejectsByCode,
    fail(file, finding, mark) {
      failedFiles.add(file);
      logged.push({ file, severity: "error", finding, mark });
    },
    reject(file, finding, mark) {
      rejectsByCode.set(finding.code, (rejectsByCode.get(finding.code) ?? 0) + 1);
      const key = `${file} ${finding.code}`;
      const kept = keptOfFile.get(key) ?? 0;
      if (kept >= maxPerFileAndCode) return;
      keptOfFile.set(key, kept + 1);
      logged.push({ file, severity: "warning", finding, mark });
    },
    hasFailed: (file) => (file === undefined ? failedFiles.size > 0 : failedFiles.has(file)),
  };
}
