import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { DurationForm } from "../../src/model/notation.js";
import type { ColumnRequest } from "../../src/model/record.js";
import { ask, codesOf, mapTo, type Outcome, readCsv } from "./read-csv.js";

/* Named after the traps that real files hold; hand-derived figures. */

const created = [ask("createdAt", "instant")];
const quote = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
const column = (header: string, cells: readonly string[]): string =>
  `${header},x\n${cells.map((cell) => `${quote(cell)},x\n`).join("")}`;
const instants = ({ rows }: Outcome, field = "createdAt"): string[] =>
  rows.map((row) => new Date(row[field] as number).toISOString().slice(0, 16));

function readDates(cells: readonly string[], requests: readonly ColumnRequest[] = created): Promise<Outcome> {
  return readCsv(column("createdAt", cells), requests, { timezone: "UTC" });
}

describe("Trap 2: d/m or m/d is decided for the column, never per cell", () => {
  test("one clear cell decides for all, and the report says which", async () => {
    const read = await readDates(["01/02/2026", "03/04/2026", "25/04/2026", "05/06/2026"]);
    expect(instants(read)).toEqual([
      "2026-02-01T00:00",
      "2026-04-03T00:00",
      "2026-04-25T00:00",
      "2026-06-05T00:00",
    ]);
    expect(read.files[0]!.columns[0]).toMatchObject({
      form: "d/m/y",
      decidedBy: { line: 4, value: "25/04/2026" },
    });
  });

  test("a column that can be read two ways always asks, whatever its cells", async () => {
    const part = fc.integer({ min: 1, max: 12 });
    const cells = fc.array(fc.tuple(part, part), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(cells, async (dates) => {
        const read = await readDates(dates.map(([first, second]) => `${first}/${second}/2025`));
        const isDoubtful = dates.some(([first, second]) => first !== second);
        expect(codesOf(read)).toEqual(isDoubtful ? ["dates-ambiguous"] : []);
      }),
    );
  });
});

describe("Trap 3: one file mixes date formats between columns", () => {
  test("each column has its form; date-only starts stand next to date-time stops", async () => {
    const text = [
      "createdAt,resolvedAt,dueAt,closedAt",
      "20-10-16,15 Oct 2016 7:29,1477900800,2016-10-20",
      "01-11-16,2. Nov. 2016,1478131200,2016-11-03T08:00Z",
    ].join("\n");
    const fields = ["createdAt", "resolvedAt", "dueAt", "closedAt"];
    const read = await readCsv(
      `${text}\n`,
      fields.map((field) => ask(field, "instant")),
      { timezone: "UTC" },
    );
    expect(read.files[0]!.columns.map(({ form }) => form)).toEqual(["d/m/y", "month-name", "epoch-s", "iso"]);
    expect(instants(read, "createdAt")).toEqual(["2016-10-20T00:00", "2016-11-01T00:00"]);
    expect(instants(read, "resolvedAt")).toEqual(["2016-10-15T07:29", "2016-11-02T23:59"]);
    expect(instants(read, "dueAt")).toEqual(["2016-10-31T08:00", "2016-11-03T00:00"]);
    expect(instants(read, "closedAt")).toEqual(["2016-10-20T23:59", "2016-11-03T08:00"]);
  });

  test("a month in letters decides at once, and a cell of another form is rejected", async () => {
    const read = await readDates(["25/Feb/26", "2026-02-26", "1 mars 2026"]);
    expect(instants(read)).toEqual(["2026-02-25T00:00", "2026-03-01T00:00"]);
    expect(read.problems).toMatchObject([{ code: "not-a-date", line: 3, args: { form: "month-name" } }]);
  });

  test("dates that could be read two ways stand against one with its month in letters", async () => {
    const read = await readDates(["01/02/2026", "25 Feb 2026"]);
    expect(codesOf(read)).toEqual(["dates-contradict"]);
  });

  test.each([
    ["seconds", ["1710406800", "", "1710493200"], "epoch-s"],
    ["milliseconds", ["1710406800000", "1710493200000"], "epoch-ms"],
  ])("%s since 1970 are found where every cell looks like them", async (_, cells, form) => {
    const read = await readDates(cells);
    expect(read.files[0]!.columns[0]).toMatchObject({ form, decidedBy: { line: 2, value: cells[0] } });
    expect(read.rows.at(-1)!["createdAt"]).toBe(Date.UTC(2024, 2, 15, 9));
  });

  test.each([
    [["1710406800", "1710493200000"], "epoch-s"],
    [["1710406800", "171049320"], "epoch-s"],
    [["9910406800"], undefined],
    [["45731.375"], "serial"],
  ])("%j is no column of dates, and the error says what it looks like", async (cells, kind) => {
    const read = await readDates(cells);
    expect(read.failed).toBe(true);
    expect(read.problems[0]).toMatchObject({ code: "dates-unknown" });
    expect((read.problems[0]!.args as { look?: { kind: string } }).look?.kind).toBe(kind);
  });

  test("a spreadsheet's serial number among dates is rejected by its look", async () => {
    const read = await readDates(["2025-03-14", "45731.375", "45731"]);
    expect(read.problems).toMatchObject([
      { code: "not-a-date", args: { look: { kind: "serial", date: "2025-03-15 09:00" } } },
      { code: "not-a-date", args: { look: { kind: "serial", date: "2025-03-15" } } },
    ]);
  });

  test("a weekday that the date is not on is told", async () => {
    const read = await readDates(["Fri, 14 Mar 2025", "Sun, 15 Mar 2025"]);
    expect(read.problems).toMatchObject([
      { code: "not-a-date", line: 3, args: { look: { kind: "weekday" } } },
    ]);
  });
});

