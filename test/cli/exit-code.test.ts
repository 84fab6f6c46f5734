import { describe, expect, it } from "vitest";
import { comparedVerdicts, exitCodeOf, type FailLevel } from "../../src/cli/exit-code.js";
import { compareBaseline } from "../../src/engine/compare-baseline.js";
import { evaluateAgreement } from "../../src/evaluate-agreement.js";
import type { AuditReport } from "../../src/model/report.js";
import type { Verdict } from "../../src/model/verdict.js";
import { hour, sampleAgreement, sampleObjective, shareWithin } from "../engine/sample-agreement.js";

const base = evaluateAgreement(sampleAgreement([sampleObjective("resolution-time", shareWithin(95, hour))]), {
  records: { tickets: [{ createdAt: "2025-03-05T10:00:00Z", resolvedAt: "2025-03-05T10:30:00Z" }] },
  period: "2025-03",
  asOf: Date.UTC(2025, 2, 6),
});

function reportWith(
  run: Verdict,
  objective: Verdict,
  periods: readonly Verdict[] = [objective],
): AuditReport {
  const [first] = base.objectives;
  const [period] = first!.periods;
  return {
    ...base,
    verdict: run,
    objectives: [
      { ...first!, verdict: objective, periods: periods.map((verdict) => ({ ...period!, verdict })) },
    ],
  };
}

describe("the exit code", () => {
  it.each<[Verdict, FailLevel, number]>([
    ["met", "breached", 0],
    ["met", "at-risk", 0],
    ["at-risk", "breached", 0],
    ["at-risk", "at-risk", 1],
    ["pending", "breached", 0],
    ["pending", "at-risk", 1],
    ["no-data", "breached", 0],
    ["no-data", "at-risk", 0],
    ["no-data", "never", 0],
    ["met", "never", 0],
    ["at-risk", "never", 0],
    ["pending", "never", 0],
    ["breached", "breached", 1],
    ["breached", "at-risk", 1],
    ["breached", "never", 0],
  ])("of a %s objective under --fail-on %s is %d", (verdict, failOn, code) => {
    expect(exitCodeOf(reportWith(verdict, verdict), failOn)).toBe(code);
  });

  it.each<FailLevel>(["breached", "at-risk", "never"])(
    "of an incomplete audit is 2 under --fail-on %s",
    (failOn) => {
      expect(exitCodeOf(reportWith("incomplete", "breached"), failOn)).toBe(2);
    },
  );

  it.each<FailLevel>(["breached", "at-risk", "never"])(
    "of breaches that the baseline knows is 0 under --fail-on %s, and of a new one what it was",
    (failOn) => {
      const report = reportWith("breached", "breached");
      const hold = (before: AuditReport) =>
        compareBaseline(report, before, { file: "b.json", sha256: "" }, comparedVerdicts(failOn));
      expect(exitCodeOf(hold(report), failOn)).toBe(0);
      const beyond = exitCodeOf(hold(reportWith("met", "met")), failOn);
      expect(beyond).toBe(exitCodeOf(report, failOn));
    },
  );

  it("of an incomplete audit is 2 whatever the baseline knows", () => {
    const report = reportWith("incomplete", "breached");
    const origin = { file: "b.json", sha256: "" };
    expect(exitCodeOf(compareBaseline(report, report, origin, ["breached"]), "never")).toBe(2);
  });

  it("sees a period at risk behind one without data", () => {
    expect(exitCodeOf(reportWith("no-data", "no-data", ["met", "no-data", "at-risk"]), "at-risk")).toBe(1);
  });
});
