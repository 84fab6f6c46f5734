import { listText, numberText } from "../quantity-text.js";

/** `lines 3, 7, 12 and 5 more`, of `count` lines. */
export function linesText(lines: readonly number[], count: number): string {
  const rest = count - lines.length;
  const named = lines.map(String);
  return `lines ${listText(rest > 0 ? [...named, `${numberText(rest)} more`] : named, named.length + 1)}`;
}
