/**
 * A 64-bit fingerprint of text, in two halves that are mixed differently. Among n different texts the
 * odds that any two share one are about n² / 2^65: one in 37 million for a million ids.
 */
export interface Fingerprint {
  high: number;
  low: number;
}

export function createFingerprint(): Fingerprint {
  return { high: 0, low: 0 };
}

export function startFingerprint(into: Fingerprint): void {
  into.high = 0xdeadbeef;
  into.low = 0x41c6ce57;
}

const highFactor = 0x9e3779b1;
const lowFactor = 0x5f356495;
/** Tells what goes beyond eight bits from four characters more. */
const wideMark = 0x5bd1e995;

/** Four characters at a time; of those beyond Latin-1 the upper half of their sixteen bits is mixed in too. */
export function addText(text: string, into: Fingerprint): void {
  let { high, low } = into;
  const { length } = text;
  for (let at = 0; at < length; at += 4) {
    let all = 0;
    let word = 0;
    let wide = 0;
    for (let next = at, shift = 0; next < at + 4 && next < length; next++, shift += 8) {
      const char = text.charCodeAt(next);
      all |= char;
      word |= (char & 0xff) << shift;
      wide |= (char >>> 8) << shift;
    }
    high = mixHigh(high, word);
    low = mixLow(low, word);
    if (all > 0xff) {
      high = mixHigh(high, wide ^ wideMark);
      low = mixLow(low, wide ^ wideMark);
    }
  }
  // The end of a text counts, so that "ab" and "c" differ from "a" and "bc".
  into.high = mixHigh(high, ~length);
  into.low = mixLow(low, ~length);
}

function mixHigh(high: number, word: number): number {
  const mixed = Math.imul(high ^ word, highFactor);
  return mixed ^ (mixed >>> 15);
}

function mixLow(low: number, word: number): number {
  const mixed = Math.imul(low ^ word, lowFactor);
  return mixed ^ (mixed >>> 13);
}

export function finishFingerprint(into: Fingerprint): void {
  const high =
    Math.imul(into.high ^ (into.high >>> 16), 0x85ebca6b) ^
    Math.imul(into.low ^ (into.low >>> 13), 0xc2b2ae35);
  const low =
    Math.imul(into.low ^ (into.low >>> 16), 0x85ebca6b) ^ Math.imul(high ^ (high >>> 13), 0xc2b2ae35);
  into.high = high >>> 0;
  into.low = low >>> 0;
}
