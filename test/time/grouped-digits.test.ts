import fc from "fast-check";
import { expect, it } from "vitest";
import { groupDigits } from "../../src/time/grouped-digits.js";

it.each([
  [0, "0"],
  [999, "999"],
  [1000, "1,000"],
  [-100, "-100"],
  [-123_456, "-123,456"],
  [1_234_567, "1,234,567"],
  [1234.5678, "1,234.568"],
  [Number.POSITIVE_INFINITY, "∞"],
])("%d is written %s", (value, text) => {
  expect(groupDigits(value)).toBe(text);
});

it("writes every whole number as Intl does", () => {
  fc.assert(
    fc.property(fc.oneof(fc.maxSafeInteger(), fc.integer()), (value) => {
      expect(groupDigits(value)).toBe(value.toLocaleString("en-US"));
    }),
  );
});
