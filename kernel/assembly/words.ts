import { noText, textEnd, textStart } from "./cells";

/** So many words are remembered in one table, and so many bytes of them; what comes beyond is looked up as text. */
const mostWords: u32 = 4096;
const mostBytes: u32 = 65536;

const slotCount: u32 = 2 * mostWords;
/** A table: how many words and bytes it has, slots that hold an entry and one more, ends and codes of entries, bytes. */
const slots: u32 = 16;
const ends: u32 = slots + 2 * slotCount;
const codes: u32 = ends + 4 * mostWords;
const bytes: u32 = codes + 4 * mostWords;

/** What one table takes; its bytes are 0 at first. */
export const wordTableSize: u32 = bytes + mostBytes;

/** In place of a code: the word is not known, or the bytes of the cell are not its text. */
const unknown: i32 = -1;
const isNoText: i32 = -2;

/** Finds the codes of the words of a column. */
export function findWords(records: u32, column: u32, table: u32, found: u32): void {
  for (let record: u32 = 0; record < records; record++) {
    const start = textStart(record, column);
    let code = isNoText;
    if (start !== noText) {
      const end = textEnd(record, column);
      const entry = load<u16>(table + slots + 2 * slotOf(table, start, end));
      code = entry === 0 ? unknown : load<i32>(table + codes + 4 * (entry - 1));
    }
    store<i32>(found + 4 * record, code);
  }
}

/** Remembers the code of a word, as long as there is room. */
export function learnWord(table: u32, start: u32, end: u32, code: i32): void {
  const size = load<u32>(table);
  const used = load<u32>(table + 4);
  const length = end - start;
  if (size === mostWords || used + length > mostBytes) return;
  const slot = table + slots + 2 * slotOf(table, start, end);
  if (load<u16>(slot) !== 0) return;
  memory.copy(table + bytes + used, start, length);
  store<u32>(table + ends + 4 * size, used + length);
  store<i32>(table + codes + 4 * size, code);
  store<u16>(slot, <u16>(size + 1));
  store<u32>(table, size + 1);
  store<u32>(table + 4, used + length);
}

/** The slot that holds the word of these bytes, or else the empty one that would. */
function slotOf(table: u32, start: u32, end: u32): u32 {
  const length = end - start;
  let hash = length * 0x9e3779b1;
  let at = start;
  for (; at + 4 <= end; at += 4) {
    hash = (hash ^ load<u32>(at)) * 0x9e3779b1;
    hash ^= hash >> 15;
  }
  for (; at < end; at++) hash = (hash ^ <u32>load<u8>(at)) * 0x9e3779b1;
  hash ^= hash >> 15;
  let slot = hash & (slotCount - 1);
  while (true) {
    const entry: u32 = load<u16>(table + slots + 2 * slot);
    if (entry === 0) return slot;
    const from = entry === 1 ? 0 : load<u32>(table + ends + 4 * (entry - 2));
    if (
      load<u32>(table + ends + 4 * (entry - 1)) - from === length &&
      isSame(table + bytes + from, start, length)
    ) {
      return slot;
    }
    slot = (slot + 1) & (slotCount - 1);
  }
}

// @ts-expect-error: a decorator of the compiler
function isSame(one: u32, other: u32, length: u32): bool {
  let at: u32 = 0;
  for (; at + 4 <= length; at += 4) if (load<u32>(one + at) !== load<u32>(other + at)) return false;
  for (; at < length; at++) if (load<u8>(one + at) !== load<u8>(other + at)) return false;
  return true;
}
