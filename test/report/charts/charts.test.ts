import { describe, expect, test } from "vitest";
import type { AuditReport, BreachReport } from "../../../src/model/report.js";
import { listAttainment } from "../../../src/report/charts/attainment-series.js";
import { countBreachHours } from "../../../src/report/charts/breach-hours.js";
import { countBreachesByOwner } from "../../../src/report/charts/breaches-by-owner.js";
import { listDurationBins } from "../../../src/report/charts/duration-bins.js";
import { sampleReports } from "../../formats/sample-reports.js";

const { breached, scoped, met } = sampleReports;
const [miss] = breached.breaches;
const [, waived] = [miss, scoped.breaches.find(({ waiver }) => waiver !== null)];

function missesOf(...some: Partial<BreachReport>[]): AuditReport {
  return { ...breached, timezone: "Europe/Berlin", breaches: some.map((each) => ({ ...miss!, ...each })) };
}

describe("when promises broke", () => {
  test("on the wall clock of the agreement, summer time included", () => {
    const { counts, total, most } = countBreachHours(
      missesOf(
        // Friday in winter at 17:30, Friday in summer at 17:30, Sunday at 00:10 which is still Saturday in UTC.
        { dueAt: "2025-01-10T16:30:00.000Z" },
        { dueAt: "2025-07-11T15:30:00.000Z" },
        { dueAt: "2025-01-11T23:10:00.000Z" },
      ),
    );
    expect(counts[4]![17]).toBe(2);
    expect(counts[6]![0]).toBe(1);
    expect(total).toBe(3);
    expect(most).toEqual({ weekday: 4, hour: 17, count: 2 });
  });

  test("waived misses and those without a due are told apart", () => {
    const found = countBreachHours(missesOf({ waiver: waived!.waiver }, { dueAt: null }, {}));
    expect(found).toMatchObject({ total: 1, waived: 1, withoutDue: 1 });
    expect(found.counts.flat().reduce((sum, count) => sum + count, 0)).toBe(1);
  });

  test("none is most of nothing", () => {
    expect(countBreachHours(missesOf()).most).toBeUndefined();
  });
});

describe("whose records missed", () => {
  test("those who have most first, the rest together, nobody last among equals", () => {
    const found = countBreachesByOwner(
      missesOf(
        { owner: null },
        { owner: "Bo" },
        { owner: "Bo" },
        { owner: "Al" },
        { owner: "Cy", waiver: waived!.waiver },
        { owner: "Di", waiver: waived!.waiver },
      ),
      3,
    );
    expect(found?.owners).toEqual([
      { owner: "Bo", missed: 2, waived: 0 },
      { owner: "Al", missed: 1, waived: 0 },
      { owner: null, missed: 1, waived: 0 },
    ]);
    expect(found?.others).toEqual({ owners: 2, missed: 0, waived: 2 });
  });

  test("is not asked where no record says so", () => {
    expect(countBreachesByOwner(missesOf({ owner: null }), 3)).toBeUndefined();
    expect(countBreachesByOwner(missesOf(), 3)).toBeUndefined();
  });
});

test("each part has a series of its own, an objective without parts one, and a single period is none", () => {
  const names = listAttainment(scoped).map(({ objective, part, points }) => [objective, part, points.length]);
  expect(names).toEqual([
    ["lead-response", "all others", 3],
    ["lead-response", "account: Globex", 2],
  ]);
  expect(listAttainment(breached).map(({ part, points }) => [part, points.map(({ text }) => text)])).toEqual([
    ["", ["83.6%", "99.0%", "97.1%"]],
  ]);
  expect(listAttainment(met)).toEqual([]);
});

test("bins say in words where they begin and end", () => {
  const distribution = {
    edges: [0.5, 1, 1.5, 2],
    met: [4, 1, 0, 0, 0],
    missed: [0, 0, 2, 0, 1],
    waived: [0, 0, 0, 1, 0],
    limitMs: 5_400_000,
  };
  const found = listDurationBins({ calendar: null, distribution });
  expect(found).toMatchObject({ within: 2, limit: "1 h 30 min" });
  expect(found?.bins.map(({ text }) => text)).toEqual([
    "up to 50% of the limit",
    "beyond 50% to 100% of the limit",
    "beyond 100% to 150% of the limit",
    "beyond 150% to 2× of the limit",
    "beyond 2× of the limit",
  ]);
  expect(found?.bins.map(({ met, missed, waived: excused }) => [met, missed, excused])[4]).toEqual([0, 1, 0]);
  expect(listDurationBins({ calendar: null, distribution: { ...distribution, limitMs: null } })?.limit).toBe(
    "",
  );
  expect(listDurationBins({ calendar: null })).toBeUndefined();
});
