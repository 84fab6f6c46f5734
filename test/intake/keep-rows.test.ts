import { describe, expect, test } from "vitest";
import { createIdIndex } from "../../src/intake/id-index.js";
import type { KeepRule } from "../../src/model/agreement.js";
import { wordProblem } from "../../src/report/wording/index.js";
import { ask, codesOf, fileOf, mapTo, readCsv } from "./read-csv.js";

const requests = [ask("id", "text"), ask("status", "word")];
const header = "id,status,updatedAt,revision\n";
const january = `${header}1,New,2026-01-01,1\n2,New,2026-01-05,1\n1,Open,2026-01-03,3\n,New,2026-01-01,1\n`;
const february = `${header}2,New,2026-01-02,2\n1,Done,2026-01-02,2\n3,New,,\n,New,2026-01-01,1\n3,Open,?,\n`;
const files = [fileOf(january, "january.csv"), fileOf(february, "february.csv")];

describe("which of several rows with one id is the record", () => {
  test.each<[string, KeepRule, string, number[][]]>([
    [
      "all",
      { keep: "all" },
      "1New 2New 1Open New 2New 1Done 3New New 3Open",
      [
        [4, 4, 0, 0],
        [5, 5, 0, 0],
      ],
    ],
    [
      "first",
      { keep: "first" },
      "1New 2New New 3New New",
      [
        [4, 3, 1, 0],
        [5, 2, 3, 0],
      ],
    ],
    [
      "last",
      { keep: "last" },
      "New 2New 1Done New 3Open",
      [
        [4, 1, 3, 0],
        [5, 4, 1, 0],
      ],
    ],
    [
      "last by a date",
      { keep: "last", by: "updatedAt" },
      "2New 1Open New New 3Open",
      [
        [4, 3, 1, 0],
        [5, 2, 3, 0],
      ],
    ],
    [
      "last by a number",
      { keep: "last", by: "revision" },
      "1Open New 2New New 3Open",
      [
        [4, 2, 2, 0],
        [5, 3, 2, 0],
      ],
    ],
  ])("%s", async (_name, keep, expected, sums) => {
    const columns = mapTo({ revision: "revision" });
    const read = await readCsv(files, requests, { keep, columns, timezone: "UTC" });
    expect(read.rows.map((row) => `${row["id"]}${row["status"]}`).join(" ")).toBe(expected);
    expect(read.files.map((file) => [file.rows, file.delivered, file.superseded, file.rejected])).toEqual(
      sums,
    );
  });

  test("rows of one id with other values are an error, told once for each file with the first row of the id", async () => {
    const read = await readCsv(files, requests, { timezone: "UTC" });
    expect(read.problems).toMatchObject([
      {
        code: "duplicate-id",
        severity: "error",
        file: "january.csv",
        line: 4,
        column: 1,
        args: { id: "1", firstFile: "january.csv", firstLine: 2, count: 1, lines: [4] },
      },
      {
        code: "duplicate-id",
        severity: "error",
        file: "february.csv",
        line: 3,
        args: { id: "1", firstFile: "january.csv", firstLine: 2, count: 2, lines: [3, 6] },
      },
    ]);
    expect(read.failed).toBe(true);
    expect(read.files.map(({ rows }) => rows)).toEqual([0, 0]);
  });

  test("of many conflicts the first few lines are named and all are counted", async () => {
    const text = `id,status\n${"1,New\n1,Open\n".repeat(1000)}`;
    const { problems } = await readCsv(text, requests);
    expect(problems.length).toBe(1);
    expect(problems[0]!.args).toMatchObject({ count: 1000, lines: [3, 5, 7, 9, 11, 13] });
    expect(wordProblem(problems[0]!)).toMatchObject({
      message:
        '"1" stands on line 2 of in.csv already, with other values, and so do the ids of 999 more rows',
      help: expect.stringContaining("They are on lines 3, 5, 7, 9, 11, 13 and 994 more."),
    });
  });

  test("rows of one id with the same values are one record", async () => {
    const read = await readCsv("id,status,note\n1,New,a\n1,New,b\n", requests);
    expect(read.problems).toEqual([]);
    expect(read.files).toMatchObject([{ rows: 2, delivered: 1, superseded: 1 }]);
  });

  test("the same record in several monthly files is one record, whatever the order of their columns (trap 10)", async () => {
    const twice = [fileOf("id,status\n7,Open\n", "a.csv"), fileOf("status,id\nOpen,7\n", "b.csv")];
    const read = await readCsv(twice, requests);
    expect(read.files.map(({ delivered, superseded }) => [delivered, superseded])).toEqual([
      [1, 0],
      [0, 1],
    ]);
  });

  test("a row whose order can't be read is rejected, and the others still stand", async () => {
    const text = `${header}1,New,2026-01-05,1\n1,Open,32/01/2026,2\n2,New,2026-01-01,1\n`;
    const read = await readCsv(text, requests, { keep: { keep: "last", by: "updatedAt" }, timezone: "UTC" });
    expect(read.rows.map((row) => row["line"])).toEqual([2, 4]);
    expect(codesOf(read)).toEqual(["not-a-date"]);
    expect(read.files[0]).toMatchObject({ rows: 3, delivered: 2, superseded: 0, rejected: 1 });
  });

  test("the column that orders rows says in which zone it was read, as the others do", async () => {
    const keep = { keep: "last", by: "updatedAt" } as const;
    const read = await readCsv(`${header}1,New,2026-01-05,1\n`, requests, { keep, timezone: "Asia/Tokyo" });
    expect(read.files[0]!.columns.find(({ field }) => field === "updatedAt")).toMatchObject({
      form: "iso",
      timezone: "Asia/Tokyo",
    });
  });

  test("an older row that does not stand is not judged", async () => {
    const text = "id,score\n1,many\n1,5\n";
    const read = await readCsv(text, [ask("score", "number")], { kind: "leads", keep: { keep: "last" } });
    expect(read.problems).toEqual([]);
    expect(read.rows).toEqual([{ line: 3, score: 5 }]);
  });

  test("a rule that needs a column says so", async () => {
    const read = await readCsv("status\nNew\n", [ask("status", "word")], {
      keep: { keep: "last", by: "updatedAt" },
    });
    expect(read.problems).toMatchObject([
      {
        code: "column-missing",
        args: {
          missing: [
            { field: "id", neededBy: ["keep: last"] },
            { field: "updatedAt", neededBy: ["keep: last by updatedAt"] },
          ],
        },
      },
    ]);
  });

  test("without an id column every row is a record", async () => {
    const read = await readCsv("status\nNew\nNew\n", requests);
    expect(read.rows.length).toBe(2);
  });

  test("a longer file keeps its ids apart", () => {
    const ids = createIdIndex();
    const count = 300_000;
    for (let id = 0; id < count; id++)
      expect(ids.numberOf(`INC${String(id).padStart(7, "0")}`) === id).toBe(true);
    expect(ids.numberOf("INC0000000")).toBe(0);
    expect(ids.numberOf("INC0299999")).toBe(count - 1);
    expect(ids.size).toBe(count);
  });
});
