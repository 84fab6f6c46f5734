import { expect, test } from "vitest";
import { describeSurvivors, formatScores } from "../../mutation/report-mutants.mjs";

type Results = Parameters<typeof describeSurvivors>[0];

function mutantAt(line: number, status: string, replacement = "a <= b"): Results[number] {
  return {
    fileName: "/somewhere/.mutation/src/time/clock.ts",
    location: { start: { line, column: 7 }, end: { line, column: 12 } },
    mutatorName: "EqualityOperator",
    replacement,
    status,
    id: String(line),
  } as Results[number];
}

const results = [
  mutantAt(10, "Survived", "{\n  return   1;\n}"),
  mutantAt(9, "NoCoverage"),
  mutantAt(1, "Killed"),
  mutantAt(2, "Timeout"),
  mutantAt(3, "RuntimeError"),
  mutantAt(4, "Ignored"),
];

test("those that no test saw stand in the order of the file, each on one line", () => {
  expect(describeSurvivors(results).split("\n")).toEqual([
    "src/time/clock.ts:9:7 EqualityOperator -> a <= b (no test reaches it)",
    "src/time/clock.ts:10:7 EqualityOperator -> { return 1; }",
  ]);
});

test("a change that hangs is seen; one that can't run or is left alone is in no count", () => {
  expect(formatScores([{ folder: "time", results }])).toBe("time: 4 mutants, 2 seen by a test, 2 not: 50.0%");
});

test("a folder without mutants has no share", () => {
  expect(formatScores([{ folder: "time", results: [] }])).toBe("time: 0 mutants, 0 seen by a test, 0 not: -");
});
