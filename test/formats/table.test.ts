import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { renderTable } from "../../src/formats/table.js";
import type { AuditReport } from "../../src/model/report.js";
import { displayWidth } from "../../src/report/display-width.js";
import { sampleReports } from "./sample-reports.js";

const names = Object.keys(sampleReports) as (keyof typeof sampleReports)[];

function draw(report: AuditReport, columns: number, color = false): string {
  return [...renderTable(report, { columns, color })].join("");
}

describe("the table, as it is read", () => {
  for (const name of names) {
    for (const columns of [80, 140]) {
      test(`${name} at ${columns} columns`, async () => {
        await expect(draw(sampleReports[name], columns)).toMatchFileSnapshot(`golden/${name}-${columns}.txt`);
      });
    }
  }

  test.each([80, 140])("breached in colour at %i columns", async (columns) => {
    const text = draw(sampleReports.breached, columns, true);
    await expect(text).toMatchFileSnapshot(`golden/breached-${columns}-color.txt`);
  });
});

test("colour adds nothing but colour", () => {
  for (const name of names) {
    const report = sampleReports[name];
    expect(draw(report, 100, true).replace(/\u001b\[\d+m/g, "")).toBe(draw(report, 100));
  }
});

test("no line is wider than the terminal", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...names),
      fc.integer({ min: 60, max: 200 }),
      fc.boolean(),
      (name, columns, color) => {
        for (const line of draw(sampleReports[name], columns, color).split("\n")) {
          expect(displayWidth(line), line).toBeLessThanOrEqual(columns);
        }
      },
    ),
    { numRuns: 20 },
  );
});

test("no line ends in blanks, and one newline ends the report", () => {
  for (const name of names) {
    const text = draw(sampleReports[name], 80);
    expect(text).not.toMatch(/ \n/);
    expect(text).toMatch(/[^\n]\n$/);
  }
});

test("nothing of a file reaches the terminal raw", () => {
  const raw =
    /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b\u202a-\u202e\u2066-\u2069\ufeff]|\p{Surrogate}/u;
  for (const columns of [60, 150]) {
    for (const color of [false, true]) {
      const text = draw(sampleReports.hostile, columns, color);
      // Chalk's own codes are the only ones allowed, and only where colour was asked for.
      expect(color ? text.replace(/\u001b\[\d+m/g, "") : text).not.toMatch(raw);
    }
  }
});

test("of more than ten breaches the worst ten stand, worst first, and the rest is counted", () => {
  const text = draw(sampleReports.breached, 140);
  expect(text).toContain("The 10 worst of 37 misses");
  expect(text).toContain("27 more: -o report.json");
  const records = [...text.matchAll(/ (ZD-\d+|L-\d+) /g)].map(([, record]) => record);
  expect(records).toEqual(["ZD-88213", ...Array.from({ length: 9 }, (_, index) => `L-${1074 - index}`)]);
});

test("the same report is the same text", () => {
  expect(draw(sampleReports.breached, 97)).toBe(draw(structuredClone(sampleReports.breached), 97));
});
