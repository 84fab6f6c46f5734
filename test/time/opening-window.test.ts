import { expect, test } from "vitest";
import { parseTimeOfDay, readWindow } from "../../src/time/opening-window.js";

const hour = 3_600_000;

test.each<[string, number | null]>([
  ["00:00", 0],
  ["9:05", 9 * hour + 300_000],
  ["24:00", 24 * hour],
  ["24:01", null],
  ["09:60", null],
  ["09:00:00", null],
  ["x09:00", null],
  ["", null],
])("%j is %j ms after midnight", (text, ms) => {
  expect(parseTimeOfDay(text)).toBe(ms);
});

test("a window that closes before it opens runs overnight", () => {
  expect(readWindow(["09:00", "17:00"])).toEqual({ open: 9 * hour, close: 17 * hour });
  expect(readWindow(["22:00", "06:00"])).toEqual({ open: 22 * hour, close: 30 * hour });
  expect(readWindow(["22:00", "24:00"])).toEqual({ open: 22 * hour, close: 24 * hour });
});

test.each([
  ["nine", "17:00"],
  ["09:00", "five"],
  ["24:00", "06:00"],
  ["09:00", "09:00"],
] as const)("%s to %s is no window", (open, close) => {
  expect(readWindow([open, close])).toBeNull();
});
