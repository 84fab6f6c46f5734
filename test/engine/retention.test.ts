import { describe, expect, it } from "vitest";
import { evaluateAgreement } from "../../src/evaluate-agreement.js";
import type { Agreement } from "../../src/model/agreement.js";
import type { Target } from "../../src/model/target.js";
import { atLeast, atMost, sampleAgreement, sampleObjective } from "./sample-agreement.js";

const account = (startedAt: string | undefined, endedAt?: string) => ({ startedAt, endedAt });
const there = account("2024-06-01T00:00:00Z");
const lostOn = (endedAt: string) => account("2024-06-01T00:00:00Z", endedAt);
const lost = lostOn("2025-03-15T00:00:00Z");
const many = <T>(count: number, record: T) => Array.from({ length: count }, () => record);

function audit(
  metric: string,
  target: Target,
  accounts: readonly ReturnType<typeof account>[],
  more: { period?: string; asOf?: number; agreement?: Partial<Agreement> } = {},
) {
  const agreement = sampleAgreement([sampleObjective(metric, target)], more.agreement);
  const report = evaluateAgreement(agreement, {
    records: { accounts },
    period: more.period ?? "2025-03",
    asOf: more.asOf ?? Date.UTC(2025, 3, 1),
  });
  return { report, result: report.objectives[0]! };
}

