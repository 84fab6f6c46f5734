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
