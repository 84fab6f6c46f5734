import { array, assert, constantFrom, double, integer, oneof, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { joinTimes, TimeList } from "../../src/engine/time-list.js";

const time = oneof(
  integer({ min: 0, max: 1000 }),
  constantFrom(0.5, 2 ** 32 - 1, 2 ** 32, 2 ** 40, Number.POSITIVE_INFINITY),
  double({ min: 0, max: 1e9, noNaN: true }),
);

function listOf(values: readonly number[]): TimeList {
  const list = new TimeList();
  for (const value of values) list.push(value);
  return list;
}

const ascending = (values: Iterable<number>) => [...values].sort((a, b) => a - b);

describe("TimeList", () => {
  it("holds each time that came, in its own blocks and in those of lists that it includes", () => {
    assert(
      property(array(array(time, { maxLength: 60 }), { minLength: 1, maxLength: 4 }), (parts) => {
        const total = new TimeList();
        const own = parts.map(listOf);
        for (const list of own) total.include(list);
        expect(total.length).toBe(parts.flat().length);
        expect(ascending(joinTimes([total]))).toEqual(ascending(parts.flat()));
      }),
    );
  });

  it("keeps times beyond its longest block", () => {
    const values = Array.from({ length: 20_000 }, (_, at) => at * 3);
    const list = listOf(values);
    expect([...joinTimes([list])]).toEqual(values);
    expect(list.sum()).toBe((3 * 20_000 * 19_999) / 2);
  });

  it("includes what the other list gets later", () => {
    const total = listOf([1]);
    const late = new TimeList();
    total.include(late);
    late.push(41);
    expect(total.sum()).toBe(42);
    expect(total.length).toBe(2);
  });

  it("puts endless times behind those of the lists", () => {
    expect([...joinTimes([listOf([3]), listOf([4.5])], 2)]).toEqual([
      3,
      4.5,
      Number.POSITIVE_INFINITY,
      Number.POSITIVE_INFINITY,
    ]);
  });
});
