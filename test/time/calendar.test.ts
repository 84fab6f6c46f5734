import { describe, expect, test } from "vitest";
import { type Calendar, createCalendar } from "../../src/time/calendar.js";
import type { CalendarSpec, OpeningWindow, WeeklyHours } from "../../src/time/calendar-spec.js";
import { businessDaysLimitMs, dueAt, elapsedMs, type Pause } from "../../src/time/clock.js";

const HOUR = 3_600_000;
const at = (text: string) => Date.parse(text);
const iso = (instant: number) =>
  Number.isFinite(instant) ? new Date(instant).toISOString().replace(/:00\.000Z$/, "Z") : String(instant);

/** The same windows from Monday to Friday. */
function workdays(...windows: OpeningWindow[]): WeeklyHours {
  return { mon: windows, tue: windows, wed: windows, thu: windows, fri: windows };
}

const nineToFive: CalendarSpec = { timezone: "UTC", hours: workdays(["09:00", "17:00"]) };
const newYork: CalendarSpec = { timezone: "America/New_York", hours: workdays(["09:00", "17:00"]) };
// 2025-01-06 is a Monday.

/** The due of business days, put together as the clocks of records do it. */
const businessDaysDueAt = (calendar: Calendar, fromMs: number, days: number, pauses: readonly Pause[] = []) =>
  dueAt(calendar, fromMs, businessDaysLimitMs(calendar, fromMs, days), pauses);

