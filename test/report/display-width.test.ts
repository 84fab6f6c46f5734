import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cutText, displayWidth, headOf, tailOf, wrapText } from "../../src/report/display-width.js";
import { terminalText } from "../../src/report/terminal-text.js";

test.each([
  ["abc", 3],
  ["顧客", 4],
  ["e\u0301", 1],
  ["🚀", 2],
  ["👩‍👩‍👧‍👦", 2],
  ["✓ …", 3],
])("%s takes %i columns", (text, width) => {
  expect(displayWidth(text)).toBe(width);
});

test.each<[string, number, "start" | "middle" | "end", string]>([
  ["exports/leads.csv", 17, "end", "exports/leads.csv"],
  ["exports/leads.csv", 8, "end", "exports…"],
  ["exports/leads.csv", 10, "start", "…leads.csv"],
  ["exports/leads.csv", 9, "middle", "expo….csv"],
  ["顧客対応", 5, "end", "顧客…"],
  ["顧客対応", 4, "end", "顧…"],
  ["abc", 1, "end", "…"],
])("%s in %i columns, cut at the %s: %s", (text, width, place, expected) => {
  expect(cutText(text, width, place)).toBe(expected);
});

describe("wrapping", () => {
  test.each<[string, number, string[]]>([
    ["one two three", 7, ["one two", "three"]],
    ["abcdefgh ij", 4, ["abcd", "efgh", "ij"]],
    ["", 5, [""]],
    ["met, 2 open", 6, ["met,", "2 open"]],
    ["顧客対応 x", 4, ["顧客", "対応", "x"]],
  ])("%s in %i columns", (text, width, expected) => {
    expect(wrapText(text, width)).toEqual(expected);
  });

  test("the first line may be shorter, and stays empty where its word needs more", () => {
    expect(wrapText("one two three", 9, 4)).toEqual(["one", "two three"]);
    expect(wrapText("longest word", 9, 4)).toEqual(["", "longest", "word"]);
  });
});

const text = fc.string({
  unit: fc.constantFrom("a", " ", "é", "e\u0301", "顧", "🚀", "👩‍👧", "…", "-"),
  maxLength: 60,
});

test("cutting and wrapping keep to the width and lose no text", () => {
  fc.assert(
    fc.property(text, fc.integer({ min: 2, max: 40 }), (value, width) => {
      for (const place of ["start", "middle", "end"] as const) {
        expect(displayWidth(cutText(value, width, place))).toBeLessThanOrEqual(width);
      }
      expect(value.startsWith(headOf(value, width))).toBe(true);
      expect(value.endsWith(tailOf(value, width))).toBe(true);
      const lines = wrapText(value, width);
      for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(width);
      expect(lines.join("").replaceAll(" ", "")).toBe(value.replaceAll(" ", ""));
    }),
    { numRuns: 500 },
  );
});

test.each([
  ["\u001b[31m", "␛[31m"],
  ["a\tb\nc\r\u0000", "a␉b␊c␍␀"],
  ["\u007f\u009b2J", "␡\\u009b2J"],
  ["\u202egpj.exe", "\\u202egpj.exe"],
  ["a\u200bb\ufeff", "a\\u200bb\\ufeff"],
  ["\u{e0041}", "\\u{e0041}"],
  ["\ud83d", "\\ud83d"],
  ["顧 👩‍👧 é عميل", "顧 👩‍👧 é عميل"],
])("%j is printed as %s", (raw, expected) => {
  expect(terminalText(raw)).toBe(expected);
});
