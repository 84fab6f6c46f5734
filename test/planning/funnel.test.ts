import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compare, multiply, quotient } from "../../src/planning/exact-arithmetic.js";
import { dealsFrom, type Funnel, isInverted, needSteps, needVolumes } from "../../src/planning/funnel.js";
import { leversOf, varyFunnel } from "../../src/planning/vary-funnel.js";

const percent = (points: number) => quotient(BigInt(points), 100n);
const money = (amount: number) => quotient(BigInt(amount));

describe("what a goal asks for, worked out by hand", () => {
  it.each<[string, number, Funnel, Partial<Record<string, bigint>>]>([
    [
      "5,000 at 100 a deal and 50%: 50 deals of 100 qualified leads",
      5000,
      { dealValue: money(100), close: percent(50) },
      { deals: 50n, opportunities: 100n, qualifiedLeads: 100n },
    ],
    [
      "a third qualifies: 100 over 1/3",
      5000,
      { dealValue: money(100), close: percent(50), qualification: quotient(1n, 3n) },
      { deals: 50n, opportunities: 100n, qualifiedLeads: 100n, leads: 300n },
    ],
    [
      // 50 / 0.07 = 714.29; 50 / (0.07 / 0.3) = 214.29
      "7% of all leads convert and 30% qualify",
      5000,
      {
        dealValue: money(100),
        close: quotient(1n),
        conversion: { rate: percent(7), of: "leads" },
        qualification: percent(30),
      },
      { deals: 50n, opportunities: 50n, qualifiedLeads: 215n, leads: 715n },
    ],
    [
      // 10,001 / 200 = 50.005 is 51 deals; 51 / 0.35 = 145.7; 146 / 0.4 = 365; 365 / 0.3 = 1216.7
      "40% of the qualified convert, every step rounded up before the next",
      10_001,
      {
        dealValue: money(200),
        close: percent(35),
        conversion: { rate: percent(40), of: "qualifiedLeads" },
        qualification: percent(30),
      },
      { deals: 51n, opportunities: 146n, qualifiedLeads: 365n, leads: 1217n },
    ],
    [
      "a conversion of leads alone says nothing of qualified ones",
      1000,
      { dealValue: money(100), close: percent(20), conversion: { rate: percent(5), of: "leads" } },
      { deals: 10n, opportunities: 50n, leads: 1000n },
    ],
    [
      // 0.1 * 3 is not 0.3 in floating point, which would ask for a fourth deal
      "0.30 at 0.10 a deal is three deals",
      0,
      { dealValue: quotient(1n, 10n), close: quotient(1n) },
      { deals: 3n, opportunities: 3n, qualifiedLeads: 3n },
    ],
  ])("%s", (_, goal, funnel, expected) => {
    const exact = goal === 0 ? quotient(3n, 10n) : money(goal);
    expect(needVolumes(exact, funnel)).toEqual(expected);
  });

  it("more conversions than qualified leads are no funnel", () => {
    const of = (conversion: number, base: "leads" | "qualifiedLeads") => ({
      dealValue: money(1),
      close: percent(50),
      conversion: { rate: percent(conversion), of: base },
      qualification: percent(30),
    });
    expect(isInverted(of(31, "leads"))).toBe(true);
    expect(isInverted(of(30, "leads"))).toBe(false);
    expect(isInverted(of(31, "qualifiedLeads"))).toBe(false);
  });
});

const rate = fc
  .record({ of: fc.integer({ min: 1, max: 400 }), good: fc.integer({ min: 1, max: 400 }) })
  .map(({ of, good }) => quotient(BigInt(Math.min(of, good)), BigInt(Math.max(of, good))));

const funnels: fc.Arbitrary<Funnel> = fc
  .record({
    dealValue: fc.integer({ min: 1, max: 100_000 }).map((cents) => quotient(BigInt(cents), 100n)),
    close: rate,
    first: rate,
    second: rate,
    form: fc.constantFrom("none", "qualified", "leads", "leads alone", "of qualified"),
  })
  .map(({ dealValue, close, first, second, form }): Funnel => {
    const base = { dealValue, close };
    switch (form) {
      case "none":
        return base;
      case "qualified":
        return { ...base, qualification: first };
      case "leads":
        return { ...base, qualification: first, conversion: { rate: multiply(first, second), of: "leads" } };
      case "leads alone":
        return { ...base, conversion: { rate: first, of: "leads" } };
      default:
        return { ...base, qualification: first, conversion: { rate: second, of: "qualifiedLeads" } };
    }
  });
const goals = fc.integer({ min: 1, max: 10_000_000 }).map((cents) => quotient(BigInt(cents), 100n));

describe("of every funnel", () => {
  it("a higher goal never asks for less", () => {
    fc.assert(
      fc.property(funnels, goals, goals, (funnel, a, b) => {
        const [less, more] = compare(a, b) <= 0 ? [a, b] : [b, a];
        const small = needVolumes(less, funnel);
        const large = needVolumes(more, funnel);
        for (const step of Object.keys(small) as (keyof typeof small)[]) {
          expect(large[step]! >= small[step]!).toBe(true);
        }
      }),
    );
  });

  it("what is needed is enough for the goal, and one deal more would ask for more", () => {
    fc.assert(
      fc.property(funnels, goals, (funnel, goal) => {
        const volumes = needVolumes(goal, funnel);
        const first = volumes.leads === undefined ? "qualifiedLeads" : "leads";
        const deals = dealsFrom(first, volumes[first]!, funnel);
        expect(deals >= volumes.deals).toBe(true);
        expect(needSteps(deals, funnel)[first]! <= volumes[first]!).toBe(true);
        expect(needSteps(deals + 1n, funnel)[first]! > volumes[first]!).toBe(true);
        expect(compare(multiply(quotient(deals), funnel.dealValue), goal) >= 0).toBe(true);
      }),
    );
  });

  it("a better figure never asks for more, a worse one never for less, at the first step", () => {
    fc.assert(
      fc.property(funnels, goals, (funnel, goal) => {
        const firstOf = (each: Funnel) => {
          const { leads, qualifiedLeads } = needVolumes(goal, each);
          return (leads ?? qualifiedLeads)!;
        };
        for (const [lever] of leversOf(funnel)) {
          const worse = varyFunnel(funnel, lever, percent(90));
          const better = varyFunnel(funnel, lever, percent(110));
          if (worse !== undefined) expect(firstOf(worse.funnel) >= firstOf(funnel)).toBe(true);
          if (better !== undefined) expect(firstOf(better.funnel) <= firstOf(funnel)).toBe(true);
          if (better !== undefined && lever !== "dealValue") {
            expect(compare(better.value, quotient(1n)) <= 0).toBe(true);
            expect(isInverted(better.funnel)).toBe(false);
          }
        }
      }),
    );
  });
});
