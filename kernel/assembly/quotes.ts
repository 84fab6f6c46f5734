import { cr, followed, input, quote } from "./layout";
import { findMarks } from "./marks";

/** Where in a cell the bytes end, by the names of src/intake/quote-scan.ts. */
const cellStart: u32 = 0;
const plain: u32 = 1;
const quoted: u32 = 2;
const afterQuote: u32 = 3;
const afterQuoteCr: u32 = 4;
/** The second of two quotes within quotes comes next. */
const skipsQuote: u32 = 5;

/** What `followQuotes` finds, four bytes each, at `followed`. */
const endState: u32 = followed;
const lines: u32 = followed + 4;
const records: u32 = followed + 8;
const firstRecordEnd: u32 = followed + 12;
const lineStart: u32 = followed + 16;
const recordStart: u32 = followed + 20;
const recordLines: u32 = followed + 24;
const opened: u32 = followed + 28;
const openedLineStart: u32 = followed + 32;
const openedLines: u32 = followed + 36;
const quotedLines: u32 = followed + 40;

/**
 * Follows quotes that all stand where they may, from the beginning of a cell, from within one or from within quotes. False, and
 * nothing found, where one does not: another reader has to look at these bytes.
 *
 * Finds in which state they end; how many lines and records end in them; where the first record ends; where the last line and
 * the last record begin, and how many lines end before that; where the quote is that is open at the end, where its line begins and
 * how many lines end before it; how many lines end within quotes. Places are addresses, and 0 where there is none.
 *
 * @param newline what ends a line
 * @param allowsCr whether a carriage return may stand between a closing quote and it
 */
export function followQuotes(size: u32, delimiter: u32, newline: u32, allowsCr: bool, from: u32): bool {
  const delimiters = i8x16.splat(<i8>delimiter);
  const newlines = i8x16.splat(<i8>newline);
  const quotes = i8x16.splat(<i8>quote);
  const to = input + size;
  let state = from === quoted ? quoted : plain;
  let cellAt: u32 = from === cellStart ? input : 0;
  let lineCount: u32 = 0;
  let recordCount: u32 = 0;
  let firstEnd: u32 = 0;
  let lineAt: u32 = 0;
  let recordAt: u32 = 0;
  let linesAtRecord: u32 = 0;
  let openedAt: u32 = 0;
  let lineOfOpened: u32 = 0;
  let linesAtOpened: u32 = 0;
  let within: u32 = 0;
  let block = input - 64;
  let special: u64 = 0;
  while (true) {
    while (special === 0 && block + 64 < to) {
      block += 64;
      special = findMarks(block, delimiters, newlines, quotes);
      if (to - block < 64) special &= ((<u64>1) << (to - block)) - 1;
    }
    if (special === 0) break;
    const at = block + <u32>ctz(special);
    special &= special - 1;
    const byte: u32 = load<u8>(at);
    if (state === plain) {
      if (byte === quote) {
        if (at !== cellAt) return false;
        state = quoted;
        openedAt = at;
        lineOfOpened = lineAt;
        linesAtOpened = lineCount;
        continue;
      }
      cellAt = at + 1;
      if (byte !== newline) continue;
      lineCount++;
      recordCount++;
      if (firstEnd === 0) firstEnd = at;
      lineAt = cellAt;
      recordAt = cellAt;
      linesAtRecord = lineCount;
    } else if (state === skipsQuote) state = quoted;
    else if (byte === newline) {
      lineCount++;
      within++;
      lineAt = at + 1;
    } else if (byte === quote) {
      cellAt = 0;
      if (at + 1 >= to) {
        state = afterQuote;
        break;
      }
      const next: u32 = load<u8>(at + 1);
      if (next === quote) {
        state = skipsQuote;
        continue;
      }
      state = plain;
      if (next === delimiter || next === newline) continue;
      if (next !== cr || !allowsCr) return false;
      if (at + 2 >= to) {
        state = afterQuoteCr;
        break;
      }
      if (<u32>load<u8>(at + 2) !== newline) return false;
    }
  }
  store<u32>(endState, state === plain && cellAt === to ? cellStart : state);
  store<u32>(lines, lineCount);
  store<u32>(records, recordCount);
  store<u32>(firstRecordEnd, firstEnd);
  store<u32>(lineStart, lineAt);
  store<u32>(recordStart, recordAt);
  store<u32>(recordLines, linesAtRecord);
  store<u32>(opened, openedAt);
  store<u32>(openedLineStart, lineOfOpened);
  store<u32>(openedLines, linesAtOpened);
  store<u32>(quotedLines, within);
  return true;
}
