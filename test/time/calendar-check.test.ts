import { expect, test } from "vitest";
import { checkCalendar, createCalendar, describeCalendarIssue } from "../../src/time/calendar.js";
import type { CalendarSpec } from "../../src/time/calendar-spec.js";

const sound: CalendarSpec = { timezone: "Europe/Berlin", hours: { mon: [["09:00", "17:00"]] } };

test.each<[string, Partial<CalendarSpec>]>([
  ["the plain one", {}],
  ["a whole day", { hours: { mon: [["00:00", "24:00"]] } }],
  [
    "windows that touch",
    {
      hours: {
        mon: [
          ["13:00", "17:00"],
          ["09:00", "13:00"],
        ],
      },
    },
  ],
  [
    "windows that touch, in order",
    {
      hours: {
        mon: [
          ["09:00", "13:00"],
          ["13:00", "17:00"],
        ],
      },
    },
  ],
  ["an hour of one figure", { hours: { mon: [["9:00", "17:00"]] } }],
  [
    "a tail over the next day's early start",
    { hours: { mon: [["22:00", "06:00"]], tue: [["05:00", "09:00"]] } },
  ],
  [
    "two windows, one overnight",
    {
      hours: {
        mon: [
          ["09:00", "12:00"],
          ["22:00", "09:00"],
        ],
      },
    },
  ],
  ["hours on dates alone", { hours: {}, dates: { "2025-12-24": [["09:00", "12:00"]] } }],
  ["a date without windows", { dates: { "2025-12-24": [] } }],
  [
    "hours from a date on",
    { hours: {}, revisions: [{ from: "2025-09-01", hours: { tue: [["09:00", "17:00"]] } }] },
  ],
  ["a fixed offset", { timezone: "+05:30" }],
])("%s can be", (_, part) => {
  expect(checkCalendar({ ...sound, ...part })).toEqual([]);
});

test.each<[Partial<CalendarSpec>, unknown[], RegExp]>([
  [
    { timezone: "Europe/Berlim" },
    [{ code: "unknown-zone", path: "timezone", text: "Europe/Berlim" }],
    /not a time zone/,
  ],
  [
    { hours: { mon: [["09:00", "17:00"]], monday: [["09:00", "17:00"]] } as CalendarSpec["hours"] },
    [{ code: "unknown-weekday", path: "hours.monday", text: "monday" }],
    /mon, tue/,
  ],
  [
    { hours: { mon: [["09:00"]] } as unknown as CalendarSpec["hours"] },
    [{ code: "bad-window", path: "hours.mon[0]" }],
    /pair of times/,
  ],
  [
    {
      hours: {
        mon: [
          ["09:00", "17:00"],
          ["24:00", "25:00"],
        ],
      },
    },
    [
      { code: "bad-time", path: "hours.mon[1]", text: "24:00", edge: "open" },
      { code: "bad-time", path: "hours.mon[1]", text: "25:00", edge: "close" },
    ],
    /00:00 to 23:59[\s\S]*00:00 to 24:00/,
  ],
  [
    { hours: { mon: [["9am", "17:60"]] } },
    [
      { code: "bad-time", path: "hours.mon[0]", text: "9am", edge: "open" },
      { code: "bad-time", path: "hours.mon[0]", text: "17:60", edge: "close" },
    ],
    /"9am"/,
  ],
  [
    { hours: { mon: [["09:00", "9:00"]] } },
    [{ code: "empty-window", path: "hours.mon[0]", text: "09:00-9:00" }],
    /same time/,
  ],
  [
    {
      hours: {
        tue: [
          ["09:00", "13:00"],
          ["12:30", "17:00"],
        ],
      },
    },
    [{ code: "overlapping-windows", path: "hours.tue[1]", first: "09:00-13:00", second: "12:30-17:00" }],
    /12:30-17:00 overlaps 09:00-13:00/,
  ],
  [
    {
      hours: {
        tue: [
          ["22:00", "06:00"],
          ["23:00", "24:00"],
        ],
      },
    },
    [{ code: "overlapping-windows", path: "hours.tue[1]", first: "22:00-06:00", second: "23:00-24:00" }],
    /overlaps/,
  ],
  [
    { holidays: ["2025-12-25", "2025-02-30"] },
    [{ code: "bad-date", path: "holidays[1]", text: "2025-02-30" }],
    /YYYY-MM-DD/,
  ],
  [
    { dates: { "24.12.2025": [["09:00", "09:00"]] } },
    [
      { code: "bad-date", path: "dates.24.12.2025", text: "24.12.2025" },
      { code: "empty-window", path: "dates.24.12.2025[0]", text: "09:00-09:00" },
    ],
    /24\.12\.2025/,
  ],
  [
    {
      revisions: [
        { from: "2025-09-01", hours: {} },
        { from: "2025-09-01", hours: {} },
        { from: "2025-08-01", hours: { mon: [["x", "10:00"]] } },
      ],
    },
    [
      { code: "revision-order", path: "revisions[1].from", from: "2025-09-01", previous: "2025-09-01" },
      { code: "bad-time", path: "revisions[2].hours.mon[0]", text: "x", edge: "open" },
      { code: "revision-order", path: "revisions[2].from", from: "2025-08-01", previous: "2025-09-01" },
    ],
    /earliest first/,
  ],
  // What is no date stands in no order.
  [
    {
      revisions: [
        { from: "2025-09-01", hours: {} },
        { from: "1 August 2025", hours: {} },
        { from: "2025-08-01", hours: {} },
      ],
    },
    [{ code: "bad-date", path: "revisions[1].from", text: "1 August 2025" }],
    /YYYY-MM-DD/,
  ],
  [
    {
      revisions: [
        { from: "in September", hours: {} },
        { from: "2025-08-01", hours: {} },
      ],
    },
    [{ code: "bad-date", path: "revisions[0].from", text: "in September" }],
    /YYYY-MM-DD/,
  ],
  [{ workingDayMs: 0 }, [{ code: "bad-working-day", path: "workingDayMs", ms: 0 }], /above 0/],
  [
    { workingDayMs: Number.POSITIVE_INFINITY },
    [{ code: "bad-working-day", path: "workingDayMs", ms: Number.POSITIVE_INFINITY }],
    /above 0/,
  ],
  [{ hours: { mon: [] } }, [{ code: "no-open-time", path: "hours" }], /never open/],
])("%j cannot be", (part, issues, words) => {
  const spec = { ...sound, ...part };
  const found = checkCalendar(spec);
  expect(found).toEqual(issues);
  expect(found.map(describeCalendarIssue).join("\n")).toMatch(words);
  expect(() => createCalendar(spec)).toThrow(words);
});

test("createCalendar names everything that is wrong at once", () => {
  expect(() => createCalendar({ timezone: "Mars", hours: {}, holidays: ["never"] })).toThrow(
    /timezone: "Mars"[\s\S]*holidays\[0\]: "never"[\s\S]*hours: the calendar is never open/,
  );
});
