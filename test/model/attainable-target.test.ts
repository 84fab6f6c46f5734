import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseTarget } from "../../src/definition/target.js";
import { goalOf } from "../../src/engine/goal-of.js";
import type { Objective } from "../../src/model/agreement.js";
import { attainableTarget } from "../../src/model/attainable-target.js";
import { listPastPeriods } from "../../src/model/past-periods.js";
import type { ObjectiveReport } from "../../src/model/report.js";
import type { Target } from "../../src/model/target.js";

function read(text: string): Target {
  const result = parseTarget(text);
  if (!result.ok) throw new Error(`"${text}" is not understood`);
  return result.target;
}

const limitOf = (target: Target) =>
  "limit" in target && target.limit.kind === "elapsed" ? target.limit.ms : undefined;

/** The target that nine in ten of some months would have met, by what each of them came to. */
function propose(text: string, values: readonly number[]): string | undefined {
  const target = read(text);
  const periods = values.map((value) => ({ partial: false, verdict: "met", actual: { value } }));
  const goal = goalOf(target, limitOf(target));
  const report = { target: text, goal, periods, parts: [] } as unknown as ObjectiveReport;
  const [past] = listPastPeriods(report);
  return attainableTarget({ target, overrides: [] } as unknown as Objective, past!);
}

const hour = 3_600_000;

describe("the target that nine in ten periods would have met", () => {
  it.each([
    ["95% within 4 business hours", [0.8, 0.9, 0.876], "80% within 4 business hours"],
    ["95% within 4 business hours", [0.9999, 0.9987, 1], "99.87% within 4 business hours"],
    ["at most 5%", [0.031, 0.04, 0.0789], "at most 8%"],
    ["p90 within 3 business days", [30 * hour, 31.2 * hour, 8 * hour], "p90 within 32 business hours"],
    ["average within 48 hours", [hour, hour / 2, 1.5 * hour], "average within 90 minutes"],
    ["at least 100 per month by day 20", [87, 123, 1004], "at least 87 per month by day 20"],
    ["at least 5000 EUR per month", [12_345, 23_456, 99_999], "at least 12000 EUR per month"],
    ["at most 400 EUR", [412, 433.5, 390], "at most 440 EUR"],
    ["at least 4.2", [3.94, 4.5, 4.1], "at least 3.9"],
    ["at most 12 minutes", [600_000, 1_000_000, 61_000], "at most 17 minutes"],
    ["at least 100 per month", [0, 12, 13], undefined],
  ])("of %s after %j is %s", (text, values, better) => {
    expect(propose(text, values)).toBe(better);
  });

  it("leaves out the worst of ten, and none of nine", () => {
    const nine = [0.5, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9];
    expect(propose("95% within 4 hours", nine)).toBe("50% within 4 hours");
    expect(propose("95% within 4 hours", [...nine, 0.9])).toBe("90% within 4 hours");
  });

  it("is none of fewer than three", () => {
    expect(propose("95% within 4 hours", [0.5, 0.6])).toBeUndefined();
  });

  it("is always understood, and met by nine in ten", () => {
    const targets = [
      "95% within 4 hours",
      "at least 30%",
      "at most 5%",
      "p90 within 8 business hours",
      "at most 400 EUR",
      "at least 100 per month",
    ];
    const figureOf = (text: string) =>
      text.includes("%") ? fc.double({ min: 0, max: 1, noNaN: true }) : fc.integer({ min: 1, max: 10 ** 9 });
    const given = fc
      .constantFrom(...targets)
      .chain((text) =>
        fc.tuple(fc.constant(text), fc.array(figureOf(text), { minLength: 3, maxLength: 40 })),
      );
    fc.assert(
      fc.property(given, ([text, values]) => {
        const proposed = propose(text, values);
        if (proposed === undefined) {
          expect(Math.min(...values)).toBeLessThan(0.001);
          return;
        }
        const target = read(proposed);
        const goal = goalOf(target, limitOf(target))!;
        const near = 1e-9 * Math.max(1, goal.value);
        const met = values.filter((value) =>
          goal.bound === "at-least" ? value >= goal.value - near : value <= goal.value + near,
        );
        expect(met.length * 10).toBeGreaterThanOrEqual(values.length * 9);
      }),
    );
  });
});