describe("Trap 1: stamps that carry no zone, where its clocks are changed", () => {
  const berlin = { timezone: "Europe/Berlin" };

  test("are counted for each column, with the first places and what was assumed", async () => {
    const text = [
      "createdAt,resolvedAt",
      "2025-10-26 02:30,2025-10-26 04:00",
      "2025-03-30 02:30,2025-03-30 03:00",
      "2025-10-26 01:59,2025-10-26 02:59:59",
      "2025-10-26 02:00,2025-10-26 03:00",
    ].join("\n");
    const requests = [ask("createdAt", "instant"), ask("resolvedAt", "instant")];
    const read = await readCsv(`${text}\n`, requests, berlin);
    expect(instants(read)).toEqual([
      "2025-10-26T00:30",
      "2025-03-30T01:30",
      "2025-10-25T23:59",
      "2025-10-26T00:00",
    ]);
    expect(read.failed).toBe(false);
    expect(read.problems).toMatchObject([
      {
        code: "stamps-in-clock-change",
        severity: "warning",
        line: 2,
        column: 1,
        args: { value: "2025-10-26 02:30", gap: 1, overlap: 2, lines: [2, 3, 5], timezone: "Europe/Berlin" },
      },
      {
        code: "stamps-in-clock-change",
        line: 4,
        args: { field: "resolvedAt", gap: 0, overlap: 1, lines: [4] },
      },
    ]);
  });

  test("a column that is read twice is counted once", async () => {
    const requests = [
      ask("createdAt", "instant", { dateOnly: "start" }),
      ask("createdAt", "instant", { dateOnly: "end" }),
    ];
    const read = await readCsv(column("createdAt", ["2025-10-26 02:30"]), requests, berlin);
    expect(read.problems).toMatchObject([{ args: { overlap: 1, lines: [2] } }]);
  });

  test.each([
    ["an offset says which hour is meant", "2025-10-26 02:30 +0100", "Europe/Berlin"],
    ["a date alone is a whole day", "2018-11-04", "America/Sao_Paulo"],
    ["a zone without changes has none", "2025-10-26 02:30", "Asia/Tokyo"],
  ])("%s", async (_, cell, timezone) => {
    expect((await readCsv(column("createdAt", [cell]), created, { timezone })).problems).toEqual([]);
  });
});

