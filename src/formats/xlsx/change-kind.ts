import type { CellKind } from "./cell-value.js";

/** A change may be below zero, which a spreadsheet can't show as a time. */
export function changeKind(unit: string): CellKind {
  return unit === "share" ? "share" : unit === "ms" ? "hours" : "number";
}
