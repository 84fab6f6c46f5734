import { array, assert, constantFrom, double, integer, oneof, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { percentileOf } from "../../src/engine/percentile.js";
import { RankedTimes, TimeList } from "../../src/engine/time-list.js";

const time = oneof(
  { weight: 5, arbitrary: integer({ min: 0, max: 40 }) },
  { weight: 1, arbitrary: constantFrom(0.5, 7.25, 7.75, 2 ** 32 - 1, 2 ** 32, 2 ** 40 + 0.5) },
  { weight: 1, arbitrary: double({ min: 0, max: 50, noNaN: true }) },
);

function listOf(values: readonly number[]): TimeList {
  const list = new TimeList();
  for (const value of values) list.push(value);
  return list;
}

const ascending = (values: Iterable<number>) => [...values].sort((a, b) => a - b);
const valuesOf = (times: RankedTimes) => Array.from({ length: times.length }, (_, index) => times.at(index));

describe("RankedTimes", () => {
  it("are what sorting all times would give, whichever list they came in, endless ones last", () => {
    const lists = array(array(time, { maxLength: 30 }), { minLength: 1, maxLength: 4 });
    assert(
      property(lists, integer({ min: 0, max: 3 }), (parts, endless) => {
        const total = new TimeList();
        const own = parts.map(listOf);
        for (const list of own.slice(1)) total.include(list);
        const times = new RankedTimes([own[0]!, total], endless);
        const expected = ascending(parts.flat());
        expect(total.length).toBe(parts.slice(1).flat().length);
        expect(valuesOf(times)).toEqual([...expected, ...Array(endless).fill(Number.POSITIVE_INFINITY)]);
      }),
    );
  });

  it("keep times beyond a list's longest block", () => {
    const values = Array.from({ length: 20_000 }, (_, at) => (at * 7919) % 20_011);
    const list = listOf(values);
    const expected = ascending(values);
    const times = new RankedTimes([list]);
    for (const index of [0, 1, 4095, 4096, 10_000, 19_999]) expect(times.at(index)).toBe(expected[index]);
    expect(list.sum()).toBe(expected.reduce((sum, value) => sum + value));
  });

  it("know what a list gets after it was asked", () => {
    const total = listOf([5, 1]);
    const late = new TimeList();
    total.include(late);
    expect(valuesOf(new RankedTimes([total]))).toEqual([1, 5]);
    late.push(3);
    total.push(0);
    expect(valuesOf(new RankedTimes([total]))).toEqual([0, 1, 3, 5]);
    expect([total.sum(), total.length]).toEqual([9, 4]);
  });

  it("count those up to a limit", () => {
    const times = new RankedTimes([listOf([1, 2, 2, 2.5]), listOf([2])], 1);
    expect([0, 1, 2, 2.4, 2.5, 9].map((limit) => times.countUpTo(limit))).toEqual([0, 1, 4, 4, 5, 5]);
  });

  it("may hold one that is endless", () => {
    expect(valuesOf(new RankedTimes([listOf([Number.POSITIVE_INFINITY, 4])]))).toEqual([
      4,
      Number.POSITIVE_INFINITY,
    ]);
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
    const times = new RankedTimes([listOf(values)]);
    expect(percentileOf(times, p(percent), "nearest-rank")).toBe(rank);
    expect(percentileOf(times, p(percent), "linear")).toBe(linear);
  });

  it("is undefined of nothing", () => {
    expect(percentileOf(new RankedTimes([]), p(50), "linear")).toBeUndefined();
  });

  it("stays finite beside an endless time that has no share in it", () => {
    expect(percentileOf(new RankedTimes([listOf([3, 1])], 1), p(50), "linear")).toBe(3);
  });
});
