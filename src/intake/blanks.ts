import type { FieldType } from "../model/record.js";

/**
 * The one table of cells that mean "no value", beside the empty cell and spaces; compared without regard
 * to case. A word may well be `-`, `NA` (North America) or `None` (a support plan), so a column of words
 * takes only what is never one. A source adds its own with `blanks`.
 */
const everywhere = ["?", "null", "(null)", "#n/a"];
const notInWords = ["-", "--", "\u2013", "\u2014", "n/a", "na", "ns", "nan", "none", "nil"];

const blanksOfType: Readonly<Record<FieldType, readonly string[]>> = {
  word: [...everywhere, "n/a"],
  text: [...everywhere, ...notInWords],
  number: [...everywhere, ...notInWords],
  duration: [...everywhere, ...notInWords],
  instant: [...everywhere, ...notInWords, "nat", "0000-00-00", "0000-00-00 00:00:00"],
};

/** Decides whether a trimmed cell is blank. */
export type BlankTest = (trimmed: string) => boolean;

export function createBlankTest(type: FieldType, own: readonly string[]): BlankTest {
  const spellings = new Set([...blanksOfType[type], ...own.map((word) => word.trim().toLowerCase())]);
  const longest = Math.max(...[...spellings].map((word) => word.length));
  return (trimmed) => trimmed === "" || (trimmed.length <= longest && spellings.has(trimmed.toLowerCase()));
}
