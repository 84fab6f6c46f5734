import { describe, expect, test } from "vitest";
import type { DateRule } from "../../src/model/notation.js";
import { ask, codesOf, fileOf, type Row, readCsv } from "./read-csv.js";

const created = [ask("createdAt", "instant")];
const csv = (...cells: string[]): string => `createdAt,x\n${cells.map((cell) => `${cell},x\n`).join("")}`;
const iso = (rows: readonly Row[], field = "createdAt"): (string | null)[] =>
  rows.map((row) => (Number.isNaN(row[field]) ? null : new Date(row[field] as number).toISOString()));
const dates = (rule: DateRule, field = "*"): { dates: Map<string, DateRule>; timezone: string } => ({
  dates: new Map([[field, rule]]),
  timezone: "UTC",
});

describe("the form of a column is decided for the column", () => {
  test.each<[string, string[], string, string[]]>([
    ["a first part over 12 proves d/m", ["01/02/2026", "13/02/2026"], "d/m/y", ["2026-02-01", "2026-02-13"]],
    ["a second part over 12 proves m/d", ["01/02/2026", "02/13/2026"], "m/d/y", ["2026-01-02", "2026-02-13"]],
    ["a year in front decides at once", ["2026-02-01", "2026-02-03"], "iso", ["2026-02-01", "2026-02-03"]],
    ["a year in front with slashes", ["2026/02/01"], "y/m/d", ["2026-02-01"]],
    ["two-digit years", ["20-10-16", "01-03-17"], "d/m/y", ["2016-10-20", "2017-03-01"]],
    [
      "the same day and month can be read either way",
      ["05/05/2026", "06/06/2026"],
      "d/m/y",
      ["2026-05-05", "2026-06-06"],
    ],
    [
      "blanks and words before the first date say nothing",
      ["?", "TBD", "13/02/2026"],
      "d/m/y",
      ["2026-02-13"],
    ],
  ])("%s", async (_name, cells, form, expected) => {
    const read = await readCsv(csv(...cells), created, { timezone: "UTC" });
    expect(read.files[0]!.columns).toMatchObject([
      { field: "createdAt", header: "createdAt", form, timezone: "UTC" },
    ]);
    const found = iso(read.rows).filter((day) => day !== null);
    expect(found.map((day) => day.slice(0, 10))).toEqual(expected);
  });

  test("d/m or m/d is asked when every cell can be read both ways (trap 2)", async () => {
    const read = await readCsv(csv("05/05/2026", "01/02/2026", "03/04/2026"), created, { timezone: "UTC" });
    expect(read.problems).toMatchObject([
      { code: "dates-ambiguous", severity: "error", line: 3, column: 1, args: { value: "01/02/2026" } },
    ]);
    expect(read.rows).toEqual([]);
  });

  test("the question names a column of the file that is clear", async () => {
    const text = "createdAt,resolvedAt\n01/02/2026,13/02/2026\n";
    const read = await readCsv(text, [...created, ask("resolvedAt", "instant")], { timezone: "UTC" });
    expect(read.problems[0]!.args).toMatchObject({ beside: { header: "resolvedAt", form: "d/m/y" } });
  });

  test("what the definition declares is not asked, nor doubted", async () => {
    const text = csv("01/02/2026", "13/02/2026", "02/13/2026");
    for (const field of ["createdAt", "*"]) {
      const read = await readCsv(text, created, dates({ form: "m/d/y" }, field));
      expect(iso(read.rows)).toEqual(["2026-01-02T00:00:00.000Z", "2026-02-13T00:00:00.000Z"]);
      expect(codesOf(read)).toEqual(["not-a-date"]);
    }
  });

  test("one file mixes date forms between its columns (trap 3)", async () => {
    const text = "createdAt,resolvedAt\n10/25/2016,26.10.16 7:29\n";
    const read = await readCsv(text, [...created, ask("resolvedAt", "instant")], { timezone: "UTC" });
    expect(iso(read.rows, "createdAt")).toEqual(["2016-10-25T00:00:00.000Z"]);
    expect(iso(read.rows, "resolvedAt")).toEqual(["2016-10-26T07:29:00.000Z"]);
  });

  test.each([
    ["while the form is decided", "createdAt,dueAt\n13/02/2026,\n02/13/2026,2026-01-01\n"],
    ["after it", "createdAt,dueAt\n13/02/2026,2026-01-01\n02/13/2026,\n"],
  ])("cells that prove both orders fail the file, found %s", async (_name, text) => {
    const read = await readCsv(text, [...created, ask("dueAt", "instant")], { timezone: "UTC" });
    expect(read.failed).toBe(true);
    expect(read.problems).toMatchObject([
      {
        code: "dates-contradict",
        line: 3,
        args: { value: "02/13/2026", form: "m/d/y", otherLine: 2, otherForm: "d/m/y" },
      },
    ]);
  });

  test("a column without a single date is told once, not row by row", async () => {
    const read = await readCsv(csv("25/Foo/26", "26/Foo/26"), created, { timezone: "UTC" });
    expect(codesOf(read)).toEqual(["dates-unknown"]);
  });

  test("a blank column needs no form", async () => {
    const read = await readCsv(csv("", " ", "?"), created);
    expect(read.problems).toEqual([]);
    expect(iso(read.rows)).toEqual([null, null, null]);
  });

  test("each file of a source has its own forms", async () => {
    const files = [fileOf(csv("13/02/2026"), "a.csv"), fileOf(csv("02/13/2026"), "b.csv")];
    const read = await readCsv(files, created, { timezone: "UTC" });
    expect(iso(read.rows)).toEqual(["2026-02-13T00:00:00.000Z", "2026-02-13T00:00:00.000Z"]);
  });

  test("32/01/2026 rejects its row, with the cell marked", async () => {
    const read = await readCsv(csv("31/01/2026", "32/01/2026"), created, { timezone: "UTC" });
    expect(read.problems).toEqual([
      {
        code: "not-a-date",
        severity: "warning",
        file: "in.csv",
        line: 3,
        column: 1,
        args: {
          value: "32/01/2026",
          header: "createdAt",
          field: "createdAt",
          source: "tickets",
          form: "d/m/y",
          rowsBefore: 1,
        },
        excerpt: { line: 3, text: "32/01/2026,x", column: 1, length: 10 },
      },
    ]);
  });
});

