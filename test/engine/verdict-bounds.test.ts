import { describe, expect, it } from "vitest";
import { evaluateAgreement } from "../../src/evaluate-agreement.js";
import type { PlainRecord } from "../../src/index.js";
import type { Objective } from "../../src/model/agreement.js";
import type { Limit, Target } from "../../src/model/target.js";
import type { Verdict } from "../../src/model/verdict.js";
import { atLeast, atMost, hour, percent, sampleAgreement, sampleObjective } from "./sample-agreement.js";

const asOf = Date.UTC(2025, 3, 1);
const many = (count: number, record: PlainRecord) => Array.from({ length: count }, () => record);
const iso = (ms: number) => new Date(ms).toISOString();
/** A ticket that took so many hours. */
const took = (hours: number): PlainRecord => ({
  createdAt: iso(Date.UTC(2025, 2, 5)),
  resolvedAt: iso(Date.UTC(2025, 2, 5) + hours * hour),
});
/** One that is open, for so many hours at as-of. */
const open = (hours: number): PlainRecord => ({ createdAt: iso(asOf - hours * hour) });

const hours = (count: number, clock: "real" | "business" = "real"): Limit => ({
  kind: "elapsed",
  clock,
  ms: count * hour,
  text: "",
});

function audit(
  target: Target,
  records: readonly PlainRecord[],
  objective: Partial<Objective> = {},
  percentile: "nearest-rank" | "linear" = "nearest-rank",
) {
  const conventions = { ...sampleAgreement([]).conventions, percentile };
  const own = sampleObjective("resolution-time", target, objective);
  const options = { records: { tickets: records }, period: "2025-03", asOf };
  return evaluateAgreement(sampleAgreement([own], { conventions }), options).objectives[0]!;
}

describe("an average, against the limits of its records together", () => {
  const average = (limit: Limit): Target => ({ kind: "average-within", limit, text: "average" });

  it.each<[string, number, PlainRecord[], Verdict]>([
    ["1 + 24 hours that may grow, of 24", 12, [took(1), open(24)], "breached"],
    ["10 + 24 hours that may grow, of 40", 20, [took(10), open(24)], "at-risk"],
    // Overdue or not, what is open may still take all that is left and more.
    ["9 hours of 8, and 2 hours that may stay within 7", 8, [took(9), open(2)], "pending"],
    ["15 hours of 8, and 2 hours that can't make up for it", 8, [took(15), open(2)], "breached"],
    ["8 hours of 8 now", 8, [took(8), open(2)], "at-risk"],
    ["nothing has ended", 8, [open(2)], "pending"],
    ["8 hours of 8, nothing open", 8, [took(8)], "met"],
  ])("%s", (_, limit, records, verdict) => {
    expect(audit(average(hours(limit)), records).verdict).toBe(verdict);
  });

  it("is told only of what is decided, and as no lower bound where nothing is overdue", () => {
    expect(audit(average(hours(8)), [took(6), open(2)]).actual).toEqual({
      value: 6 * hour,
      unit: "ms",
      text: "6 h",
      lowerBound: false,
    });
    const none = { value: null, unit: "ms", text: "no data", lowerBound: false };
    expect(audit(average(hours(8)), [open(2)]).actual).toEqual(none);
  });

  it("tells days of real time only", () => {
    const textOf = (limit: Limit) =>
      audit(average(limit), [took(8 * 24)], { calendar: "office" }).actual.text;
    // From Wednesday to Wednesday: eight days, of which six have eight open hours.
    expect(textOf(hours(1))).toBe("8 d");
    expect(textOf(hours(1, "business"))).toBe("48 h");
    const nights = [{ createdAt: "2025-03-03T09:00:00Z", resolvedAt: "2025-03-14T17:00:00Z" }];
    const days: Limit = { kind: "business-days", days: 1, text: "" };
    expect(audit(average(days), nights, { calendar: "office" }).actual.text).toBe("80 h");
  });
});

