import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ColumnRequest } from "../../src/model/record.js";
import { ask, codesOf, type Outcome, readCsv } from "./read-csv.js";

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
