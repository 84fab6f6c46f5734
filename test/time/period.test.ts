import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  createPeriodGrid,
  joinPeriods,
  measurementPeriods,
  parsePeriod,
  periodUnits,
} from "../../src/time/period.js";
import { createZone } from "../../src/time/zone.js";

const berlin = createZone("Europe/Berlin");
const iso = (instant: number) => new Date(instant).toISOString().replace(/:00\.000Z$/, "Z");
const show = (period: { label: string; fromMs: number; toMs: number }) =>
  `${period.label} ${iso(period.fromMs)} ${iso(period.toMs)}`;

describe("parsePeriod", () => {
  test.each([
    ["2025-03", "month", "2025-03 2025-02-28T23:00Z 2025-03-31T22:00Z"],
    ["2025-12", "month", "2025-12 2025-11-30T23:00Z 2025-12-31T23:00Z"],
    ["2025-Q1", "quarter", "2025-Q1 2024-12-31T23:00Z 2025-03-31T22:00Z"],
    ["2025-q4", "quarter", "2025-Q4 2025-09-30T22:00Z 2025-12-31T23:00Z"],
    ["2025", "year", "2025 2024-12-31T23:00Z 2025-12-31T23:00Z"],
    ["2025-W12", "week", "2025-W12 2025-03-16T23:00Z 2025-03-23T23:00Z"],
    ["2025-W01", "week", "2025-W01 2024-12-29T23:00Z 2025-01-05T23:00Z"],
    ["2020-W53", "week", "2020-W53 2020-12-27T23:00Z 2021-01-03T23:00Z"],
    ["2025-03-01..2025-03-15", undefined, "2025-03-01..2025-03-15 2025-02-28T23:00Z 2025-03-15T23:00Z"],
    ["2025-01..2025-03", undefined, "2025-01..2025-03 2024-12-31T23:00Z 2025-03-31T22:00Z"],
    ["2025-q1..2025-q2", undefined, "2025-Q1..2025-Q2 2024-12-31T23:00Z 2025-06-30T22:00Z"],
    ["2024..2025", undefined, "2024..2025 2023-12-31T23:00Z 2025-12-31T23:00Z"],
    ["2025-W12..2025-03-31", undefined, "2025-W12..2025-03-31 2025-03-16T23:00Z 2025-03-31T22:00Z"],
    ["2025-03..2025-03", "month", "2025-03 2025-02-28T23:00Z 2025-03-31T22:00Z"],
    [" 2025-03 ", "month", "2025-03 2025-02-28T23:00Z 2025-03-31T22:00Z"],
    ["2025Q1", "quarter", "2025-Q1 2024-12-31T23:00Z 2025-03-31T22:00Z"],
    ["2025W12", "week", "2025-W12 2025-03-16T23:00Z 2025-03-23T23:00Z"],
    ["2025-03-30..2025-03-30", undefined, "2025-03-30..2025-03-30 2025-03-29T23:00Z 2025-03-30T22:00Z"],
  ])("%s", (text, unit, shown) => {
    const reading = parsePeriod(text, { zone: berlin });
    expect(reading.ok && [reading.period.unit, show(reading.period)]).toEqual([unit, shown]);
  });

  test.each([
    ["2025-Q1", "FY2025-Q1 2024-03-31T22:00Z 2024-06-30T22:00Z"],
    ["FY2025-Q4", "FY2025-Q4 2024-12-31T23:00Z 2025-03-31T22:00Z"],
    ["2025", "FY2025 2024-03-31T22:00Z 2025-03-31T22:00Z"],
    ["FY2025", "FY2025 2024-03-31T22:00Z 2025-03-31T22:00Z"],
    ["2025-03", "2025-03 2025-02-28T23:00Z 2025-03-31T22:00Z"],
    ["2025-Q1..2025-Q2", "FY2025-Q1..FY2025-Q2 2024-03-31T22:00Z 2024-09-30T22:00Z"],
  ])("%s with a fiscal year from April, which has the number of the year it ends in", (text, shown) => {
    const reading = parsePeriod(text, { zone: berlin, fiscalYearStart: 4 });
    expect(reading.ok && show(reading.period)).toBe(shown);
  });

  test.each([
    ["2025-13", "has a month 13: months are 01 to 12"],
    ["2025-00", "has a month 0: months are 01 to 12"],
    ["2025-Q5", "has a quarter 5: quarters are Q1 to Q4"],
    ["2025-Q0", "has a quarter 0: quarters are Q1 to Q4"],
    ["2025-W54", "has a week 54: the ISO weeks of 2025 are W01 to W52"],
    ["2025-W53", "has a week 53: the ISO weeks of 2025 are W01 to W52"],
    ["2020-W54", "has a week 54: the ISO weeks of 2020 are W01 to W53"],
    ["2025-W00", "has a week 0: the ISO weeks of 2025 are W01 to W52"],
    ["2025-02-30..2025-03-01", 'begins with "2025-02-30", which is neither a real date nor a period'],
    ["2025-02-01..2025-02-29", 'ends with "2025-02-29", which is neither a real date nor a period'],
    ["2025-02..2025-13", 'ends with "2025-13", which has a month 13: months are 01 to 12'],
    ["2025-02-01..", "needs both its ends"],
    ["..2025-02-01", "needs both its ends"],
    ["2025-Q11", "has a quarter 11: quarters are Q1 to Q4"],
    ["X2025-03", "is not a period"],
    ["X2025-Q1", "is not a period"],
    ["2025-Q1X", "is not a period"],
    ["X2025-W12", "is not a period"],
    ["2025-W12X", "is not a period"],
    ["March", "is not a period"],
    ["2025-3-1", "is not a period"],
    ["20251", "is not a period"],
    ["13-2025", "is not a period"],
    ["", "is not a period"],
  ])("refuses %j", (text, reason) => {
    expect(parsePeriod(text, { zone: berlin })).toEqual({ ok: false, reason });
  });

  test.each([
    ["2025-3", "2025-03"],
    ["2025/03", "2025-03"],
    ["202503", "2025-03"],
    ["03/2025", "2025-03"],
    ["12/2025", "2025-12"],
    ["March 2025", "2025-03"],
    ["sep 2025", "2025-09"],
    ["2025 May", "2025-05"],
    ["Q1-2025", "2025-Q1"],
    ["Q1 2025", "2025-Q1"],
    ["2025 Q1", "2025-Q1"],
    ["W9 2025", "2025-W09"],
    ["2025-03-01", "2025-03-01..2025-03-01"],
    ["2025-03-15..2025-03-01", "2025-03-01..2025-03-15"],
    ["2025-03..2025-01", "2025-01..2025-03"],
    ["2025-03-01/2025-03-15", "2025-03-01..2025-03-15"],
    ["2025-03-01 to 2025-03-15", "2025-03-01..2025-03-15"],
    ["2025-1 - 2025-3", "2025-01..2025-03"],
    ["2025-03-01  to  2025-03-15", "2025-03-01..2025-03-15"],
    // The days lie side by side.
    ["2025-03-02..2025-03-01", "2025-03-01..2025-03-02"],
  ])("refuses %j, which means %s", (text, near) => {
    expect(parsePeriod(text, { zone: berlin })).toMatchObject({ ok: false, near });
    expect(parsePeriod(near, { zone: berlin })).toMatchObject({ ok: true });
  });
});

