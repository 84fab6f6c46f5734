import { describe, expect, test } from "vitest";
import { renderJunit } from "../../src/formats/junit.js";
import type { RenderOptions } from "../../src/model/format.js";
import type { AuditReport } from "../../src/model/report.js";
import { expectJunit, readJunit } from "./junit/read-junit.js";
import { sampleReports } from "./sample-reports.js";

function write(report: AuditReport, options: Partial<RenderOptions> = {}): string {
  return [...renderJunit(report, { columns: 80, color: false, ...options })].join("");
}

function read(report: AuditReport, options: Partial<RenderOptions> = {}) {
  return readJunit(write(report, options));
}

describe("JUnit, as it is written", () => {
  test.each(["breached", "scoped", "incomplete", "hostile"] as const)("%s", async (name) => {
    await expect(write(sampleReports[name])).toMatchFileSnapshot(`golden/${name}.junit.xml`);
  });
});

describe.each(Object.entries(sampleReports))("%s", (_, report) => {
  test("is XML as build servers read it, with figures that add up", () => {
    expectJunit(write(report));
  });
});

test("one test an objective, at its line of the definition, and one for the audit", () => {
  const { cases, outcomeOf } = read(sampleReports.breached);
  expect(cases.map(({ name }) => name)).toEqual([
    "the audit is complete",
    ...sampleReports.breached.objectives.map(({ id }) => id),
  ]);
  expect(cases[1]).toMatchObject({ classname: "northwind-acme-2025.provider", file: "sla.yaml", line: "41" });
  expect(outcomeOf("the audit is complete")).toBe("passed");
  expect(outcomeOf("lead-response")).toBe("failure");
  expect(outcomeOf("p90-resolution")).toBe("passed");
});

test("a failure tells its worst misses and how many more there are", () => {
  const [one] = sampleReports.breached.breaches;
  const breaches = Array.from({ length: 60 }, (_, index) => ({
    ...one!,
    record: `R-${index}`,
    overrunMs: index + 1,
  }));
  const text = write({ ...sampleReports.breached, breaches });
  expect(text).toContain("The 50 worst of 60 misses:\nR-59 over by");
  expect(text).toContain("10 more: -o report.json has them.");
  expect(text).not.toContain("R-9 over");
});

describe("a build is as red as the exit code", () => {
  test("an incomplete audit is an error, with what has to be mended", () => {
    const { outcomeOf, cases } = read(sampleReports.incomplete);
    expect(outcomeOf("the audit is complete")).toBe("error");
    expect(JSON.stringify(cases[0])).toContain("is not a key of objectives[0]");
  });

  test("what is at risk passes and what is pending is skipped, unless the run fails on them", () => {
    const { outcomeOf } = read(sampleReports.breached);
    expect(outcomeOf("qualification")).toBe("passed");
    expect(read(sampleReports.pending).outcomeOf("lead-response")).toBe("skipped");
    const failsAt = ["breached", "at-risk", "pending"] as const;
    expect(read(sampleReports.breached, { failsAt }).outcomeOf("qualification")).toBe("failure");
    expect(read(sampleReports.pending, { failsAt }).outcomeOf("lead-response")).toBe("failure");
  });

  test("what is breached is skipped where nothing fails the run", () => {
    expect(read(sampleReports.breached, { failsAt: [] }).outcomeOf("lead-response")).toBe("skipped");
  });

  test("a breached period fails an objective that is without data as a whole", () => {
    const [first] = sampleReports.breached.objectives;
    const report = { ...sampleReports.breached, objectives: [{ ...first!, verdict: "no-data" as const }] };
    expect(read(report).outcomeOf("lead-response")).toBe("failure");
  });

  test("no data is an error where it makes the audit incomplete, else it is skipped", () => {
    expect(read(sampleReports["no-data"]).outcomeOf("close-rate")).toBe("skipped");
    const problems = sampleReports["no-data"].problems.map((each) => ({
      ...each,
      severity: "error" as const,
    }));
    const report: AuditReport = { ...sampleReports["no-data"], verdict: "incomplete", problems };
    expect(read(report).outcomeOf("close-rate")).toBe("error");
  });

  test("groups are tests that never fail", () => {
    const { outcomeOf } = read(sampleReports.scoped);
    expect(outcomeOf("first-reply, owner: Dana Cole")).toBe("skipped");
    expect(outcomeOf("first-reply, owner: Samuel Okonkwo-Fitzgerald")).toBe("passed");
    expect(outcomeOf("first-reply, no owner")).toBe("passed");
  });
});
