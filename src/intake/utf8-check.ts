import { isUtf8 } from "node:buffer";

/** Checks a stream of bytes for valid UTF-8 wherever the stream is cut. */
export interface Utf8Check {
  /** The offset in the stream of the first byte that is not UTF-8; undefined while all is well. */
  push(chunk: Uint8Array): number | undefined;
  /** The same for a sequence that the end of the file cuts off. */
  end(): number | undefined;
}

export function createUtf8Check(): Utf8Check {
  let held = new Uint8Array(0);
  let offset = 0;
  return {
    push(chunk) {
      const bytes = held.length === 0 ? chunk : joinBytes(held, chunk);
      const whole = bytes.length - openSequenceLength(bytes);
      const part = bytes.subarray(0, whole);
      if (!isUtf8(part)) return offset + findInvalidByte(part);
      offset += whole;
      held = bytes.slice(whole);
      return undefined;
    },
    end: () => (held.length > 0 ? offset : undefined),
  };
}

/** The bytes at the beginning of a stream: at least `length` of them, or all there are. */
export async function readHead(chunks: AsyncIterable<Uint8Array>, length: number): Promise<Uint8Array> {
  let head: Uint8Array = new Uint8Array(0);
  for await (const chunk of chunks) {
    head = head.length === 0 ? chunk : joinBytes(head, chunk);
    if (head.length >= length) break;
  }
  return head;
}

export function joinBytes(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(a.length + b.length);
  joined.set(a, 0);
  joined.set(b, a.length);
  return joined;
}

/** How many bytes at the end begin a character whose rest may follow, 0 to 3. */
function openSequenceLength(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) {
      const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return back < needed ? back : 0;
    }
  }
  return 0;
}

/** Halves the bytes until one is left that a character can't go on with. They are known to be invalid. */
function findInvalidByte(bytes: Uint8Array): number {
  const wholeUpTo = (length: number) => length - openSequenceLength(bytes.subarray(0, length));
  let valid = 0;
  let invalid = bytes.length;
  while (invalid - valid > 1) {
    const middle = (valid + invalid) >> 1;
    if (isUtf8(bytes.subarray(0, wholeUpTo(middle)))) valid = middle;
    else invalid = middle;
  }
  return wholeUpTo(valid);
}
