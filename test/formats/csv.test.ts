import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { renderCsv } from "../../src/formats/csv.js";
import type { RenderOptions } from "../../src/model/format.js";
import type { AuditReport } from "../../src/model/report.js";
import { sampleReports } from "./sample-reports.js";

function write(report: AuditReport, options: Partial<RenderOptions> = {}): string {
  return [...(renderCsv(report, { columns: 80, color: false, ...options }) as Iterable<string>)].join("");
}

function read(text: string): Record<string, string>[] {
  return parse(text, { columns: true, bom: true }) as Record<string, string>[];
}

describe("CSV, as it is written", () => {
  test.each(["breached", "scoped", "hostile", "met"] as const)("%s", async (name) => {
    await expect(write(sampleReports[name])).toMatchFileSnapshot(`golden/${name}-breaches.csv`);
  });

  test.each(["breached", "scoped", "no-data"] as const)("objectives of %s", async (name) => {
    const text = write(sampleReports[name], { table: "objectives" });
    await expect(text).toMatchFileSnapshot(`golden/${name}-objectives.csv`);
  });
});

test("every breach is a row, with its exact figures and both clocks", () => {
  const { breaches } = sampleReports.breached;
  const rows = read(write(sampleReports.breached));
  expect(rows.map(({ record }) => record)).toEqual(breaches.map(({ record }) => record));
  // 2025-01-06 14:05 UTC is 15:05 in Berlin; 1 h 7 min elapsed of 1 h.
  expect(rows[0]).toMatchObject({
    objective: "lead-response",
    party: "provider",
    startedAt: "2025-01-06T14:05:00.000Z",
    startedLocal: "2025-01-06 15:05:00",
    timezone: "Europe/Berlin",
    elapsedMs: "4020000",
    elapsed: "1:07:00",
    overrun: "0:07:00",
    line: "14",
  });
  expect(rows.at(-1)).toMatchObject({ overrunMs: "400", overrun: "0:00:00.400" });
  expect(rows.find(({ verdict }) => verdict === "overdue")).toMatchObject({
    stoppedAt: "",
    stoppedLocal: "",
  });
});

test("objectives stand with their periods, parts and groups, each on its level", () => {
  const rows = read(write(sampleReports.scoped, { table: "objectives" }));
  const levels = rows.filter(({ objective }) => objective === "lead-response").map(({ level }) => level);
  expect(levels.join(" ")).toBe(
    "objective period period period part part-period part-period part-period part part-period part-period",
  );
  const [globex] = rows.filter(({ level, override }) => level === "part" && override === "account: Globex");
  expect(globex).toMatchObject({ target: "99% within 30 business minutes", met: "45", breached: "23" });
  expect(rows.filter(({ level }) => level === "group")).toHaveLength(33);
});

test("no cell is a formula, and numbers stay numbers", () => {
  const [one] = sampleReports.breached.breaches;
  const hostile = ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(1)", "\tx", "\rx", " =1", "＝1"];
  const breaches = hostile.map((record) => ({ ...one!, record, account: record, overrunMs: 5 }));
  const objectives = sampleReports.breached.objectives.map((each) => ({
    ...each,
    budget: { allowed: 0, left: -5 },
  }));
  const report = { ...sampleReports.breached, breaches, objectives };
  expect(read(write(report)).map(({ record }) => record)).toEqual(hostile.map((text) => `'${text}`));
  expect(read(write(report, { table: "objectives" }))[0]).toMatchObject({ budgetLeft: "-5" });
});

test("quotes, line ends and commas in values come back as they were", () => {
  const [one] = sampleReports.breached.breaches;
  const account = 'Smith, "Bob" & Co\r\nsecond line';
  const text = write({ ...sampleReports.breached, breaches: [{ ...one!, account }] });
  expect(read(text)[0]?.["account"]).toBe(account);
  expect(text.replace(/"(?:[^"]|"")*"/g, "").replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
});

test("a file begins with the mark that spreadsheets look for, what is printed does not", () => {
  expect(write(sampleReports.met, { isFile: true })).toBe(`\ufeff${write(sampleReports.met)}`);
});