describe("stamps that carry no zone (trap 1)", () => {
  test("are read in the source's zone, before the one of the run", async () => {
    const text = csv("2026-01-10 12:00", "2026-01-10T12:00:00Z");
    const ofSource = await readCsv(text, created, { timezone: "America/New_York" }, { timezone: "UTC" });
    expect(iso(ofSource.rows)).toEqual(["2026-01-10T17:00:00.000Z", "2026-01-10T12:00:00.000Z"]);
    const ofRun = await readCsv(text, created, {}, { timezone: "UTC" });
    expect(iso(ofRun.rows)).toEqual(["2026-01-10T12:00:00.000Z", "2026-01-10T12:00:00.000Z"]);
  });

  test.each(["2026-01-10 12:00", "2026-01-10", "13/01/2026"])("%s is an error without any", async (cell) => {
    const read = await readCsv(csv(cell), created);
    expect(read.problems).toMatchObject([
      {
        code: "stamp-without-zone",
        severity: "error",
        line: 2,
        args: { value: cell, headers: ["createdAt"] },
      },
    ]);
    expect(read.rows).toEqual([]);
  });

  test("a form that is declared does not hide that the zone is missing", async () => {
    const read = await readCsv(csv("13/01/2026"), created, { dates: new Map([["*", { form: "d/m/y" }]]) });
    expect(codesOf(read)).toEqual(["stamp-without-zone"]);
  });

  test("a column with offsets needs none; one stray naive stamp rejects its row", async () => {
    const read = await readCsv(csv("2026-01-10T12:00:00+02:00", "2026-01-10T12:00:00"), created);
    expect(iso(read.rows)).toEqual(["2026-01-10T10:00:00.000Z"]);
    expect(read.problems).toMatchObject([{ code: "stamp-without-zone", severity: "warning", line: 3 }]);
    expect(read.files[0]!.columns).toEqual([{ field: "createdAt", header: "createdAt", form: "iso" }]);
  });

  test("in a gap move forward, in an overlap take the earlier instant (semantics 5)", async () => {
    const read = await readCsv(csv("2025-03-30 02:30", "2025-10-26 02:30"), created, {
      timezone: "Europe/Berlin",
    });
    expect(iso(read.rows)).toEqual(["2025-03-30T01:30:00.000Z", "2025-10-26T00:30:00.000Z"]);
  });
});

