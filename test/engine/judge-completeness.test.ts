import { describe, expect, it } from "vitest";
import { judgeCompleteness } from "../../src/engine/judge-completeness.js";
import type { Allowance } from "../../src/model/agreement.js";

const rows = (count: number): Allowance => ({ kind: "count", count });
const share = (numerator: number, denominator: number): Allowance => ({
  kind: "share",
  numerator,
  denominator,
});

function isWithin(allowance: Allowance, read: number, rejected: number, unmeasurable: number): boolean {
  const losses = { source: "leads", at: { file: "sla.yaml" }, rows: read, rejected, unmeasurable, allowance };
  return judgeCompleteness(losses) === undefined;
}

describe("rejected rows and unmeasurable records count together against the allowance (semantics 14)", () => {
  it.each<[string, Allowance, number, number, number, boolean]>([
    ["nothing lost, nothing allowed", rows(0), 10, 0, 0, true],
    ["one rejected, nothing allowed", rows(0), 10, 1, 0, false],
    ["one unmeasurable, nothing allowed", rows(0), 10, 0, 1, false],
    ["as many as allowed", rows(3), 10, 2, 1, true],
    ["one too many, by both together", rows(3), 10, 2, 2, false],
    ["exactly 1% of 300", share(1, 100), 300, 2, 1, true],
    ["one more than 1% of 300", share(1, 100), 300, 2, 2, false],
    ["1% of 99 is less than one row", share(1, 100), 99, 1, 0, false],
    ["0.3% of 1,000, which floating point misses", share(3, 1000), 1000, 3, 0, true],
    ["0% is none", share(0, 100), 10, 1, 0, false],
    ["100% is all of them", share(100, 100), 10, 7, 3, true],
    ["any share of no rows", share(0, 100), 0, 0, 0, true],
  ])("%s", (_, allowance, read, rejected, unmeasurable, within) => {
    expect(isWithin(allowance, read, rejected, unmeasurable)).toBe(within);
  });

  it("says how many of each there are, and what was allowed as it is written", () => {
    const losses = {
      source: "leads",
      at: { file: "sla.yaml", line: 8 },
      rows: 200,
      rejected: 2,
      unmeasurable: 1,
    };
    expect(judgeCompleteness({ ...losses, allowance: share(5, 1000) })).toEqual({
      code: "beyond-allowance",
      severity: "error",
      file: "sla.yaml",
      line: 8,
      args: { source: "leads", rejected: 2, unmeasurable: 1, rows: 200, allowed: "0.5%" },
    });
  });
});
