import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  createNumberCell,
  type DecimalSign,
  parseNumberCell,
  valueOfCell,
} from "../../src/intake/parse-number-cell.js";

const cell = createNumberCell();

/** What a cell shows by itself, and its value with a decimal point and with a decimal comma. */
function read(text: string): [shows: string, point: number, comma: number] | undefined {
  if (!parseNumberCell(text, cell)) return undefined;
  return [cell.shows, valueOfCell(cell, "."), valueOfCell(cell, ",")];
}

describe("what the separators of a number show by themselves", () => {
  test.each<[string, string, number]>([
    ["1234", "nothing", 1234],
    ["1 234", "nothing", 1234],
    ["1'234'567", "nothing", 1_234_567],
    ["12.5", "point", 12.5],
    [".5", "point", 0.5],
    ["5.", "nothing", 5],
    ["0.123", "point", 0.123],
    ["1234.567", "point", 1234.567],
    ["1,234.56", "point", 1234.56],
    ["1,234,567", "point", 1_234_567],
    ["1 234.567", "point", 1234.567],
    ["1'234.56", "point", 1234.56],
    ["1’234.56", "point", 1234.56],
    ["12,5", "comma", 12.5],
    ["0,123", "comma", 0.123],
    ["1.234,56", "comma", 1234.56],
    ["1.234.567", "comma", 1_234_567],
    ["1 234,56", "comma", 1234.56],
    ["1\u00a0234,56", "comma", 1234.56],
    ["1\u202f234,56", "comma", 1234.56],
    ["1\u2009234,56", "comma", 1234.56],
  ])("%s shows %s and is %d", (text, shows, value) => {
    const [shown, point, comma] = read(text)!;
    expect(shown).toBe(shows);
    expect(shows === "comma" ? comma : point).toBe(value);
  });

  test.each([
    ["1,234", 1234, 1.234],
    ["1.234", 1.234, 1234],
    ["999.000", 999, 999_000],
  ])("%s can be read either way", (text, point, comma) => {
    expect(read(text)).toEqual(["either", point, comma]);
  });

  test.each([
    "3,87,16,91,111",
    "1,23,456",
    "1.2.3",
    "12,34.5",
    "1,234 567",
    "1.234 567,89",
    "0,123,456",
    "1,,234",
    "10-20",
    "10:30",
    "1e5",
    "0x10",
    "5 apples",
    "5 6 7",
    "5B",
    "(5",
    "5)",
    "(-5)",
    "--5",
    "$5 €",
    "5%%",
    "5K%",
    "$5%",
    "K5",
    "%5",
    "",
    "-",
    "Open",
  ])("%s is mangled", (text) => {
    expect(read(text)).toBeUndefined();
  });
});

describe("what stands around the digits", () => {
  test.each<[string, number, string]>([
    ["$22,700.00", 22_700, "$"],
    ["1.117,10 €", 1117.1, "€"],
    ["EUR 1,200", 1200, "EUR"],
    ["1,200 EUR", 1200, "EUR"],
    ["US$ 5", 5, "US$"],
    ["Rs. 500", 500, "Rs."],
    ["Rs.500", 500, "Rs."],
    ["kr 5", 5, "kr"],
    ["(1,200.00)", -1200, ""],
    ["($1,200.00)", -1200, "$"],
    ["$(1,200.00)", -1200, "$"],
    ["-$5", -5, "$"],
    ["$-5", -5, "$"],
    ["5-", -5, ""],
    ["\u22125", -5, ""],
    ["+5", 5, ""],
    ["5 €-", -5, "€"],
    ["$1,117.10K", 1_117_100, "$"],
    ["1.5M", 1_500_000, ""],
    ["1,5 Mio. €", 1_500_000, "€"],
    ["2k€", 2000, "€"],
    ["3 Mrd", 3_000_000_000, ""],
    ["45%", 45, ""],
    ["45 %", 45, ""],
    ["-$.50", -0.5, "$"],
  ])("%s", (text, value, currency) => {
    const decimal: DecimalSign = /,\d{1,2}(?!\d)/.test(text) ? "," : ".";
    expect(parseNumberCell(text, cell)).toBe(true);
    expect(valueOfCell(cell, decimal)).toBe(value);
    expect(cell.currency).toBe(currency);
    expect(cell.percent).toBe(text.includes("%"));
  });

  test("K and M move the point and round nothing", () => {
    for (const [text, value] of [
      ["1.005K", 1005],
      ["0.0003M", 300],
      ["8.41K", 8410],
      ["1.11710M", 1_117_100],
    ] as const) {
      parseNumberCell(text, cell);
      expect(valueOfCell(cell, "."), text).toBe(value);
    }
  });
});

test("every number survives being written in a form and read with its decimal sign", () => {
  const forms: readonly (readonly [group: string, decimal: DecimalSign])[] = [
    ["", "."],
    [",", "."],
    [".", ","],
    [" ", ","],
    ["\u202f", ","],
    [" ", "."],
    ["'", "."],
  ];
  const cents = fc.integer({ min: -99_999_999_999, max: 99_999_999_999 });
  fc.assert(
    fc.property(cents, fc.constantFrom(...forms), (cents, [group, decimal]) => {
      const size = Math.abs(cents);
      const whole = String(Math.floor(size / 100)).replace(/\B(?=(\d{3})+$)/g, group);
      const text = `${cents < 0 ? "-" : ""}${whole}${decimal}${String(size % 100).padStart(2, "0")}`;
      expect(parseNumberCell(text, cell)).toBe(true);
      expect(cell.shows).toBe(decimal === "." ? "point" : "comma");
      expect(valueOfCell(cell, decimal) * 100).toBeCloseTo(cents, 2);
      expect(valueOfCell(cell, decimal)).toBe(Number((cents / 100).toFixed(2)) || (cents === 0 ? 0 : -0));
    }),
  );
});
