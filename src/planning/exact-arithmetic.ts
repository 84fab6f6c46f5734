import type { ExactNumber } from "../model/exact-number.js";

/** Whole numbers over each other, as they are. Throws a RangeError for a denominator that is not positive. */
export function quotient(numerator: bigint, denominator = 1n): ExactNumber {
  if (denominator <= 0n) throw new RangeError("A quotient needs a positive denominator");
  const divisor = greatestDivisor(numerator < 0n ? -numerator : numerator, denominator);
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

export function multiply(a: ExactNumber, b: ExactNumber): ExactNumber {
  return quotient(a.numerator * b.numerator, a.denominator * b.denominator);
}

/** Throws a RangeError where `b` is not above zero. */
export function divide(a: ExactNumber, b: ExactNumber): ExactNumber {
  return quotient(a.numerator * b.denominator, a.denominator * b.numerator);
}

/** Negative, zero or positive as `a` is below, at or above `b`. */
export function compare(a: ExactNumber, b: ExactNumber): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The least whole number that is not below a figure of at least zero. */
export function roundUp({ numerator, denominator }: ExactNumber): bigint {
  return (numerator + denominator - 1n) / denominator;
}

/** The greatest whole number that is not above a figure of at least zero. */
export function roundDown({ numerator, denominator }: ExactNumber): bigint {
  return numerator / denominator;
}

/** `22/75`, or `4` where it is whole. */
export function writeQuotient({ numerator, denominator }: ExactNumber): string {
  return denominator === 1n ? String(numerator) : `${numerator}/${denominator}`;
}

function greatestDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestDivisor(b, a % b);
}
