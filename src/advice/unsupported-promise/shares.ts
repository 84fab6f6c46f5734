import type { Fraction } from "../../model/fraction.js";
import type { Step } from "./chains.js";

/**
 * What promises in a row can promise together: the misses of each may be of different records, so that they add up.
 * 95% and 95% come to 90%; never below nothing. Exact.
 */
export function joinShares(chain: readonly Step[]): Fraction {
  let met = 1n;
  let of = 1n;
  for (const { share } of chain) {
    const denominator = BigInt(share.denominator);
    met = met * denominator - (denominator - BigInt(share.numerator)) * of;
    of *= denominator;
  }
  return fractionOf(met < 0n ? 0n : met, of);
}

/** What each of so many has to promise for them to promise a share together, rounded up to a tenth of a percent. */
export function splitShare({ numerator, denominator }: Fraction, steps: number): string {
  const missed = BigInt(denominator - numerator);
  const tenths = (missed * 1000n) / (BigInt(denominator) * BigInt(steps));
  return percentText(1000n - tenths, 1000n);
}

export function isBelow(share: Fraction, other: Fraction): boolean {
  return (
    BigInt(share.numerator) * BigInt(other.denominator) < BigInt(other.numerator) * BigInt(share.denominator)
  );
}

function fractionOf(numerator: bigint, denominator: bigint): Fraction {
  // Thousandths of a percent are finer than any promise; cut, so that no more is said than holds.
  const scaled = (numerator * 100_000n) / denominator;
  return { numerator: Number(scaled), denominator: 100_000, text: percentText(scaled, 100_000n) };
}

function percentText(numerator: bigint, denominator: bigint): string {
  return `${Number((numerator * 100_000n) / denominator) / 1000}%`;
}