describe("churn", () => {
  it.each([
    ["nothing", [], "no-data", "no data"],
    ["exactly on target", [...many(19, there), lost], "met", "5%"],
    ["one more", [...many(18, there), lost, lost], "breached", "10%"],
    [
      "an account won within the month is not in it",
      [...many(19, there), lost, account("2025-03-02T00:00:00Z", "2025-03-09T00:00:00Z")],
      "met",
      "5%",
    ],
    [
      "an account lost before is not in it",
      [...many(19, there), lost, lostOn("2025-02-28T23:59:59Z")],
      "met",
      "5%",
    ],
    [
      "an account lost later was still there",
      [...many(18, there), lost, lostOn("2025-04-01T00:00:00Z")],
      "met",
      "5%",
    ],
  ])("%s", (_, accounts, verdict, text) => {
    const { result } = audit("churn-rate", atMost(5), accounts);
    expect(result).toMatchObject({ verdict, actual: { text } });
  });

  it("while the month runs, who is still there is undecided", () => {
    const asOf = Date.UTC(2025, 2, 20);
    const accounts = [...many(19, there), lost];
    const { result } = audit("churn-rate", atMost(5), accounts, { asOf });
    expect(result).toMatchObject({ verdict: "at-risk", counts: { met: 1, onTrack: 19 } });
    expect(audit("churn-rate", atMost(4), accounts, { asOf }).result.verdict).toBe("breached");
    expect(audit("retention-rate", atLeast(95), accounts, { asOf }).result.verdict).toBe("pending");
  });

  it("an end later than as-of has not happened", () => {
    const { result } = audit("churn-rate", atMost(5), [lost], { asOf: Date.UTC(2025, 2, 10) });
    expect(result.counts).toMatchObject({ met: 0, onTrack: 1 });
  });

  // March goes from its first millisecond up to that of April, which is as-of.
  it.each([
    ["came at its first instant", account("2025-03-01T00:00:00Z"), { total: 0 }],
    ["came a millisecond before", account("2025-02-28T23:59:59.999Z"), { total: 1, missed: 1 }],
    ["left at its first instant", lostOn("2025-03-01T00:00:00Z"), { total: 1, met: 1 }],
    ["left a millisecond before", lostOn("2025-02-28T23:59:59.999Z"), { total: 0 }],
    ["left in its last millisecond", lostOn("2025-03-31T23:59:59.999Z"), { total: 1, met: 1 }],
    ["left with the next month", lostOn("2025-04-01T00:00:00Z"), { total: 1, missed: 1 }],
    ["left when it came", account("2025-03-05T00:00:00Z", "2025-03-05T00:00:00Z"), { total: 0 }],
  ])("an account that %s", (_, record, counts) => {
    expect(audit("churn-rate", atMost(100), [record]).result.counts).toMatchObject(counts);
  });

  it.each([
    ["2025-03-20T00:00:00Z", { met: 1, onTrack: 0 }],
    ["2025-03-20T00:00:00.001Z", { met: 0, onTrack: 1 }],
  ])("an end at %s as of 20 March", (end, counts) => {
    const { result } = audit("churn-rate", atMost(100), [lostOn(end)], { asOf: Date.UTC(2025, 2, 20) });
    expect(result.counts).toMatchObject({ total: 1, ...counts });
  });

  it("an end that lies ahead says nothing of how far the data reaches", () => {
    const told = (end: string) =>
      audit("churn-rate", atMost(100), [lostOn(end)]).report.problems.map(({ code }) => code);
    expect(told("2026-01-01T00:00:00Z")).toContain("as-of-after-data");
    expect(told("2025-03-31T00:00:00Z")).not.toContain("as-of-after-data");
  });

  it("is judged where the objective is in force", () => {
    const ofMonths = (effective: { from?: string; until?: string }) => {
      const objective = sampleObjective("churn-rate", atMost(100), { effective });
      const report = evaluateAgreement(sampleAgreement([objective]), {
        records: { accounts: [there] },
        period: "2025-Q1",
        asOf: Date.UTC(2025, 3, 1),
      });
      return report.objectives[0]!.periods.map(({ label, counts }) => [label, counts.total]);
    };
    const [january, february, march] = ["2025-01", "2025-02", "2025-03"].map((label) => [label, 1]);
    expect(ofMonths({})).toEqual([january, february, march]);
    expect(ofMonths({ from: "2025-02-01" })).toEqual([february, march]);
    expect(ofMonths({ until: "2025-02-28" })).toEqual([january, february]);
  });

  it("an end before the start is none where the agreement says so", () => {
    const conventions = { ...sampleAgreement([]).conventions, stopBeforeStart: "zero" as const };
    const twisted = account("2025-02-09T00:00:00Z", "2025-02-01T00:00:00Z");
    const { counts } = audit("churn-rate", atMost(100), [twisted], { agreement: { conventions } }).result;
    expect(counts).toMatchObject({ total: 0, unmeasurable: 0 });
  });

  it("splits by the words of a column", () => {
    const accounts = [
      { ...there, segment: "A" },
      { ...lost, segment: "A" },
      { ...there, segment: "B" },
    ];
    const report = evaluateAgreement(sampleAgreement([sampleObjective("churn-rate", atMost(100))]), {
      records: { accounts },
      period: "2025-03",
      asOf: Date.UTC(2025, 3, 1),
      groupBy: "segment",
    });
    expect(
      report.objectives[0]!.groups.map(({ group, counts }) => [group, counts.met, counts.missed]),
    ).toEqual([
      ["A", 1, 1],
      ["B", 0, 1],
    ]);
  });

  it("a member of several months stands in each", () => {
    const { result } = audit("churn-rate", atMost(60), [lost, account("2025-02-10T00:00:00Z")], {
      period: "2025-Q1",
    });
    expect(result.periods.map(({ counts }) => [counts.met, counts.missed])).toEqual([
      [0, 1],
      [0, 1],
      [1, 1],
    ]);
  });

  it("over all periods the months are found from the starts", () => {
    const { result } = audit(
      "churn-rate",
      atMost(60),
      [account("2025-01-10T00:00:00Z", "2025-03-05T00:00:00Z")],
      {
        period: "all",
        asOf: Date.UTC(2025, 4, 1),
      },
    );
    // In April it is no member any more, though as-of is May.
    expect(result.periods.map(({ label, counts }) => [label, counts.met, counts.missed])).toEqual([
      ["2025-02", 0, 1],
      ["2025-03", 1, 0],
    ]);
  });

  it("the edge of the month is that of the agreement's zone", () => {
    // 1 April 03:00 UTC is 31 March in New York.
    const edge = lostOn("2025-04-01T03:00:00Z");
    const asOf = Date.UTC(2025, 3, 2);
    expect(audit("churn-rate", atMost(5), [edge], { asOf }).result.counts.met).toBe(0);
    const inNewYork = { asOf, agreement: { timezone: "America/New_York" } };
    expect(audit("churn-rate", atMost(5), [edge], inNewYork).result.counts.met).toBe(1);
  });

  it("without a start, or with an end before it, an account can't be measured", () => {
    const { result, report } = audit("churn-rate", atMost(100), [
      there,
      account(undefined),
      account("2025-03-09T00:00:00Z", "2025-03-01T00:00:00Z"),
    ]);
    expect(result.counts.unmeasurable).toBe(2);
    expect(report.verdict).toBe("incomplete");
  });
});

describe("retention", () => {
  it.each([
    ["exactly on target", [...many(19, there), lost], "met", "95%"],
    ["one below", [...many(18, there), lost, lost], "breached", "90%"],
  ])("%s", (_, accounts, verdict, text) => {
    expect(audit("retention-rate", atLeast(95), accounts).result).toMatchObject({
      verdict,
      actual: { text },
    });
  });
});
