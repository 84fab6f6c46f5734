import { describe, expect, test } from "vitest";
import type { SourceSpec } from "../../src/model/agreement.js";
import { ask, fileOf, readCsv } from "./read-csv.js";

const requests = [ask("id", "text"), ask("status", "word"), ask("createdAt", "instant")];

async function read(texts: readonly string[], source: Partial<SourceSpec> = {}) {
  const files = texts.map((text, at) => fileOf(text, `${"abc"[at]}.csv`));
  const own = { keep: { keep: "newest" }, timezone: "UTC", ...source } as const;
  const { problems, rows } = await readCsv(files, requests, own);
  return { problems, rows: rows.length };
}

const header = "Id,Status,Created,Note\n";
const march = `${header}1,Open,2025-03-03,a\n,Open,2025-03-04,b\n-,Solved,2025-03-05,c\n`;

describe("rows without an id that several files have", () => {
  test("count each, and are counted in a warning", async () => {
    const april = `${header}1,Open,2025-03-03,a\n,Solved,2025-03-05,d\n,Open,2025-03-04, b\n-,Solved,2025-03-05,c\n`;
    const { problems, rows } = await read([march, april]);
    expect(rows).toBe(6);
    expect(problems).toMatchObject([
      {
        code: "nameless-rows-repeated",
        severity: "warning",
        file: "b.csv",
        line: 4,
        column: 1,
        args: { header: "Id", count: 2, otherFile: "a.csv", otherLine: 3, lines: [4, 5] },
      },
    ]);
  });

  test("are found whatever the order of the columns, and where no file has a column of ids", async () => {
    const { problems, rows } = await read([
      "Status,Created\nOpen,2025-03-03\nOpen,2025-03-04\n",
      "Created,Status\n2025-03-03,Open\n2025-03-05,Open\n",
    ]);
    expect(rows).toBe(4);
    expect(problems).toMatchObject([{ code: "nameless-rows-repeated", args: { count: 1, lines: [2] } }]);
    expect(problems[0]!.args).not.toHaveProperty("header");
  });

  test.each<[string, readonly string[], Partial<SourceSpec>]>([
    ["one file alone may repeat itself", [`${header},Open,2025-03-04,b\n,Open,2025-03-04,b\n`], {}],
    ["rows that differ in any cell are not the same", [march, `${header},Open,2025-03-04,B\n`], {}],
    ["rows with an id have a rule of their own", [march, `${header}1,Open,2025-03-03,a\n`], {}],
    ["every row may be meant as a record", [march, march], { keep: { keep: "all" } }],
  ])("%s", async (_, texts, source) => {
    expect((await read(texts, source)).problems).toEqual([]);
  });
});