describe("a date without a time, in a column whose other stamps have one", () => {
  const requests = [ask("createdAt", "instant"), ask("resolvedAt", "instant", { dateOnly: "end" })];
  const csv = (resolved: readonly string[]) =>
    `createdAt,resolvedAt\n${resolved.map((cell) => `2025-03-03 09:00,${cell}\n`).join("")}`;
  const read = (resolved: readonly string[], over: Parameters<typeof readCsv>[2] = {}) =>
    readCsv(csv(resolved), requests, { timezone: "UTC", ...over });

  test("is counted for its column, with the first places and what was assumed", async () => {
    const { problems, failed } = await read(["2025-03-03", "2025-03-03 17:00", "", "2025-03-04"]);
    expect(failed).toBe(false);
    expect(problems).toMatchObject([
      {
        code: "dates-among-times",
        severity: "warning",
        line: 2,
        column: 18,
        args: { field: "resolvedAt", value: "2025-03-03", count: 2, readAs: "end", lines: [2, 5] },
      },
    ]);
  });

  test("is told whether the time has an offset or not", async () => {
    const { problems } = await read(["2025-03-03", "2025-03-03T17:00:00Z"]);
    expect(problems).toMatchObject([{ code: "dates-among-times" }]);
  });

  test("a due that names a day means all of it, and nothing was assumed", async () => {
    const { problems } = await readCsv("dueAt\n2025-03-03\n2025-03-03 17:00\n", [ask("dueAt", "instant")], {
      timezone: "UTC",
    });
    expect(problems).toEqual([]);
  });

  test.each([
    ["a column of dates alone means days", ["2025-03-03", "2025-03-04"], {}],
    ["a column of times has none", ["2025-03-03 10:00", ""], {}],
    [
      "the definition says what it means",
      ["2025-03-03", "2025-03-03 17:00"],
      { dates: new Map([["resolvedAt", { dateOnly: "end" as const }]]) },
    ],
  ])("%s", async (_, resolved, over) => {
    expect((await read(resolved, over)).problems).toEqual([]);
  });
});

const numbers = (cells: readonly string[], over: Parameters<typeof readCsv>[2] = {}): Promise<Outcome> =>
  readCsv(column("score", cells), [ask("score", "number")], { columns: mapTo({ score: "score" }), ...over });
const values = ({ rows }: Outcome, field = "score"): unknown[] => rows.map((row) => row[field]);

