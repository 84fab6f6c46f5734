import { expect, test } from "vitest";
import { runProgram } from "../cli/run-program.js";

test("rows that contradict each other are a question that no allowance answers, and no figure rests on them", async () => {
  const definition = "fixtures/errors/intake-duplicate-ids/sla.yaml";
  const options = ["--period", "2025-03", "--as-of", "2025-03-31", "--allow-rejects", "100%"];
  const { code, stdout } = await runProgram(["check", definition, ...options, "--format", "json"]);
  const report = JSON.parse(stdout);
  expect(code).toBe(2);
  expect(report.verdict).toBe("incomplete");
  expect(report.problems).toMatchObject([{ code: "duplicate-id", severity: "error", line: 3 }]);
  expect(report.inputs).toMatchObject([{ unread: true, rows: 0, audited: 0, outOfScope: 0, rejected: 0 }]);
  expect(report.objectives).toMatchObject([
    { verdict: "incomplete", actual: { value: null }, counts: { total: 0, overdue: 0 }, periods: [] },
  ]);
  expect(report.breaches).toEqual([]);
  const table = await runProgram(["check", definition, ...options]);
  expect(table.stdout).toMatch(/tickets\.csv +[0-9a-f]{12}\n +not read/);
});