describe("open time", () => {
  test.each<[string, CalendarSpec, string, string, number]>([
    ["a week", nineToFive, "2025-01-06T00:00Z", "2025-01-13T00:00Z", 40],
    ["two years", nineToFive, "2024-01-01T00:00Z", "2026-01-01T00:00Z", (262 + 261) * 8],
    [
      "a holiday takes its overnight tail along",
      {
        timezone: "UTC",
        hours: { tue: [["22:00", "06:00"]], wed: [["22:00", "06:00"]] },
        holidays: ["2025-01-07"],
      },
      "2025-01-07T00:00Z",
      "2025-01-10T00:00Z",
      8,
    ],
    [
      "the tail of the day before a holiday stays",
      {
        timezone: "UTC",
        hours: { tue: [["22:00", "06:00"]], wed: [["22:00", "06:00"]] },
        holidays: ["2025-01-08"],
      },
      "2025-01-07T00:00Z",
      "2025-01-10T00:00Z",
      8,
    ],
    [
      "hours of a date win over its holiday and its weekday",
      {
        ...nineToFive,
        holidays: ["2025-01-07"],
        dates: { "2025-01-07": [["09:00", "12:00"]], "2025-01-08": [] },
      },
      "2025-01-06T00:00Z",
      "2025-01-09T00:00Z",
      8 + 3,
    ],
    [
      "holidays by a rule",
      { ...nineToFive, holidaysOfYear: (year) => [`${year}-01-07`] },
      "2025-01-06T00:00Z",
      "2025-01-09T00:00Z",
      16,
    ],
    [
      "a tail and an early start count once",
      { timezone: "UTC", hours: { mon: [["22:00", "06:00"]], tue: [["05:00", "09:00"]] } },
      "2025-01-06T00:00Z",
      "2025-01-08T00:00Z",
      11,
    ],
    [
      "a revision governs what opens from its date on, and the tail stays",
      {
        timezone: "UTC",
        hours: { mon: [["22:00", "06:00"]], tue: [["22:00", "06:00"]] },
        revisions: [{ from: "2025-01-07", hours: { tue: [["10:00", "12:00"]] } }],
      },
      "2025-01-06T00:00Z",
      "2025-01-12T00:00Z",
      8 + 2,
    ],
    [
      "around the clock, spring",
      { timezone: "America/New_York", hours: { sun: [["00:00", "24:00"]] } },
      "2025-03-08T00:00Z",
      "2025-03-11T00:00Z",
      23,
    ],
    [
      "around the clock, autumn",
      { timezone: "America/New_York", hours: { sun: [["00:00", "24:00"]] } },
      "2025-11-01T00:00Z",
      "2025-11-04T00:00Z",
      25,
    ],
    [
      "overnight over spring",
      { timezone: "America/New_York", hours: { sat: [["22:00", "06:00"]] } },
      "2025-03-08T00:00Z",
      "2025-03-11T00:00Z",
      7,
    ],
    [
      "overnight over autumn",
      { timezone: "America/New_York", hours: { sat: [["22:00", "06:00"]] } },
      "2025-11-01T00:00Z",
      "2025-11-04T00:00Z",
      9,
    ],
    [
      "an open in the gap moves to 03:15",
      { timezone: "America/New_York", hours: { sun: [["02:15", "04:00"]] } },
      "2025-03-09T00:00Z",
      "2025-03-10T00:00Z",
      0.75,
    ],
    [
      "a close before the moved open",
      { timezone: "America/New_York", hours: { sun: [["02:45", "03:15"]] } },
      "2025-03-09T00:00Z",
      "2025-03-10T00:00Z",
      0,
    ],
    [
      "windows that meet in the gap",
      {
        timezone: "America/New_York",
        hours: {
          sun: [
            ["01:00", "02:30"],
            ["03:00", "04:00"],
          ],
        },
      },
      "2025-03-09T00:00Z",
      "2025-03-10T00:00Z",
      2,
    ],
    [
      "a close in the overlap is the earlier",
      { timezone: "America/New_York", hours: { sun: [["00:00", "01:30"]] } },
      "2025-11-02T00:00Z",
      "2025-11-03T00:00Z",
      1.5,
    ],
    [
      "an open in the overlap is the earlier",
      { timezone: "America/New_York", hours: { sun: [["01:30", "03:00"]] } },
      "2025-11-02T00:00Z",
      "2025-11-03T00:00Z",
      2.5,
    ],
    [
      "a date that the zone left out has no hours",
      { timezone: "Pacific/Apia", hours: { fri: [["09:00", "17:00"]] } },
      "2011-12-29T00:00Z",
      "2012-01-03T00:00Z",
      0,
    ],
    ["before hours are known", nineToFive, "1850-01-01T00:00Z", "1900-01-01T00:00Z", 0],
    ["before 1970", nineToFive, "1960-01-04T00:00Z", "1960-01-06T00:00Z", 16],
  ])("%s", (_, spec, from, to, hours) => {
    const calendar = createCalendar(spec);
    expect(elapsedMs(calendar, at(from), at(to)) / HOUR).toBe(hours);
    // Asked in another order the table grows another way, and says the same.
    const other = createCalendar(spec);
    other.openMs(at("2040-06-01T00:00Z"), at("2041-06-01T00:00Z"));
    other.openMs(at("1995-06-01T00:00Z"), at("1995-06-02T00:00Z"));
    expect(elapsedMs(other, at(from), at(to)) / HOUR).toBe(hours);
  });

  test.each(["Pacific/Kiritimati", "Pacific/Pago_Pago", "UTC"])(
    "is whole at the edges of what was laid out, in %s",
    (timezone) => {
      const night: OpeningWindow[] = [["20:00", "19:30"]];
      const nights: CalendarSpec = { timezone, hours: { ...workdays(...night), sat: night, sun: night } };
      const centre = at("2025-01-08T00:00Z");
      const DAY = 24 * HOUR;
      const around = createCalendar(nights);
      around.openMs(centre - 900 * DAY, centre + 900 * DAY);
      for (let hour = 0; hour < 30; hour++) {
        // A year on either side is laid out around the first instant that is asked for.
        for (const from of [centre - 366 * DAY + hour * HOUR, centre + 367 * DAY - (hour + 1) * HOUR]) {
          const ending = createCalendar(nights);
          ending.isOpen(centre);
          expect(ending.openMs(from, from + HOUR - 1)).toBe(around.openMs(from, from + HOUR - 1));
        }
      }
    },
  );

  test("a placeholder such as the end of 9999 counts up to the last known hours", () => {
    const calendar = createCalendar(nineToFive);
    const far = calendar.openMs(at("2025-01-06T00:00Z"), at("9999-12-31T00:00Z"));
    expect(far).toBe(calendar.openMs(at("2025-01-06T00:00Z"), at("2201-01-01T00:00Z")));
    expect(calendar.openMs(at("2025-01-06T09:00Z"), at("2025-01-06T12:00Z"))).toBe(3 * HOUR);
  });
});

test.each<[string, CalendarSpec, string, boolean, string]>([
  ["in a window", newYork, "2025-01-06T15:00Z", true, "2025-01-06T15:00Z"],
  ["at the open", newYork, "2025-01-06T14:00Z", true, "2025-01-06T14:00Z"],
  ["at the close", newYork, "2025-01-06T22:00Z", false, "2025-01-07T14:00Z"],
  ["over the weekend", newYork, "2025-01-10T23:00Z", false, "2025-01-13T14:00Z"],
  [
    "never again",
    { timezone: "UTC", hours: {}, dates: { "2025-01-06": [["09:00", "17:00"]] } },
    "2025-01-06T17:00Z",
    false,
    "Infinity",
  ],
  [
    "far ahead",
    { timezone: "UTC", hours: {}, dates: { "2190-01-06": [["09:00", "17:00"]] } },
    "2025-01-06T17:00Z",
    false,
    "2190-01-06T09:00Z",
  ],
])("%s", (_, spec, instant, open, next) => {
  const calendar = createCalendar(spec);
  expect(calendar.isOpen(at(instant))).toBe(open);
  expect(iso(calendar.nextOpening(at(instant)))).toBe(next);
});

