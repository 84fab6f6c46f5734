import fc from "fast-check";
import { expect, test } from "vitest";
import { parseDurationCell } from "../../src/intake/parse-duration-cell.js";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

test.each([
  ["0", 0],
  ["0:00", 0],
  ["1:23", hour + 23 * minute],
  ["1:23:45", hour + 23 * minute + 45_000],
  ["26:10", 26 * hour + 10 * minute],
  ["1234:05:06", 1234 * hour + 5 * minute + 6000],
  ["00:00:01.5", 1500],
  ["00:00:01,250", 1250],
  ["-1:30", -90 * minute],
  ["\u22121:30", -90 * minute],
  ["- 12h 5m", -(12 * hour + 5 * minute)],
  ["1d 2h 3m", day + 2 * hour + 3 * minute],
  ["2h 30m", 150 * minute],
  ["2h30m", 150 * minute],
  ["45m", 45 * minute],
  ["30s", 30_000],
  ["2 hours 1 minute", 121 * minute],
  ["1 hr 5 mins", 65 * minute],
  ["2 days 03:04:05", 2 * day + 3 * hour + 4 * minute + 5000],
  ["1 day, 2:03:04", day + 2 * hour + 3 * minute + 4000],
  ["5", Number.NaN],
  ["1.5", Number.NaN],
  ["1:60", Number.NaN],
  ["1:23:60", Number.NaN],
  ["1:2", Number.NaN],
  ["1:2:3:4", Number.NaN],
  ["5m 2h", Number.NaN],
  ["1w", Number.NaN],
  ["-", Number.NaN],
  ["", Number.NaN],
  ["soon", Number.NaN],
])("%s is %d ms", (text, expected) => {
  expect(parseDurationCell(text)).toBe(expected);
});

test("every whole number of seconds survives being written as h:m:s and in units", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000_000 }), (seconds) => {
      const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
      const two = (part: number): string => String(part).padStart(2, "0");
      expect(parseDurationCell(`${h}:${two(m)}:${two(s)}`)).toBe(seconds * 1000);
      expect(parseDurationCell(`${h}h ${m}m ${s}s`)).toBe(seconds * 1000);
    }),
  );
});
