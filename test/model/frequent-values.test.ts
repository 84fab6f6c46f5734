import { array, assert, integer, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { countFrequent } from "../../src/model/frequent-values.js";

function countAll(values: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

describe("countFrequent", () => {
  it("is exact while there are few different values, the most frequent first", () => {
    assert(
      property(
        array(integer({ min: -5, max: 5 }), { maxLength: 100 }),
        integer({ min: 1, max: 9 }),
        (values, least) => {
          const frequent = countFrequent(16);
          for (const value of values) frequent.add(value);
          const expected = [...countAll(values)].map(([value, count]) => ({ value, count }));
          expect(frequent.atLeast(least)).toEqual(
            expected
              .filter(({ count }) => count >= least)
              .sort((a, b) => b.count - a.count || a.value - b.value),
          );
        },
      ),
    );
  });

  it("never counts too much, and too little by no more than its share where there are many", () => {
    assert(
      property(array(integer({ min: 0, max: 40 }), { minLength: 50, maxLength: 400 }), (values) => {
        const capacity = 8;
        const frequent = countFrequent(capacity);
        for (const value of values) frequent.add(value);
        const found = new Map(frequent.atLeast(1).map(({ value, count }) => [value, count]));
        expect(found.size).toBeLessThanOrEqual(capacity);
        for (const [value, count] of countAll(values)) {
          expect(found.get(value) ?? 0).toBeLessThanOrEqual(count);
          expect(found.get(value) ?? 0).toBeGreaterThanOrEqual(count - values.length / capacity);
        }
      }),
    );
  });

  it("tells large numbers apart, such as seconds and minutes of our time", () => {
    const frequent = countFrequent();
    for (let at = 0; at < 50_000; at++) frequent.add(1_700_000_000 + at * 4_294_967_296);
    for (let times = 0; times < 30; times++) frequent.add(1_700_000_007);
    expect(frequent.atLeast(2)).toEqual([{ value: 1_700_000_007, count: 30 }]);
  });
});
