import type { PenaltyKind } from "../model/penalty.js";

/** The same credit for every breached measurement period, however far the promise was missed. */
export const flatCredit: PenaltyKind = {
  id: "flat-credit",
  description: "The same credit for every breached measurement period",
  example: "{ kind: flat-credit, credit: 5% }",
  needs: "any",
  keys: {
    credit: { type: "credit", isNeeded: true, description: "A share of the fee, or an amount" },
  },
  assess(terms, { verdict }) {
    const credit = terms["credit"];
    if (verdict !== "breached" || credit?.type !== "credit") return undefined;
    return {
      credit: credit.value,
      times: { numerator: 1n, denominator: 1n },
      isReward: false,
      because: "breached",
    };
  },
};
