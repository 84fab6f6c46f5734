import { describe, expect, it } from "vitest";
import { parseAgreement } from "../../src/definition/parse-agreement.js";
import { computeReviewClock } from "../../src/engine/review-clock.js";
import type { Agreement } from "../../src/model/agreement.js";

async function agreementWith(lines: string): Promise<Agreement> {
  const text = `version: 1
agreement:
  id: demo
  title: Demo
  parties: { provider: { name: Demo }, client: { name: Acme } }
  timezone: America/New_York
${lines}
calendars:
  office: { hours: { mon-fri: ["09:00-17:00"] }, holidays: { add: { 2025-04-04: Founders' Day } } }
objectives:
  - { id: volume, metric: { count: { of: leads } }, owner: provider, target: at least 5 }
`;
  const { agreement, problems } = await parseAgreement(text, { file: "sla.yaml" });
  if (agreement === undefined) throw new Error(problems.map(({ code }) => code).join(", "));
  return agreement;
}

const at = (instant: string) => Date.parse(instant);

describe("the next review", () => {
  const cases: [every: string, last: string, dueOn: string][] = [
    ["week", "2025-02-26", "2025-03-05"],
    ["month", "2025-01-31", "2025-02-28"],
    ["quarter", "2025-07-02", "2025-10-02"],
    ["quarter", "2025-11-30", "2026-02-28"],
    ["year", "2024-02-29", "2025-02-28"],
  ];
  it.each(cases)("every %s after %s is due on %s", async (every, last, dueOn) => {
    const agreement = await agreementWith(`  review: { every: ${every}, last: ${last}, owner: client }`);
    const { nextReview } = computeReviewClock(agreement, at("2024-01-01T00:00:00Z"));
    expect(nextReview).toEqual({
      dueOn,
      every,
      countedFrom: { date: last, is: "review" },
      owner: "client",
      isOverdue: false,
    });
  });

  it("is overdue once its day has ended in the agreement's zone", async () => {
    const agreement = await agreementWith("  review: { every: quarter, last: 2025-07-02 }");
    // Midnight of New York is 04:00 in UTC.
    const overdue = (instant: string) => computeReviewClock(agreement, at(instant)).nextReview?.isOverdue;
    expect([overdue("2025-10-03T04:00:00Z"), overdue("2025-10-03T04:00:00.001Z")]).toEqual([false, true]);
  });

  it("without a last one counts from the begin, else it is the end of the period that runs", async () => {
    const begun = await agreementWith("  review: { every: quarter }\n  effective: { from: 2025-01-15 }");
    expect(computeReviewClock(begun, at("2025-02-01T00:00:00Z")).nextReview).toMatchObject({
      dueOn: "2025-04-15",
      countedFrom: { date: "2025-01-15", is: "begin" },
    });
    const neither = await agreementWith("  review: { every: quarter }");
    expect(computeReviewClock(neither, at("2025-05-05T00:00:00Z")).nextReview).toMatchObject({
      dueOn: "2025-06-30",
      countedFrom: null,
      isOverdue: false,
    });
  });
});

describe("the next report", () => {
  const dueOf = async (lines: string, asOf: string) => {
    const { nextReport } = computeReviewClock(await agreementWith(lines), at(asOf));
    return nextReport && [nextReport.period, new Date(nextReport.dueAt).toISOString()];
  };
  const business = "  calendar: office\n  reporting: { within: 3 business days }";

  it("in business days ends with the last of them, the day after the period counting as none", async () => {
    // March ends as Tuesday the 1st begins, which is its date; then Wednesday, Thursday, and Monday after a holiday.
    expect(await dueOf(business, "2025-03-15T12:00:00Z")).toEqual(["2025-03", "2025-04-07T21:00:00.000Z"]);
    expect(await dueOf(business, "2025-04-07T21:00:00Z")).toEqual(["2025-03", "2025-04-07T21:00:00.000Z"]);
    expect(await dueOf(business, "2025-04-07T21:00:00.001Z")).toEqual([
      "2025-04",
      "2025-05-06T21:00:00.000Z",
    ]);
  });

  it("in real time, also one that is due only after the next period has ended", async () => {
    // 45 times 24 hours; New York put its clocks forward on 9 March.
    expect(await dueOf("  reporting: { within: 45 days }", "2025-03-10T00:00:00Z")).toEqual([
      "2025-01",
      "2025-03-18T05:00:00.000Z",
    ]);
    expect(await dueOf("  reporting: { every: quarter, within: 7 days }", "2025-03-10T00:00:00Z")).toEqual([
      "2025-Q1",
      "2025-04-08T04:00:00.000Z",
    ]);
  });

  it("is not known where nothing says it, or no calendar tells the days", async () => {
    expect(await dueOf("  calendar: office", "2025-03-10T00:00:00Z")).toBeUndefined();
    expect(await dueOf("  reporting: { within: 3 business days }", "2025-03-10T00:00:00Z")).toBeUndefined();
  });
});
