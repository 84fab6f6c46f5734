import { expect, test } from "vitest";
import type { CalendarSpec, OpeningWindow } from "../../src/time/calendar-spec.js";
import { parseCivilDate } from "../../src/time/civil.js";
import { readOpeningHours } from "../../src/time/opening-hours.js";

const hour = 3_600_000;
const short: OpeningWindow[] = [["09:00", "15:00"]];
const usual: OpeningWindow[] = [["09:00", "17:00"]];
const long: OpeningWindow[] = [["09:00", "19:00"]];

function read(spec: Partial<CalendarSpec>) {
  const hours = { mon: usual, tue: usual, wed: usual, thu: long, fri: short };
  return readOpeningHours({ timezone: "UTC", hours, ...spec });
}

const dayOf = (date: string) => parseCivilDate(date)!;

test("a business day is the commonest length, be others longer or shorter", () => {
  expect(read({}).businessDayMs(dayOf("2025-03-03"))).toBe(8 * hour);
});

test("of two that are as common it is the longer one", () => {
  const hours = { mon: short, tue: long, wed: long, thu: short };
  expect(read({ hours }).businessDayMs(dayOf("2025-03-03"))).toBe(10 * hour);
});

test("holidays of a country and those listed beside them both close their dates", () => {
  const hours = read({ holidays: ["2025-03-04"], holidaysOfYear: (year) => [`${year}-03-05`] });
  const windows = ["2025-03-03", "2025-03-04", "2025-03-05"].map((date) => hours.windowsOn(dayOf(date)));
  expect(windows.map(({ length }) => length)).toEqual([1, 0, 0]);
});

test("a date with hours of its own is a half day only where they are fewer", () => {
  const dates: NonNullable<CalendarSpec["dates"]> = {
    "2025-03-03": short,
    "2025-03-04": [["10:00", "18:00"]],
    "2025-03-05": long,
    "2025-03-06": [],
  };
  const hours = read({ dates });
  expect(Object.keys(dates).map((date) => hours.dayKind(dayOf(date)).kind)).toEqual([
    "half-day",
    "own-hours",
    "own-hours",
    "closed-date",
  ]);
});

test("without weekly hours the last date is the last that is written", () => {
  expect(read({ hours: {}, dates: { "2025-03-03": usual } }).lastDay).toBe(dayOf("2025-03-03"));
  expect(read({}).lastDay).toBe(Number.POSITIVE_INFINITY);
});
