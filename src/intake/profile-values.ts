import type { ValueCount } from "../model/inspection.js";
import { groupDigits } from "../time/grouped-digits.js";

/** Longer values are told apart by their beginning and their length, and shown in part. */
const longestValue = 120;

/** Counts the different values of a column, as many as there is room for. */
export interface ValueProfile {
  note(text: string, times?: number): void;
  readonly distinct: number;
  /** True when there were more different values than could be kept. */
  readonly isCapped: boolean;
  /** Whether a value that was kept came again. */
  readonly hasRepeats: boolean;
  commonest(count: number): ValueCount[];
  first(count: number): ValueCount[];
}

export function createValueProfile(limit: number): ValueProfile {
  const counts = new Map<string, number>();
  let isCapped = false;
  let hasRepeats = false;

  const list = (entries: readonly (readonly [string, number])[], count: number): ValueCount[] =>
    entries.slice(0, count).map(([value, times]) => ({ value, count: times }));

  return {
    get distinct() {
      return counts.size;
    },
    get isCapped() {
      return isCapped;
    },
    get hasRepeats() {
      return hasRepeats;
    },
    note(text, times = 1) {
      // With too many to count nothing more is told of them than that they are many.
      if (isCapped) return;
      const value = text.length <= longestValue ? text : shorten(text);
      const known = counts.get(value);
      if (known !== undefined) {
        counts.set(value, known + times);
        hasRepeats = true;
      } else if (counts.size < limit) counts.set(value, times);
      else isCapped = true;
    },
    commonest: (count) =>
      list(
        [...counts].sort((a, b) => b[1] - a[1]),
        count,
      ),
    first: (count) => list([...counts], count),
  };
}

/** A copy of its own, so that the whole of a long cell is not kept for its beginning. */
function shorten(text: string): string {
  const head = Buffer.from(text.slice(0, longestValue)).toString();
  return `${head}… (${groupDigits(text.length)} characters)`;
}
