import { describe, expect, test } from "vitest";
import type { PenaltyTerms, Standing } from "../../src/model/penalty.js";
import { perBreachFee } from "../../src/penalties/per-breach-fee.js";
import { standingOf } from "./sample-standing.js";

const fee: PenaltyTerms = { fee: { type: "money", value: { amount: "50.00", currency: "EUR" } } };
const beyondBudget: PenaltyTerms = { ...fee, count: { type: "choice", value: "beyond-budget" } };

function assess(terms: PenaltyTerms, misses: number | undefined, allowed?: number, more?: Partial<Standing>) {
  const standing = standingOf("8 of 10", "at-least 90%", { misses, allowedMisses: allowed, ...more });
  return perBreachFee.assess(terms, standing);
}

describe("a fee for each breach", () => {
  test.each<[string, PenaltyTerms, number, number | undefined, bigint, string]>([
    ["all of them", fee, 20, 10, 20n, "20 breaches"],
    ["one", fee, 1, undefined, 1n, "1 breach"],
    ["those beyond the budget", beyondBudget, 20, 10, 10n, "10 breaches beyond the budget"],
    ["one beyond it", beyondBudget, 11, 10, 1n, "1 breach beyond the budget"],
    [
      "all, where nothing is allowed by number",
      beyondBudget,
      3,
      undefined,
      3n,
      "3 breaches beyond the budget",
    ],
  ])("%s", (_, terms, misses, allowed, times, because) => {
    expect(assess(terms, misses, allowed)).toEqual({
      credit: { kind: "money", money: { amount: "50.00", currency: "EUR" }, text: "50.00 EUR" },
      times: { numerator: times, denominator: 1n },
      isReward: false,
      because,
    });
  });

  test.each<[string, PenaltyTerms, number | undefined, number | undefined, Partial<Standing>]>([
    ["no breach", fee, 0, undefined, {}],
    ["no record that could miss", fee, undefined, undefined, {}],
    ["the budget not used up", beyondBudget, 3, 10, {}],
    ["the promise kept all the same", fee, 3, undefined, { verdict: "met" }],
  ])("%s costs nothing", (_, terms, misses, allowed, more) => {
    expect(assess(terms, misses, allowed, more)).toBeUndefined();
  });
});
