import fc from "fast-check";
import { expect, test } from "vitest";
import { civilDateOf, civilDay, formatCivilDate, parseCivilDate, weekdayOf } from "../../src/time/civil.js";

const anyDay = fc.integer({ min: -719_528, max: 2_932_896 });

test("day numbers agree with Date over the years 0 to 9999", () => {
  fc.assert(
    fc.property(anyDay, (day) => {
      const date = new Date(day * 86_400_000);
      expect(civilDateOf(day)).toEqual({
        year: date.getUTCFullYear(),
        month: date.getUTCMonth() + 1,
        day: date.getUTCDate(),
      });
      expect(weekdayOf(day)).toBe((date.getUTCDay() + 6) % 7);
      expect(formatCivilDate(day)).toBe(date.toISOString().slice(0, 10));
      expect(parseCivilDate(formatCivilDate(day))).toBe(day);
    }),
  );
});

test("months carry into years, either way", () => {
  expect(civilDay(2025, 13, 1)).toBe(civilDay(2026, 1, 1));
  expect(civilDay(2025, 0, 31)).toBe(civilDay(2024, 12, 31));
  expect(civilDay(0, 2025 * 12 + 3, 9)).toBe(civilDay(2025, 3, 9));
});

test.each([
  "2025-02-29",
  "1900-02-29",
  "2025-13-01",
  "2025-00-10",
  "2025-04-31",
  "2025-12-32",
  "2025-01-00",
  "2025-1-01",
  " 2025-01-01",
  "2025-01-01T00:00",
  "20250101",
  "",
])("%j is no date", (text) => {
  expect(parseCivilDate(text)).toBeNull();
});

test("29 February exists in leap years", () => {
  expect(formatCivilDate(parseCivilDate("2024-02-29")! + 1)).toBe("2024-03-01");
  // The last day of 400 years, which no other leap day is.
  expect(formatCivilDate(parseCivilDate("2000-02-29")!)).toBe("2000-02-29");
  expect(formatCivilDate(parseCivilDate("2400-02-29")!)).toBe("2400-02-29");
});
