import { describe, expect, test } from "vitest";
import type { PenaltyTerms } from "../../src/model/penalty.js";
import { perPercentagePoint } from "../../src/penalties/per-percentage-point.js";
import { creditOf, creditTerms, standingOf, timesOf } from "./sample-standing.js";

function assess(figure: string, goal: string, points?: string) {
  const terms: PenaltyTerms =
    points === undefined ? creditTerms : { ...creditTerms, points: { type: "choice", value: points } };
  const charge = perPercentagePoint.assess(terms, standingOf(figure, goal));
  if (charge === undefined) return undefined;
  expect(charge).toMatchObject({ credit: creditOf("10%"), isReward: false });
  return [timesOf(charge), charge.because];
}

describe("points by which a share misses its promise", () => {
  test.each<[string, string, string | undefined, number, string]>([
    ["875 of 1000", "at-least 90%", undefined, 2, "2 full points below 90%"],
    ["7 of 8", "at-least 90%", "full", 2, "2 full points below 90%"],
    ["7 of 8", "at-least 90%", "started", 3, "3 started points below 90%"],
    ["7 of 8", "at-least 90%", "exact", 2.5, "2.5 points below 90%"],
    ["89 of 100", "at-least 90%", "full", 1, "1 full point below 90%"],
    ["89 of 100", "at-least 90%", "started", 1, "1 started point below 90%"],
    ["89 of 100", "at-least 90%", "exact", 1, "1 point below 90%"],
    ["899 of 1000", "at-least 90%", "started", 1, "1 started point below 90%"],
    // 10 exact points are no 1 with a zero cut off.
    ["8 of 10", "at-least 90%", "exact", 10, "10 points below 90%"],
    // 60% less two thirds is 6.666… points above, cut to four decimals.
    ["2 of 3", "at-most 60%", "exact", 20 / 3, "6.6666 points above 60%"],
    ["2 of 3", "at-most 60%", "full", 6, "6 full points above 60%"],
    ["2 of 3", "at-most 60%", "started", 7, "7 started points above 60%"],
  ])("%s against %s, %s: %s", (figure, goal, points, times, because) => {
    expect(assess(figure, goal, points)).toEqual([times, because]);
  });

  test.each([
    ["less than a full one", "899 of 1000", "at-least 90%", "full"],
    ["on the promise", "9 of 10", "at-least 90%", "started"],
    ["better than a ceiling", "3 of 10", "at-most 60%", "exact"],
  ])("%s costs nothing", (_, figure, goal, points) => {
    expect(assess(figure, goal, points)).toBeUndefined();
  });

  test("nothing is owed where the promise is kept as a whole", () => {
    const kept = standingOf("7 of 8", "at-least 90%", { verdict: "met" });
    expect(perPercentagePoint.assess(creditTerms, kept)).toBeUndefined();
  });
});