describe("a percentile by rank", () => {
  const median = (limit: number): Target => ({
    kind: "percentile-within",
    percentile: percent(50),
    limit: hours(limit),
    text: "median",
  });

  it.each<[string, PlainRecord[], Verdict]>([
    ["nothing has ended", [open(2)], "pending"],
    ["the one that ended missed", [took(9), open(2)], "pending"],
    ["the one that ended kept its limit", [took(4), open(2)], "met"],
    ["one kept it, two may miss", [took(4), open(2), open(2)], "at-risk"],
  ])("%s", (_, records, verdict) => {
    expect(audit(median(8), records).verdict).toBe(verdict);
  });

  it("is no lower bound where what is open can't raise it", () => {
    const ten = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map(took);
    // The sixth of eleven; with the one that is within its limit still the sixth, of twelve.
    expect(audit(median(20), [...ten, open(24), open(2)]).actual).toMatchObject({
      value: 6 * hour,
      lowerBound: false,
    });
  });

  it("by linear interpolation has the middle between two records held against the limit", () => {
    const linear = (limit: number, ...records: PlainRecord[]) =>
      audit(median(limit), records, {}, "linear").verdict;
    // (10 + 40) / 2 = 25
    expect(linear(24, took(10), took(40))).toBe("breached");
    expect(linear(25, took(10), took(40))).toBe("met");
    // (2 + 10) / 2 = 6 at best, at worst there is no end.
    expect(linear(25, took(10), open(2))).toBe("at-risk");
    expect(linear(9, took(10), open(2))).toBe("pending");
    expect(linear(5, took(10), open(2))).toBe("breached");
    expect(linear(25, open(2))).toBe("pending");
    // (10 + 24) / 2 = 17 and more, the longer the second one takes.
    expect(linear(20, took(10), open(24))).toBe("at-risk");
    expect(linear(16, took(10), open(24))).toBe("breached");
    // With three it is the second, whatever the third does.
    expect(linear(12, took(10), took(11), open(24))).toBe("met");
  });
});

describe("a share", () => {
  const share = (value: number): Target => ({
    kind: "share-within",
    share: percent(value),
    limit: hours(8),
    text: "share",
  });

  it("counts what is overdue as decided", () => {
    const { attainment, actual, budget } = audit(share(50), [took(1), open(24)]);
    expect(attainment).toEqual({ gross: 0.5, adjusted: 0.5 });
    expect(actual).toEqual({ value: 0.5, unit: "share", text: "50%", lowerBound: false });
    expect(budget).toEqual({ allowed: 1, left: 0 });
  });

  it("has no attainment while nothing is decided, be it at risk of its limit", () => {
    for (const records of [[open(2)], [open(7.5)]]) {
      const { verdict, attainment, actual } = audit(share(50), records);
      expect(verdict).toBe("pending");
      expect(attainment).toEqual({ gross: null, adjusted: null });
      expect(actual).toEqual({ value: null, unit: "share", text: "no data", lowerBound: false });
    }
  });

  it("is met now where it is exactly on its target", () => {
    expect(audit(share(90), [...many(9, took(1)), took(9), open(2)]).verdict).toBe("at-risk");
  });

  it("has enough records with exactly as many as it needs", () => {
    const verdictOf = (count: number) =>
      audit(share(50), many(count, took(1)), { minimumRecords: 3 }).verdict;
    expect([2, 3].map(verdictOf)).toEqual(["no-data", "met"]);
  });
});

describe("a rate", () => {
  const rate = (target: Target, good: number, objective: Partial<Objective> = {}) => {
    const own = sampleObjective("close-rate", target, objective);
    const deal = (stage: string) => ({ stage, createdAt: "2025-03-05T10:00:00Z" });
    const opportunities = [...many(good, deal("Won")), ...many(100 - good, deal("Lost"))];
    return evaluateAgreement(sampleAgreement([own]), {
      records: { opportunities },
      period: "2025-03",
      asOf,
    }).objectives[0]!.verdict;
  };

  it("that meets its target by less than the warning margin is at risk, on either side", () => {
    const margin = { warningMargin: 0.02 };
    expect([49, 50, 51, 52].map((good) => rate(atLeast(50), good, margin))).toEqual([
      "breached",
      "at-risk",
      "at-risk",
      "met",
    ]);
    expect([48, 49, 50, 51].map((good) => rate(atMost(50), good, margin))).toEqual([
      "met",
      "at-risk",
      "at-risk",
      "breached",
    ]);
  });

  it("that is exactly on its target is met without one", () => {
    expect([rate(atLeast(50), 50), rate(atMost(50), 50)]).toEqual(["met", "met"]);
  });
});
