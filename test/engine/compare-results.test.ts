import { describe, expect, it } from "vitest";
import { compareResults } from "../../src/engine/compare-results.js";
import type { Result } from "../../src/model/report.js";
import { noCounts } from "../model/no-counts.js";

/** A rate: so many good, decided otherwise and open. */
function rate(met: number, missed: number, onTrack: number, isPartial = false) {
  const of = met + missed + onTrack;
  const value = of === 0 ? null : met / of;
  const result: Result = {
    verdict: "met",
    actual: { value, unit: "share", text: "", lowerBound: false },
    counts: { ...noCounts, total: of, met, missed, onTrack },
    attainment: null,
    budget: null,
  };
  return { result, isPartial };
}

const rules = { shape: "ratio", basis: "cohort", better: "higher" } as const;

describe("how a rate stands to the one before", () => {
  it.each([
    ["more of them", rate(5, 5, 0), rate(4, 6, 0), "better"],
    ["fewer of them", rate(4, 6, 0), rate(5, 5, 0), "worse"],
    ["the same share of more records", rate(38, 2, 0), rate(19, 1, 0), "same"],
    ["fewer, with enough still open to make up for it", rate(3, 5, 2), rate(4, 6, 0), "undecided"],
    ["fewer, whatever becomes of those still open", rate(3, 6, 1), rate(5, 5, 0), "worse"],
    ["more, whatever becomes of those still open", rate(5, 3, 2), rate(4, 6, 0), "better"],
    ["more than one that is itself still open", rate(5, 5, 0), rate(4, 4, 2), "undecided"],
    ["a period that still runs", rate(9, 1, 0, true), rate(1, 9, 0), "undecided"],
  ] as const)("%s", (_, now, before, direction) => {
    expect(compareResults(now, before, rules)?.direction).toBe(direction);
  });

  it("turns round where less is better", () => {
    const found = compareResults(rate(4, 6, 0), rate(5, 5, 0), { ...rules, better: "lower" });
    expect(found).toEqual({ direction: "better", difference: -0.1, previous: 0.5 });
  });

  it("is nothing where either has no data", () => {
    expect(compareResults(rate(0, 0, 0), rate(1, 1, 0), rules)).toBeNull();
    expect(compareResults(rate(1, 1, 0), rate(0, 0, 0), rules)).toBeNull();
  });
});
