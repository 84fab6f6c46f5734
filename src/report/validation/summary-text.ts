import { listWords } from "../../model/list-words.js";
import type { ValidationReport } from "../../model/validation.js";
import { quantityText } from "../quantity-text.js";

/** `2 errors, 1 warning and 5 pieces of advice.` */
export function summaryText({ problems, advice }: Pick<ValidationReport, "problems" | "advice">): string {
  const count = (severity: "error" | "warning") =>
    problems.filter((each) => each.severity === severity).length;
  const errors = count("error");
  const warnings = count("warning");
  const parts = [
    ...(errors === 0 ? [] : [quantityText(errors, "error")]),
    ...(warnings === 0 ? [] : [quantityText(warnings, "warning")]),
    ...(advice.length === 0 ? [] : [quantityText(advice.length, "piece of advice", "pieces of advice")]),
  ];
  if (parts.length === 0) return "No errors and no advice.";
  const later = errors > 0 ? " More advice comes once the file has no errors." : "";
  return `${listWords(parts, "and")}.${later}`;
}
