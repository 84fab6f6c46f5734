import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareExact, type ExactNumber, formatExact } from "../../src/model/exact-number.js";
import type { Fraction } from "../../src/model/fraction.js";

const target = (numerator: number, denominator: number): Fraction => ({ numerator, denominator, text: "" });
const of = (numerator: bigint, denominator = 1n): ExactNumber => ({ numerator, denominator });

describe("figures for people", () => {
  it.each([
    [of(5000n), 2, 2, target(5000, 1), "5,000.00"],
    [of(1234567n), 0, 0, target(1, 1), "1,234,567"],
    [of(42n, 10n), 0, 2, target(4, 1), "4.2"],
    [of(4n), 0, 2, target(4, 1), "4"],
    [of(4_199_999n, 1_000_000n), 0, 2, target(42, 10), "4.199999"],
    [of(41_999_999_999n, 10_000_000_000n), 0, 2, target(42, 10), "4.199999"],
    [of(-25_025n, 100n), 2, 2, target(0, 1), "-250.25"],
    [of(-1n, 1000n), 2, 2, target(0, 1), "-0.001"],
    [of(2n, 3n), 2, 2, target(1, 1), "0.67"],
  ])("%o", (figure, fewest, usual, limit, text) => {
    expect(formatExact(figure, fewest, usual, limit)).toBe(text);
  });

  it("never stand on the other side of the target than the figure", () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
        fc.bigInt({ min: 1n, max: 10n ** 9n }),
        fc.integer({ min: 0, max: 10 ** 9 }),
        fc.integer({ min: 0, max: 4 }),
        (numerator, denominator, value, decimals) => {
          const figure = of(numerator, denominator);
          const limit = target(value, 10 ** decimals);
          const text = formatExact(figure, 0, 2, limit).replaceAll(",", "");
          const [whole, part = ""] = text.split(".") as [string, string?];
          const shown = of(BigInt(`${whole}${part}`), 10n ** BigInt(part.length));
          expect(Math.sign(compareExact(shown, limit))).toBe(Math.sign(compareExact(figure, limit)));
        },
      ),
    );
  });
});
