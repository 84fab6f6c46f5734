import { describe, expect, test } from "vitest";
import type { Band, PenaltyTerms, Standing } from "../../src/model/penalty.js";
import { tieredCredit } from "../../src/penalties/tiered-credit.js";
import { creditOf, fractionOf, standingOf } from "./sample-standing.js";

type Side = Band["side"];

/** `below 90%`, or `below 90% from 80%`: the second end belongs to the band. */
function bandOf(text: string, isReward = false): Band {
  const [side, edge, , until] = text.split(" ") as [Side, string, string?, string?];
  return {
    side,
    edge: fractionOf(edge),
    ...(until === undefined ? {} : { until: fractionOf(until) }),
    credit: creditOf("5%"),
    isReward,
    text,
  };
}

/** Which band applies to so many percent. */
function appliesTo(percent: number, bands: readonly Band[], verdict: Standing["verdict"] = "breached") {
  const terms: PenaltyTerms = { bands: { type: "bands", value: bands } };
  return tieredCredit.assess(terms, standingOf(`${percent} of 100`, "at-least 95%", { verdict }))?.because;
}

describe("which figures a band holds", () => {
  test.each<[string, readonly number[], readonly number[]]>([
    ["below 90%", [0, 89], [90, 91]],
    ["below 90% from 80%", [80, 89], [79, 90]],
    ["above 10%", [11, 99], [10, 9]],
    ["above 10% to 20%", [11, 20], [10, 21]],
    ["at-least 10%", [10, 99], [9, 0]],
    ["at-least 10% below 20%", [10, 19], [9, 20]],
    ["at-most 90%", [0, 90], [91, 99]],
    ["at-most 90% above 80%", [81, 90], [80, 91]],
  ])("%s", (text, inside, outside) => {
    expect(inside.map((percent) => appliesTo(percent, [bandOf(text)]))).toEqual(inside.map(() => text));
    expect(outside.map((percent) => appliesTo(percent, [bandOf(text)]))).toEqual(
      outside.map(() => undefined),
    );
  });
});

describe("of several that hold the figure", () => {
  test.each<[Side, string]>([
    ["below", "below 70%"],
    ["at-most", "at-most 70%"],
    ["above", "above 22.5%"],
    ["at-least", "at-least 22.5%"],
  ])("%s: the one whose edge is furthest, in whatever order and with whatever decimals", (side, furthest) => {
    const edges = side === "below" || side === "at-most" ? ["70%", "99.5%", "80%"] : ["5%", "22.5%", "9%"];
    const bands = edges.map((edge) => bandOf(`${side} ${edge}`));
    expect(appliesTo(50, bands)).toBe(furthest);
    expect(appliesTo(50, [...bands].reverse())).toBe(furthest);
  });

  test("the first of two with the same edge", () => {
    const first = bandOf("below 90%");
    expect(appliesTo(50, [first, { ...first, text: "again" }])).toBe("below 90%");
    const upward = bandOf("above 10%");
    expect(appliesTo(50, [upward, { ...upward, text: "again" }])).toBe("above 10%");
  });
});

test("credits belong to broken promises and rewards to kept ones", () => {
  const bands = [bandOf("below 90%"), bandOf("at-least 10%", true)];
  expect(appliesTo(50, bands)).toBe("below 90%");
  expect(appliesTo(50, bands, "met")).toBe("at-least 10%");
  expect(appliesTo(5, bands, "met")).toBeUndefined();
  expect(appliesTo(95, bands)).toBeUndefined();
});

test("a band is owed once, as credit or as reward", () => {
  const terms: PenaltyTerms = { bands: { type: "bands", value: [bandOf("at-least 99%", true)] } };
  const kept = standingOf("1 of 1", "at-least 95%", { verdict: "met" });
  expect(tieredCredit.assess(terms, kept)).toEqual({
    credit: creditOf("5%"),
    times: { numerator: 1n, denominator: 1n },
    isReward: true,
    because: "at-least 99%",
  });
});
