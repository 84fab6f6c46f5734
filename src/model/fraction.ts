/**
 * An exact number as a person wrote it: `95%` is 95/100, `4.2` is 42/10. Targets are compared as
 * fractions, so 19 of 20 meets 95% and 7 of 100 meets 7% without a floating error (semantics 17).
 */
export interface Fraction {
  readonly numerator: number;
  /** A power of ten, at least 1. */
  readonly denominator: number;
  /** As it was written, with its percent sign. */
  readonly text: string;
}

/** Negative, zero or positive as `count / of` is below, at or above the fraction. All are whole numbers. */
export function compareShare(count: number, of: number, fraction: Fraction): number {
  const left = count * fraction.denominator;
  const right = fraction.numerator * of;
  if (Number.isSafeInteger(left) && Number.isSafeInteger(right)) return left - right;
  const exact = BigInt(count) * BigInt(fraction.denominator) - BigInt(fraction.numerator) * BigInt(of);
  return exact < 0n ? -1 : exact > 0n ? 1 : 0;
}

/** How many of `of` records may miss a share and leave it met: floor(of × (1 − share)), exactly. */
export function allowedMisses(of: number, share: Fraction): number {
  const spare = BigInt(share.denominator - share.numerator) * BigInt(of);
  return Number(spare / BigInt(share.denominator));
}

/** The nearest rank of a percentile among `of` values, from 1: ceil(percentile × of), exactly. */
export function nearestRank(of: number, percentile: Fraction): number {
  const scaled = BigInt(percentile.numerator) * BigInt(of);
  const denominator = BigInt(percentile.denominator);
  return Math.max(1, Number((scaled + denominator - 1n) / denominator));
}

const maximumDecimals = 6;

/**
 * `count / of` as a percentage for people: one decimal, and as many more as it takes so that the text
 * never stands on the other side of the target than the figure does (semantics 17).
 */
export function formatShare(count: number, of: number, target?: Fraction): string {
  const side = target === undefined ? 0 : Math.sign(compareShare(count, of, target));
  for (let decimals = 1; decimals <= maximumDecimals; decimals++) {
    const rounded = roundedPercent(count, of, decimals);
    if (target === undefined || sideOf(rounded, decimals, target) === side)
      return percentText(rounded, decimals);
  }
  // A figure nearer to its target than a ten-thousandth of a percent: cut off on its own side.
  const cut = roundedPercent(count, of, maximumDecimals);
  const nudged = side < 0 ? cut - 1n : cut + 1n;
  const text = percentText(nudged, maximumDecimals);
  return side === 0 ? percentText(cut, maximumDecimals) : text;
}

/** The percentage in units of ten to the minus `decimals`, half up. */
function roundedPercent(count: number, of: number, decimals: number): bigint {
  const scale = 100n * 10n ** BigInt(decimals);
  const doubled = 2n * BigInt(count) * scale + BigInt(of);
  return doubled / (2n * BigInt(of));
}

function sideOf(percent: bigint, decimals: number, target: Fraction): number {
  const left = percent * BigInt(target.denominator);
  const right = BigInt(target.numerator) * 100n * 10n ** BigInt(decimals);
  return left < right ? -1 : left > right ? 1 : 0;
}

function percentText(percent: bigint, decimals: number): string {
  const digits = percent.toString().padStart(decimals + 1, "0");
  const whole = digits.slice(0, -decimals);
  const part = digits.slice(-decimals).replace(/0+$/, "");
  return part === "" ? `${whole}%` : `${whole}.${part}%`;
}
