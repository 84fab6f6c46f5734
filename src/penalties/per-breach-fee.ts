import type { PenaltyKind } from "../model/penalty.js";

/**
 * A fee for each record that missed its limit, in measurement periods whose promise is broken. Waived breaches
 * cost nothing.
 */
export const perBreachFee: PenaltyKind = {
  id: "per-breach-fee",
  description: "A fee for each record that missed its limit, where the promise of the period is broken",
  example: "{ kind: per-breach-fee, fee: 50.00 EUR, cap: 1000.00 EUR }",
  needs: "misses",
  keys: {
    fee: { type: "money", isNeeded: true, description: "What one breach costs" },
    count: {
      type: "choice",
      isNeeded: false,
      choices: ["all", "beyond-budget"],
      description: "Which breaches cost it: all of them, or only those beyond what the target allows",
    },
  },
  assess(terms, { verdict, misses = 0, allowedMisses = 0 }) {
    const fee = terms["fee"];
    if (verdict !== "breached" || fee?.type !== "money") return undefined;
    const isBeyond = terms["count"]?.value === "beyond-budget";
    const counted = isBeyond ? Math.max(0, misses - allowedMisses) : misses;
    if (counted === 0) return undefined;
    return {
      credit: { kind: "money", money: fee.value, text: `${fee.value.amount} ${fee.value.currency}` },
      times: { numerator: BigInt(counted), denominator: 1n },
      isReward: false,
      because: `${counted} ${counted === 1 ? "breach" : "breaches"}${isBeyond ? " beyond the budget" : ""}`,
    };
  },
};
