import { describe, expect, test } from "vitest";
import type { SourceSpec } from "../../src/model/agreement.js";
import type { DifferingCell } from "../../src/model/disagreement.js";
import { ask, codesOf, fileOf, readCsv } from "./read-csv.js";

const requests = [
  ask("id", "text"),
  ask("createdAt", "instant"),
  ask("resolvedAt", "instant"),
  ask("status", "word"),
  ask("reopens", "number"),
];
const header = "Id,Created,Resolved,Status,Reopens,Note\n";

async function compare(texts: readonly string[], source: Partial<SourceSpec> = {}, asked = requests) {
  const files = texts.map((text, at) => fileOf(text, `${"abcdef"[at]}.csv`));
  const own = { keep: { keep: "newest" }, timezone: "UTC", ...source } as const;
  return (await readCsv(files, asked, own)).disagreement;
}

const say = ({ record, header: column, before, after }: DifferingCell) =>
  `${record} ${column} ${before.file}:${before.line} "${before.value}" ${after.file}:${after.line} "${after.value}"`;

describe("what several files say of one record", () => {
  test("another start stands apart from other differences, each with its first places", async () => {
    const found = await compare([
      `${header}1,2026-01-01,,Open,0,a\n2,2026-01-02,,Open,0,b\n3,2026-01-03,,Open,0,\n4,2026-01-04,,Open,0,\n`,
      `${header}2,2026-01-02,2026-01-09,Done,0,b\n3,2026-01-05,,Done,0,\n1,2026-01-01,,Open,0,other\n`,
    ]);
    expect(found).toMatchObject({
      shared: 3,
      stands: { keep: "newest" },
      starts: { count: 1, columns: [{ header: "Created", count: 1 }] },
      others: {
        count: 2,
        columns: [
          { header: "Status", count: 2 },
          { header: "Resolved", count: 1 },
        ],
      },
    });
    expect(found?.starts.places.map(say)).toEqual(['3 Created a.csv:4 "2026-01-03" b.csv:3 "2026-01-05"']);
    expect(found?.others.places.map(say)).toEqual([
      '2 Resolved a.csv:3 "" b.csv:2 "2026-01-09"',
      '3 Status a.csv:4 "Open" b.csv:3 "Done"',
    ]);
  });

  test.each<[string, string, string]>([
    ["the order of columns", `${header}1,2026-01-01,,Open,0,\n`, "Status,Created,Id\nOpen,2026-01-01,1\n"],
    ["a column that only one of them has", `${header}1,2026-01-01,,Open,3,\n`, "Id,Created\n1,2026-01-01\n"],
    ["how a date is written", "Id,Created\n1,2026-01-31 09:00\n", "Id,Created\n1,31/01/2026 09:00:00\n"],
    ["an offset", "Id,Created\n1,2026-01-31 09:00\n", "Id,Created\n1,2026-01-31T10:00:00+01:00\n"],
    ["how a number is written", "Id,Reopens\n1,3\n", "Id,Reopens\n1,3.0\n"],
    ["case and spaces", "Id,Status\n1,Open\n", 'Id,Status\n1," OPEN"\n'],
    ["how a blank is written", "Id,Resolved,Status\n1,-,?\n", "Id,Resolved,Status\n1,,\n"],
    ["a column that the audit does not read", `${header}1,,,Open,,a\n`, `${header}1,,,Open,,b\n`],
    ["rows without an id", "Id,Status\n-,Open\n", "Id,Status\n-,Done\n"],
  ])("%s is no difference", async (_, first, second) => {
    expect(await compare([first, second])).toBeUndefined();
  });

  test("a start that was blank before is no other start", async () => {
    const found = await compare(["Id,Created\n1,\n", "Id,Created\n1,2026-01-01\n"]);
    expect(found).toMatchObject({ starts: { count: 0 }, others: { count: 1 } });
  });

  test("of an account the start is when it became a customer", async () => {
    const asked = [ask("id", "text"), ask("startedAt", "instant")];
    const texts = ["Id,Start date\n1,2026-01-01\n", "Id,Start date\n1,2026-01-02\n"];
    expect(await compare(texts, { kind: "accounts" }, asked)).toMatchObject({
      starts: { count: 1, columns: [{ header: "Start date" }] },
      others: { count: 0 },
    });
  });

  test("cells that can't be read are compared as they are written", async () => {
    expect(await compare(["Id,Reopens\n1,many\n", "Id,Reopens\n1,few\n"])).toMatchObject({
      others: { count: 1 },
    });
    expect(await compare(["Id,Reopens\n1,many\n", "Id,Reopens\n1,Many \n"])).toBeUndefined();
  });

  test("of three files each is held against the one before it that has the record, and a record counts once", async () => {
    const found = await compare([
      "Id,Status\n1,Open\n2,Open\n",
      "Id,Status\n2,Open\n",
      "Id,Status\n2,Open\n1,Done\n",
      "Id,Status\n1,Open\n2,Open\n",
    ]);
    expect(found).toMatchObject({ shared: 2, others: { count: 1, columns: [{ count: 1 }] } });
    expect(found?.others.places.map(say)).toEqual(['1 Status a.csv:2 "Open" c.csv:3 "Done"']);
  });

  test("of many the first five are named, all are counted, and a long cell is cut", async () => {
    const rows = (status: string) => Array.from({ length: 300 }, (_, at) => `${at},${status}\n`).join("");
    const found = await compare([`Id,Status\n${rows("Open")}`, `Id,Status\n${rows("x".repeat(3000))}`]);
    expect(found?.others.count).toBe(300);
    expect(found?.others.places.map(({ record }) => record)).toEqual(["0", "1", "2", "3", "4"]);
    expect(found?.others.places[0]?.after.value).toBe(`${"x".repeat(80)}…`);
  });

  test("rows that span lines are found again", async () => {
    const texts = ['Id,Status,Note\n1,Open,"a\nb"\n2,Open,\n', "Id,Status,Note\n2,Done,\n"];
    expect((await compare(texts))?.others.places.map(say)).toEqual([
      '2 Status a.csv:4 "Open" b.csv:2 "Done"',
    ]);
  });
});

