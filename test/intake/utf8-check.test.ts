import fc from "fast-check";
import { expect, test } from "vitest";
import { createUtf8Check } from "../../src/intake/utf8-check.js";

/** The offset of the first thing that a decoder replaces; no true U+FFFD is among the pieces. */
function firstReplaced(bytes: Uint8Array): number | undefined {
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  const at = text.indexOf("\ufffd");
  return at < 0 ? undefined : new TextEncoder().encode(text.slice(0, at)).length;
}

function check(bytes: Uint8Array, size: number): number | undefined {
  const utf8 = createUtf8Check();
  for (let at = 0; at < bytes.length; at += size) {
    const found = utf8.push(bytes.subarray(at, at + size));
    if (found !== undefined) return found;
  }
  return utf8.end();
}

const piece = fc.oneof(
  fc.constantFrom("a", "ab\n", "ä", "\u00a0", "日", "😀").map((text) => [...new TextEncoder().encode(text)]),
  fc.constantFrom(
    [0x80],
    [0xbf],
    [0xc2],
    [0xe2, 0x82],
    [0xf0, 0x9f],
    [0xff],
    [0xc0, 0x80],
    [0xed, 0xa0, 0x80],
  ),
);

test.each([1, 2, 3, 100])(
  "a byte behind a whole character is the first that is wrong, in chunks of %i",
  (size) => {
    expect(check(Uint8Array.of(0xc2, 0xa0, 0x80, 0x41), size)).toBe(2);
  },
);

test("the first byte that is not UTF-8 is that of a decoder, wherever the bytes are cut", () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), fc.integer({ min: 1, max: 12 }), (pieces, size) => {
      const bytes = Uint8Array.from(pieces.flat());
      expect(check(bytes, size)).toBe(firstReplaced(bytes));
      expect(check(bytes, 1000)).toBe(firstReplaced(bytes));
    }),
    { numRuns: 1000 },
  );
});
