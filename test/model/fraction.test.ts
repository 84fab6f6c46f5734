import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  allowedMisses,
  compareShare,
  type Fraction,
  formatShare,
  nearestRank,
} from "../../src/model/fraction.js";

const percent = (numerator: number, denominator = 100): Fraction => ({ numerator, denominator, text: "" });

describe("a share against its target", () => {
  it.each([
    [19, 20, percent(95), 0],
    [7, 100, percent(7), 0],
    [18, 20, percent(95), -1],
    [20, 20, percent(95), 1],
    [999, 1000, percent(999, 1000), 0],
    [9_007_199_254_740_991, 9_007_199_254_740_991, percent(100), 0],
    [9_007_199_254_740_990, 9_007_199_254_740_991, percent(100), -1],
  ])("%d of %d", (count, of, target, side) => {
    expect(Math.sign(compareShare(count, of, target))).toBe(side);
  });

  it.each([
    [20, percent(95), 1],
    [19, percent(95), 0],
    [100, percent(7), 93],
    [8, percent(95), 0],
    [1000, percent(999, 1000), 1],
    [5, percent(100), 0],
  ])("of %d decided records, so many may miss", (of, target, allowed) => {
    expect(allowedMisses(of, target)).toBe(allowed);
  });

  it("the budget is the most misses that keep the target", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: 1000 }), (of, permille) => {
        const target = percent(permille, 1000);
        const allowed = allowedMisses(of, target);
        expect(compareShare(of - allowed, of, target)).toBeGreaterThanOrEqual(0);
        if (allowed < of) expect(compareShare(of - allowed - 1, of, target)).toBeLessThan(0);
      }),
    );
  });
});

describe("a share for people", () => {
  it.each([
    [19, 20, percent(95), "95%"],
    [947, 1000, percent(95), "94.7%"],
    [94_996, 100_000, percent(95), "94.996%"],
    [95_004, 100_000, percent(95), "95.004%"],
    [1, 3, percent(30), "33.3%"],
    [0, 7, percent(30), "0%"],
    [949_999_999, 1_000_000_000, percent(95), "94.999999%"],
    [9_999_999_999, 10_000_000_000, percent(100), "99.999999%"],
  ])("%d of %d", (count, of, target, text) => {
    expect(formatShare(count, of, target)).toBe(text);
  });

  it("never stands on the other side of the target", () => {
    const shares = fc
      .tuple(fc.integer({ min: 1, max: 10_000_000 }), fc.integer({ min: 0, max: 10_000_000 }))
      .filter(([of, count]) => count <= of);
    fc.assert(
      fc.property(shares, fc.integer({ min: 1, max: 10_000 }), ([of, count], target) => {
        const share = percent(target, 10_000);
        const shown = Number(formatShare(count, of, share).slice(0, -1));
        expect(Math.sign(shown - target / 100)).toBe(Math.sign(compareShare(count, of, share)));
      }),
    );
  });
});

describe("the nearest rank", () => {
  it.each([
    [10, percent(90), 9],
    [861, percent(90), 775],
    [1, percent(90), 1],
    [100, percent(29), 29],
    [200, percent(995, 1000), 199],
  ])("of %d values", (of, percentile, rank) => {
    expect(nearestRank(of, percentile)).toBe(rank);
  });
});
