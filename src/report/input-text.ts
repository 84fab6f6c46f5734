import type { InputReport } from "../model/report.js";
import { listText, numberText, quantityText } from "./quantity-text.js";

/** The first 12 digits name a file well enough for the eye; the JSON report has all of them. */
export function shortHash(sha256: string): string {
  return sha256.slice(0, 12);
}

/** What is said of a file whose source has an error that no figure can rest on. */
export const unreadText = "not read";

/** Where every row went: `1,204 rows = 1,180 audited + 12 out of scope + 12 rejected`; `not read` of a file in doubt. */
export function accountingText(input: InputReport): string {
  if (input.unread) return unreadText;
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

/**
 * How the dates of a source's files were read, an item a way: `Created Date (13/02/2026 on line 3) and Closed Date
 * as d/m/y in America/New_York`. A form is told with the cell that decided it.
 */
export function dateReadings(inputs: readonly InputReport[]): readonly string[] {
  const headers = new Map<string, Map<string, string>>();
  for (const { header, form, timezone, decidedBy } of inputs.flatMap(({ columns }) => columns)) {
    if (form === undefined) continue;
    const way = timezone === undefined ? form : `${form} in ${timezone}`;
    const read = headers.get(way) ?? new Map<string, string>();
    headers.set(way, read);
    const by = decidedBy === undefined ? "" : ` (${decidedBy.value} on line ${decidedBy.line})`;
    if (!read.has(header)) read.set(header, `${header}${by}`);
  }
  return Array.from(headers, ([way, read]) => `${listText([...read.values()])} as ${way}`);
}
