import { describe, expect, it } from "vitest";
import { evaluateAgreement } from "../../src/evaluate-agreement.js";
import type { PlainRecord } from "../../src/index.js";
import { auditObjective } from "../metrics/audit.js";

const asOf = "2025-04-01T00:00:00Z";
const lead = (status: string, more: PlainRecord = {}) => ({
  status,
  createdAt: "2025-03-05T10:00:00Z",
  ...more,
});
const spent = (amount: number, currency = "EUR", spentAt = "2025-03-02T10:00:00Z") => ({
  amount,
  currency,
  spentAt,
});
const deal = (amount: number, account: string, more: PlainRecord = {}) => ({
  amount,
  account,
  currency: "EUR",
  stage: "Won",
  closedAt: "2025-03-09T10:00:00Z",
  ...more,
});

async function audit(objective: string, records: Record<string, readonly PlainRecord[]>, at = asOf) {
  const { report, result } = await auditObjective({ objective, records, asOf: at });
  return { report, result, text: result.actual.text, verdict: result.verdict };
}

describe("a sum per count of another export", () => {
  const costPerLead = (target: string) =>
    `metric: { sum: { of: expenses, field: amount }, per: { count: { of: leads, where: { status: qualified } } } }, target: ${target}`;
  const leads = [
    lead("Qualified"),
    lead("Qualified"),
    lead("New"),
    lead("Qualified", { createdAt: "2025-02-05T10:00:00Z" }),
  ];

  it.each([
    // 240 over the two that are qualified in March.
    ["exactly on target", [spent(200), spent(40)], "at most 120 EUR", "met", "120.00 EUR"],
    ["a cent above", [spent(200), spent(40.02)], "at most 120 EUR", "breached", "120.01 EUR"],
    [
      "nothing spent in the month is nothing a lead",
      [spent(9, "EUR", "2025-02-02T10:00:00Z"), spent(0)],
      "at most 1 EUR",
      "met",
      "0.00 EUR",
    ],
  ])("%s", async (_, expenses, target, verdict, text) => {
    expect(await audit(costPerLead(target), { expenses, leads })).toMatchObject({ verdict, text });
  });

  it("over nothing has no data", async () => {
    const nobody = await audit(costPerLead("at most 120 EUR"), {
      expenses: [spent(9)],
      leads: [lead("New")],
    });
    expect(nobody).toMatchObject({ verdict: "no-data", text: "no data" });
    const noRow = await audit(costPerLead("at most 120 EUR"), { expenses: [spent(9)], leads: [] });
    expect(noRow.verdict).toBe("no-data");
  });

  it("is settled when the period ends", async () => {
    const records = { expenses: [spent(300)], leads };
    expect((await audit(costPerLead("at most 120 EUR"), records, "2025-03-20T00:00:00Z")).verdict).toBe(
      "pending",
    );
    expect((await audit(costPerLead("at most 150 EUR"), records, "2025-03-20T00:00:00Z")).verdict).toBe(
      "at-risk",
    );
  });
});

describe("money per money", () => {
  const objective =
    "metric: { sum: { of: opportunities, field: amount, where: { stage: won }, at: closedAt }, per: { sum: { of: expenses, field: amount } } }, target: at least 3";

  it("is a plain number", async () => {
    const records = { opportunities: [deal(100, "A"), deal(50, "B")], expenses: [spent(50)] };
    expect(await audit(objective, records)).toMatchObject({ verdict: "met", text: "3" });
  });

  it("of two currencies can't be measured, though the target names none", async () => {
    const records = { opportunities: [deal(100, "A"), deal(50, "B")], expenses: [spent(50, "USD")] };
    const { report, result } = await audit(objective, records);
    expect(result.counts.unmeasurable).toBe(2);
    expect(report.verdict).toBe("incomplete");
  });
});

describe("figures of one export", () => {
  it("per another of it: revenue per customer, the objective's filter on both", async () => {
    const objective =
      "metric: { sum: { of: opportunities, field: amount, where: { stage: won }, at: closedAt }, per: { distinct: { of: opportunities, field: account, where: { stage: won }, at: closedAt } } }, where: { product: Pro }, target: at least 70 EUR";
    const opportunities = [
      deal(100, "Acme", { product: "Pro" }),
      deal(20, " acme", { product: "Pro" }),
      deal(30, "Globex", { product: "Pro" }),
      deal(900, "Initech", { product: "Lite" }),
      deal(900, "Acme", { product: "Pro", stage: "Lost" }),
    ];
    // 150 over Acme and Globex.
    expect(await audit(objective, { opportunities })).toMatchObject({ verdict: "met", text: "75.00 EUR" });
  });

  it("are split into groups", async () => {
    const objective =
      "metric: { count: { of: leads, where: { status: lost } }, per: { count: { of: leads } } }, target: at most 0.5";
    const leads = [
      lead("Lost", { owner: "Ann" }),
      lead("New", { owner: "Ann" }),
      lead("New", { owner: "Bob" }),
    ];
    const { agreement, result } = await auditObjective({ objective, records: { leads }, asOf });
    expect(result.actual.value).toBeCloseTo(1 / 3, 9);
    // One is on both sides, and is one record all the same.
    expect(result.counts).toMatchObject({ total: 3, met: 3 });
    const report = evaluateAgreement(agreement, {
      records: { leads },
      period: "2025-03",
      asOf: Date.parse(asOf),
      groupBy: "owner",
    });
    expect(report.objectives[0]!.groups.map(({ group, actual }) => [group, actual.value])).toEqual([
      ["Ann", 0.5],
      ["Bob", 0],
    ]);
  });

  it("distinct words are counted, a blank by itself", async () => {
    const objective =
      "metric: { distinct: { of: opportunities, field: account, where: { stage: won }, at: closedAt } }, target: at least 3";
    const opportunities = [deal(1, "Acme"), deal(1, "ACME "), deal(1, ""), deal(1, "Globex")];
    expect(await audit(objective, { opportunities })).toMatchObject({ verdict: "met", text: "3" });
  });
});