test("at the end of what is known nothing is open and nothing opens any more", () => {
  const always: OpeningWindow[] = [["00:00", "24:00"]];
  const calendar = createCalendar({
    timezone: "UTC",
    hours: { ...workdays(...always), sat: always, sun: always },
  });
  const end = at("2201-01-01T00:00Z");
  expect([calendar.isOpen(end - 1), calendar.nextOpening(end - 1)]).toEqual([true, end - 1]);
  for (const instant of [end, at("9999-12-31T00:00Z")]) {
    expect(calendar.isOpen(instant)).toBe(false);
    expect(calendar.nextOpening(instant)).toBe(Number.POSITIVE_INFINITY);
    expect(calendar.businessDayDue(instant, 1)).toBe(Number.POSITIVE_INFINITY);
  }
});

test("a clock that is advanced by nothing stands still, and by what never ends is never there", () => {
  const calendar = createCalendar(nineToFive);
  const night = at("2025-01-06T20:00Z");
  expect(calendar.advance(night, 0)).toBe(night);
  expect(calendar.advance(night, Number.POSITIVE_INFINITY)).toBe(Number.POSITIVE_INFINITY);
  for (const wrong of [-1, Number.NaN]) expect(() => calendar.advance(night, wrong)).toThrow(RangeError);
});

describe("due", () => {
  test.each<[string, string, number, string]>([
    ["sits on a close", "2025-01-06T16:00Z", 1, "2025-01-06T17:00Z"],
    ["crosses the night", "2025-01-06T16:00Z", 2, "2025-01-07T10:00Z"],
    ["starts with the next opening", "2025-01-04T12:00Z", 8, "2025-01-06T17:00Z"],
    ["of nothing is the start, open or not", "2025-01-04T12:00Z", 0, "2025-01-04T12:00Z"],
    ["a thousand hours on", "2025-01-06T09:00Z", 1000, "2025-06-27T17:00Z"],
    ["a century on", "2025-01-06T09:00Z", 40 * 52 * 100, "2124-09-01T17:00Z"],
  ])("%s", (_, from, hours, due) => {
    expect(iso(dueAt(createCalendar(nineToFive), at(from), hours * HOUR))).toBe(due);
  });

  test("is never where the hours end", () => {
    const closing: CalendarSpec = { ...nineToFive, revisions: [{ from: "2025-01-08", hours: {} }] };
    const calendar = createCalendar(closing);
    expect(iso(dueAt(calendar, at("2025-01-06T09:00Z"), 16 * HOUR))).toBe("2025-01-07T17:00Z");
    expect(dueAt(calendar, at("2025-01-06T09:00Z"), 16 * HOUR + 1)).toBe(Number.POSITIVE_INFINITY);
    expect(calendar.businessDayDue(at("2025-01-06T09:00Z"), 2)).toBe(Number.POSITIVE_INFINITY);
    expect(businessDaysDueAt(calendar, at("2025-01-06T09:00Z"), 2)).toBe(Number.POSITIVE_INFINITY);
    expect(calendar.openMs(at("2025-01-06T00:00Z"), at("2030-01-01T00:00Z"))).toBe(16 * HOUR);
  });
});

