import { describe, expect, test, vi } from "vitest";
import { measurementTable } from "../../src/formats/xlsx/measurement-sheet.js";
import { rowsShown } from "../../src/formats/xlsx/row-limit.js";
import { summarySheet } from "../../src/formats/xlsx/summary-sheet.js";
import { tableSheet } from "../../src/formats/xlsx/table-sheet.js";
import { renderXlsx } from "../../src/formats/xlsx.js";
import type { RenderOptions } from "../../src/model/format.js";
import type { Measurement } from "../../src/model/measurement.js";
import type { AuditReport } from "../../src/model/report.js";
import { createZone } from "../../src/time/zone.js";
import { sampleReports } from "./sample-reports.js";
import {
  type ReadWorkbook,
  readTable,
  readWorkbook,
  tableOf,
  valuesOf,
  wallOf,
} from "./xlsx/read-workbook.js";

async function write(report: AuditReport, options: Partial<RenderOptions> = {}): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of renderXlsx(report, { columns: 80, color: false, ...options })) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function read(report: AuditReport, options: Partial<RenderOptions> = {}): Promise<ReadWorkbook> {
  return readWorkbook(await write(report, options));
}

const [breach] = sampleReports.breached.breaches;

const measurement: Measurement = {
  objective: "lead-response",
  source: "leads",
  record: "L-1",
  account: null,
  owner: null,
  cycle: null,
  period: "2025-03",
  verdict: "met",
  counts: true,
  startedAt: "2025-03-04T09:05:00.000Z",
  dueAt: "2025-03-04T10:05:00.000Z",
  stoppedAt: "2025-03-04T09:35:00.500Z",
  elapsedMs: 1_800_500,
  limitMs: 3_600_000,
  overrunMs: null,
  isGood: null,
  decidedAt: null,
  adds: null,
  downMs: null,
  override: null,
  waiver: null,
  exclusion: null,
  unmeasurable: null,
  file: "leads.csv",
  line: 2,
};

async function* measure(count: number): AsyncIterable<Measurement> {
  for (let line = 2; line < count + 2; line++) yield { ...measurement, line };
}

describe("the workbook", () => {
  test("has a sheet for each part of the report", async () => {
    const { sheets } = await read(sampleReports.breached);
    expect(sheets.map(({ name }) => name)).toEqual([
      "Summary",
      "Objectives",
      "Breaches",
      "Findings",
      "Problems",
      "Evidence",
    ]);
    const others = await read(sampleReports.breached, { measurements: () => measure(1) });
    expect(others.sheets.map(({ name }) => name)[3]).toBe("Measurements");
  });

  test("opens with the verdict, the reason and the zone", async () => {
    const { cells } = (await read(sampleReports.breached)).sheets[0]!;
    expect(cells.get("B2")?.value).toBe("breached");
    expect(cells.get("B3")?.value).toMatch(/^\d of \d objectives (is|are) breached: /);
    const texts = [...cells.values()].map(({ value }) => value);
    expect(texts).toContain("Europe/Berlin");
    expect(texts.find((text) => text.startsWith("Every date"))).toContain("the wall clock of Europe/Berlin");
  });

  test.each(Object.keys(sampleReports) as (keyof typeof sampleReports)[])(
    "of %s filters, keeps its header in sight, and has no formula",
    async (name) => {
      for (const { xml, name: sheet } of (await read(sampleReports[name])).sheets) {
        expect(xml).not.toMatch(/<f[ >/]/);
        expect(xml).not.toContain('t="e"');
        if (sheet === "Summary") continue;
        expect(xml).toMatch(/<autoFilter ref="A1:[A-Z]+\d+"\/>/);
        expect(xml).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/);
      }
    },
  );

  test("is the same bytes at any time", async () => {
    const options = { measurements: () => measure(3) };
    const before = await write(sampleReports.scoped, options);
    vi.useFakeTimers({ now: Date.UTC(2031, 4, 6), toFake: ["Date"] });
    try {
      expect((await write(sampleReports.scoped, options)).equals(before)).toBe(true);
    } finally {
      vi.useRealTimers();
    }
    const core = readWorkbook(before).parts.get("docProps/core.xml")!;
    const asOf = sampleReports.scoped.asOf.replace(/\.\d+Z$/, "Z");
    expect(core.match(/>\d{4}-[^<]+</g)).toEqual([`>${asOf}<`, `>${asOf}<`]);
  });
});

describe("a note on what is left out", () => {
  const zone = createZone("UTC");

  test("stands below the table, out of reach of the filter", () => {
    const columns = [{ head: "Record", value: (record: string) => record }];
    const sheet = tableSheet({ name: "Some", columns, rows: ["a", "b"], note: "2 of 3." }, zone);
    expect(sheet.autoFilter).toEqual({ range: "A1:A3" });
    expect(sheet.cells?.get("4,0")?.value).toBe("2 of 3.");
  });

  test("stands on the first sheet too", () => {
    const { cells } = summarySheet(sampleReports.met, ["Breaches: 2 of 3."], zone);
    expect([...cells!.values()].map(({ value }) => value)).toContain("Breaches: 2 of 3.");
  });
});