describe("Trap 8: money with symbols, separators, K and M; a mangled amount is rejected, not guessed", () => {
  test("a share is no amount, though every cell of the column is written as one", async () => {
    const read = await readCsv("id,amount\n1,50%\n2,60%\n", [ask("amount", "number")], {
      kind: "opportunities",
      name: "opportunities",
    });
    expect(codesOf(read)).toEqual(["not-a-number", "not-a-number"]);
    expect(read.rows).toEqual([]);
  });

  test.each<[string, string[], number[], string | undefined]>([
    ["a cell with both signs decides", ["1,234", "1,117.10"], [1234, 1117.1], "1,234.56"],
    ["repeated groups decide", ["1.234", "1.234.567"], [1234, 1_234_567], "1.234,56"],
    ["other than three digits behind a sign decide", ["1,234", "12,5"], [1.234, 12.5], "1234,56"],
    ["a point needs no telling", ["1.234", "12.5"], [1.234, 12.5], undefined],
    ["whole numbers need no form", ["1234", "-5", ""], [1234, -5, Number.NaN], undefined],
    ["Zoho", ["$22,700.00", "$1,117.10K"], [22_700, 1_117_100], "1,234.56"],
    ["accountants", ["(1,200.00)", "1,200.00"], [-1200, 1200], "1,234.56"],
    ["spaces that do not break", ["1\u202f234,5", "1\u00a0000"], [1234.5, 1000], "1 234,56"],
    ["percents are their number", ["45%", "12.5%"], [45, 12.5], undefined],
  ])("%s", async (_, cells, expected, form) => {
    const read = await numbers(cells);
    expect(read.problems).toEqual([]);
    expect(values(read)).toEqual(expected);
    expect(read.files[0]!.columns[0]!.form).toBe(form);
  });

  test("the report says which cell decided", async () => {
    const read = await numbers(["1.234", "5", "7,5"]);
    expect(read.files[0]!.columns[0]).toMatchObject({
      form: "1234,56",
      decidedBy: { line: 4, value: "7,5" },
    });
  });

  test("a column that can be read two ways always asks, and a declared form answers", async () => {
    const cell = fc.tuple(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 0, max: 999 }));
    const sign = fc.constantFrom(".", ",");
    const property = fc.asyncProperty(
      fc.array(cell, { minLength: 1, maxLength: 6 }),
      sign,
      async (cells, sign) => {
        const texts = cells.map(([whole, rest]) => `${whole}${sign}${String(rest).padStart(3, "0")}`);
        expect(codesOf(await numbers(["7", ...texts]))).toEqual(["numbers-ambiguous"]);
        const read = await numbers(texts, { numbers: new Map([["*", "1,234.56"]]) });
        const expected = cells.map(([whole, rest]) => whole * 1000 + rest);
        expect(
          values(read).map((value) => (sign === "," ? value : Math.round((value as number) * 1000))),
        ).toEqual(expected);
      },
    );
    await fc.assert(property, { numRuns: 30 });
  });

  test.each([
    ["while the form is decided", 0],
    ["after it", 200],
  ])("cells that prove both forms fail the file, found %s", async (_, between) => {
    const read = await numbers(["1,200.50", ...new Array<string>(between).fill("7"), "90,5"]);
    expect(read.failed).toBe(true);
    expect(read.problems).toMatchObject([
      {
        code: "numbers-contradict",
        line: between + 3,
        args: { value: "90,5", otherLine: 2, form: "1.234,56" },
      },
    ]);
  });

  test("the first separator may come late: a clear one decides, any other is asked about", async () => {
    const before = new Array<string>(5100).fill("7");
    const clear = await numbers([...before, "1.200,5", "1.300"]);
    expect(values(clear).slice(-2)).toEqual([1200.5, 1300]);
    expect(clear.files[0]!.columns[0]!.decidedBy).toEqual({ line: 5102, value: "1.200,5" });
    const doubtful = await numbers([...before, "1.200"]);
    expect(doubtful.problems).toMatchObject([{ code: "numbers-ambiguous", line: 5102 }]);
  });

  test.each([
    ["3,87,16,91,111", "mangled"],
    ["1.2.3", "mangled"],
    ["12,34.5", "mangled"],
    ["many", "word"],
    ["12%", "percent"],
  ])("%s is rejected: %s", async (cell, why) => {
    const read = await numbers(["1,200.50", cell, "8"]);
    expect(values(read)).toEqual([1200.5, 8]);
    expect(read.problems).toMatchObject([{ code: "not-a-number", line: 3, args: { value: cell, why } }]);
  });

  test("of percents and plain numbers in one column the fewer are rejected", async () => {
    const read = await numbers(["12", "45%", "50%"]);
    expect(values(read)).toEqual([45, 50]);
    expect(read.problems).toMatchObject([{ code: "not-a-number", line: 2, args: { why: "no-percent" } }]);
  });

  test("a declared form rejects what is written in another one", async () => {
    const read = await numbers(["1.234,5", "12.5", "1.234"], { numbers: new Map([["score", "1.234,56"]]) });
    expect(values(read)).toEqual([1234.5, 1234]);
    expect(read.problems).toMatchObject([{ code: "not-a-number", line: 3, args: { why: "other-form" } }]);
  });

  const amounts = (rows: readonly string[], currency?: string): Promise<Outcome> =>
    readCsv(`id,amount,currency\n${rows.join("\n")}\n`, [ask("amount", "number")], {
      name: "opportunities",
      kind: "opportunities",
      ...(currency === undefined ? {} : { currency }),
    });

  test.each<[string, string[], string | undefined, number[], (number | undefined)[]]>([
    ["a sign of the source's currency", ["1,5 €,", "2,EUR 7,", "3,8,"], "EUR", [5, 7, 8], []],
    ["a dollar fits every dollar", ["1,$5,", "2,C$7,"], "CAD", [5, 7], []],
    ["another one is rejected", ["1,$5,", "2,6 €,"], "EUR", [6], [2]],
    ["the row's currency wins", ["1,$5,USD", "2,$6,GBP"], "EUR", [5], [3]],
    ["without any the first sign decides", ["1,$5,", "2,£6,", "3,A$7,", "4,C$8,"], undefined, [5, 7], [3, 5]],
    ["a blank is no currency", ["1,$5,-"], "USD", [5], []],
  ])("the currency at an amount: %s", async (_, rows, currency, expected, rejected) => {
    const read = await amounts(rows, currency);
    expect(values(read, "amount")).toEqual(expected);
    expect(codesOf(read)).toEqual(rejected.map(() => "amount-in-other-currency"));
    expect(read.problems.map(({ line }) => line)).toEqual(rejected);
  });
});

