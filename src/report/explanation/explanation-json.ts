import type { Explanation } from "../../model/explanation.js";
import { readKeyOrder } from "../key-order.js";
import { explanationModel } from "./explanation-schema.js";

/** An explanation as JSON, with the keys in the order of its schema. */
export function explanationJson(explanation: Explanation): string {
  return `${JSON.stringify(readKeyOrder(explanationModel)(explanation), null, 2)}\n`;
}
