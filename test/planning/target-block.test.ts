import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseAgreement } from "../../src/definition/parse-agreement.js";
import { evaluateAgreement } from "../../src/evaluate-agreement.js";
import type { PlanInputName } from "../../src/model/plan.js";
import { composePlan, type PlanFigure } from "../../src/planning/compose-plan.js";
import { quotient } from "../../src/planning/exact-arithmetic.js";
import type { Funnel } from "../../src/planning/funnel.js";
import { noContext, targetBlock } from "../../src/report/planning/target-block.js";

const origin = { kind: "assumed" } as const;

/** A plan over hundredths of money and of rates. */
function plan(goal: number, deal: number, close: number, qualification: number, conversion: number) {
  const share = (points: number) => quotient(BigInt(points), 100n);
  const cents = (amount: number) => quotient(BigInt(amount), 100n);
  const funnel: Funnel = {
    dealValue: cents(deal),
    close: share(close),
    qualification: share(qualification),
    conversion: { rate: share(conversion), of: "leads" },
  };
  const figures = new Map<PlanInputName, PlanFigure>([
    ["revenue", { value: cents(goal), origin }],
    ["dealValue", { value: funnel.dealValue, origin }],
    ["closeRate", { value: funnel.close, origin }],
    ["conversionRate", { value: share(conversion), origin, of: "leads" }],
    ["qualificationRate", { value: share(qualification), origin }],
  ]);
  return composePlan({ figures, goal: cents(goal), funnel, step: share(10) });
}

async function agreementOf(block: string, every = "month") {
  const text = `version: 1
agreement: { id: a, title: A, timezone: UTC, parties: { provider: { name: P } }, reporting: { every: ${every} } }
${block}`;
  const { agreement, problems } = await parseAgreement(text, { file: "sla.yaml" });
  expect(problems).toEqual([]);
  return agreement!;
}

/** So many records as the plan needs, and of each step exactly so many as it needs. */
function recordsOf({ steps }: ReturnType<typeof plan>, deal: number) {
  const needed = Object.fromEntries(steps.map((each) => [each.step, each.needed])) as Record<string, number>;
  const createdAt = Date.UTC(2025, 2, 3);
  const leads = Array.from({ length: needed["leads"]! }, (_, index) => ({
    id: `L-${index}`,
    createdAt,
    status:
      index < needed["opportunities"]!
        ? "converted"
        : index < needed["qualifiedLeads"]!
          ? "qualified"
          : "disqualified",
  }));
  const opportunities = Array.from({ length: needed["opportunities"]! }, (_, index) => ({
    id: `D-${index}`,
    createdAt,
    closedAt: createdAt,
    stage: index < needed["deals"]! ? "won" : "lost",
    amount: deal / 100,
    currency: "EUR",
  }));
  return { leads, opportunities };
}

describe("the targets of a plan", () => {
  it("7% of whole leads are a little less: 50 of 715", () => {
    const block = targetBlock({ ...plan(500_000, 10_000, 100, 30, 7), currency: "EUR" }, noContext);
    expect(block).toBe(`objectives:
  - { id: planned-leads, metric: { count: { of: leads } }, owner: provider, target: at least 715 per month }
  - { id: planned-qualified-leads, metric: qualified-leads, owner: provider, target: at least 215 per month }
  - { id: planned-sales, metric: sales-volume, owner: provider, target: at least 50 per month }
  - { id: planned-qualification-rate, metric: lead-qualification-rate, owner: provider, target: at least 30% }
  - { id: planned-conversion-rate, metric: opportunity-conversion-rate, owner: provider, target: at least 6.99% } # 50 of 715
  - { id: planned-close-rate, metric: close-rate, owner: provider, target: at least 100% }
  - { id: planned-revenue, metric: revenue, owner: provider, target: at least 5000 EUR per month }
`);
  });

  it("are kept by exactly what the plan needs", async () => {
    const rates = fc
      .tuple(
        fc.integer({ min: 5, max: 100 }),
        fc.integer({ min: 5, max: 100 }),
        fc.integer({ min: 5, max: 100 }),
      )
      .map(([close, a, b]) => [close, Math.max(a, b), Math.min(a, b)] as const);
    const money = fc.tuple(
      fc.integer({ min: 1, max: 2_000_000 }),
      fc.integer({ min: 100_000, max: 900_000 }),
    );
    await fc.assert(
      fc.asyncProperty(money, rates, async ([goal, deal], [close, qualification, conversion]) => {
        const made = plan(goal, deal, close, qualification, conversion);
        const agreement = await agreementOf(targetBlock({ ...made, currency: "EUR" }, noContext));
        const report = evaluateAgreement(agreement, {
          records: recordsOf(made, deal),
          period: "2025-03",
          asOf: Date.UTC(2025, 3, 1),
        });
        const verdicts = report.objectives.map(({ id, verdict, actual, target }) => ({
          id,
          verdict,
          actual: actual.text,
          target,
        }));
        expect(verdicts.filter(({ verdict }) => verdict !== "met")).toEqual([]);
        expect(verdicts).toHaveLength(7);
      }),
      { numRuns: 60 },
    );
  });

  it("are those of a quarter where the agreement is measured by it, and none of a week", async () => {
    const made = { ...plan(100_001, 10_000, 50, 50, 25), currency: null };
    const quarter = targetBlock(made, { ...noContext, unit: "quarter", taken: new Set(["planned-sales"]) });
    // 1,000.01 at 100 are 11 deals a month of 22 opportunities and 88 leads
    expect(quarter).toContain("{ count: { of: leads } }, owner: provider, target: at least 264 per quarter");
    expect(quarter).toContain(
      "id: planned-sales-2, metric: sales-volume, owner: provider, target: at least 33 per quarter",
    );
    expect(quarter).toContain("target: at least 3000.03 per quarter");
    await agreementOf(quarter, "quarter");
    expect(targetBlock(made, { ...noContext, unit: "week" })).toBe("");
  });
});
