import fc from "fast-check";
import { expect, test } from "vitest";
import { batchRecords, type PlainRecord } from "../../src/engine/batch-records.js";
import { createEvaluation } from "../../src/engine/evaluate.js";
import type { MeasuredRecord } from "../../src/engine/measured-record.js";
import type { SourceSpec } from "../../src/model/agreement.js";
import type { Counts } from "../../src/model/report.js";
import { createPeriodGrid } from "../../src/time/period.js";
import { createZone } from "../../src/time/zone.js";
import { atLeast, hour, sampleAgreement, sampleObjective, shareWithin } from "./sample-agreement.js";

const asOf = Date.UTC(2025, 2, 20);
const instant = fc.option(fc.integer({ min: Date.UTC(2025, 0, 20), max: Date.UTC(2025, 3, 10) }), {
  nil: undefined,
});
const lead = fc.record({
  createdAt: instant,
  firstResponseAt: instant,
  status: fc.constantFrom("New", "Qualified", "Closed", ""),
  account: fc.constantFrom("Acme", "Test", ""),
});

const agreement = sampleAgreement(
  [
    sampleObjective("lead-response-time", shareWithin(90, 30 * hour)),
    sampleObjective("lead-qualification-rate", atLeast(30), { basis: "cohort" }),
  ],
  {
    exclusions: [
      {
        kind: "started-between",
        from: Date.UTC(2025, 2, 1),
        to: Date.UTC(2025, 2, 4),
        reason: "Move",
        at: { file: "sla.yaml" },
      },
    ],
  },
);

const names: Readonly<Record<string, keyof Counts>> = {
  "at-risk": "atRisk",
  "on-track": "onTrack",
  undecided: "onTrack",
};

function measure(records: readonly PlainRecord[], measurements?: (each: MeasuredRecord) => void) {
  const grid = createPeriodGrid({ unit: "month", zone: createZone("UTC"), fiscalYearStart: 1 });
  const span = { ...grid.period(grid.ordinalOf(asOf)) };
  const evaluation = createEvaluation({ agreement, span, asOf, ...(measurements && { measurements }) });
  for (const { source, requests } of evaluation.sources) {
    evaluation.add(batchRecords(agreement.sources.get(source.name) as SourceSpec, requests, records));
  }
  return evaluation.finish(new Map([["leads", ["leads.csv"]]]));
}

test("counts are those of the measurements, which change nothing by being told", () => {
  fc.assert(
    fc.property(fc.array(lead, { maxLength: 40 }), (records) => {
      const told: MeasuredRecord[] = [];
      const result = measure(records, (each) => told.push(each));
      expect(result).toEqual(measure(records));
      for (const { id, counts } of result.objectives) {
        const own = told.filter(({ objective, counts: isCounted }) => objective === id && isCounted);
        const found: Record<string, number> = {};
        for (const name of Object.keys(counts)) found[name] = 0;
        for (const { verdict } of own) found[names[verdict] ?? verdict]! += 1;
        expect({ ...found, total: own.length }).toEqual(counts);
        // One row of the export is one record of each of these objectives at most.
        expect(new Set(own.map(({ line }) => line)).size).toBe(own.length);
      }
    }),
  );
});
