import fc from "fast-check";
import { expect, test } from "vitest";
import { batchRecords, type PlainRecord } from "../../src/engine/batch-records.js";
import { createEvaluation } from "../../src/engine/evaluate.js";
import type { EvaluationInput } from "../../src/engine/evaluation-input.js";
import type { SourceSpec } from "../../src/model/agreement.js";
import type { Target } from "../../src/model/target.js";
import { createPeriodGrid } from "../../src/time/period.js";
import { createZone } from "../../src/time/zone.js";
import { hour, percentileWithin, sampleAgreement, sampleObjective, shareWithin } from "./sample-agreement.js";

const asOf = Date.UTC(2025, 2, 20);
const limit = { kind: "elapsed", clock: "real", ms: 30 * hour, text: "30 hours" } as const;
const percentile = percentileWithin(90, 30 * hour);
const average: Target = { kind: "average-within", limit, text: "average within 30 hours" };

// Whole hours, so that many records end exactly at their limit, before their start or at as-of.
const startedHour = fc.integer({ min: -70 * 24, max: 30 });
const lead = fc.record({
  id: fc.integer({ min: 1, max: 30 }).map((each) => `L-${each}`),
  createdAt: fc.option(
    startedHour.map((each) => asOf + each * hour),
    { nil: undefined, freq: 12 },
  ),
  took: fc.option(fc.integer({ min: -2, max: 60 }), { nil: undefined, freq: 4 }),
  status: fc.constantFrom("New", "Qualified", "Closed", ""),
  account: fc.constantFrom("Acme", "acme", "Test", "North", ""),
});
const leads = fc.array(lead, { maxLength: 60 }).map((all) =>
  all.map(
    ({ took, ...rest }): PlainRecord => ({
      ...rest,
      firstResponseAt:
        rest.createdAt === undefined || took === undefined ? undefined : rest.createdAt + took * hour,
    }),
  ),
);

const agreement = sampleAgreement(
  [
    sampleObjective("lead-response-time", shareWithin(90, 30 * hour), { id: "share" }),
    sampleObjective("lead-response-time", shareWithin(90, 12 * hour), {
      id: "strict",
      where: { op: "is", field: "account", values: ["Acme"] },
    }),
    sampleObjective("lead-response-time", percentile, { id: "p90" }),
    sampleObjective("lead-response-time", average, { id: "average" }),
  ],
  {
    exclusions: [
      {
        kind: "started-between",
        from: Date.UTC(2025, 1, 1),
        to: Date.UTC(2025, 1, 4),
        reason: "Move",
        at: { file: "sla.yaml" },
      },
    ],
  },
);

type More = Pick<EvaluationInput, "measurements">;

/** Judges in batches of several sizes, so that what is remembered of one must not reach another. */
function judge(
  records: readonly PlainRecord[],
  sizes: readonly number[],
  over: "all" | "month" | "review",
  more: More,
) {
  const grid = createPeriodGrid({ unit: "month", zone: createZone("UTC"), fiscalYearStart: 1 });
  const month = grid.period(grid.ordinalOf(asOf));
  const before = grid.period(grid.ordinalOf(asOf) - 1);
  const evaluation = createEvaluation({
    agreement,
    span: over === "all" ? "all" : month,
    // A review keeps no list of misses, so that they are judged at once too.
    ...(over === "review" ? { review: { periods: [month], before: [before], wholeBefore: before } } : {}),
    asOf,
    groupBy: "account",
    ...more,
  });
  for (const { source, requests } of evaluation.sources) {
    let from = 0;
    for (const size of [...sizes, records.length]) {
      const spec = agreement.sources.get(source.name) as SourceSpec;
      evaluation.add(batchRecords(spec, requests, records.slice(from, from + size)));
      from += size;
    }
  }
  return evaluation.finish(new Map([["leads", ["leads.csv"]]]));
}

test("rows that are judged at once come to what they come to when each is asked everything", () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 25 }), { maxLength: 3 });
  const span = fc.constantFrom("all" as const, "month" as const, "review" as const);
  fc.assert(
    fc.property(leads, sizes, span, (records, batches, over) => {
      // Whoever takes all measurements makes every row be asked.
      const asked = judge(records, batches, over, { measurements: () => {} });
      expect(judge(records, batches, over, {})).toEqual(asked);
    }),
    { numRuns: 150 },
  );
});
