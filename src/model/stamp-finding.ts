import { groupDigits } from "../time/grouped-digits.js";
import type { FindingDraft } from "./finding.js";

/** A column of instants that a rule looks at, and how many of its stamps it found fault with. */
export interface WatchedStamps {
  readonly field: string;
  readonly count: number;
}

/**
 * One finding for the stamps of several columns that lie where they can't; none below the threshold.
 *
 * @param where `after as-of`; the sentence ends with `tail`
 */
export function draftStampFinding(
  watched: readonly WatchedStamps[],
  records: readonly string[],
  {
    atLeast,
    threshold,
    where,
    tail = "",
  }: Readonly<Record<"threshold" | "where", string>> & {
    readonly atLeast: number;
    readonly tail?: string;
  },
): FindingDraft[] {
  const found = watched.filter(({ count }) => count > 0);
  const count = found.reduce((sum, each) => sum + each.count, 0);
  if (count === 0 || count < atLeast) return [];
  const fields = found.map(({ field, count: own }) => `${field} ${groupDigits(own)}`);
  const stamps = `${groupDigits(count)} ${count === 1 ? "stamp lies" : "stamps lie"}`;
  return [
    {
      threshold,
      count,
      message: `${stamps} ${where} (${fields.join(", ")})${tail}`,
      records: [...new Set(records)],
    },
  ];
}
