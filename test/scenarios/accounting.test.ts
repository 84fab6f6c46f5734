import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createEvaluation } from "../../src/engine/evaluate.js";
import { readSource } from "../../src/intake/read-source.js";
import type { KeepRule } from "../../src/model/agreement.js";
import {
  hour,
  sampleAgreement,
  sampleObjective,
  sampleSource,
  shareWithin,
} from "../engine/sample-agreement.js";

const header = "Id,Created at,Solved at,Status";

/** A row of an export as it may come: good, of another month, without a date, damaged, twice, or blank. */
const row = fc.oneof(
  fc
    .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }), fc.integer({ min: 1, max: 4 }))
    .map(([id, day, month]) => `T${id},2025-0${month}-${String(day).padStart(2, "0")}T10:00:00Z,,open`),
  fc.constantFrom(
    "T20,2025-03-05T10:00:00Z,2025-03-05T12:00:00Z,solved",
    "T21,,2025-03-05T12:00:00Z,solved",
    "T22,2025-03-05T10:00:00Z,,solved",
    "T23,2025-33-05T10:00:00Z,,open",
    "T24,2025-03-05T10:00:00Z,,open,one too many",
    "T25,2025-03-05T10:00:00Z",
    'T26,2025-03-05T10:00:00Z,,"on\nhold"',
    'T27,2025-03-05T10:00:00Z,,5" pipe',
    "",
    ",,,",
  ),
);

describe("nothing is lost", () => {
  it("every row read is audited, out of scope, superseded, ignored or rejected", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 40 }),
        fc.constantFrom<KeepRule>({ keep: "all" }, { keep: "first" }, { keep: "last" }),
        fc.constantFrom("\n", "\r\n"),
        async (damaged, keep, newline) => {
          // One clear date, without which the form of the column would be a question.
          const rows = ["T0,2025-03-02T10:00:00Z,2025-03-02T11:00:00Z,solved", ...damaged];
          const source = sampleSource("tickets", { keep });
          const agreement = sampleAgreement([sampleObjective("resolution-time", shareWithin(95, hour))], {
            sources: new Map([["tickets", source]]),
          });
          const zoneless = { label: "2025-03", fromMs: Date.UTC(2025, 2, 1), toMs: Date.UTC(2025, 3, 1) };
          const evaluation = createEvaluation({ agreement, span: zoneless, asOf: Date.UTC(2025, 4, 1) });
          const bytes = new TextEncoder().encode([header, ...rows].join(newline) + newline);
          const reading = await readSource({
            source,
            files: [
              {
                name: "tickets.csv",
                async *open() {
                  yield bytes;
                },
              },
            ],
            requests: evaluation.sources[0]!.requests,
            onBatch: (batch) => evaluation.add(batch),
          });
          expect(reading.failed).toBe(false);
          const [file] = reading.files;
          expect(file!.rows).toBe(file!.delivered + file!.ignored + file!.superseded + file!.rejected);
          expect(file!.rows).toBe(rows.length);
          const result = evaluation.finish(new Map([["tickets", ["tickets.csv"]]]));
          const audited = result.audited.get("tickets")?.[0] ?? 0;
          // One objective judges each audited row exactly once.
          expect(audited).toBe(result.objectives[0]!.counts.total);
          expect(audited).toBeLessThanOrEqual(file!.delivered);
        },
      ),
      { numRuns: 150 },
    );
  });
});
