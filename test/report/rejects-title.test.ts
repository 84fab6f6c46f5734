import { expect, it } from "vitest";
import type { InputReport, ProblemReport } from "../../src/model/report.js";
import { groupProblems } from "../../src/report/problem-groups.js";
import { rejectsTitle } from "../../src/report/rejects-title.js";

const reject = (file: string, more?: number) =>
  ({
    code: more === undefined ? "not-a-date" : "more-like-it",
    severity: "warning",
    file,
    line: 3,
    ...(more === undefined ? {} : { more: { like: "not-a-date", count: more } }),
  }) as ProblemReport;

function titleOf(inputs: readonly object[], ...problems: ProblemReport[]): string {
  return rejectsTitle(inputs as readonly InputReport[], groupProblems(problems).rejects);
}

const read = { file: "a.csv", rejected: 2 };
const failed = { file: "b.csv", unread: true, rejected: 0 };

it.each([
  ["Rejected: 2 rows", titleOf([read], reject("a.csv"), reject("a.csv"))],
  ["1,001 rows to mend in what was not read", titleOf([failed], reject("b.csv"), reject("b.csv", 1000))],
  [
    "Rejected: 2 rows; 1 row to mend in what was not read",
    titleOf([read, failed], reject("a.csv"), reject("a.csv"), reject("b.csv")),
  ],
])("%s", (expected, title) => {
  expect(title).toBe(expected);
});
