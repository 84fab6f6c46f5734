import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseAgreement } from "../../src/definition/parse-agreement.js";
import { at, auditClocks, events } from "./ticket-clocks.js";

const minute = 60_000;
const hour = 60 * minute;
const real = "firstResponseDuration";
const business = "firstResponseBusinessDuration";
const asOf = "2025-03-31T00:00:00Z";

const ticket = (created: string, more: Record<string, unknown> = {}) => ({
  id: "T",
  createdAt: at(created),
  status: "open",
  ...more,
});

describe("an objective by the vendor's clock", () => {
  const first = (target: string, more = "") =>
    `metric: first-response-time, clock: vendor, target: ${target}${more}`;

  // Office hours are 09:00 to 17:00 on weekdays; 2025-03-05 is a Wednesday.
  it.each([
    ["exactly the limit is met", "100% within 60 minutes", { [real]: 60 * minute }, { met: 1 }],
    ["a second more is a miss", "100% within 60 minutes", { [real]: 60 * minute + 1000 }, { breached: 1 }],
    ["nothing at all is met", "100% within 60 minutes", { [real]: 0 }, { met: 1 }],
    [
      "a business limit takes the business column",
      "100% within 1 business hours",
      { [real]: 90 * minute, [business]: 30 * minute },
      { met: 1 },
    ],
    [
      "a real limit takes the real one",
      "100% within 60 minutes",
      { [real]: 90 * minute, [business]: 30 * minute },
      { breached: 1 },
    ],
    [
      "a business day is an amount of open time",
      "100% within 1 business days",
      { [business]: 8 * hour },
      { met: 1 },
    ],
    ["and no more than that", "100% within 1 business days", { [business]: 8 * hour + 1 }, { breached: 1 }],
    ["an average", "average within 60 minutes", { [real]: 60 * minute }, { met: 1 }],
    ["a percentile", "p90 within 60 minutes", { [real]: 61 * minute }, { breached: 1 }],
    ["below zero can't be", "100% within 60 minutes", { [real]: -minute }, { unmeasurable: 1 }],
    ["open past its due", "100% within 60 minutes", {}, { overdue: 1 }],
    [
      "final without a time can't be judged",
      "100% within 60 minutes",
      { status: "solved" },
      { unmeasurable: 1 },
    ],
  ])("%s", async (_, target, more, counts) => {
    const tickets = [ticket("03-05 10:00", more)];
    const { counts: found } = await auditClocks(first(target), { tickets }, { asOf });
    expect(found).toMatchObject({ total: 1, ...counts });
  });

  it.each([
    ["on track", "2025-03-05T10:30:00Z", { onTrack: 1 }],
    ["at risk from 80% on", "2025-03-05T10:49:00Z", { atRisk: 1 }],
    ["not overdue at its due", "2025-03-05T11:00:00Z", { atRisk: 1 }],
    ["overdue behind it", "2025-03-05T11:00:01Z", { overdue: 1 }],
  ])("a record without a time is %s by our clock", async (_, when, counts) => {
    const tickets = [ticket("03-05 10:00")];
    const { counts: found } = await auditClocks(first("100% within 60 minutes"), { tickets }, { asOf: when });
    expect(found).toMatchObject({ total: 1, ...counts });
  });

  it("has not stopped where it measured more than has passed until as-of", async () => {
    const tickets = [ticket("03-05 10:00", { [real]: 40 * minute })];
    const audit = (when: string) => auditClocks(first("100% within 60 minutes"), { tickets }, { asOf: when });
    expect((await audit("2025-03-05T10:39:59Z")).counts).toMatchObject({ onTrack: 1 });
    expect((await audit("2025-03-05T10:40:00Z")).counts).toMatchObject({ met: 1 });
  });

  it("tells no stop, and no time after due", async () => {
    const tickets = [ticket("03-05 10:00", { [real]: 90 * minute })];
    const { result, breaches } = await auditClocks(first("100% within 60 minutes"), { tickets }, { asOf });
    expect(result).toMatchObject({ clock: "vendor", measuredIn: [real] });
    expect(breaches).toMatchObject([
      {
        verdict: "breached",
        startedAt: "2025-03-05T10:00:00.000Z",
        dueAt: "2025-03-05T11:00:00.000Z",
        stoppedAt: null,
        lateMs: null,
        elapsedMs: 90 * minute,
        overrunMs: 30 * minute,
        vendorClock: "taken",
      },
    ]);
  });

  it("says of an open record that our clock ran", async () => {
    const { breaches } = await auditClocks(
      first("100% within 60 minutes"),
      { tickets: [ticket("03-05 10:00")] },
      {
        asOf: "2025-03-05T12:00:00Z",
      },
    );
    expect(breaches).toMatchObject([{ verdict: "overdue", elapsedMs: 2 * hour, lateMs: hour }]);
    expect(breaches[0]).not.toHaveProperty("vendorClock");
  });

  describe("told by what was left of the limit", () => {
    const before = `sources:\n  tickets: { timezone: UTC, durations: { ${real}: remaining } }\n`;
    it.each([
      ["nothing left is met", 0, { met: 1 }],
      ["a minute over is a miss", -minute, { breached: 1 }],
      ["some left is met", 20 * minute, { met: 1 }],
      ["more left than the limit can't be", 61 * minute, { unmeasurable: 1 }],
    ])("%s", async (_, left, counts) => {
      const tickets = [ticket("03-05 10:00", { [real]: left })];
      const audit = await auditClocks(first("100% within 60 minutes"), { tickets }, { asOf, before });
      expect(audit.counts).toMatchObject({ total: 1, ...counts });
    });

    it.each([
      ["an answer that may still be awaited is open", "2025-03-05T10:30:00Z", "open", { onTrack: 1 }],
      ["past its due the clock must have stopped", "2025-03-05T11:00:01Z", "open", { met: 1 }],
      ["so it has in a final record", "2025-03-05T10:30:00Z", "solved", { met: 1 }],
    ])("%s", async (_, when, status, counts) => {
      const tickets = [ticket("03-05 10:00", { status, [real]: 40 * minute })];
      const audit = await auditClocks(first("100% within 60 minutes"), { tickets }, { asOf: when, before });
      expect(audit.counts).toMatchObject({ total: 1, ...counts });
    });

    it("a solution is open until the record is final, whatever is left", async () => {
      const resolution = `sources:\n  tickets: { timezone: UTC, durations: { resolutionDuration: remaining } }\n`;
      const tickets = [
        ticket("03-05 10:00", { id: "A", status: "pending", resolutionDuration: 23 * hour }),
        ticket("03-05 10:00", { id: "B", status: "closed", resolutionDuration: 23 * hour }),
      ];
      const audit = await auditClocks(
        "metric: resolution-time, clock: vendor, target: 50% within 24 hours",
        { tickets },
        { asOf: "2025-03-05T12:00:00Z", before: resolution },
      );
      expect(audit.counts).toMatchObject({ total: 2, met: 1, onTrack: 1 });
    });

    it("counts what was taken", async () => {
      const tickets = [ticket("03-05 10:00", { [real]: -15 * minute })];
      const { breaches } = await auditClocks(first("100% within 60 minutes"), { tickets }, { asOf, before });
      expect(breaches).toMatchObject([{ elapsedMs: 75 * minute, vendorClock: "remaining" }]);
    });
  });

  it("holds each override against the column that counts its hours", async () => {
    const overrides = `, overrides: [{ when: { priority: high }, target: 100% within 1 business hours }]`;
    const tickets = [
      ticket("03-05 10:00", { id: "A", priority: "high", [real]: 0, [business]: 2 * hour }),
      ticket("03-05 10:00", { id: "B", priority: "low", [real]: 0, [business]: 2 * hour }),
    ];
    const audit = await auditClocks(first("100% within 60 minutes", overrides), { tickets }, { asOf });
    expect(audit.result.measuredIn).toEqual([real, business]);
    expect(audit.breaches.map(({ record }) => record)).toEqual(["A"]);
  });

  it("follows a value that changed, by the history", async () => {
    const objective = first(
      "100% within 60 minutes",
      ", where: { priority: high }, changing-values: at-start",
    );
    const audit = await auditClocks(
      objective,
      {
        tickets: [ticket("03-05 10:00", { priority: "low", [real]: 2 * hour })],
        "ticket-history": events("T", "03-05 10:00 open/high", "03-05 10:30 open/low"),
      },
      { asOf },
    );
    expect(audit.counts).toMatchObject({ total: 1, breached: 1 });
  });

  it("takes a column that the file names, without a stop", async () => {
    const before =
      "sources:\n  tickets: { timezone: UTC, columns: { took: Took }, durations: { took: minutes } }\n";
    const objective =
      "metric: { duration: { of: tickets, from: createdAt, measured: took } }, target: 100% within 1 business hours";
    const tickets = [ticket("03-05 10:00", { took: 61 * minute })];
    const audit = await auditClocks(objective, { tickets }, { asOf, before });
    expect(audit.result).toMatchObject({ clock: "vendor", measuredIn: ["took"] });
    expect(audit.counts).toMatchObject({ breached: 1 });
  });

  it("agrees with ours on every verdict where the vendor counts real time", async () => {
    const parsed = await parseAgreement(
      `version: 1
agreement: { id: both, title: Both, timezone: UTC, parties: { provider: { name: P } } }
objectives:
  - { id: ours, metric: first-response-time, owner: provider, target: 90% within 60 minutes }
  - { id: theirs, metric: first-response-time, clock: vendor, owner: provider, target: 90% within 60 minutes }
`,
      { file: "sla.yaml" },
    );
    const { evaluateAgreement } = await import("../../src/evaluate-agreement.js");
    const started = Date.parse("2025-03-05T10:00:00Z");
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            start: fc.integer({ min: 0, max: 300 }),
            took: fc.option(fc.integer({ min: 0, max: 120 })),
            status: fc.constantFrom("open", "solved"),
          }),
          { minLength: 1, maxLength: 12 },
        ),
        fc.integer({ min: 0, max: 400 }),
        (rows, passed) => {
          const tickets = rows.map(({ start, took, status }, index) => ({
            id: `T${index}`,
            createdAt: started + start * minute,
            status,
            ...(took === null
              ? {}
              : { firstResponseAt: started + (start + took) * minute, [real]: took * minute }),
          }));
          const { objectives, breaches } = evaluateAgreement(parsed.agreement!, {
            records: { tickets },
            period: "2025-03",
            asOf: started + passed * minute,
          });
          const [ours, theirs] = objectives;
          expect(theirs!.counts).toEqual(ours!.counts);
          expect(theirs!.actual).toEqual(ours!.actual);
          const missed = (id: string) =>
            breaches
              .filter(({ objective }) => objective === id)
              .map(({ record, verdict, elapsedMs, dueAt }) => ({ record, verdict, elapsedMs, dueAt }));
          expect(missed("theirs")).toEqual(missed("ours"));
        },
      ),
      { numRuns: 60 },
    );
  });
});