describe("a date without a time (semantics 26)", () => {
  test.each<[string, "start" | "end", string, string]>([
    ["2026-01-10", "start", "America/New_York", "2026-01-10T05:00:00.000Z"],
    ["2026-01-10", "end", "America/New_York", "2026-01-11T04:59:59.999Z"],
    ["2025-03-30", "end", "Europe/Berlin", "2025-03-30T21:59:59.999Z"],
    ["2025-10-26", "end", "Europe/Berlin", "2025-10-26T22:59:59.999Z"],
    ["2018-11-04", "start", "America/Sao_Paulo", "2018-11-04T03:00:00.000Z"],
    ["2018-11-03", "end", "America/Sao_Paulo", "2018-11-04T02:59:59.999Z"],
  ])("%s is the %s of that day in %s", async (cell, dateOnly, timezone, expected) => {
    const read = await readCsv(csv(cell), [ask("createdAt", "instant", { dateOnly })], { timezone });
    expect(iso(read.rows)).toEqual([expected]);
  });

  test("the definition may say otherwise, and one header may be read both ways", async () => {
    const requests = [
      ask("closedAt", "instant", { dateOnly: "start" }),
      ask("closedAt", "instant", { dateOnly: "end" }),
    ];
    const text = "closedAt,x\n2026-01-10,x\n";
    const values: (number | undefined)[][] = [];
    const onBatch = (batch: { columns: readonly unknown[] }): void => {
      values.push(batch.columns.map((column) => (column as { values: Float64Array }).values[0]));
    };
    await readCsv(text, requests, { timezone: "UTC" }, { onBatch });
    await readCsv(text, requests, dates({ dateOnly: "start" }), { onBatch });
    const day = Date.UTC(2026, 0, 10);
    expect(values).toEqual([
      [day, day + 86_399_999],
      [day, day],
    ]);
  });
});

describe("a column without a date has no form", () => {
  const blank = { field: "createdAt", header: "createdAt", noDates: true };

  test.each<[string, Parameters<typeof readCsv>[2]]>([
    ["whose form is not declared", { timezone: "UTC" }],
    ["whose form is declared", dates({ form: "d/m/y" })],
  ])("%s", async (_name, source) => {
    const read = await readCsv(csv("", "-", ""), created, source);
    expect(read.files[0]!.columns).toEqual([blank]);
  });

  test("one date gives it one, with an offset too", async () => {
    for (const cell of ["13/02/2026", "13/02/2026 10:00Z"]) {
      const read = await readCsv(csv("", cell), created, dates({ form: "d/m/y" }));
      expect(read.files[0]!.columns).toMatchObject([{ form: "d/m/y" }]);
    }
  });

  test("each file tells of its own", async () => {
    const files = [fileOf(csv("", ""), "blank.csv"), fileOf(csv("2026-02-01"), "dated.csv")];
    const read = await readCsv(files, created, { timezone: "UTC" });
    expect(read.files.map(({ columns }) => columns[0])).toEqual([
      blank,
      { field: "createdAt", header: "createdAt", form: "iso", timezone: "UTC" },
    ]);
  });
});
