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

export function addText(text: string, into: Fingerprint): void {
  let { high, low } = into;
  for (let at = 0; at < text.length; at++) {
    const char = text.charCodeAt(at);
    high = Math.imul(high ^ char, 0x9e3779b1);
    low = Math.imul(low ^ char, 0x5f356495);
  }
  // The end of a text counts, so that "ab" and "c" differ from "a" and "bc".
  into.high = Math.imul(high ^ 0x10000, 0x9e3779b1);
  into.low = Math.imul(low ^ 0x10000, 0x5f356495);
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
