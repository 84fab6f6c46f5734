/** The signs that separate the cells of exports, the least likely in prose first. */
export const delimiters = ["\t", "|", ";", ","] as const;
export type Delimiter = (typeof delimiters)[number];

/** A word for each, because two of the signs are hard to see. */
export const delimiterTitles = {
  "\t": "tab",
  "|": "pipe",
  ";": "semicolon",
  ",": "comma",
} as const satisfies Readonly<Record<Delimiter, string>>;

export const delimiterWords = ["comma", "semicolon", "tab", "pipe"] as const;
export type DelimiterWord = (typeof delimiterWords)[number];

/** The sign that a word or the sign itself names. */
export function readDelimiter(written: DelimiterWord | Delimiter): Delimiter {
  return delimiters.find((sign) => sign === written || delimiterTitles[sign] === written) as Delimiter;
}
