import fc from "fast-check";

/** What breaks readers: marks, line ends, quotes, NUL, half characters, escapes of a terminal, names of prototypes. */
const fragments = [
  "\n",
  "\r\n",
  "\r",
  '"',
  '""',
  ",",
  ";",
  "\t",
  "|",
  "\0",
  "\ufeff",
  "'",
  ":",
  ": ",
  "- ",
  "? ",
  "#",
  "[",
  "]",
  "{",
  "}",
  "&a ",
  "*a",
  "<<: *a",
  "!!js/function ",
  "%YAML 1.1\n---\n",
  "---\n",
  "...\n",
  "|\n",
  ">-\n",
  "__proto__",
  "constructor",
  "toString",
  "hasOwnProperty",
  "\u001b[31m",
  "\u009b",
  "\u202e",
  "\u2028",
  "\ud83d\ude00",
  "=1+1",
  "@SUM(A1)",
  "<script>",
  "-1",
  "1e999",
  "9".repeat(400),
  "NaN",
  "Infinity",
  "0x10",
  "1_000",
  "00",
  "2025-02-30",
  "31/12/2025",
  "12/31/2025",
  "2025-03-30 02:30",
  "1741000000",
  "9999-12-31",
  "0000-00-00",
  "-000001-01-01",
  "a".repeat(5000),
  " ".repeat(2000),
].map((text) => new TextEncoder().encode(text));
const halves = [[0xff], [0xc3], [0xed, 0xa0, 0x80], [0xf0, 0x9f], [0xff, 0xfe], [0xfe, 0xff]].map((bytes) =>
  Uint8Array.from(bytes),
);

type Change = (bytes: Uint8Array, other: Uint8Array) => Uint8Array;

const share = fc.double({ min: 0, max: 1, noNaN: true });
const place = (bytes: Uint8Array, at: number) => Math.min(bytes.length, Math.floor(bytes.length * at));
const join = (...parts: Uint8Array[]): Uint8Array => Uint8Array.from(Buffer.concat(parts));

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.tuple(share, fc.constantFrom(...fragments, ...halves)).map(
    ([at, piece]): Change =>
      (bytes) => {
        const cut = place(bytes, at);
        return join(bytes.subarray(0, cut), piece, bytes.subarray(cut));
      },
  ),
  fc.tuple(share, fc.integer({ min: 0, max: 255 })).map(
    ([at, byte]): Change =>
      (bytes) => {
        const changed = Uint8Array.from(bytes);
        if (changed.length > 0) changed[Math.min(changed.length - 1, place(bytes, at))] = byte;
        return changed;
      },
  ),
  fc.tuple(share, fc.integer({ min: 1, max: 60 })).map(
    ([at, length]): Change =>
      (bytes) => {
        const cut = place(bytes, at);
        return join(bytes.subarray(0, cut), bytes.subarray(cut + length));
      },
  ),
  fc.tuple(share, share, fc.integer({ min: 1, max: 300 })).map(
    ([from, to, length]): Change =>
      (bytes) => {
        const cut = place(bytes, to);
        const start = place(bytes, from);
        return join(bytes.subarray(0, cut), bytes.subarray(start, start + length), bytes.subarray(cut));
      },
  ),
  share.map(
    (at): Change =>
      (bytes) =>
        bytes.slice(0, place(bytes, at)),
  ),
  fc.tuple(share, share).map(
    ([at, from]): Change =>
      (bytes, other) =>
        join(bytes.subarray(0, place(bytes, at)), other.subarray(place(other, from))),
  ),
);

/** Files of a corpus, each with a few things done to it; now and then bytes that are of no file at all. */
export function damagedBytes(corpus: readonly Uint8Array[]): fc.Arbitrary<Uint8Array> {
  const file = fc.constantFrom(...corpus);
  return fc.oneof(
    {
      weight: 12,
      arbitrary: fc
        .tuple(file, file, fc.array(change, { minLength: 1, maxLength: 6 }))
        .map(([bytes, other, changes]) => changes.reduce((now, apply) => apply(now, other), bytes)),
    },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 300 }) },
    {
      weight: 1,
      arbitrary: fc
        .array(fc.constantFrom(...fragments, ...halves), { maxLength: 60 })
        .map((parts) => join(...parts)),
    },
  );
}
