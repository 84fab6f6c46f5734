import {
  beyondAscii,
  cellEnds,
  cellStarts,
  cr,
  endMask,
  firstCells,
  hasDoubledQuotes,
  isWide,
  lf,
  lineEnds,
  mostCells,
  mostRecords,
  plainMarks,
  quote,
  recordEnds,
  space,
} from "./layout";
import { findMarks, findWide, isAnyWide } from "./marks";

/** Why a scan stopped: more bytes are needed, it is not sure what the bytes mean, or its tables are full. */
export const needsMore: u32 = 0;
export const isUnsure: u32 = 1;
export const isFull: u32 = 2;

/** The outcome of the last scan. */
let stopped: u32 = needsMore;

export function stoppedAs(): u32 {
  return stopped;
}

/** Where a cell is: in one without quotes (or at its beginning), within quotes, or behind the closing one. */
const bare: u32 = 0;
const quoted: u32 = 1;
const skipsQuote: u32 = 2;
const closed: u32 = 3;

/**
 * Finds the records of well-formed CSV between two addresses, of which the first is that of a record: lines that end in LF or
 * CRLF, a delimiter of one byte, quotes that hold a whole cell. Gives their number; `stoppedAs` says why there are no more.
 *
 * @param to the 64 bytes behind it can be read too
 * @param isEnd whether no further bytes will come, so that the last line needs no end
 * @param width cells of the header
 * @param headerEnd bytes of its last cell; the highest number where the first record is the header itself
 */
export function scan(from: u32, to: u32, isEnd: bool, delimiter: u32, width: u32, headerEnd: u32): u32 {
  const delimiters = i8x16.splat(<i8>delimiter);
  const feeds = i8x16.splat(<i8>lf);
  const quotes = i8x16.splat(<i8>quote);
  let records: u32 = 0;
  let cells: u32 = 0;
  let first: u32 = 0;
  let newlines: u32 = 0;
  let state = bare;
  let need: u32 = 0;
  let start = from;
  let end: u32 = 0;
  let recordAt = from;
  /** Where the cell begins, with its quote. */
  let cellAt = from;
  let isCarriedWide = false;
  let at: u32 = 0;
  let byte: u32 = 0;
  stopped = needsMore;
  store<u32>(firstCells, 0);
  if (from >= to) return 0;
  let block = from - 64;
  let special: u64 = 0;
  let high: u64 = 0;
  while (true) {
    // The next byte that may mean something; at `to` where there is none.
    while (special === 0 && block + 64 < to) {
      if (high !== 0 && cellAt < block + 64) {
        const below: u64 = cellAt > block ? cellAt - block : 0;
        if (high >> below !== 0) isCarriedWide = true;
      }
      block += 64;
      special = findMarks(block, delimiters, feeds, quotes);
      high = 0;
      if (isAnyWide(block)) high = findWide(block);
      if (to - block < 64) {
        const known: u64 = ((<u64>1) << (to - block)) - 1;
        special &= known;
        high &= known;
      }
    }
    if (special !== 0) {
      at = block + <u32>ctz(special);
      special &= special - 1;
      byte = load<u8>(at);
      if (state === quoted) {
        if (byte === quote) {
          if (at + 1 >= to) {
            if (!isEnd) return records;
            end = at;
            state = closed;
            continue;
          }
          let next: u32 = load<u8>(at + 1);
          if (next === quote) {
            need |= hasDoubledQuotes;
            state = skipsQuote;
            continue;
          }
          if (next === cr) {
            if (at + 2 >= to) {
              if (isEnd) stopped = isUnsure;
              return records;
            }
            next = load<u8>(at + 2);
            if (next !== lf) {
              stopped = isUnsure;
              return records;
            }
          }
          if (next !== delimiter && next !== lf) {
            stopped = isUnsure;
            return records;
          }
          end = at;
          state = closed;
        } else if (byte === lf) newlines++;
        continue;
      }
      if (state === skipsQuote) {
        state = quoted;
        continue;
      }
      if (byte === quote) {
        if (at === cellAt) {
          state = quoted;
          start = at + 1;
        }
        continue;
      }
    } else {
      // All bytes were looked at.
      if (!isEnd || recordAt >= to || state === quoted || state === skipsQuote) return records;
      at = to;
      byte = 0;
    }
    // A cell ends here.
    if (state === bare) {
      start = cellAt;
      end = at;
      if (byte === lf && end > start && load<u8>(end - 1) === cr) end--;
    }
    if (high !== 0) {
      const below: u64 = cellAt > block ? cellAt - block : 0;
      const known: u64 = at - block < 64 ? ((<u64>1) << (at - block)) - 1 : u64.MAX_VALUE;
      if ((high & known) >> below !== 0) need |= isWide;
    }
    if (isCarriedWide) need |= isWide;
    store<u32>(cellStarts + 4 * cells, start);
    store<u32>(cellEnds + 4 * cells, end | need);
    cells++;
    need = 0;
    isCarriedWide = false;
    state = bare;
    cellAt = at + 1;
    if (byte !== lf && at < to) {
      if (cells - first > mostCells / 2) {
        stopped = isUnsure;
        return records;
      }
      continue;
    }
    // And so does a record.
    recordAt = at < to ? at + 1 : to;
    store<u32>(recordEnds + 4 * records, recordAt);
    store<u32>(lineEnds + 4 * records, newlines);
    if (headerEnd === u32.MAX_VALUE) headerEnd = lengthOf(cells - 1);
    store<u8>(plainMarks + records, isPlain(first, cells, width, headerEnd));
    records++;
    first = cells;
    newlines = 0;
    store<u32>(firstCells + 4 * records, cells);
    if (at >= to) return records;
    if (records === mostRecords || cells + mostCells / 2 + 1 >= mostCells) {
      stopped = isFull;
      return records;
    }
  }
}

// @ts-expect-error: a decorator of the compiler
/** As many cells as the header, something in the second, and another length of the last one than the header's has. */
function isPlain(first: u32, end: u32, width: u32, headerEnd: u32): u8 {
  if (end - first !== width || width < 2 || lengthOf(first + 1) === 0) return 0;
  const byte: u32 = load<u8>(load<u32>(cellStarts + 4 * (first + 1)));
  if (byte <= space || byte >= beyondAscii) return 0;
  return lengthOf(end - 1) !== headerEnd ? 1 : 0;
}

/** Bytes of a cell, without the quotes around it. */
// @ts-expect-error: a decorator of the compiler
function lengthOf(cell: u32): u32 {
  return (load<u32>(cellEnds + 4 * cell) & endMask) - load<u32>(cellStarts + 4 * cell);
}