describe("business days", () => {
  const halfDay: CalendarSpec = {
    ...nineToFive,
    holidays: ["2025-01-08"],
    dates: { "2025-01-09": [["09:00", "12:00"]] },
  };
  const nights: CalendarSpec = { timezone: "UTC", hours: workdays(["22:00", "06:00"]) };
  const nightsAndDays: CalendarSpec = {
    timezone: "UTC",
    hours: { mon: [["22:00", "08:00"]], tue: [["07:00", "12:00"]], wed: [["09:00", "10:00"]] },
  };

  test.each<[string, CalendarSpec, string, number, string, number]>([
    ["in hours", nineToFive, "2025-01-06T10:00Z", 1, "2025-01-07T17:00Z", 7 + 8],
    ["before the opening it is the same date", nineToFive, "2025-01-06T03:00Z", 1, "2025-01-07T17:00Z", 16],
    ["exactly at the opening", nineToFive, "2025-01-06T09:00Z", 1, "2025-01-07T17:00Z", 16],
    ["exactly at the close it is the next date", nineToFive, "2025-01-06T17:00Z", 1, "2025-01-08T17:00Z", 16],
    ["after the close likewise", nineToFive, "2025-01-06T20:00Z", 1, "2025-01-08T17:00Z", 16],
    ["on a Friday", nineToFive, "2025-01-10T10:00Z", 1, "2025-01-13T17:00Z", 15],
    ["at the weekend it is Monday's", nineToFive, "2025-01-11T10:00Z", 1, "2025-01-14T17:00Z", 16],
    ["three of them", nineToFive, "2025-01-06T10:00Z", 3, "2025-01-09T17:00Z", 7 + 24],
    ["none: the close of the start's own date", nineToFive, "2025-01-06T10:00Z", 0, "2025-01-06T17:00Z", 7],
    [
      "a holiday does not count, a half day does",
      halfDay,
      "2025-01-07T10:00Z",
      1,
      "2025-01-09T12:00Z",
      7 + 3,
    ],
    [
      "the last of two windows",
      { timezone: "UTC", hours: workdays(["09:00", "12:00"], ["13:00", "17:00"]) },
      "2025-01-06T12:30Z",
      1,
      "2025-01-07T17:00Z",
      11,
    ],
    [
      "an overnight window belongs to the date on which it opens",
      nights,
      "2025-01-07T02:00Z",
      1,
      "2025-01-08T06:00Z",
      4 + 8,
    ],
    ["Friday's night reaches into Saturday", nights, "2025-01-10T23:00Z", 1, "2025-01-14T06:00Z", 7 + 8],
    [
      "where a tail and an own window meet it is its own date",
      nightsAndDays,
      "2025-01-07T07:30Z",
      1,
      "2025-01-08T10:00Z",
      4.5 + 1,
    ],
    [
      "in the tail alone it is the date before",
      nightsAndDays,
      "2025-01-07T06:30Z",
      1,
      "2025-01-07T12:00Z",
      5.5,
    ],
    [
      "at the opening of an own window inside a tail it is its own date",
      nightsAndDays,
      "2025-01-07T07:00Z",
      1,
      "2025-01-08T10:00Z",
      5 + 1,
    ],
    [
      "in a tail after an own window has closed it is the date before",
      {
        timezone: "UTC",
        hours: {
          mon: [["22:00", "06:00"]],
          tue: [
            ["01:00", "02:00"],
            ["09:00", "12:00"],
          ],
          wed: [["09:00", "12:00"]],
        },
      },
      "2025-01-07T02:00Z",
      1,
      "2025-01-07T12:00Z",
      4 + 3,
    ],
    [
      "a date whose only window is lost in a gap is none",
      {
        timezone: "America/New_York",
        hours: { sat: [["09:00", "10:00"]], sun: [["02:15", "03:15"]], mon: [["09:00", "10:00"]] },
      },
      "2025-03-08T14:30Z",
      1,
      "2025-03-10T14:00Z",
      0.5 + 1,
    ],
    ["over daylight saving", newYork, "2025-03-07T15:00Z", 1, "2025-03-10T21:00Z", 7 + 8],
    [
      "past the years that were laid out",
      nineToFive,
      "2025-01-06T10:00Z",
      2610,
      "2035-01-08T17:00Z",
      7 + 2610 * 8,
    ],
  ])("%s", (_, spec, from, days, due, limitHours) => {
    const calendar = createCalendar(spec);
    expect(iso(calendar.businessDayDue(at(from), days))).toBe(due);
    expect(businessDaysLimitMs(calendar, at(from), days) / HOUR).toBe(limitHours);
    expect(iso(businessDaysDueAt(calendar, at(from), days))).toBe(due);
  });

  test("pauses extend the due by the open time in them", () => {
    const calendar = createCalendar(nineToFive);
    const pause = [at("2025-01-07T15:00Z"), at("2025-01-07T20:00Z")] as const;
    expect(iso(businessDaysDueAt(calendar, at("2025-01-06T10:00Z"), 1, [pause]))).toBe("2025-01-08T11:00Z");
  });

  test("they are whole and not negative", () => {
    const calendar = createCalendar(nineToFive);
    for (const days of [-1, 1.5, Number.NaN])
      expect(() => calendar.businessDayDue(0, days)).toThrow(RangeError);
  });

  test.each<[string, Partial<CalendarSpec>, string, number]>([
    ["the commonest", { hours: { ...nineToFive.hours, fri: [["09:00", "14:00"]] } }, "2025-01-06", 8],
    [
      "the longer on a tie",
      { hours: { mon: [["09:00", "12:00"]], tue: [["09:00", "17:00"]] } },
      "2025-01-06",
      8,
    ],
    ["all windows of a day", { hours: workdays(["09:00", "12:30"], ["13:30", "17:00"]) }, "2025-01-06", 7],
    [
      "of the revision in force",
      { revisions: [{ from: "2025-01-07", hours: workdays(["08:00", "18:00"]) }] },
      "2025-01-07",
      10,
    ],
    [
      "of the hours before it",
      { revisions: [{ from: "2025-01-07", hours: workdays(["08:00", "18:00"]) }] },
      "2025-01-06",
      8,
    ],
    [
      "a revision without hours keeps the one before",
      { revisions: [{ from: "2025-01-07", hours: {} }] },
      "2025-01-08",
      8,
    ],
    [
      "of dates where there is nothing else",
      { hours: {}, dates: { "2025-01-07": [["09:00", "12:00"]] } },
      "2025-01-06",
      3,
    ],
    ["as it was said", { workingDayMs: 7.5 * HOUR }, "2025-01-06", 7.5],
  ])("as an amount of time: %s", (_, part, date, hours) => {
    const calendar = createCalendar({ ...nineToFive, ...part });
    expect(calendar.businessDayMs(at(`${date}T12:00Z`)) / HOUR).toBe(hours);
  });
});

