import { isAscii } from "node:buffer";
import type { Encoding } from "../model/encoding.js";
import type { InputFile } from "./input-file.js";
import { type SingleByteEncoding, upperHalfAsUtf8 } from "./single-byte.js";

/** Turns bytes of an encoding into UTF-8, wherever they are cut, without a byte order mark. */
export interface Transcoder {
  /** The UTF-8 of what the chunk brings to an end; it may be the chunk itself. */
  push(chunk: Uint8Array): Uint8Array;
  end(): Uint8Array;
  /** Where in the UTF-8 the first thing stands that is no text in the encoding; a U+FFFD stands there. */
  readonly faultAt: number | undefined;
}

const nothing = new Uint8Array(0);

/** Undefined for UTF-8, whose bytes are taken as they are. */
export function createTranscoder(encoding: Encoding): Transcoder | undefined {
  if (encoding === "utf-8") return undefined;
  if (encoding === "utf-16le" || encoding === "utf-16be") return utf16Transcoder(encoding === "utf-16be");
  return singleByteTranscoder(encoding);
}

/** The same file with its text in UTF-8: the file itself where it is UTF-8. */
export function asUtf8(file: InputFile, encoding: Encoding): InputFile {
  if (encoding === "utf-8") return file;
  return { name: file.name, open: () => transcode(file.open(), createTranscoder(encoding)) };
}

export async function* transcode(
  chunks: AsyncIterable<Uint8Array>,
  transcoder: Transcoder | undefined,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    const text = transcoder === undefined ? chunk : transcoder.push(chunk);
    if (text.length > 0) yield text;
  }
  const rest = transcoder?.end() ?? nothing;
  if (rest.length > 0) yield rest;
}

/** Every byte is a character, so nothing can be wrong with it. */
function singleByteTranscoder(encoding: SingleByteEncoding): Transcoder {
  const upperHalf = upperHalfAsUtf8(encoding);
  return {
    faultAt: undefined,
    push(chunk) {
      if (isAscii(chunk)) return chunk;
      const text = new Uint8Array(chunk.length * 3);
      let length = 0;
      for (const byte of chunk) {
        if (byte < 0x80) text[length++] = byte;
        else for (const part of upperHalf[byte - 0x80]!) text[length++] = part;
      }
      return text.subarray(0, length);
    },
    end: () => nothing,
  };
}

/** Half a pair of surrogates: JavaScript matches a whole pair as the one character that it is. */
const halfPair = /\p{Surrogate}/u;

function utf16Transcoder(isBigEndian: boolean): Transcoder {
  let held: Uint8Array = nothing;
  let written = 0;
  let atStart = true;
  let faultAt: number | undefined;

  function encode(units: Buffer): Uint8Array {
    let text = units.toString("utf16le");
    if (atStart && text.length > 0) {
      if (text.startsWith("\ufeff")) text = text.slice(1);
      atStart = false;
    }
    const fault = faultAt === undefined ? text.search(halfPair) : -1;
    if (fault >= 0) faultAt = written + Buffer.byteLength(text.slice(0, fault));
    const bytes = Buffer.from(text);
    written += bytes.length;
    return bytes;
  }

  return {
    get faultAt() {
      return faultAt;
    },
    push(chunk) {
      const bytes = Buffer.concat([held, chunk]);
      let end = bytes.length & ~1;
      // The first half of a pair waits for the second.
      const lastHigh = end === 0 ? 0 : bytes[isBigEndian ? end - 2 : end - 1]!;
      if (lastHigh >= 0xd8 && lastHigh <= 0xdb) end -= 2;
      held = bytes.subarray(end);
      const units = bytes.subarray(0, end);
      return encode(isBigEndian ? units.swap16() : units);
    },
    end() {
      if (held.length === 0) return nothing;
      held = nothing;
      faultAt ??= written;
      return new TextEncoder().encode("\ufffd");
    },
  };
}
