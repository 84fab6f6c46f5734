import type { ExactNumber } from "../model/exact-number.js";
import type { PenaltyKind, Standing } from "../model/penalty.js";

/** A credit for each percentage point by which a share misses its promise. */
export const perPercentagePoint: PenaltyKind = {
  id: "per-percentage-point",
  description: "A credit for each percentage point by which the share misses its promise",
  example: "{ kind: per-percentage-point, credit: 1%, points: started }",
  needs: "share",
  keys: {
    credit: {
      type: "credit",
      isNeeded: true,
      description: "What one point costs: a share of the fee, or an amount",
    },
    points: {
      type: "choice",
      isNeeded: false,
      choices: ["full", "started", "exact"],
      description: "Whether full points cost it, every one that is begun, or the exact distance",
    },
  },
  assess(terms, standing) {
    const credit = terms["credit"];
    if (standing.verdict !== "breached" || credit?.type !== "credit") return undefined;
    const distance = pointsMissed(standing);
    const how = terms["points"]?.value ?? "full";
    const times = how === "exact" ? distance : wholePoints(distance, how === "started");
    if (times.numerator <= 0n) return undefined;
    return { credit: credit.value, times, isReward: false, because: textOf(times, String(how), standing) };
  },
};

/** How many percentage points lie between the figure and the goal. */
function pointsMissed({ figure, goal }: Standing): ExactNumber {
  const numerator = BigInt(goal.value.numerator) * figure.denominator;
  const reached = figure.numerator * BigInt(goal.value.denominator);
  const short = goal.bound === "at-least" ? numerator - reached : reached - numerator;
  return { numerator: short * 100n, denominator: figure.denominator * BigInt(goal.value.denominator) };
}

function wholePoints({ numerator, denominator }: ExactNumber, isStarted: boolean): ExactNumber {
  const full = numerator / denominator;
  return { numerator: isStarted && full * denominator < numerator ? full + 1n : full, denominator: 1n };
}

function textOf(points: ExactNumber, how: string, { goal }: Standing): string {
  const side = goal.bound === "at-least" ? "below" : "above";
  const isOne = points.numerator === points.denominator;
  const count = trimZeros((Number((points.numerator * 10_000n) / points.denominator) / 10_000).toFixed(4));
  const kind = how === "exact" ? "" : `${how} `;
  return `${count} ${kind}${isOne ? "point" : "points"} ${side} ${goal.value.text}`;
}

function trimZeros(decimal: string): string {
  return decimal.replace(/\.?0+$/, "");
}
