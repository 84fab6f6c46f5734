import { expect, test } from "vitest";
import { renderJson } from "../../src/formats/json.js";
import type { AuditReport } from "../../src/model/report.js";
import { sampleReports } from "./sample-reports.js";

function write(report: AuditReport): string {
  return [...renderJson(report)].join("");
}

function withKeysReversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withKeysReversed);
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value).map(([key, each]) => [key, withKeysReversed(each)] as const);
  return Object.fromEntries(entries.reverse());
}

test.each(Object.entries(sampleReports))("%s reads back as the same report", (_, report) => {
  expect(JSON.parse(write(report))).toEqual(report);
});

test("the layout is that of JSON.stringify with two spaces, and a newline", () => {
  for (const report of Object.values(sampleReports)) {
    const text = write(report);
    expect(text).toBe(`${JSON.stringify(JSON.parse(text), null, 2)}\n`);
  }
});

test("keys stand in the order of the schema, however the report was built", () => {
  const reversed = withKeysReversed(sampleReports.breached) as AuditReport;
  const text = write(reversed);
  expect(text).toBe(write(sampleReports.breached));
  expect(text.startsWith('{\n  "schema": "sla-audit/report@1",\n  "tool"')).toBe(true);
});

test("a long report comes in chunks, none of them longer than a page of memory", () => {
  const [one] = sampleReports.breached.breaches;
  const breaches = Array.from({ length: 6000 }, (_, line) => ({ ...one!, line: line + 1 }));
  let chunks = 0;
  let text = "";
  for (const chunk of renderJson({ ...sampleReports.breached, breaches })) {
    expect(chunk.length).toBeLessThan(100_000);
    chunks++;
    text += chunk;
  }
  expect(chunks).toBeGreaterThan(20);
  expect((JSON.parse(text) as AuditReport).breaches.at(-1)?.line).toBe(6000);
});

test("control characters never stand raw in the file", () => {
  expect(write(sampleReports.hostile)).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
});