describe("pauses", () => {
  const calendar = createCalendar(nineToFive);
  const day = (time: string) => at(`2025-01-06T${time}Z`);
  const never = Number.POSITIVE_INFINITY;

  test.each<[string, [number, number][], number, string]>([
    ["none", [], 8, "2025-01-06T13:00Z"],
    ["one inside", [[day("10:00"), day("11:00")]], 7, "2025-01-06T14:00Z"],
    [
      "overlapping ones once, in any order",
      [
        [day("10:30"), day("12:00")],
        [day("10:00"), day("11:00")],
      ],
      6,
      "2025-01-06T15:00Z",
    ],
    [
      "outside hours",
      [
        [day("00:00"), day("08:00")],
        [day("18:00"), day("20:00")],
      ],
      8,
      "2025-01-06T13:00Z",
    ],
    ["over the opening", [[day("06:00"), day("10:00")]], 7, "2025-01-06T14:00Z"],
    ["empty", [[day("10:00"), day("10:00")]], 8, "2025-01-06T13:00Z"],
    ["exactly at the due", [[day("13:00"), day("14:00")]], 7, "2025-01-06T13:00Z"],
    ["to the next day", [[day("11:00"), at("2025-01-07T10:00Z")]], 2, "2025-01-07T12:00Z"],
    ["one that has not ended", [[day("11:00"), never]], 2, "Infinity"],
    ["one that begins after the due", [[day("14:00"), never]], 5, "2025-01-06T13:00Z"],
  ])("%s", (_, pauses, elapsedHours, due) => {
    expect(elapsedMs(calendar, day("09:00"), day("17:00"), pauses) / HOUR).toBe(elapsedHours);
    expect(iso(dueAt(calendar, day("09:00"), 4 * HOUR, pauses))).toBe(due);
  });

  test("on real time", () => {
    const pauses: [number, number][] = [[day("10:00"), day("12:00")]];
    expect(elapsedMs(null, day("09:00"), day("17:00"), pauses)).toBe(6 * HOUR);
    expect(iso(dueAt(null, day("09:00"), 4 * HOUR, pauses))).toBe("2025-01-06T15:00Z");
  });

  test("nothing is due at the start, even in a pause", () => {
    expect(dueAt(calendar, day("10:00"), 0, [[day("09:00"), day("11:00")]])).toBe(day("10:00"));
  });
});

test("what cannot be asked is refused", () => {
  const calendar = createCalendar(nineToFive);
  for (const clock of [calendar, null]) {
    expect(() => elapsedMs(clock, 2, 1)).toThrow(RangeError);
    expect(() => elapsedMs(clock, Number.NaN, 1)).toThrow(RangeError);
    expect(() => elapsedMs(clock, 0, 9, [[5, 4]])).toThrow(/pause/);
    expect(() => dueAt(clock, 0, -1)).toThrow(RangeError);
    expect(() => dueAt(clock, Number.NaN, 1)).toThrow(RangeError);
  }
  expect(() => calendar.openMs(0, Number.NaN)).toThrow(RangeError);
  expect(() => calendar.openMs(2, 1)).toThrow(/earlier/);
  calendar.openMs(1, 2);
  expect(() => calendar.openMs(2, 1)).toThrow(/earlier/);
  expect(() => calendar.nextOpening(Number.NaN)).toThrow(RangeError);
});
