import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseDurationCell } from "../../src/intake/parse-duration-cell.js";
import { createNumberCell, parseNumberCell, valueOfCell } from "../../src/intake/parse-number-cell.js";
import { stampParser } from "../../src/intake/parse-stamp.js";
import { createStamp } from "../../src/intake/stamp.js";
import type { DateForm } from "../../src/model/notation.js";
import { parseDuration } from "../../src/time/duration.js";
import { fuzz } from "./fuzz-run.js";

const forms: readonly DateForm[] = ["iso", "d/m/y", "m/d/y", "y/m/d", "month-name", "epoch-s", "epoch-ms"];

const parts = fc.constantFrom(
  ..."0 1 9 12 31 60 99 2025 1969 02 29 1741000000 1741000000000 999999999999999999999".split(" "),
  ..."- / . : , T Z + +02:00 -0930 GMT+2 UTC AM pm a.m. Mar märz Dec. september Sept % € EUR $ ( ) ' e9 h min d s P1DT2H".split(
    " ",
  ),
  " ",
  "\u00a0",
  "\u202f",
  "\u2212",
  "\u0663",
  "\u{1d7d8}",
  "\0",
  "x",
);
const cell = fc.oneof(
  fc.array(parts, { maxLength: 14 }).map((some) => some.join("")),
  fc.string({ unit: "binary", maxLength: 30 }),
  fc.tuple(parts, fc.integer({ min: 1, max: 20_000 })).map(([part, times]) => part.repeat(times)),
);

describe("a cell of any text", () => {
  it("is an instant of the calendar or none", async () => {
    const stamp = createStamp();
    await fuzz("stamps", 3000, fc.tuple(cell, fc.constantFrom(...forms)), ([text, form]) => {
      if (!stampParser(form)(text, stamp)) return;
      const { wallMs, offsetMs, dateOnly } = stamp;
      expect(Number.isInteger(wallMs) && Math.abs(wallMs) <= 8.64e15).toBe(true);
      if (!Number.isNaN(offsetMs)) expect(Math.abs(offsetMs)).toBeLessThanOrEqual(24 * 3_600_000);
      if (dateOnly) expect(new Date(wallMs).toISOString().slice(11)).toBe("00:00:00.000Z");
    });
  });

  it("is a number or none", async () => {
    const parsed = createNumberCell();
    await fuzz("numbers", 3000, cell, (text) => {
      const trimmed = text.trim();
      if (parseNumberCell(trimmed, parsed)) expect(valueOfCell(parsed, ".")).not.toBeNaN();
    });
  });

  it("is a length of time or none", async () => {
    await fuzz("lengths of time", 3000, cell, (text) => {
      const ms = parseDurationCell(text.trim());
      expect(Number.isNaN(ms) || Number.isInteger(ms)).toBe(true);
      expect(parseDuration(text)).toHaveProperty("ok");
    });
  });
});
