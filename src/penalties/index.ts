import type { PenaltyKind } from "../model/penalty.js";
import { flatCredit } from "./flat-credit.js";
import { linear } from "./linear.js";
import { perBreachFee } from "./per-breach-fee.js";
import { perPercentagePoint } from "./per-percentage-point.js";
import { tieredCredit } from "./tiered-credit.js";

/** The shelf: every kind of consequence that a definition can name. */
export const penalties: readonly PenaltyKind[] = [
  tieredCredit,
  flatCredit,
  perBreachFee,
  perPercentagePoint,
  linear,
];