describe("breaches", () => {
  test("are the report's, worst first, with real dates and durations", async () => {
    const rows = tableOf(await read(sampleReports.breached), "Breaches");
    const records = sampleReports.breached.breaches.map(({ record }) => record);
    expect(valuesOf(rows, "Record").sort()).toEqual([...records].sort());
    const overruns = valuesOf(rows, "Over by").map(Number);
    expect(overruns).toEqual([...overruns].sort((a, b) => b - a));
    // 2025-01-06 14:05 UTC is 15:05 in Berlin; 1 h 7 min of 1 h.
    const row = rows.find(({ Record }) => Record?.value === breach!.record)!;
    expect(row["Started"]).toMatchObject({ type: "n", format: "yyyy-mm-dd hh:mm:ss" });
    expect(wallOf(row["Started"]!)).toBe("2025-01-06T15:05:00.000");
    expect(Number(row["Took"]?.value)).toBeCloseTo(67 / 1440, 12);
    expect(Number(row["Limit"]?.value)).toBeCloseTo(1 / 24, 12);
    // One of them is over by 400 ms, which the column shows.
    expect(row["Over by"]).toMatchObject({ type: "n", format: "[h]:mm:ss.000" });
    expect(row["Limit"]?.format).toBe("[h]:mm:ss");
  });

  test("say by word what colour repeats, and who excused them on which day", async () => {
    const book = await read(sampleReports.scoped);
    const sheet = book.sheets.find(({ name }) => name === "Breaches")!;
    expect(sheet.xml).toMatch(/<conditionalFormatting sqref="D2:D6">.*<formula>"overdue"<\/formula>/);
    const waived = readTable(sheet).filter((row) => row["Waived"] !== undefined);
    expect(valuesOf(waived, "Approved by")).toEqual(["Ada Roe", "Ada Roe"]);
    expect(wallOf(waived[0]!["Approved on"]!)).toBe("2025-04-02T00:00:00.000");
    expect(waived[0]!["Approved on"]?.format).toBe("yyyy-mm-dd");
  });
});

describe("objectives", () => {
  test("stand with their periods, parts and groups, and figures that can be charted", async () => {
    const rows = tableOf(await read(sampleReports.scoped), "Objectives");
    const own = rows.filter(({ Objective }) => Objective?.value === "lead-response");
    expect(valuesOf(own, "Level").slice(0, 5)).toEqual(["objective", "period", "period", "period", "part"]);
    const [globex] = own.filter(
      ({ Part, Level }) => Part?.value === "account: Globex" && Level?.value === "part",
    );
    // 45 of 68 met; two more were waived.
    expect(globex).toMatchObject({
      Met: { value: "45" },
      Breached: { value: "23" },
      Verdict: { value: "breached" },
    });
    expect(Number(globex!["Actual figure"]?.value)).toBeCloseTo(45 / 68, 12);
    expect(globex!["Actual figure"]?.format).toBe("0.00##%");
    expect(Number(globex!["Gross"]?.value)).toBeCloseTo(45 / 70, 12);
  });
});

describe("measurements", () => {
  test("are what the run told, with the parts of their seconds", async () => {
    const rows = tableOf(await read(sampleReports.met, { measurements: () => measure(3) }), "Measurements");
    expect(valuesOf(rows, "Line")).toEqual(["2", "3", "4"]);
    expect(wallOf(rows[0]!["Stopped"]!)).toBe("2025-03-04T10:35:00.500");
    expect(rows[0]!["Took"]?.format).toBe("[h]:mm:ss.000");
    expect(rows[0]).not.toHaveProperty("Over by");
  });

  test("end at the limit and say so", async () => {
    let told = 0;
    async function* endless(): AsyncIterable<Measurement> {
      for (;;) {
        told += 1;
        yield measurement;
      }
    }
    const options = { columns: 80, color: false, measurements: endless };
    const { rows, note } = (await measurementTable(options))!;
    expect([rows.length, told]).toEqual([rowsShown, rowsShown + 1]);
    expect(note).toBe("The first 25,000: --csv measurements -o measurements.csv has them all.");
  });
});

describe("values of files", () => {
  const written = async (account: string) => {
    const rows = tableOf(
      await read({ ...sampleReports.breached, breaches: [{ ...breach!, account }] }),
      "Breaches",
    );
    return rows[0]!["Account"]!;
  };

  test.each([
    ["=1+1", "=1+1"],
    ["+cmd|' /C calc'!A0", "+cmd|' /C calc'!A0"],
    ["-2+3", "-2+3"],
    ["@SUM(1)", "@SUM(1)"],
    ["\tx", "\tx"],
    ["\rx", "␍x"],
    ["00123", "00123"],
    ["1e5", "1e5"],
    ["TRUE", "TRUE"],
    ["2025-03-04", "2025-03-04"],
    ["#N/A", "#N/A"],
    ["#REF!", "#REF!"],
    ["_x0041_", "_x0041_"],
    [" both ", " both "],
    ["one\r\ntwo", "one\ntwo"],
    ["a\u0000b\u001b[31m", "a␀b␛[31m"],
    ["\ud83d alone \uffff", "\ufffd alone \ufffd"],
    ["<b>&\"'</b>]]>", "<b>&\"'</b>]]>"],
  ])("%j is text, never anything else", async (value, shown) => {
    const { type, value: text } = await written(value);
    expect(text).toBe(shown);
    expect(["s", "inlineStr"]).toContain(type);
  });

  test("longer than a cell may be are cut, and it shows", async () => {
    expect((await written("x".repeat(32_767))).value).toBe("x".repeat(32_767));
    const { value } = await written("x".repeat(32_759) + "🚀".repeat(10));
    expect(value).toBe(`${"x".repeat(32_759)}… (cut)`);
  });

  test("that no workbook can keep as a date stand as text", async () => {
    const startedAt = "1899-05-01T10:00:00.000Z";
    const report = { ...sampleReports.breached, breaches: [{ ...breach!, startedAt }] };
    expect(tableOf(await read(report), "Breaches")[0]!["Started"]).toMatchObject({
      type: "s",
      value: startedAt,
    });
  });
});
