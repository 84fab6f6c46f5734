import type { Fraction } from "./fraction.js";

/** A figure as an exact quotient of whole numbers; the denominator is positive (semantics 17, 29). */
export interface ExactNumber {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** Negative, zero or positive as the figure is below, at or above the fraction. */
export function compareExact({ numerator, denominator }: ExactNumber, fraction: Fraction): number {
  const left = numerator * BigInt(fraction.denominator);
  const right = BigInt(fraction.numerator) * denominator;
  return left < right ? -1 : left > right ? 1 : 0;
}

export function multiplyExact(
  { numerator, denominator }: ExactNumber,
  fraction: Pick<Fraction, "numerator" | "denominator">,
): ExactNumber {
  return {
    numerator: numerator * BigInt(fraction.numerator),
    denominator: denominator * BigInt(fraction.denominator),
  };
}

/** The nearest floating point number, for programs that read the report. */
export function approximate({ numerator, denominator }: ExactNumber): number {
  const whole = numerator / denominator;
  return Number(whole) + Number(numerator - whole * denominator) / Number(denominator);
}

const mostDecimals = 6;

/**
 * The figure for people: `1,204`, `4.2`, `5,000.00`. It has at least so many decimals, and as many more as it
 * takes so that the text never stands on the other side of the target than the figure does.
 */
export function formatExact(figure: ExactNumber, fewest: number, usual: number, target: Fraction): string {
  const side = Math.sign(compareExact(figure, target));
  for (let decimals = usual; decimals <= mostDecimals; decimals++) {
    const rounded = roundTo(figure, decimals);
    if (Math.sign(compareExact(scaled(rounded, decimals), target)) === side)
      return writeDecimal(rounded, decimals, fewest);
  }
  // Nearer to its target than a millionth: cut off on its own side.
  const cut = roundTo(figure, mostDecimals);
  return writeDecimal(side < 0 ? cut - 1n : cut + 1n, mostDecimals, fewest);
}

function scaled(units: bigint, decimals: number): ExactNumber {
  return { numerator: units, denominator: 10n ** BigInt(decimals) };
}

/** In units of ten to the minus `decimals`, half away from zero. */
function roundTo({ numerator, denominator }: ExactNumber, decimals: number): bigint {
  const units = 2n * numerator * 10n ** BigInt(decimals);
  return (units + (numerator < 0n ? -denominator : denominator)) / (2n * denominator);
}

function writeDecimal(units: bigint, decimals: number, fewest: number): string {
  const digits = (units < 0n ? -units : units).toString().padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals).replace(/\B(?=(\d{3})+$)/g, ",");
  let part = digits.slice(digits.length - decimals);
  while (part.length > fewest && part.endsWith("0")) part = part.slice(0, -1);
  return `${units < 0n ? "-" : ""}${whole}${part === "" ? "" : `.${part}`}`;
}
