import { compareExact, type ExactNumber } from "../model/exact-number.js";
import { type Fraction, formatShare } from "../model/fraction.js";
import type { PenaltyKind, Standing } from "../model/penalty.js";

/** A credit that grows evenly from nothing at the promise to the whole of it at a level beyond. */
export const linear: PenaltyKind = {
  id: "linear",
  description: "A credit that grows evenly from nothing at the target to the whole of it at a level beyond",
  example: "{ kind: linear, credit: 20%, full-at: 80% }",
  needs: "figure",
  keys: {
    credit: {
      type: "credit",
      isNeeded: true,
      description: "The whole credit: a share of the fee, or an amount",
    },
    "full-at": { type: "level", isNeeded: true, description: "The figure at which the whole credit is owed" },
  },
  assess(terms, standing) {
    const credit = terms["credit"];
    const fullAt = terms["full-at"];
    if (standing.verdict !== "breached" || credit?.type !== "credit" || fullAt?.type !== "level")
      return undefined;
    const times = partOf(standing, fullAt.value);
    if (times.numerator <= 0n) return undefined;
    const isWhole = times.numerator === times.denominator;
    return {
      credit: credit.value,
      times,
      isReward: false,
      because: isWhole
        ? `at or beyond ${fullAt.value.text}`
        : `${formatShare(Number(times.numerator), Number(times.denominator))} of the way from ${standing.goal.value.text} to ${fullAt.value.text}`,
    };
  },
};

/** (goal − figure) / (goal − full-at), from 0 to 1. */
function partOf({ figure, goal }: Standing, fullAt: Fraction): ExactNumber {
  const beyond = compareExact(figure, fullAt);
  if (goal.bound === "at-least" ? beyond <= 0 : beyond >= 0) return { numerator: 1n, denominator: 1n };
  const [goalTop, goalBottom] = [BigInt(goal.value.numerator), BigInt(goal.value.denominator)];
  const [endTop, endBottom] = [BigInt(fullAt.numerator), BigInt(fullAt.denominator)];
  // Over the common denominator of all three.
  const missed = (goalTop * figure.denominator - figure.numerator * goalBottom) * endBottom;
  const whole = (goalTop * endBottom - endTop * goalBottom) * figure.denominator;
  return missed < 0n !== whole < 0n
    ? { numerator: 0n, denominator: 1n }
    : { numerator: missed < 0n ? -missed : missed, denominator: whole < 0n ? -whole : whole };
}
