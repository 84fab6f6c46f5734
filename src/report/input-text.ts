import type { InputReport } from "../model/report.js";
import { numberText, quantityText } from "./quantity-text.js";

/** The first 12 digits name a file well enough for the eye; the JSON report has all of them. */
export function shortHash(sha256: string): string {
  return sha256.slice(0, 12);
}

/** Where every row went: `1,204 rows = 1,180 audited + 12 out of scope + 12 rejected`. */
export function accountingText(input: InputReport): string {
  const shares: [count: number, word: string][] = [
    [input.outOfScope, "out of scope"],
    [input.superseded, "superseded"],
    [input.ignored, "ignored"],
    [input.rejected, "rejected"],
  ];
  const others = shares
    .filter(([count]) => count > 0)
    .map(([count, word]) => ` + ${numberText(count)} ${word}`);
  return `${quantityText(input.rows, "row")} = ${numberText(input.audited)} audited${others.join("")}`;
}

/** How the dates of a file were read: `Created Date as d/m/y in America/New_York`; one item a column. */
export function dateReadings(input: InputReport): readonly string[] {
  return input.columns
    .filter((column) => column.form !== undefined)
    .map(
      ({ header, form, timezone }) =>
        `${header} as ${form}${timezone === undefined ? "" : ` in ${timezone}`}`,
    );
}
