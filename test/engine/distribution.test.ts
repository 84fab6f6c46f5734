import fc from "fast-check";
import { expect, test } from "vitest";
import { createSpread } from "../../src/engine/spread.js";
import { BREACHED, MET, WAIVED } from "../../src/engine/tally.js";
import { evaluateAgreement } from "../../src/evaluate-agreement.js";
import type { PlainRecord } from "../../src/index.js";
import type { Objective } from "../../src/model/agreement.js";
import type { Target } from "../../src/model/target.js";
import {
  businessDays,
  hour,
  minute,
  percent,
  percentileWithin,
  sampleAgreement,
  sampleObjective,
  shareWithin,
} from "./sample-agreement.js";

const created = Date.UTC(2025, 2, 5, 10);

function audit(target: Target, records: readonly PlainRecord[], more: Partial<Objective> = {}) {
  const report = evaluateAgreement(sampleAgreement([sampleObjective("resolution-time", target, more)]), {
    records: { tickets: records },
    period: "2025-03",
    asOf: Date.UTC(2025, 3, 1),
  });
  return report.objectives[0]!;
}

/** Tickets that took so many milliseconds; null for one that is still open. */
function tickets(times: readonly (number | null)[]): PlainRecord[] {
  return times.map((ms, index) => ({
    id: `T${index}`,
    createdAt: new Date(created).toISOString(),
    ...(ms === null ? {} : { resolvedAt: new Date(created + ms).toISOString() }),
  }));
}

function filled(counts: readonly number[]): Record<number, number> {
  return Object.fromEntries(counts.flatMap((count, bin) => (count === 0 ? [] : [[bin, count]])));
}

test("bins end in tenths of the limit, then in growing steps, and hold their own end", () => {
  const edges = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.25, 1.5, 2, 3, 5, 10];
  const { distribution } = audit(shareWithin(90, 4 * hour), tickets([hour]));
  expect(distribution?.edges).toEqual(edges);
  expect(distribution?.met).toHaveLength(edges.length + 1);
});

test.each<[hours: number, bin: number, what: string]>([
  [0, 0, "nothing at all"],
  [0.4, 0, "exactly a tenth"],
  [0.4 + 1 / 3_600_000, 1, "a millisecond more"],
  [2, 4, "half"],
  [4, 9, "exactly the limit"],
  [4 + 1 / 3_600_000, 10, "a millisecond late"],
  [5, 10, "a quarter more"],
  [8, 12, "twice as long"],
  [40, 15, "ten times as long"],
  [40 + 1 / 3_600_000, 16, "longer still"],
])("%d of 4 hours stand in bin %d: %s", (hours, bin) => {
  const { distribution } = audit(shareWithin(90, 4 * hour), tickets([Math.round(hours * hour)]));
  const own = hours <= 4 ? distribution?.met : distribution?.missed;
  expect(filled(own ?? [])).toEqual({ [bin]: 1 });
});

test("an overdue record stands with its time so far, one that may still keep its limit nowhere", () => {
  const open = tickets([null]);
  const late = audit(shareWithin(90, 4 * hour), open);
  expect(filled(late.distribution?.missed ?? [])).toEqual({ 16: 1 });
  expect(audit(shareWithin(90, 9999 * hour), open).distribution).toBeUndefined();
});

test("whatever the records, the bins add up to the counts", () => {
  const times = fc.array(fc.option(fc.integer({ min: 0, max: 900 * hour })), { maxLength: 30 });
  fc.assert(
    fc.property(times, fc.integer({ min: 1, max: 1000 * hour }), (each, limit) => {
      const { distribution, counts } = audit(shareWithin(90, limit), tickets(each));
      const sum = (bins: readonly number[] = []) => bins.reduce((total, count) => total + count, 0);
      expect(sum(distribution?.met)).toBe(counts.met);
      expect(sum(distribution?.missed)).toBe(counts.breached + counts.overdue);
      expect(sum(distribution?.met.slice(10))).toBe(0);
      expect(sum(distribution?.missed.slice(0, 10))).toBe(0);
    }),
    { numRuns: 50 },
  );
});

test("what was waived stands by itself, and the longer limit first or last is another one", () => {
  const waived = createSpread();
  waived.add(BREACHED, 9 * hour, 4 * hour);
  waived.add(WAIVED, 7 * hour, 4 * hour);
  const found = waived.report();
  // 9 of 4 hours are within three times the limit, 7 of 4 within twice.
  expect([filled(found?.missed ?? []), filled(found?.waived ?? [])]).toEqual([{ 13: 1 }, { 12: 1 }]);
  expect(found?.limitMs).toBe(4 * hour);
  for (const limits of [
    [4, 8],
    [8, 4],
  ]) {
    const mixed = createSpread();
    for (const limit of limits) mixed.add(MET, hour, limit * hour);
    expect(mixed.report()?.limitMs).toBeNull();
  }
});

test("one limit is named; of several none is, and none where each record brings its own due", () => {
  expect(audit(shareWithin(90, 4 * hour), tickets([hour, 9 * hour])).distribution?.limitMs).toBe(4 * hour);
  // Three business days from one Wednesday and from a Saturday are as long; from the middle of a day they are not.
  const spread = tickets([hour, hour]).map((ticket, index) => ({
    ...ticket,
    createdAt: new Date(created - index * 90 * minute).toISOString(),
  }));
  expect(audit(businessDays(90, 3), spread, { calendar: "office" }).distribution?.limitMs).toBeNull();
  const own: Target = { kind: "share-by-due", share: percent(90), dueField: "dueAt", text: "90% by dueAt" };
  const due = tickets([hour]).map((ticket) => ({ ...ticket, dueAt: "2025-03-06T10:00:00Z" }));
  expect(audit(own, due).distribution).toBeUndefined();
});

test("the target is told as one number in the unit of its figure", () => {
  expect(audit(shareWithin(95, hour), tickets([1])).goal).toEqual({ bound: "at-least", value: 0.95 });
  expect(audit(percentileWithin(90, 4 * hour), tickets([1])).goal).toEqual({
    bound: "at-most",
    value: 4 * hour,
  });
});
