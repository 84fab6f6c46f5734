import { expect, test } from "vitest";
import {
  addUnits,
  copyFigure,
  createFigureTally,
  mergeFigures,
  totalOf,
} from "../../src/engine/aggregate-tally.js";
import type { FigureMetric } from "../../src/model/metric.js";

const metric = {
  top: [{ op: "sum", field: "amount" }],
  bottom: { op: "distinct", field: "account" },
} as unknown as FigureMetric;

/** A tally of such units and words. */
function tallyOf(units: readonly number[], words: readonly string[] = []) {
  const tally = createFigureTally(metric);
  for (const each of units) addUnits(tally.aggregates[0]!, each);
  for (const word of words) tally.aggregates[1]!.words!.add(word);
  return tally;
}

const totals = (tally: ReturnType<typeof tallyOf>) => tally.aggregates.map(totalOf);
// Twice this and one more is no number that floating point has.
const large = 9_000_000_000_000_000;

test.each([1, -1])("sums are exact beyond what floating point holds: %d", (sign) => {
  expect(totals(tallyOf([sign * large, sign * large, sign]))[0]).toBe(BigInt(sign) * 18_000_000_000_000_001n);
  expect(totals(tallyOf([sign, sign * large, sign * large]))[0]).toBe(BigInt(sign) * 18_000_000_000_000_001n);
  expect(totals(tallyOf([sign * large, -sign * large, sign]))[0]).toBe(BigInt(sign));
});

test("several cells together have the sums of all, and each word once", () => {
  const together = copyFigure(tallyOf([large, large, 1], ["Acme", "Globex"]));
  mergeFigures(together, tallyOf([large, large, 2], ["Globex", "Initech"]));
  expect(totals(together)).toEqual([36_000_000_000_000_003n, 3n]);
});
