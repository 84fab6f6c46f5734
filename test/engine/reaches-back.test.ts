import { expect, test } from "vitest";
import { firstKnown, reachesBack } from "../../src/engine/reaches-back.js";
import type { Counts, PeriodResult, Result } from "../../src/model/report.js";

const result = (counts: Partial<Counts>, more: Partial<Result> = {}) =>
  ({ counts: { total: 0, met: 0, breached: 0, ...counts }, ...more }) as PeriodResult;

test.each([
  ["no records", result({}), "duration", false],
  ["a record", result({ total: 1 }), "duration", true],
  ["dates without a delivery", result({ total: 4, overdue: 4 }), "cadence", false],
  ["a late delivery", result({ total: 4, breached: 1 }), "cadence", true],
  ["a delivery in time", result({ total: 4, met: 1 }), "cadence", true],
  ["agreed time", result({}, { uptime: { agreedMs: 1, downMs: 0 } }), "uptime", true],
] as const)("a period with %s: %#", (_, period, shape, expected) => {
  expect(reachesBack(period, { shape })).toBe(expected);
});

test("the data begins with the first period that has something", () => {
  const shape = "duration";
  expect(firstKnown([result({}), result({ total: 2 }), result({})], { shape })).toBe(1);
  expect(firstKnown([result({})], { shape })).toBe(-1);
});
