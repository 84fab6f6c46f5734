import type { InspectionReport } from "../../model/inspection.js";
import { readKeyOrder } from "../key-order.js";
import { inspectionModel } from "./inspection-schema.js";

/** An inspection as JSON, with the keys in the order of its schema. */
export function inspectionJson(report: InspectionReport): string {
  return `${JSON.stringify(readKeyOrder(inspectionModel)(report), null, 2)}\n`;
}
