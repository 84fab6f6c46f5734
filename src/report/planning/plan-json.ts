import type { PlanReport } from "../../model/plan.js";
import { readKeyOrder } from "../key-order.js";
import { planModel } from "./plan-schema.js";

/** A plan as JSON, with the keys in the order of its schema. */
export function planJson(report: PlanReport): string {
  return `${JSON.stringify(readKeyOrder(planModel)(report), null, 2)}\n`;
}
