import { describe, expect, it } from "vitest";
import { evaluateAgreement } from "../../src/evaluate-agreement.js";
import type { PlainRecord } from "../../src/index.js";
import type { Objective } from "../../src/model/agreement.js";
import { composeHeadline } from "../../src/report/headline.js";
import { spanText } from "../../src/report/period-text.js";
import { atLeast, hour, sampleAgreement, sampleObjective, shareWithin } from "./sample-agreement.js";

const june = Date.UTC(2025, 5, 1);

function auditAll(
  records: Readonly<Record<string, readonly PlainRecord[]>>,
  objectives: readonly Objective[],
) {
  return evaluateAgreement(sampleAgreement(objectives), { records, period: "all", asOf: june });
}

const rate = (over: Partial<Objective> = {}) => sampleObjective("close-rate", atLeast(10), over);
const deal = (stage: string, closedAt?: string) => ({ stage, createdAt: "2025-01-02T10:00:00Z", closedAt });
const won = deal("Won", "2025-02-20T10:00:00Z");

describe("the range of all periods", () => {
  it.each([
    ["ahead of as-of", "2025-12-27T10:00:00Z"],
    ["in a month of its own that has passed", "2025-04-27T10:00:00Z"],
  ])("has no part in the date on which an open deal is expected to close, %s", (_, closedAt) => {
    const report = auditAll({ opportunities: [won, deal("Proposal", closedAt)] }, [
      rate({ basis: "decided" }),
    ]);
    expect(report.period).toMatchObject({ from: "2025-02-01T00:00:00.000Z", to: "2025-03-01T00:00:00.000Z" });
    expect(report.objectives[0]!.periods.map(({ label }) => label)).toEqual(["2025-02"]);
    expect(report.verdict).toBe("met");
  });

  it("has no part in a due that lies ahead of as-of", () => {
    const ticket = (createdAt: string, resolvedAt?: string) => ({ createdAt, resolvedAt });
    const slow = sampleObjective("resolution-time", shareWithin(50, 240 * hour), { attributeTo: "due" });
    const report = auditAll(
      { tickets: [ticket("2025-05-02T10:00:00Z", "2025-05-03T10:00:00Z"), ticket("2025-05-31T10:00:00Z")] },
      [slow],
    );
    expect(report.period).toMatchObject({ from: "2025-05-01T00:00:00.000Z", to: "2025-06-01T00:00:00.000Z" });
  });

  it("goes from the first record that is judged to the last, without a gap", () => {
    const early = { ...deal("Lost", "2024-12-03T10:00:00Z"), createdAt: "2024-12-01T10:00:00Z" };
    const report = auditAll({ opportunities: [won, early] }, [rate({ basis: "decided", noData: "pass" })]);
    expect(report.objectives[0]!.periods.map(({ label }) => label)).toEqual([
      "2024-12",
      "2025-01",
      "2025-02",
    ]);
  });

  it("counts what comes back to a month with what came before", () => {
    const months = ["01", "02", "01", "02", "02"].map((month) => deal("Won", `2025-${month}-20T10:00:00Z`));
    const { objectives } = auditAll({ opportunities: months }, [rate({ basis: "decided" })]);
    expect(objectives[0]!.periods.map(({ label, counts }) => [label, counts.met])).toEqual([
      ["2025-01", 2],
      ["2025-02", 3],
    ]);
  });

  it("is not said where nothing was found", () => {
    const report = auditAll({ opportunities: [] }, [rate()]);
    expect(report.period.from).toBe(report.period.to);
    expect(composeHeadline(report).subject).toBe(report.agreement.title);
    expect(spanText(report.period, report.timezone)).toBe("");
  });
});
