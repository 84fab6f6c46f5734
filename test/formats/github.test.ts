import { describe, expect, test } from "vitest";
import { renderGithub } from "../../src/formats/github.js";
import type { RenderOptions } from "../../src/model/format.js";
import type { AuditReport } from "../../src/model/report.js";
import { atLevel, readCommands } from "./github/read-commands.js";
import { sampleReports } from "./sample-reports.js";

function write(report: AuditReport, options: Partial<RenderOptions> = {}): string {
  return [...renderGithub(report, { columns: 80, color: false, ...options })].join("");
}

describe("workflow commands, as they are written", () => {
  test.each(["met", "breached", "incomplete", "hostile"] as const)("%s", async (name) => {
    await expect(write(sampleReports[name])).toMatchFileSnapshot(`golden/${name}.github.txt`);
  });
});

test("of no level are there more than GitHub shows, and every line is a command", () => {
  for (const report of Object.values(sampleReports)) {
    const commands = readCommands(write(report));
    for (const level of ["error", "warning", "notice"]) {
      expect(atLevel(commands, level).length).toBeLessThanOrEqual(10);
    }
    expect(commands.every(({ level }) => ["error", "warning", "notice"].includes(level))).toBe(true);
  }
});

test("a breached objective is an error at its line of the definition", () => {
  const [first, second, ...others] = atLevel(readCommands(write(sampleReports.breached)), "error");
  expect(first?.properties).toMatchObject({ file: "sla.yaml", line: "41" });
  expect(second?.properties["title"]).toBe("critical-resolution ✗ breached");
  expect(others).toEqual([]);
});

test("the worst misses are warnings at the rows of their exports, and the others are counted", () => {
  const warnings = atLevel(readCommands(write(sampleReports.breached)), "warning");
  const rows = warnings.filter(({ properties }) => properties["file"]?.startsWith("exports/"));
  expect(rows[0]?.properties).toMatchObject({ file: "exports/tickets-2025-q1.csv", line: "1207" });
  expect(rows.length).toBeGreaterThanOrEqual(5);
  const last = warnings.at(-1)?.properties["title"];
  // 37 misses, of which as many as fit have an annotation of their own.
  const told = Number(/(\d+) misses/.exec(last ?? "")?.[1]);
  expect(
    told +
      warnings.filter(({ properties }) => /: (L|ZD)-/.test(properties["title"]!.replace("%3A", ":"))).length,
  ).toBe(37);
});

test("misses that the target allows are notices", () => {
  const [objective] = sampleReports.met.objectives;
  const [miss] = sampleReports.breached.breaches;
  const report = { ...sampleReports.met, breaches: [{ ...miss!, objective: objective!.id }] };
  expect(atLevel(readCommands(write(report)), "notice").map(({ properties }) => properties["line"])).toEqual([
    undefined,
    "14",
  ]);
  expect(atLevel(readCommands(write(report)), "warning")).toEqual([]);
});

test("what is at risk is a warning, unless the run fails on it", () => {
  const titles = (options: Partial<RenderOptions>, level: string) =>
    atLevel(readCommands(write(sampleReports.breached, options)), level).map(
      ({ properties }) => properties["title"],
    );
  expect(titles({}, "warning")).toContain("qualification ! at risk");
  expect(titles({ failsAt: ["breached", "at-risk"] }, "error")).toContain("qualification ! at risk");
  expect(titles({ failsAt: [] }, "error")).toEqual([]);
});

test("an error of the definition is an annotation at its place", () => {
  const [first] = atLevel(readCommands(write(sampleReports.incomplete)), "error");
  expect(first?.properties).toEqual({ file: "sla.yaml", line: "12", col: "5", title: "unknown-key" });
});

test("rows of one kind are one annotation that counts them", () => {
  const rejects = atLevel(readCommands(write(sampleReports.breached)), "warning").filter(
    ({ properties }) => properties["title"] === "not-a-date",
  );
  expect(rejects).toHaveLength(1);
  expect(rejects[0]?.message).toContain("2 more like it in exports/leads.csv (lines 15, 1018)");
});
