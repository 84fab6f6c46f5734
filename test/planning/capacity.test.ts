import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { leadsIn, mendCapacity, restOf, type Team } from "../../src/planning/capacity.js";
import { compare, quotient } from "../../src/planning/exact-arithmetic.js";
import { countWorkingDays } from "../../src/planning/working-days.js";
import { createCalendar } from "../../src/time/calendar.js";

const number = (value: number) => quotient(BigInt(Math.round(value * 100)), 100n);
const makeTeam = (some: Partial<Record<keyof Team, number>>): Team => {
  const usual = {
    reps: 3,
    marketingShare: 0.6,
    hoursPerDay: 4,
    workingDays: 20,
    minutesPerAttempt: 10,
    attemptsPerLead: 6,
    ...some,
  };
  return Object.fromEntries(Object.entries(usual).map(([name, value]) => [name, number(value)])) as Record<
    keyof Team,
    ReturnType<typeof number>
  >;
};

describe("what a team can carry, worked out by hand", () => {
  it.each<[string, Partial<Record<keyof Team, number>>, bigint, bigint]>([
    // 3 * 4 h * 20 = 240 h; 60% of them are 144 h, and an hour is one lead of six attempts
    ["an hour a lead", {}, 144n, 96n],
    // 240 h * 60 min = 14,400 min; 60% = 8,640, over 70 = 123.4; 40% = 5,760, over 70 = 82.3
    ["a lead that is begun is not carried", { attemptsPerLead: 7 }, 123n, 82n],
    ["half a rep", { reps: 2.5 }, 120n, 80n],
    ["no time for sales' own leads", { marketingShare: 1 }, 240n, 0n],
    ["no time for marketing's leads", { marketingShare: 0 }, 0n, 240n],
  ])("%s", (_, some, marketing, sales) => {
    const team = makeTeam(some);
    expect(leadsIn(team.marketingShare, team)).toBe(marketing);
    expect(leadsIn(restOf(team.marketingShare), team)).toBe(sales);
  });

  it("what mends it: 200 leads in place of 144", () => {
    // 200 / 144 = 1.389: 4.17 reps, 5 h 33.3 min, 83.3% of the time, 4.32 attempts, 7.2 minutes
    expect(mendCapacity(200n, makeTeam({}))).toEqual({
      reps: 5n,
      hoursPerDay: quotient(334n, 60n),
      marketingShare: quotient(84n, 100n),
      attemptsPerLead: 4n,
      minutesPerAttempt: quotient(72n, 10n),
    });
  });

  it("no day has 25 hours, no share is above all of it, no lead has half an attempt", () => {
    expect(mendCapacity(1000n, makeTeam({}))).toEqual({ reps: 21n, minutesPerAttempt: quotient(14n, 10n) });
    expect(mendCapacity(100n, makeTeam({ marketingShare: 0 }))).toEqual({
      marketingShare: quotient(42n, 100n),
    });
  });
});

const teams = fc
  .record({
    reps: fc.integer({ min: 1, max: 50 }),
    marketingShare: fc.integer({ min: 0, max: 100 }).map((points) => points / 100),
    hoursPerDay: fc.integer({ min: 1, max: 12 }),
    workingDays: fc.integer({ min: 1, max: 31 }),
    minutesPerAttempt: fc.integer({ min: 1, max: 90 }),
    attemptsPerLead: fc.integer({ min: 1, max: 12 }),
  })
  .map(makeTeam);

describe("of every team", () => {
  it("more reps never carry fewer leads, and marketing's and sales' leads never take more than all time", () => {
    fc.assert(
      fc.property(teams, fc.integer({ min: 1, max: 20 }), (team, more) => {
        const larger = { ...team, reps: quotient(team.reps.numerator + BigInt(more)) };
        expect(leadsIn(team.marketingShare, larger) >= leadsIn(team.marketingShare, team)).toBe(true);
        const both = leadsIn(team.marketingShare, team) + leadsIn(restOf(team.marketingShare), team);
        expect(both <= leadsIn(quotient(1n), team)).toBe(true);
      }),
    );
  });

  it("each mend alone carries the leads, and one rep less than it says does not", () => {
    fc.assert(
      fc.property(teams, fc.integer({ min: 1, max: 5000 }), (team, leads) => {
        const mends = mendCapacity(BigInt(leads), team);
        for (const [name, value] of Object.entries(mends)) {
          const mended = { ...team, [name]: typeof value === "bigint" ? quotient(value) : value };
          expect(leadsIn(mended.marketingShare, mended) >= BigInt(leads)).toBe(true);
        }
        if (mends.reps !== undefined) {
          const fewer = { ...team, reps: quotient(mends.reps - 1n) };
          expect(leadsIn(team.marketingShare, fewer) < BigInt(leads)).toBe(true);
        }
        if (mends.hoursPerDay !== undefined)
          expect(compare(mends.hoursPerDay, quotient(24n)) <= 0).toBe(true);
      }),
    );
  });
});

describe("working days", () => {
  const from = Date.UTC(2025, 0, 1);
  const to = Date.UTC(2026, 0, 1);
  const days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

  it.each<[string, number, [string, string][], number]>([
    // 2025 has 261 weekdays; of the two holidays one is a Thursday, the other a Saturday
    [
      "weekdays with a lunch break, less a holiday",
      5,
      [
        ["09:00", "12:00"],
        ["13:00", "17:00"],
      ],
      260,
    ],
    // the night of 31 December 2024 is not of this year, that of 31 December 2025 is
    ["nights count by the date on which they open", 5, [["22:00", "06:00"]], 260],
    ["around the clock", 7, [["00:00", "24:00"]], 363],
  ])("%s", (_, weekdays, windows, expected) => {
    const hours = Object.fromEntries(days.slice(0, weekdays).map((day) => [day, windows]));
    const calendar = createCalendar({ timezone: "UTC", hours, holidays: ["2025-12-25", "2025-12-27"] });
    expect(countWorkingDays(calendar, from, to)).toBe(expected);
  });
});
