import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { stampParser } from "../../src/intake/parse-stamp.js";
import { createStamp } from "../../src/intake/stamp.js";
import type { DateForm } from "../../src/model/notation.js";

function read(form: DateForm, text: string): string | undefined {
  const stamp = createStamp();
  if (!stampParser(form)(text, stamp)) return undefined;
  const wall = new Date(stamp.wallMs).toISOString().slice(0, 23);
  if (stamp.dateOnly) return wall.slice(0, 10);
  return Number.isNaN(stamp.offsetMs) ? wall : `${wall} ${stamp.offsetMs / 60_000}`;
}

describe("a stamp is read in the form of its column", () => {
  test.each<[DateForm, string, string | undefined]>([
    ["iso", "2024-01-22T20:36:47.000+0000", "2024-01-22T20:36:47.000 0"],
    ["iso", "2024-01-22T20:36:47Z", "2024-01-22T20:36:47.000 0"],
    ["iso", "2024-01-22 20:36:47+00:00", "2024-01-22T20:36:47.000 0"],
    ["iso", "2024-01-22 20:36:47+00", "2024-01-22T20:36:47.000 0"],
    ["iso", "2024-01-22 20:36:47 UTC", "2024-01-22T20:36:47.000 0"],
    ["iso", "2024-01-22 20:36:47 -05:30", "2024-01-22T20:36:47.000 -330"],
    ["iso", "2023-11-15 20:09", "2023-11-15T20:09:00.000"],
    ["iso", "2023-11-15 7:29", "2023-11-15T07:29:00.000"],
    ["iso", "2023-11-15", "2023-11-15"],
    ["iso", "2023-11-15T20:09:01.123456789", "2023-11-15T20:09:01.123"],
    ["iso", "2023-11-15T20:09:01,5", "2023-11-15T20:09:01.500"],
    ["iso", "2024-02-29", "2024-02-29"],
    ["iso", "2100-02-29", undefined],
    ["iso", "2023-02-29", undefined],
    ["iso", "2023-11-15 24:00", "2023-11-16T00:00:00.000"],
    ["iso", "2023-11-15 24:01", undefined],
    ["iso", "2023-11-15 12:60", undefined],
    ["iso", "2023-11-15 12:00:60", undefined],
    ["iso", "2023-11-15 ", undefined],
    ["iso", "2023-11-15T", undefined],
    ["iso", "2023-11-15 12", undefined],
    ["iso", "2023-11/15", undefined],
    ["iso", "2023-11-15 12:00 nonsense", undefined],
    ["iso", "2023-11-15x", undefined],
    ["iso", "15/11/2023", undefined],
    ["y/m/d", "2023/11/15 1:05 PM", "2023-11-15T13:05:00.000"],
    ["d/m/y", "31/12/2025", "2025-12-31"],
    ["d/m/y", "32/01/2026", undefined],
    ["d/m/y", "1/2/2026 7:29", "2026-02-01T07:29:00.000"],
    ["d/m/y", "20-10-16", "2016-10-20"],
    ["d/m/y", "01.03.68", "2068-03-01"],
    ["d/m/y", "01.03.69", "1969-03-01"],
    ["d/m/y", "01.03-69", undefined],
    ["d/m/y", "01/03/169", undefined],
    ["d/m/y", "29-02-2016 01:16", "2016-02-29T01:16:00.000"],
    ["m/d/y", "10/25/2016", "2016-10-25"],
    ["m/d/y", "3/1/2017 12:00 AM", "2017-03-01T00:00:00.000"],
    ["m/d/y", "3/1/2017 12:00\u202fpm", "2017-03-01T12:00:00.000"],
    ["m/d/y", "3/1/2017 13:00 PM", undefined],
    ["m/d/y", "13/1/2017", undefined],
    ["m/d/y", "3/1/2017, 3:04 PM", "2017-03-01T15:04:00.000"],
    ["m/d/y", "3/1/2017 3:04 p.m.", "2017-03-01T15:04:00.000"],
    ["m/d/y", "3/1/2017 12:04 a.\u00a0m.", "2017-03-01T00:04:00.000"],
    ["m/d/y", "3/1/2017 3:04 p", undefined],
    ["d/m/y", "14/03/2025, 09:00:00", "2025-03-14T09:00:00.000"],
    ["d/m/y", "14/03/2025,", undefined],
    ["iso", "2025-03-14T09:00:00+02:00[Europe/Berlin]", "2025-03-14T09:00:00.000 120"],
    ["iso", "2025-03-14T09:00:00Z[UTC]", "2025-03-14T09:00:00.000 0"],
    ["iso", "2025-03-14T09:00:00[Europe/Berlin]", undefined],
    ["iso", "2025-03-14 09:00 GMT+2", "2025-03-14T09:00:00.000 120"],
    ["iso", "2025-03-14 09:00 UTC-03:30", "2025-03-14T09:00:00.000 -210"],
    ["iso", "2025-03-14 09:00 +2", undefined],
    ["iso", "2025-03-14 09:00 +0260", undefined],
    ["iso", "2025-03-14 09:00 +19", undefined],
    ["iso", "2025-03-14 09:00 GMT+", undefined],
    ["iso", "20250314T093000Z", "2025-03-14T09:30:00.000 0"],
    ["iso", "20250314T0930", "2025-03-14T09:30:00.000"],
    ["iso", "20250314", undefined],
    ["epoch-s", "1710406800", "2024-03-14T09:00:00.000 0"],
    ["epoch-s", "1710406800.5", "2024-03-14T09:00:00.500 0"],
    ["epoch-s", "1710406800000", undefined],
    ["epoch-s", "1.71E+09", undefined],
    ["epoch-ms", "1710406800123", "2024-03-14T09:00:00.123 0"],
    ["epoch-ms", "1710406800", undefined],
  ])("%s %s", (form, text, expected) => {
    expect(read(form, text)).toBe(expected);
  });

  test("every instant from 1000 to 9999 survives being written and read", () => {
    const span = { min: Date.UTC(1000, 0), max: Date.UTC(9999, 11, 31) };
    fc.assert(
      fc.property(fc.integer(span), (instant) => {
        const stamp = createStamp();
        expect(stampParser("iso")(new Date(instant).toISOString(), stamp)).toBe(true);
        expect(stamp).toEqual({ wallMs: instant, offsetMs: 0, dateOnly: false });
      }),
    );
  });
});
