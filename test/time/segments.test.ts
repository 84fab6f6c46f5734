import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { createCalendar } from "../../src/time/calendar.js";
import { type CalendarSpec, weekdays } from "../../src/time/calendar-spec.js";

const hour = 3_600_000;
const at = (text: string) => Date.parse(text);
const lunch = [
  ["09:00", "12:30"],
  ["13:30", "17:00"],
] as const;

const office: CalendarSpec = {
  timezone: "America/New_York",
  hours: { mon: lunch, tue: lunch, wed: lunch, thu: lunch, fri: lunch },
  holidays: ["2025-07-04"],
  holidayName: (date) => (date === "2025-07-04" ? "Independence Day" : undefined),
  dates: { "2025-07-03": [["09:00", "12:00"]], "2025-07-07": [], "2025-07-12": [["10:00", "12:00"]] },
};

function told(spec: CalendarSpec, from: string, to: string) {
  return createCalendar(spec)
    .segments(at(from), at(to))
    .map(({ fromMs, toMs, isOpen, reason, holiday, clockChangeMs }) =>
      [
        (toMs - fromMs) / hour,
        isOpen ? "open" : "closed",
        reason,
        ...(holiday === undefined ? [] : [holiday]),
        ...(clockChangeMs === undefined ? [] : [clockChangeMs / hour]),
      ].join(" "),
    );
}

describe("the stretches of a calendar", () => {
  it("names half days, holidays, weekends, closed dates and nights", () => {
    // From Wednesday 16:00 in New York to Tuesday 10:00.
    expect(told(office, "2025-07-02T16:00-04:00", "2025-07-08T10:00-04:00")).toEqual([
      "1 open hours",
      "16 closed outside-hours",
      "3 open half-day",
      "12 closed outside-hours",
      "24 closed holiday Independence Day",
      "48 closed closed-weekday",
      "24 closed closed-date",
      "9 closed outside-hours",
      "1 open hours",
    ]);
  });

  it("tells a Saturday with hours of its own from a half day", () => {
    expect(told(office, "2025-07-12T09:00-04:00", "2025-07-12T13:00-04:00")).toEqual([
      "1 closed outside-hours",
      "2 open own-hours",
      "1 closed outside-hours",
    ]);
  });

  it("parts a stretch where the clock is set", () => {
    const always: CalendarSpec = {
      timezone: "Europe/Berlin",
      hours: { sat: [["22:00", "06:00"]], sun: [["12:00", "24:00"]] },
    };
    // 22:00 on Saturday to 06:00 on Sunday, with the hour from 02:00 to 03:00 left out.
    expect(told(always, "2025-03-29T21:00Z", "2025-03-30T05:00Z")).toEqual([
      "4 open hours",
      "3 open hours 1",
      "1 closed outside-hours",
    ]);
    // And with the hour from 02:00 to 03:00 twice.
    expect(told(always, "2025-10-25T20:00Z", "2025-10-26T06:00Z")).toEqual([
      "5 open hours",
      "4 open hours -1",
      "1 closed outside-hours",
    ]);
  });

  it("tells midnight and a later change of the clock apart", () => {
    const weekend: CalendarSpec = {
      timezone: "Europe/Berlin",
      hours: { sat: [["09:00", "17:00"]] },
    };
    expect(told(weekend, "2025-03-29T21:00Z", "2025-03-30T05:00Z")).toEqual([
      "2 closed outside-hours",
      "2 closed closed-weekday",
      "4 closed closed-weekday 1",
    ]);
  });

  it("finds both changes of the clock of one year", () => {
    const always: CalendarSpec = { timezone: "Europe/Berlin", hours: {}, dates: { "2025-01-01": lunch } };
    // 23:00 UTC before 1 January to 01:00 UTC on 30 March and on 26 October, then to the end of the year.
    expect(told(always, "2025-01-01T23:00Z", "2025-12-31T23:00Z")).toEqual([
      `${87 * 24 + 2} closed closed-weekday`,
      `${210 * 24} closed closed-weekday 1`,
      `${66 * 24 + 22} closed closed-weekday -1`,
    ]);
  });

  it("ends a date twice where the clock goes back over midnight", () => {
    // At 00:01 on Sunday it was set to 23:01 on Saturday.
    const stJohns: CalendarSpec = {
      timezone: "America/St_Johns",
      hours: { sat: [["09:00", "17:00"]], sun: [["09:00", "17:00"]], mon: [["09:00", "17:00"]] },
      holidays: ["2008-11-02"],
    };
    const stretches = createCalendar(stJohns)
      .segments(at("2008-11-01T16:00-02:30"), at("2008-11-03T10:00-03:30"))
      .map(({ fromMs, toMs, reason, date }) => [(toMs - fromMs) / 60_000, reason, date]);
    expect(stretches).toEqual([
      [60, "hours", "2008-11-01"],
      [7 * 60, "outside-hours", "2008-11-01"],
      [1, "holiday", "2008-11-02"],
      [59, "outside-hours", "2008-11-01"],
      [24 * 60, "holiday", "2008-11-02"],
      [9 * 60, "outside-hours", "2008-11-03"],
      [60, "hours", "2008-11-03"],
    ]);
  });

  it("keeps two holidays apart, and the dates of one open stretch", () => {
    const always: CalendarSpec = {
      timezone: "UTC",
      hours: { mon: [["00:00", "24:00"]], tue: [["00:00", "24:00"]], thu: lunch, fri: lunch },
      holidays: ["2025-12-25", "2025-12-26"],
      holidayName: (date) => (date === "2025-12-25" ? "Christmas Day" : "Boxing Day"),
    };
    expect(told(always, "2025-12-22T12:00Z", "2025-12-27T00:00Z")).toEqual([
      "12 open hours",
      "24 open hours",
      "24 closed closed-weekday",
      "24 closed holiday Christmas Day",
      "24 closed holiday Boxing Day",
    ]);
  });

  it("gives the date on which an overnight window opens", () => {
    const night: CalendarSpec = { timezone: "UTC", hours: { mon: [["22:00", "06:00"]] } };
    const [only] = createCalendar(night).segments(at("2025-03-04T01:00Z"), at("2025-03-04T02:00Z"));
    expect(only).toMatchObject({ isOpen: true, date: "2025-03-03" });
  });

  it("is empty between an instant and itself, and of one closed stretch where nothing opens any more", () => {
    expect(told(office, "2025-07-02T16:00Z", "2025-07-02T16:00Z")).toEqual([]);
    const once: CalendarSpec = { timezone: "UTC", hours: {}, dates: { "2025-01-01": [["09:00", "10:00"]] } };
    expect(told(once, "2025-03-01T00:00Z", "2025-03-03T00:00Z")).toEqual(["48 closed closed-weekday"]);
  });
});

