import { describe, expect, it } from "vitest";
import { auditObjective } from "./audit.js";

const asOf = "2025-04-02T00:00:00Z";

describe("which leads a rate holds", () => {
  const leads = ["Qualified", "Qualified", "Converted", "Disqualified", "Contacted"].map((status) => ({
    status,
    createdAt: "2025-03-05T10:00:00Z",
  }));
  it.each([
    ["lead-qualification-rate", "60%", 3],
    ["opportunity-conversion-rate", "20%", 1],
  ])("%s: %s of five", async (metric, text, met) => {
    const { result } = await auditObjective({
      objective: `metric: ${metric}, target: at least 50%`,
      records: { leads },
      asOf,
    });
    // One is disqualified; what is neither good nor that is undecided.
    expect(result).toMatchObject({ actual: { text }, counts: { met, missed: 1, onTrack: 4 - met } });
  });
});

describe("which records a figure holds", () => {
  const closedAt = "2025-03-05T10:00:00Z";
  const deal = (account: string, amount: number, more: Record<string, string> = {}) => {
    const stage = "Closed Won";
    return { account, amount, currency: "EUR", stage, closedAt, createdAt: closedAt, ...more };
  };
  const wins = [deal("A", 1000), deal("B", 400)];
  const dollars = deal("C", 80, { currency: "USD" });
  const spent = [{ amount: 300, currency: "EUR", spentAt: closedAt }];
  const spentDollars = { amount: 20, currency: "USD", spentAt: closedAt };
  const lifetime =
    "customer-lifetime-value, using: { lifetime: 2 months, margin: 50% }, target: at least 1 EUR";

  it.each([
    ["revenue, target: at least 1 EUR", { opportunities: [...wins, dollars] }, "1,400.00 EUR"],
    [
      "profit, target: at least 1 EUR",
      { opportunities: [...wins, dollars], expenses: spent },
      "1,100.00 EUR",
    ],
    [
      "profit, target: at least 1 EUR",
      { opportunities: wins, expenses: [...spent, spentDollars] },
      "1,100.00 EUR",
    ],
    [
      "customer-acquisition-cost, target: at most 1 EUR",
      { opportunities: wins, expenses: [...spent, spentDollars] },
      "150.00 EUR",
    ],
    // 1,400 from two customers, of which half stays, for two months.
    [lifetime, { opportunities: [...wins, dollars] }, "700.00 EUR"],
  ])("%s: dollars can't be measured in euros", async (metric, records, text) => {
    const { result } = await auditObjective({ objective: `metric: ${metric}`, records, asOf });
    expect(result).toMatchObject({ actual: { text, unit: "EUR" }, counts: { unmeasurable: 1 } });
  });

  it("revenue: what is left out is told, by its reason and in each group", async () => {
    const { result } = await auditObjective({
      objective: "metric: revenue, target: at least 1 EUR",
      more: "exclusions: [{ of: opportunities, where: { owner: test }, reason: Test deals }]",
      records: {
        opportunities: [
          ...wins,
          deal("B", 50),
          deal("B", 7, { owner: "test" }),
          deal("A", 9, { stage: "Lost" }),
        ],
      },
      groupBy: "account",
      asOf,
    });
    expect(result).toMatchObject({
      actual: { text: "1,450.00 EUR" },
      counts: { total: 4, met: 3, excluded: 1 },
      exclusions: [{ reason: "Test deals", count: 1 }],
    });
    const groups = result.groups.map(({ group, counts, actual }) => [
      group,
      counts.met,
      counts.excluded,
      actual.text,
    ]);
    expect(groups).toEqual([
      ["A", 1, 0, "1,000.00 EUR"],
      ["B", 2, 1, "450.00 EUR"],
    ]);
  });

  it("revenue: the date of an open deal says nothing of how far the data reaches", async () => {
    const told = async (...opportunities: ReturnType<typeof deal>[]) => {
      const objective = "metric: revenue, target: at least 1 EUR";
      const { report } = await auditObjective({ objective, records: { opportunities }, asOf });
      return report.problems.some(({ code }) => code === "as-of-after-data");
    };
    const forecast = deal("B", 400, { stage: "Proposal", closedAt: "2025-04-01T10:00:00Z" });
    expect(await told(deal("A", 1000), forecast)).toBe(true);
    expect(await told(deal("A", 1000), { ...forecast, stage: "Closed Won" })).toBe(false);
  });

  it("customer lifetime value: neither what was lost nor who lost it", async () => {
    const lost = deal("B", 500, { stage: "Closed Lost" });
    const records = { opportunities: [deal("A", 1000), lost] };
    const { result } = await auditObjective({ objective: `metric: ${lifetime}`, records, asOf });
    expect(result.actual).toMatchObject({ text: "1,000.00 EUR" });
  });

  it("profit: what was won less what was spent", async () => {
    const closedAt = "2025-03-05T10:00:00Z";
    const { result } = await auditObjective({
      objective: "metric: profit, target: at least 500.00 EUR",
      records: {
        opportunities: [
          { stage: "Closed Won", amount: 1000, currency: "EUR", closedAt, createdAt: closedAt },
          { stage: "Closed Lost", amount: 400, currency: "EUR", closedAt, createdAt: closedAt },
        ],
        expenses: [{ amount: 300, currency: "EUR", spentAt: closedAt }],
      },
      asOf,
    });
    expect(result.actual).toMatchObject({ value: 700, text: "700.00 EUR" });
  });

  it("average handling time: tickets without one take no part", async () => {
    const { result } = await auditObjective({
      objective: "metric: average-handling-time, target: at most 12 minutes",
      records: {
        tickets: ["10", "20", ""].map((handlingMinutes) => ({
          handlingMinutes,
          createdAt: "2025-03-05T10:00:00Z",
          resolvedAt: "2025-03-05T12:00:00Z",
        })),
      },
      asOf,
    });
    expect(result).toMatchObject({ verdict: "breached", actual: { value: 15 * 60_000 }, counts: { met: 2 } });
  });
});