describe("a grid", () => {
  const zones = ["Europe/Berlin", "America/Havana", "Pacific/Apia", "America/Sao_Paulo", "UTC"].map(
    createZone,
  );
  const instant = fc.integer({ min: Date.UTC(1890, 0), max: Date.UTC(2210, 0) });

  test("numbers each instant by the period that holds it, wherever it is asked first", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...periodUnits),
        fc.constantFrom(...zones),
        fc.integer({ min: 1, max: 12 }),
        fc.array(instant, { minLength: 1, maxLength: 6 }),
        (unit, zone, fiscalYearStart, instants) => {
          const grid = createPeriodGrid({ unit, zone, fiscalYearStart });
          for (const at of instants) {
            const ordinal = grid.ordinalOf(at);
            const period = grid.period(ordinal);
            expect(period.fromMs <= at && at < period.toMs).toBe(true);
            expect(grid.ordinalOf(period.fromMs)).toBe(ordinal);
            expect(grid.ordinalOf(period.toMs)).toBe(ordinal + 1);
            expect(grid.period(ordinal + 1).fromMs).toBe(period.toMs);
            const reading = parsePeriod(period.label, { zone, fiscalYearStart });
            expect(reading.ok && reading.period).toEqual({ ...period, unit });
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  test("gives placeholder dates an answer, too", () => {
    const grid = createPeriodGrid({ unit: "month", zone: berlin });
    expect(grid.period(grid.ordinalOf(Date.UTC(9999, 11, 31))).label).toBe("9999-12");
    expect(() => grid.ordinalOf(Number.NaN)).toThrow(RangeError);
  });

  test("refuses a fiscal year that begins in no month", () => {
    for (const fiscalYearStart of [0, 1.5, 13])
      expect(() => createPeriodGrid({ unit: "year", zone: berlin, fiscalYearStart })).toThrow(RangeError);
  });

  test("begins a month once where the clock goes back over its first midnight", () => {
    // On 1 November 2009 at 00:01 it was set to 23:01 on 31 October.
    const zone = createZone("America/St_Johns");
    const labelAt = (time: string) => {
      // A grid of its own: what one instant taught it tells nothing about the next.
      const grid = createPeriodGrid({ unit: "month", zone });
      return grid.period(grid.ordinalOf(Date.parse(`2009-11-01T${time}Z`))).label;
    };
    expect(["02:29", "02:30", "02:31", "03:29", "03:30"].map(labelAt)).toEqual([
      "2009-10",
      "2009-11",
      "2009-11",
      "2009-11",
      "2009-11",
    ]);
  });
});

test("periods that lie side by side are one, from the first to the last", () => {
  const months = createPeriodGrid({ unit: "month", zone: berlin });
  const march = months.ordinalOf(Date.UTC(2025, 2, 10));
  const periods = [0, 1, 2].map((index) => months.period(march + index));
  expect(show(joinPeriods(periods))).toBe("2025-03..2025-05 2025-02-28T23:00Z 2025-05-31T22:00Z");
  expect(joinPeriods(periods.slice(1, 2))).toEqual(periods[1]);
});

describe("measurementPeriods", () => {
  const months = createPeriodGrid({ unit: "month", zone: berlin });
  const labels = (text: string, grid = months) => {
    const reading = parsePeriod(text, { zone: grid.zone });
    if (!reading.ok) throw new Error(reading.reason);
    const periods = measurementPeriods(grid, reading.period);
    // Side by side they are the period, no more and no less.
    expect(periods[0]?.fromMs).toBe(reading.period.fromMs);
    expect(periods.at(-1)?.toMs).toBe(reading.period.toMs);
    for (const [index, period] of periods.slice(1).entries())
      expect(period.fromMs).toBe(periods[index]?.toMs);
    return periods.map((period) => period.label);
  };

  test.each([
    ["2025-Q1", ["2025-01", "2025-02", "2025-03"]],
    ["2025-03", ["2025-03"]],
    ["2025-03-01..2025-03-31", ["2025-03"]],
    ["2025-03-10..2025-05-02", ["2025-03-10..2025-03-31", "2025-04", "2025-05-01..2025-05-02"]],
    ["2025-W09", ["2025-02-24..2025-02-28", "2025-03-01..2025-03-02"]],
    ["2025-03-05..2025-03-05", ["2025-03-05..2025-03-05"]],
  ])("%s in months", (text, expected) => {
    expect(labels(text)).toEqual(expected);
  });

  test("a month inside a quarter is a part of it", () => {
    expect(labels("2025-03", createPeriodGrid({ unit: "quarter", zone: berlin }))).toEqual([
      "2025-03-01..2025-03-31",
    ]);
  });

  test("nothing is covered by nothing", () => {
    expect(measurementPeriods(months, { fromMs: 5, toMs: 5 })).toEqual([]);
  });
});
