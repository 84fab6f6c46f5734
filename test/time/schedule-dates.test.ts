import { describe, expect, test } from "vitest";
import { createCalendar } from "../../src/time/calendar.js";
import type { CalendarSpec } from "../../src/time/calendar-spec.js";
import { listOccurrences, type Recurrence } from "../../src/time/schedule-dates.js";
import { createZone } from "../../src/time/zone.js";

const at = (text: string) => Date.parse(text);

/** The times in a span, `03-07 17:00Z`, after it was seen that there is one before and one after it. */
function dues(rule: Recurrence, from: string, to: string, calendar?: CalendarSpec, zone = "UTC") {
  const span = [at(from), at(to)] as const;
  const found = listOccurrences(
    rule,
    createZone(zone),
    calendar && createCalendar(calendar),
    span[0],
    span[1],
  );
  expect(found[0]!.dueMs).toBeLessThan(span[0]);
  expect(found.at(-1)!.dueMs).toBeGreaterThan(span[1]);
  return found
    .filter(({ dueMs }) => dueMs >= span[0] && dueMs <= span[1])
    .map(({ date, dueMs }) => `${date} ${new Date(dueMs).toISOString().slice(8, 23)}`);
}

const everyDay = [["09:00", "17:00"]] as const;
const workdays = { mon: everyDay, tue: everyDay, wed: everyDay, thu: everyDay, fri: everyDay };
const friday: Recurrence = { unit: "week", day: 4, minute: 17 * 60 };

describe("the times at which something is due", () => {
  test("each week", () => {
    expect(dues(friday, "2025-03-07T17:00Z", "2025-03-21T16:59Z")).toEqual([
      "2025-03-07 07T17:00:00.000",
      "2025-03-14 14T17:00:00.000",
    ]);
  });

  test("each month, on the last day of those that are shorter", () => {
    const last: Recurrence = { unit: "month", day: 31, minute: 720 };
    expect(dues(last, "2024-01-01T00:00Z", "2024-04-30T23:00Z")).toEqual([
      "2024-01-31 31T12:00:00.000",
      "2024-02-29 29T12:00:00.000",
      "2024-03-31 31T12:00:00.000",
      "2024-04-30 30T12:00:00.000",
    ]);
    const fifth: Recurrence = { unit: "month", day: 5, minute: 720 };
    expect(dues(fifth, "2024-12-01T00:00Z", "2025-01-31T00:00Z")).toEqual([
      "2024-12-05 05T12:00:00.000",
      "2025-01-05 05T12:00:00.000",
    ]);
  });

  test("each day, by the wall of the zone, where the day may be shorter", () => {
    // On 9 March 2025 the clocks of New York went from 02:00 to 03:00.
    const night: Recurrence = { unit: "day", day: 0, minute: 150 };
    expect(dues(night, "2025-03-08T05:00Z", "2025-03-11T04:00Z", undefined, "America/New_York")).toEqual([
      "2025-03-08 08T07:30:00.000",
      "2025-03-09 09T07:30:00.000",
      "2025-03-10 10T06:30:00.000",
    ]);
    const end: Recurrence = { unit: "day", day: 0, minute: 1440 };
    expect(dues(end, "2025-03-08T05:00Z", "2025-03-10T04:00Z", undefined, "America/New_York")).toEqual([
      "2025-03-08 09T04:59:59.999",
      "2025-03-09 10T03:59:59.999",
    ]);
  });
});

describe("on a calendar", () => {
  test("a closed date moves to the next open one", () => {
    const calendar = { timezone: "UTC", hours: workdays, holidays: ["2025-03-14"] };
    expect(dues(friday, "2025-03-06T00:00Z", "2025-03-22T00:00Z", calendar)).toEqual([
      "2025-03-07 07T17:00:00.000",
      "2025-03-17 17T17:00:00.000",
      "2025-03-21 21T17:00:00.000",
    ]);
  });

  test("two that meet on one date are one", () => {
    const holidays = Array.from(
      { length: 8 },
      (_, index) => `2025-03-${String(index + 14).padStart(2, "0")}`,
    );
    const calendar = { timezone: "UTC", hours: workdays, holidays };
    // The 14th and the 21st both move to Monday, the 24th.
    expect(dues(friday, "2025-03-06T00:00Z", "2025-03-29T00:00Z", calendar)).toEqual([
      "2025-03-07 07T17:00:00.000",
      "2025-03-24 24T17:00:00.000",
      "2025-03-28 28T17:00:00.000",
    ]);
  });

  test("no day of a closed date is due", () => {
    const daily: Recurrence = { unit: "day", day: 0, minute: 17 * 60 };
    const calendar = { timezone: "UTC", hours: workdays, holidays: ["2025-03-10"] };
    expect(dues(daily, "2025-03-07T00:00Z", "2025-03-12T00:00Z", calendar)).toEqual([
      "2025-03-07 07T17:00:00.000",
      "2025-03-11 11T17:00:00.000",
    ]);
  });

  test("nothing is due any more where it does not open again", () => {
    const calendar = {
      timezone: "UTC",
      hours: {},
      dates: { "2025-03-10": everyDay, "2025-04-07": everyDay },
    };
    const span = [at("2025-03-01"), at("2025-05-31")] as const;
    const found = listOccurrences(friday, createZone("UTC"), createCalendar(calendar), ...span);
    expect(found.map(({ date }) => date)).toEqual(["2025-03-10", "2025-04-07"]);
  });
});
