import type { Kernel } from "./kernel.js";
import { mostPushed } from "./scan-records.js";

/** So many bytes are followed at once, at most. */
export const mostFollowed = mostPushed;

/** What is known of bytes in which every quote stands where it may. Places are offsets in them, and -1 where there is none. */
export interface QuietBytes {
  /** In which state of a scan they end. */
  readonly state: number;
  readonly lines: number;
  readonly records: number;
  readonly firstRecordEnd: number;
  /** Where the last line begins that begins in them, and the last record, with how many lines end before it. */
  readonly lineStart: number;
  readonly recordStart: number;
  readonly linesAtRecord: number;
  /** The last quote that opened a cell, where its line begins, and how many lines end before it. */
  readonly opened: number;
  readonly openedLineStart: number;
  readonly linesAtOpened: number;
  readonly hasQuotedLines: boolean;
}

/** How a file is cut into cells, in bytes. */
export interface CellMarks {
  readonly delimiter: number;
  readonly newline: number;
  readonly allowsCr: boolean;
}

/**
 * Follows the quotes of bytes, of `mostFollowed` at most. Undefined where one does not stand where it may.
 *
 * @param state the beginning of a cell, within one, or within quotes
 */
export function followQuietly(
  kernel: Kernel,
  bytes: Uint8Array,
  { delimiter, newline, allowsCr }: CellMarks,
  state: number,
): QuietBytes | undefined {
  const { does, input, words } = kernel;
  kernel.bytes.set(bytes, input);
  if (!does.followQuotes(bytes.length, delimiter, newline, allowsCr, state)) return undefined;
  const found = does.followed.value >> 2;
  const placeOf = (at: number) => (words[found + at] === 0 ? -1 : words[found + at]! - input);
  return {
    state: words[found]!,
    lines: words[found + 1]!,
    records: words[found + 2]!,
    firstRecordEnd: placeOf(3),
    lineStart: placeOf(4),
    recordStart: placeOf(5),
    linesAtRecord: words[found + 6]!,
    opened: placeOf(7),
    openedLineStart: placeOf(8),
    linesAtOpened: words[found + 9]!,
    hasQuotedLines: words[found + 10]! > 0,
  };
}
