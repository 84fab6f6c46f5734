import { describe, expect, test } from "vitest";
import { createBlankTest } from "../../src/intake/blanks.js";
import { parseNumber } from "../../src/intake/parse-number.js";
import type { FieldType } from "../../src/model/record.js";

test.each([
  ["1234", 1234],
  ["1234.56", 1234.56],
  ["-5", -5],
  ["+5", 5],
  [".5", 0.5],
  ["5.", 5],
  ["1,234", Number.NaN],
  ["1e3", Number.NaN],
  ["0x10", Number.NaN],
  ["$5", Number.NaN],
  ["1.2.3", Number.NaN],
  ["-", Number.NaN],
  [".", Number.NaN],
  ["5-", Number.NaN],
  ["Infinity", Number.NaN],
  ["", Number.NaN],
])("the number %j is read as %d", (text, expected) => {
  expect(parseNumber(text)).toBe(expected);
});

describe("a blank is spelled in many ways, and a word is none of them", () => {
  test.each<[string, FieldType[]]>([
    ["", ["word", "text", "number", "instant"]],
    ["?", ["word", "text", "number", "instant"]],
    ["NULL", ["word", "text", "number", "instant"]],
    ["N/A", ["word", "text", "number", "instant"]],
    ["NA", ["text", "number", "instant"]],
    ["-", ["text", "number", "instant"]],
    ["None", ["text", "number", "instant"]],
    ["0000-00-00", ["instant"]],
    ["Open", []],
    ["0", []],
  ])("%j is blank in %j", (spelling, types) => {
    const all: FieldType[] = ["word", "text", "number", "instant"];
    expect(all.filter((type) => createBlankTest(type, [])(spelling))).toEqual(types);
  });

  test("a source adds its own", () => {
    expect(createBlankTest("word", ["NS", "Select"])("select")).toBe(true);
  });
});