const zones = [
  ["America/New_York", "2025-03-09"],
  ["Australia/Lord_Howe", "2025-04-06"],
  ["America/Sao_Paulo", "2018-11-04"],
  ["America/Sao_Paulo", "2018-02-18"],
  ["America/Havana", "2025-11-02"],
  ["Pacific/Apia", "2011-12-30"],
  ["Asia/Kolkata", "2025-06-15"],
  ["UTC", "2024-02-29"],
] as const;

const clock = (quarter: number) =>
  `${String(Math.floor(quarter / 4)).padStart(2, "0")}:${String((quarter % 4) * 15).padStart(2, "0")}`;

const windows = fc
  .uniqueArray(fc.integer({ min: 0, max: 96 }), { minLength: 0, maxLength: 4 })
  .map((edges) => {
    const sorted = edges.sort((a, b) => a - b).slice(0, edges.length - (edges.length % 2));
    return Array.from({ length: sorted.length / 2 }, (_, index): [string, string] => [
      clock(sorted[index * 2]!),
      clock(sorted[index * 2 + 1]!),
    ]);
  });

test("the stretches lie side by side and their open lengths add up to the open time", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.array(windows, { minLength: 7, maxLength: 7 }),
      fc.option(windows),
      fc.integer({ min: -5 * 24 * 60, max: 5 * 24 * 60 }),
      fc.integer({ min: 1, max: 9 * 24 * 60 }),
      ([timezone, date], week, own, start, length) => {
        const calendar = createCalendar({
          timezone,
          hours: Object.fromEntries(week.map((day, index) => [weekdays[index]!, day])),
          holidays: [new Date(at(date) + 86_400_000).toISOString().slice(0, 10)],
          dates: { "2031-01-01": [["09:00", "10:00"]], ...(own === null ? {} : { [date]: own }) },
        });
        const fromMs = at(date) + start * 60_000 + 17;
        const toMs = fromMs + length * 60_000;
        const segments = calendar.segments(fromMs, toMs);
        const open = segments.filter(({ isOpen }) => isOpen);
        expect(open.reduce((sum, each) => sum + each.toMs - each.fromMs, 0)).toBe(
          calendar.openMs(fromMs, toMs),
        );
        expect(segments[0]?.fromMs).toBe(fromMs);
        expect(segments.at(-1)?.toMs).toBe(toMs);
        for (const [index, each] of segments.entries()) {
          expect(each.fromMs).toBeLessThan(each.toMs);
          if (index > 0) expect(each.fromMs).toBe(segments[index - 1]!.toMs);
          expect(calendar.isOpen(each.fromMs)).toBe(each.isOpen);
        }
      },
    ),
    { numRuns: 300 },
  );
});
