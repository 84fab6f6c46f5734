import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PenaltyTerms } from "../../src/model/penalty.js";
import { linear } from "../../src/penalties/linear.js";
import { creditOf, creditTerms, fractionOf, standingOf, timesOf } from "./sample-standing.js";

function termsUntil(fullAt: string): PenaltyTerms {
  return { ...creditTerms, "full-at": { type: "level", value: fractionOf(fullAt) } };
}

/** Which part of the credit is owed, as a decimal. */
function partOf(figure: string, goal: string, fullAt: string): number {
  const charge = linear.assess(termsUntil(fullAt), standingOf(figure, goal));
  return charge === undefined ? 0 : timesOf(charge);
}

describe("(goal − figure) / (goal − full-at)", () => {
  test.each<[string, string, string, number, string]>([
    // 85 lies halfway between 90 and 80.
    ["17 of 20", "at-least 90%", "80%", 0.5, "50% of the way from 90% to 80%"],
    ["4 of 5", "at-least 90%", "80%", 1, "at or beyond 80%"],
    ["1 of 5", "at-least 90%", "80%", 1, "at or beyond 80%"],
    ["801 of 1000", "at-least 90%", "80%", 0.99, "99% of the way from 90% to 80%"],
    // 4.05 lies a quarter of the way from 4.2 down to 3.6.
    ["81 of 20", "at-least 4.2", "3.6", 0.25, "25% of the way from 4.2 to 3.6"],
    // Upward: 7% lies two fifths of the way from 5% to 10%.
    ["7 of 100", "at-most 5%", "10%", 0.4, "40% of the way from 5% to 10%"],
    ["10 of 100", "at-most 5%", "10%", 1, "at or beyond 10%"],
    ["99 of 100", "at-most 5%", "10%", 1, "at or beyond 10%"],
  ])("%s against %s, whole at %s: %s", (figure, goal, fullAt, part, because) => {
    expect(partOf(figure, goal, fullAt)).toBe(part);
    expect(linear.assess(termsUntil(fullAt), standingOf(figure, goal))).toMatchObject({
      credit: creditOf("10%"),
      isReward: false,
      because,
    });
  });

  test.each([
    ["on the goal", "9 of 10", "at-least 90%", "80%"],
    ["better than a floor", "19 of 20", "at-least 90%", "80%"],
    ["on a ceiling", "5 of 100", "at-most 5%", "10%"],
    ["better than a ceiling", "1 of 100", "at-most 5%", "10%"],
  ])("%s nothing is owed", (_, figure, goal, fullAt) => {
    expect(linear.assess(termsUntil(fullAt), standingOf(figure, goal))).toBeUndefined();
  });

  test("nothing is owed by half of its terms", () => {
    const { credit, ...end } = termsUntil("80%");
    const missed = standingOf("17 of 20", "at-least 90%");
    expect(linear.assess({ credit: credit! }, missed)).toBeUndefined();
    expect(linear.assess(end, missed)).toBeUndefined();
  });

  test("nothing is owed where the promise is kept as a whole", () => {
    const kept = standingOf("17 of 20", "at-least 90%", { verdict: "met" });
    expect(linear.assess(termsUntil("80%"), kept)).toBeUndefined();
  });

  test.each([
    ["at-least 60%", "40%", 60, -1],
    ["at-most 40%", "60%", 40, 1],
  ])("it grows by a twentieth with each point of %s, never beyond the whole", (goal, fullAt, edge, step) => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 }), (points) => {
        const figure = `${edge + step * points} of 100`;
        expect(partOf(figure, goal, fullAt)).toBeCloseTo(Math.min(1, points / 20), 12);
      }),
    );
  });
});
