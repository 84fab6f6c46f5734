import type { ValidationReport } from "../../model/validation.js";
import { readKeyOrder } from "../key-order.js";
import { validationModel } from "./validation-schema.js";

/** A validation as JSON, with the keys in the order of its schema. */
export function validationJson(report: ValidationReport): string {
  return `${JSON.stringify(readKeyOrder(validationModel)(report), null, 2)}\n`;
}