describe("Traps 7 and 9: durations are read by declared meaning, never by their header", () => {
  const durations = (
    cells: readonly string[],
    form?: DurationForm,
    header = "time to resolution",
  ): Promise<Outcome> =>
    readCsv(column(header, cells), [ask("resolutionDuration", "duration")], {
      ...(form === undefined ? {} : { durations: new Map([["resolutionDuration", form]]) }),
    });
  const minute = 60_000;

  test.each<[DurationForm, string[], number[]]>([
    ["seconds", ["90", "1.5"], [90_000, 1500]],
    ["minutes", ["90", "", "0.1"], [90 * minute, Number.NaN, 6000]],
    ["minutes", ["1.234,5"], [74_070_000]],
    ["hours", ["2", "1.5", "2:30", "1:02:03"], [120 * minute, 90 * minute, 150 * minute, 3_723_000]],
    ["days", ["0.5"], [720 * minute]],
    ["h:m:s", ["26:10", "1:23:45", "2h 30m", "-0:05"], [1570 * minute, 5_025_000, 150 * minute, -5 * minute]],
    ["remaining", ["1:30", "-12h 5m", "", "?"], [90 * minute, -725 * minute, Number.NaN, Number.NaN]],
  ])("%s: %j", async (form, cells, expected) => {
    const read = await durations([...cells], form);
    expect(read.problems).toEqual([]);
    expect(values(read, "resolutionDuration")).toEqual(expected);
  });

  test.each<[DurationForm, string]>([
    ["minutes", "1:30"],
    ["minutes", "$5"],
    ["hours", "1:75"],
    ["h:m:s", "90"],
    ["seconds", "soon"],
  ])("in %s %s is rejected", async (form, cell) => {
    const read = await durations([cell], form);
    expect(read.problems).toMatchObject([{ code: "not-a-duration", line: 2, args: { value: cell, form } }]);
  });

  test.each([
    ["Resolution time (in hrs)", "hours"],
    ["Full resolution time in minutes", "minutes"],
    ["Time to close (HH:mm:ss)", "h:m:s"],
    ["Custom field (Time to resolution)", "remaining"],
  ])("of %s nothing is assumed; it is asked, with %s to paste", async (header, proposed) => {
    const read = await durations(["5"], undefined, header);
    expect(read.failed).toBe(true);
    expect(read.problems).toMatchObject([{ code: "duration-form-missing", line: 1, args: { proposed } }]);
  });

  test("a field that counts minutes may be written as a duration", async () => {
    const text = column("handlingMinutes", ["0:12:30", "1:00:00"]);
    const form = new Map<string, DurationForm>([["handlingMinutes", "h:m:s"]]);
    const read = await readCsv(text, [ask("handlingMinutes", "number")], { durations: form });
    expect(values(read, "handlingMinutes")).toEqual([12.5, 60]);
  });
});