describe("which row of a file speaks", () => {
  const log = "Id,Status,Last modified\n";
  const first = `${log}1,New,2026-01-01\n1,Open,2026-01-03\n1,New,2026-01-02\n`;

  test.each<[SourceSpec["keep"], string, string[]]>([
    [{ keep: "first" }, `${log}1,New,2026-02-01\n1,Done,2026-02-02\n`, []],
    [{ keep: "first" }, `${log}1,Done,2026-02-01\n`, ['1 Status a.csv:2 "New" b.csv:2 "Done"']],
    [{ keep: "last" }, `${log}1,Done,2026-02-01\n1,New,2026-02-02\n`, []],
    [
      { keep: "last" },
      `${log}1,New,2026-02-01\n1,Done,2026-02-02\n`,
      ['1 Status a.csv:4 "New" b.csv:3 "Done"'],
    ],
    [{ keep: "last", by: "updatedAt" }, `${log}1,Open,2026-02-02\n1,Done,2026-02-01\n`, []],
    [
      { keep: "last", by: "updatedAt" },
      `${log}1,New,2026-02-01\n1,Done,2026-02-02\n`,
      ['1 Status a.csv:3 "Open" b.csv:3 "Done"'],
    ],
  ])("under %j the one that would stand alone", async (keep, second, expected) => {
    const found = await compare([first, second], { keep });
    expect(found?.others.places.map(say) ?? []).toEqual(expected);
  });

  test("the events of one file are all true, and so are all rows under all", async () => {
    expect(await compare([first], { keep: { keep: "last", by: "updatedAt" } })).toBeUndefined();
    expect(await compare([first, `${log}1,Done,2026-02-01\n`], { keep: { keep: "all" } })).toBeUndefined();
  });

  test("the column that orders the rows has to differ, and a row that it rejects does not speak", async () => {
    const asked = [...requests, ask("updatedAt", "instant")];
    const by = { keep: "last", by: "updatedAt" } as const;
    const texts = [`${log}1,Open,2026-01-03\n`, `${log}1,Open,2026-01-04\n1,Done,32/01/2026\n`];
    expect(await compare(texts, { keep: by }, asked)).toBeUndefined();
    expect(await compare([texts[0]!, `${log}1,Open,2026-01-04\n`], {}, asked)).toBeUndefined();
  });

  test("where one row must stand for its record, two files that differ are a question", async () => {
    const files = [fileOf("Id,Status\n1,Open\n", "a.csv"), fileOf("Id,Status\n1,Done\n", "b.csv")];
    const read = await readCsv(files, requests, { keep: { keep: "one" } });
    expect([codesOf(read), read.disagreement]).toEqual([["duplicate-id"], undefined]);
  });
});
