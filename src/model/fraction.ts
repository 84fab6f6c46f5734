/**
 * An exact number as a person wrote it: `95%` is 95/100, `4.2` is 42/10. Targets are compared as
 * fractions, so 19 of 20 meets 95% and 7 of 100 meets 7% without a floating error.
 */
export interface Fraction {
  readonly numerator: number;
  /** A power of ten, at least 1. */
  readonly denominator: number;
  /** As it was written, with its percent sign. */
  readonly text: string;
}
