import type { InputReport } from "../model/report.js";
import type { ProblemGroup } from "./problem-groups.js";
import { quantityText } from "./quantity-text.js";

/**
 * How many rows were rejected. Rows of a source that failed are in no count, because none of it was read;
 * those that were found until then are told apart.
 */
export function rejectsTitle(inputs: readonly InputReport[], groups: readonly ProblemGroup[]): string {
  const rejected = inputs.reduce((sum, input) => sum + input.rejected, 0);
  const unread = new Set(inputs.filter((input) => input.unread).map(({ file }) => file));
  const found = groups
    .filter(({ first: { file } }) => file !== null && unread.has(file))
    .reduce((sum, { count }) => sum + count, 0);
  const counted = `Rejected: ${quantityText(rejected, "row")}`;
  if (found === 0) return counted;
  const others = `${quantityText(found, "row")} to mend in what was not read`;
  return rejected === 0 ? others : `${counted}; ${others}`;
}
