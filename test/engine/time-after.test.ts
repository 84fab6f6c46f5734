import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createTimeAfter } from "../../src/engine/time-after.js";
import type { Limit } from "../../src/model/target.js";
import { createCalendar } from "../../src/time/calendar.js";

const calendar = createCalendar({
  timezone: "America/New_York",
  hours: {
    mon: [
      ["09:00", "12:30"],
      ["13:30", "17:00"],
    ],
    tue: [["09:00", "17:00"]],
    wed: [["22:00", "06:00"]],
    fri: [["09:00", "16:00"]],
  },
  holidays: ["2025-03-11"],
});
const days = (count: number): Limit => ({
  kind: "business-days",
  days: count,
  text: `${count} business days`,
});
const elapsed = (ms: number, clock: "business" | "real"): Limit => ({
  kind: "elapsed",
  clock,
  ms,
  text: `${ms} ms`,
});
const countOn = (limit: Limit, pauses: readonly (readonly [number, number])[] = []) =>
  createTimeAfter(limit, { calendar, businessDay: "end-of-day", pauses });

const minute = 60_000;
const instants = fc
  .integer({ min: 0, max: 60 * 24 * 60 })
  .map((minutes) => Date.UTC(2025, 1, 20) + minutes * minute);

describe("time that is counted on from an instant", () => {
  it("adds up in business days, wherever it begins", () => {
    fc.assert(
      fc.property(
        instants,
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 9 }),
        (from, first, more) => {
          const once = countOn(days(first + more)).endAt(from);
          expect(countOn(days(more)).endAt(countOn(days(first)).endAt(from))).toBe(once);
        },
      ),
    );
  });

  it("adds up in business time, and counts back to what it was", () => {
    const lengths = fc.integer({ min: 1, max: 3000 }).map((minutes) => minutes * minute);
    fc.assert(
      fc.property(instants, lengths, lengths, (from, first, more) => {
        const clock = countOn(elapsed(first + more, "business"));
        const end = clock.endAt(from);
        expect(
          countOn(elapsed(more, "business")).endAt(countOn(elapsed(first, "business")).endAt(from)),
        ).toBe(end);
        expect(clock.between(from, end)).toBe(first + more);
        expect(clock.between(end, from)).toBe(-first - more);
      }),
    );
  });

  it.each([
    // Friday 7 March: its close is its own, an hour later belongs to Monday the 10th. The 11th is a holiday.
    ["on a close", "2025-03-07T21:00:00Z", 1, "2025-03-10T21:00:00Z"],
    ["behind a close", "2025-03-07T22:00:00Z", 1, "2025-03-13T10:00:00Z"],
    ["at an opening", "2025-03-10T13:00:00Z", 1, "2025-03-13T10:00:00Z"],
    // Half past twelve closes the morning of Monday, not the day.
    ["at noon", "2025-03-10T16:30:00Z", 1, "2025-03-13T10:00:00Z"],
    // The night of Wednesday ends on Thursday and is Wednesday's.
    ["at the end of a night", "2025-03-13T10:00:00Z", 1, "2025-03-14T20:00:00Z"],
  ])("%s", (_, from, count, end) => {
    expect(new Date(countOn(days(count)).endAt(Date.parse(from))).toISOString()).toBe(
      new Date(end).toISOString(),
    );
  });

  it("stands still in time that counts for nobody", () => {
    const from = Date.parse("2025-03-10T14:00:00Z");
    const pause = [from + 30 * minute, from + 90 * minute] as const;
    expect(countOn(elapsed(60 * minute, "business"), [pause]).endAt(from)).toBe(from + 120 * minute);
  });

  it("has no end where no date can have it", () => {
    expect(countOn(elapsed(Number.MAX_SAFE_INTEGER, "real")).endAt(Date.UTC(2025, 0, 1))).toBe(
      Number.POSITIVE_INFINITY,
    );
    expect(countOn(days(1)).endAt(Number.POSITIVE_INFINITY)).toBe(Number.POSITIVE_INFINITY);
  });
});
