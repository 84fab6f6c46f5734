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

/** Whether bytes of ASCII may be a blank: a look at their number and at the first of them. */
export type BlankGuess = (data: Uint8Array, start: number, end: number) => boolean;

export function createBlankGuess(type: FieldType, own: readonly string[]): BlankGuess {
  const spellings = listBlanks(type, own);
  const longest = longestOf(spellings);
  const begins = new Uint8Array(256);
  for (const word of spellings) {
    for (const first of [word, word.toUpperCase()]) if (first !== "") begins[first.charCodeAt(0) & 0xff] = 1;
  }
  return (data, start, end) => end - start <= longest && begins[data[start]!] === 1;
}

export function createBlankTest(type: FieldType, own: readonly string[]): BlankTest {
  const spellings = listBlanks(type, own);
  const longest = longestOf(spellings);
  return (trimmed) => trimmed === "" || (trimmed.length <= longest && spellings.has(trimmed.toLowerCase()));
}

function listBlanks(type: FieldType, own: readonly string[]): ReadonlySet<string> {
  return new Set([...blanksOfType[type], ...own.map((word) => word.trim().toLowerCase())]);
}

function longestOf(spellings: ReadonlySet<string>): number {
  return Math.max(...[...spellings].map((word) => word.length));
}
