import { expect } from "vitest";
import type { Problem } from "../../src/model/problem.js";
import { reportProblem } from "../../src/report/problem-report.js";
import { problemLines } from "../../src/report/problem-text.js";

const raw = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/u;

/** Every problem has words, a place within its file where it has one, and nothing that a terminal obeys. */
export function expectSound(problems: readonly Problem[], bytes: Uint8Array, file: string): void {
  const lines = bytes.reduce((count, byte) => count + Number(byte === 0x0a || byte === 0x0d), 1);
  for (const problem of problems) {
    const report = reportProblem(problem);
    expect(report.message).not.toMatch(/\bundefined\b|\[object Object\]/);
    expect(problem.line ?? 1).toBeGreaterThan(0);
    expect(problem.column ?? 1).toBeGreaterThan(0);
    if (problem.file === file) expect(problem.line ?? 1).toBeLessThanOrEqual(lines);
    expect(problemLines(report).join("\n")).not.toMatch(raw);
  }
}
