import fc from "fast-check";
import { expect, test } from "vitest";
import { instantText, readInstantText, wallText } from "../../src/time/instant-text.js";

const edges = [
  [0, "1970-01-01T00:00:00.000Z"],
  [-1000, "1969-12-31T23:59:59.000Z"],
  [-1, "1969-12-31T23:59:59.999Z"],
  [Date.UTC(2024, 1, 29, 23, 59, 59), "2024-02-29T23:59:59.000Z"],
  [Date.UTC(2025, 2, 4, 15, 5, 9), "2025-03-04T15:05:09.000Z"],
  [Date.UTC(2025, 2, 4, 15, 5, 9, 40), "2025-03-04T15:05:09.040Z"],
  [-62_198_755_200_000, "-000001-01-01T00:00:00.000Z"],
  [8.64e15, "+275760-09-13T00:00:00.000Z"],
] as const;

test.each(edges)("%d is %s, and the other way round", (ms, text) => {
  expect(instantText(ms)).toBe(text);
  expect(readInstantText(text)).toBe(ms);
});

test.each([Number.NaN, Number.POSITIVE_INFINITY, 8.64e15 + 1, 8.64e15 + 1000])("%d is no instant", (ms) => {
  expect(() => instantText(ms)).toThrow(RangeError);
});

test("instants are written and read as Date does", () => {
  const second = fc.integer({ min: -8.64e12, max: 8.64e12 }).map((each) => each * 1000);
  const near = fc.integer({ min: Date.UTC(1999, 0), max: Date.UTC(2031, 0) });
  const nearSecond = near.map((ms) => Math.floor(ms / 1000) * 1000);
  fc.assert(
    fc.property(fc.oneof(second, near, nearSecond), (ms) => {
      const text = instantText(ms);
      expect(text).toBe(new Date(ms).toISOString());
      expect(readInstantText(text)).toBe(ms);
      expect(wallText(ms)).toBe(text.replace("T", " ").replace(".000Z", "").replace("Z", ""));
    }),
  );
});

test.each([
  "2025-02-30T00:00:00.000Z",
  "2025-13-01T00:00:00.000Z",
  "2025-03-04T24:00:00.000Z",
  "2025-03-04",
  "soon",
])("%s is read as Date reads it", (text) => {
  expect(readInstantText(text)).toBe(Date.parse(text));
});
