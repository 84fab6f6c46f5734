import type { ExactNumber } from "../../src/model/exact-number.js";
import type { Fraction } from "../../src/model/fraction.js";
import type { Charge, Credit, PenaltyTerms, Standing } from "../../src/model/penalty.js";

/** `90%` is 90/100, `4.2` is 42/10. */
export function fractionOf(text: string): Fraction {
  const [whole = "", decimals = ""] = text.replace("%", "").split(".");
  const denominator = 10 ** decimals.length * (text.endsWith("%") ? 100 : 1);
  return { numerator: Number(whole + decimals), denominator, text };
}

export function creditOf(text: string): Credit {
  return { kind: "share", share: fractionOf(text), text };
}

/** A share of so many of so many, against a promise of at least or at most so much: `9 of 10`, `at-least 90%`. */
export function standingOf(figure: string, goal: string, more: Partial<Standing> = {}): Standing {
  const [bound, value] = goal.split(" ") as ["at-least" | "at-most", string];
  return {
    verdict: "breached",
    figure: exactOf(figure),
    goal: { bound, value: fractionOf(value) },
    unit: "share",
    misses: undefined,
    allowedMisses: undefined,
    ...more,
  };
}

export const creditTerms: PenaltyTerms = { credit: { type: "credit", value: creditOf("10%") } };

/** How many times the credit of a charge is owed, as a decimal. */
export function timesOf({ times }: Charge): number {
  return Number(times.numerator) / Number(times.denominator);
}

function exactOf(text: string): ExactNumber {
  const [numerator, denominator] = text.split(" of ") as [string, string];
  return { numerator: BigInt(numerator), denominator: BigInt(denominator) };
}
