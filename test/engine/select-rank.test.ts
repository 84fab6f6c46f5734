import { array, assert, constantFrom, double, integer, oneof, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { percentileOf } from "../../src/engine/percentile.js";
import { selectRank } from "../../src/engine/select-rank.js";

const times = oneof(
  integer({ min: 0, max: 40 }),
  double({ noNaN: true, min: 0 }),
  constantFrom(Number.POSITIVE_INFINITY),
);

describe("selectRank", () => {
  it("gives what stands at an index of the sorted values", () => {
    assert(
      property(
        array(times, { minLength: 1, maxLength: 300 }),
        integer({ min: 0, max: 1 << 30 }),
        (values, at) => {
          const index = at % values.length;
          const sorted = Float64Array.from(values).sort();
          const reordered = Float64Array.from(values);
          expect(selectRank(reordered, index)).toBe(sorted[index]);
          expect([...reordered].toSorted((a, b) => a - b)).toEqual([...sorted]);
          expect(reordered.subarray(0, index).every((value) => value <= sorted[index]!)).toBe(true);
          expect(reordered.subarray(index).every((value) => value >= sorted[index]!)).toBe(true);
        },
      ),
    );
  });

  it.each([
    ["equal", () => 7],
    ["ascending", (at: number) => at],
    ["descending", (at: number) => -at],
    ["like a roof", (at: number) => Math.min(at, 50_000 - at)],
    ["in two heaps", (at: number) => at % 2],
  ])("finds the rank among 50,000 values that are %s", (_, valueAt) => {
    const values = Float64Array.from({ length: 50_000 }, (_, at) => valueAt(at));
    const sorted = values.toSorted();
    for (const index of [0, 1, 12_345, 25_000, 49_998, 49_999]) {
      expect(selectRank(values.slice(), index)).toBe(sorted[index]);
    }
  });
});

describe("percentileOf", () => {
  const p = (numerator: number) => ({ numerator, denominator: 100, text: `${numerator}%` });

  // Nearest rank: the smallest value that so many keep; linear as PERCENTILE.INC of spreadsheets.
  it.each([
    [[40, 10, 30, 20], 50, 20, 25],
    [[40, 10, 30, 20], 75, 30, 32.5],
    [[40, 10, 30, 20], 90, 40, 37],
    [[5], 90, 5, 5],
    [[2, 1], 1, 1, 1.01],
    [[2, 1], 100, 2, 2],
  ])("of %j at %i is %d by nearest rank and %d between two", (values, percent, rank, linear) => {
    expect(percentileOf(Float64Array.from(values), p(percent), "nearest-rank")).toBe(rank);
    expect(percentileOf(Float64Array.from(values), p(percent), "linear")).toBe(linear);
  });

  it("is undefined of nothing", () => {
    expect(percentileOf(new Float64Array(0), p(50), "linear")).toBeUndefined();
  });

  it("stays finite beside an endless time that has no share in it", () => {
    expect(percentileOf(Float64Array.of(Number.POSITIVE_INFINITY, 3, 1), p(50), "linear")).toBe(3);
  });
});
