import { isEmpty, noText, textEnd, textStart } from "./cells";

/** The fingerprint of src/intake/fingerprint.ts, number by number the same. */
let high: u32 = 0;
let low: u32 = 0;

const highFactor: u32 = 0x9e3779b1;
const lowFactor: u32 = 0x5f356495;

/** How a cell stands to the one before it in its column: shorter texts come first, of the same length those of lower bytes. */
const isSame: u32 = 0;
const comesAfter: u32 = 1;
const comesBefore: u32 = 2;
const isUnknown: u32 = 3;

/** What is kept of a column from block to block: the length of its last text, and its bytes if they are not more than these. */
const mostKept: u32 = 1016;
export const keptSize: u32 = 8 + mostKept;

/**
 * Prints the cells of a column.
 *
 * @param prints for each record the high and the low half
 * @param known for each record 1; 0 for a cell whose bytes are not its text, which is passed over
 * @param orders for each record how its cell stands to the one before it
 * @param kept as the block before left it; at first its bytes are 0
 */
export function printCells(records: u32, column: u32, prints: u32, known: u32, orders: u32, kept: u32): void {
  let lastLength = load<u32>(kept);
  let lastStart = kept + 8;
  for (let record: u32 = 0; record < records; record++) {
    const start = textStart(record, column);
    store<u8>(known + record, start === noText ? 0 : 1);
    if (start === noText) continue;
    const end = textEnd(record, column);
    begin();
    add(start, end);
    finish();
    store<u32>(prints + 8 * record, high);
    store<u32>(prints + 8 * record + 4, low);
    const length = end - start;
    let order = isSame;
    if (length !== lastLength) order = length > lastLength ? comesAfter : comesBefore;
    else if (lastStart === kept + 8 && length > mostKept) order = isUnknown;
    else {
      order = orderOf(start, lastStart, length);
    }
    store<u8>(orders + record, order);
    lastLength = length;
    lastStart = start;
  }
  store<u32>(kept, lastLength);
  if (lastStart !== kept + 8 && lastLength <= mostKept) memory.copy(kept + 8, lastStart, lastLength);
}

/** The order of two texts of one length. */
function orderOf(one: u32, other: u32, length: u32): u32 {
  let at: u32 = 0;
  while (at + 4 <= length && load<u32>(one + at) === load<u32>(other + at)) at += 4;
  for (; at < length; at++) {
    const byte = load<u8>(one + at);
    const beside = load<u8>(other + at);
    if (byte !== beside) return byte > beside ? comesAfter : comesBefore;
  }
  return isSame;
}

/**
 * Prints several cells of each row one after the other.
 *
 * @param columns four bytes each; the highest number stands for a column that the file lacks
 * @param prints for each record the low half
 * @param known for each record 1; 0 for one with a cell whose bytes are not its text
 */
export function printRows(records: u32, columns: u32, count: u32, prints: u32, known: u32): void {
  for (let record: u32 = 0; record < records; record++) {
    begin();
    let isKnown = true;
    for (let each: u32 = 0; each < count; each++) {
      const column = load<u32>(columns + 4 * each);
      if (column === u32.MAX_VALUE) {
        add(0, 0);
        continue;
      }
      const start = textStart(record, column);
      if (start !== noText) add(start, textEnd(record, column));
      else if (isEmpty(record, column)) add(0, 0);
      else {
        isKnown = false;
        break;
      }
    }
    store<u8>(known + record, isKnown ? 1 : 0);
    if (!isKnown) continue;
    finish();
    store<u32>(prints + 4 * record, low);
  }
}

// @ts-expect-error: a decorator of the compiler
function begin(): void {
  high = 0xdeadbeef;
  low = 0x41c6ce57;
}

/** Four bytes at a time; the end of a text counts, so that "ab" and "c" differ from "a" and "bc". */
// @ts-expect-error: a decorator of the compiler
function add(start: u32, end: u32): void {
  let h = high;
  let l = low;
  let at = start;
  for (; at + 4 <= end; at += 4) {
    const word = load<u32>(at);
    h = mixHigh(h, word);
    l = mixLow(l, word);
  }
  if (at < end) {
    let word: u32 = load<u8>(at);
    if (at + 1 < end) word |= (<u32>load<u8>(at + 1)) << 8;
    if (at + 2 < end) word |= (<u32>load<u8>(at + 2)) << 16;
    h = mixHigh(h, word);
    l = mixLow(l, word);
  }
  high = mixHigh(h, ~(end - start));
  low = mixLow(l, ~(end - start));
}

// @ts-expect-error: a decorator of the compiler
function mixHigh(value: u32, word: u32): u32 {
  const mixed = (value ^ word) * highFactor;
  return mixed ^ (mixed >> 15);
}

// @ts-expect-error: a decorator of the compiler
function mixLow(value: u32, word: u32): u32 {
  const mixed = (value ^ word) * lowFactor;
  return mixed ^ (mixed >> 13);
}

// @ts-expect-error: a decorator of the compiler
function finish(): void {
  const h = ((high ^ (high >> 16)) * 0x85ebca6b) ^ ((low ^ (low >> 13)) * 0xc2b2ae35);
  low = ((low ^ (low >> 16)) * 0x85ebca6b) ^ ((h ^ (h >> 13)) * 0xc2b2ae35);
  high = h;
}
