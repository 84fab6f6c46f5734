import fc from "fast-check";
import type { CalendarCase, WeekCase, WindowCase } from "./case.js";
import { zones } from "./zones.js";

const MINUTES = 1440;

/** Windows of one date that do not overlap, on quarters of an hour; the last one may run overnight. */
const windows = fc
  .tuple(
    fc.uniqueArray(fc.integer({ min: 0, max: 96 }), { maxLength: 4 }),
    fc.option(fc.integer({ min: 0, max: 20 }), { freq: 4 }),
  )
  .map(([quarters, overnight]): WindowCase[] => {
    const edges = quarters.sort((a, b) => a - b).map((quarter) => quarter * 15);
    const found: WindowCase[] = [];
    for (let index = 0; index + 1 < edges.length; index += 2)
      if (edges[index]! < MINUTES) found.push([edges[index]!, edges[index + 1]!]);
    const last = found.at(-1);
    if (overnight !== null && last !== undefined && overnight * 15 < found[0]![0])
      found[found.length - 1] = [last[0], overnight * 15];
    return found;
  });

const office: WindowCase[] = [[540, 1020]];
const lunch: WindowCase[] = [
  [540, 750],
  [810, 1020],
];
const night: WindowCase[] = [[1320, 360]];
const aroundTheClock: WindowCase[] = [[0, MINUTES]];

const weekOf = (...days: WindowCase[][]): WeekCase => days;
const usualWeeks = [
  weekOf(office, office, office, office, office, [], []),
  weekOf(lunch, lunch, lunch, lunch, [[540, 960]], [], []),
  weekOf(night, night, night, night, night, night, night),
  weekOf(
    aroundTheClock,
    aroundTheClock,
    aroundTheClock,
    aroundTheClock,
    aroundTheClock,
    aroundTheClock,
    aroundTheClock,
  ),
  weekOf([], [], [], [], office, [[120, 240]], [[60, 180]]),
];

/** At least one day of a week has hours enough that no limit takes longer than the calendar is laid out. */
const week: fc.Arbitrary<WeekCase> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...usualWeeks) },
  {
    weight: 2,
    arbitrary: fc
      .array(windows, { minLength: 7, maxLength: 7 })
      .map((days) => (days.some((day) => lengthOf(day) >= 240) ? days : [office, ...days.slice(1)])),
  },
);

const lengthOf = (day: readonly WindowCase[]) =>
  day.reduce((sum, [open, close]) => sum + close - open + (close < open ? MINUTES : 0), 0);

/** @param dates days near which something happens */
export function calendarNear(dates: fc.Arbitrary<string>): fc.Arbitrary<CalendarCase> {
  return fc
    .record({
      timezone: fc.constantFrom(...zones),
      week,
      holidays: fc.uniqueArray(dates, { maxLength: 4 }),
      dates: fc.uniqueArray(fc.record({ date: dates, windows }), {
        maxLength: 2,
        selector: ({ date }) => date,
      }),
      revisions: fc.uniqueArray(fc.record({ from: dates, week }), {
        maxLength: 2,
        selector: ({ from }) => from,
      }),
      workingDay: fc.option(fc.integer({ min: 1, max: 10 }), { freq: 4 }),
    })
    .map((calendar) => ({
      ...calendar,
      revisions: calendar.revisions.toSorted((a, b) => (a.from < b.from ? -1 : 1)),
    }));
}
