import type { Encoding } from "../model/encoding.js";
import { findUtf16 } from "../model/name-binary.js";
import { startOfText } from "./find-dialect.js";
import type { InputFile } from "./input-file.js";
import { unusedInWindows1252 } from "./single-byte.js";

/** How the bytes are to be read, and whether a mark or the definition says so. */
export interface FoundEncoding {
  readonly encoding: Encoding;
  /** `mark`: a byte order mark, which no declaration gainsays; `open`: it is UTF-8 unless a byte shows otherwise. */
  readonly by: "mark" | "declared" | "pattern" | "open";
}

/** The encoding of a file by its first bytes and by what the definition declares. */
export function findEncoding(head: Uint8Array, declared: Encoding | undefined): FoundEncoding {
  if (startOfText(head) > 0) return { encoding: "utf-8", by: "mark" };
  const utf16 = findUtf16(head);
  const hasMark = utf16 !== undefined && head[0]! >= 0xfe;
  if (hasMark) return { encoding: utf16, by: "mark" };
  if (declared !== undefined) return { encoding: declared, by: "declared" };
  return utf16 === undefined ? { encoding: "utf-8", by: "open" } : { encoding: utf16, by: "pattern" };
}

/** What the bytes of a file that is not UTF-8 are. */
export type ForeignText =
  | { readonly kind: "windows-1252" }
  | { readonly kind: "binary"; readonly hasNul: boolean }
  /** It is UTF-8 for the most part, so reading it as anything else would spoil that part. */
  | { readonly kind: "damaged-utf-8" }
  /** No character of Windows-1252 has the byte at this offset. */
  | { readonly kind: "unknown"; readonly at: number };

/**
 * Judges all bytes of a file. Windows-1252 has a character for nearly every byte, so it is only believed
 * where next to nothing speaks for UTF-8 and nothing for a binary file: a few pairs such as `ß«` are valid
 * UTF-8 by chance.
 */
export async function judgeForeignText(file: InputFile): Promise<ForeignText> {
  let sequences = 0;
  let strays = 0;
  let missing = 0;
  let unusedAt: number | undefined;
  let controls = 0;
  let nuls = 0;
  let offset = 0;
  for await (const chunk of file.open()) {
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at]!;
      if (missing > 0) {
        if ((byte & 0xc0) === 0x80) {
          if (--missing === 0) sequences++;
          continue;
        }
        strays++;
        missing = 0;
      }
      if (byte < 0x80) {
        if (byte < 0x20 && !isUsualControl(byte)) {
          controls++;
          if (byte === 0) nuls++;
        }
        continue;
      }
      missing = followers(byte);
      if (missing === 0) strays++;
      if (unusedAt === undefined && unusedInWindows1252.has(byte)) unusedAt = offset + at;
    }
    offset += chunk.length;
  }
  if (controls > 0) return { kind: "binary", hasNul: nuls > 0 };
  if (sequences * 10 > strays + missing) return { kind: "damaged-utf-8" };
  return unusedAt === undefined ? { kind: "windows-1252" } : { kind: "unknown", at: unusedAt };
}

/** How many bytes follow this one in UTF-8; 0 where it begins no character. */
function followers(byte: number): number {
  if (byte < 0xc2 || byte > 0xf4) return 0;
  return byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
}

/** Tab, line ends, form feed, vertical tab, and the end of a DOS file. */
export function isUsualControl(byte: number): boolean {
  return (byte >= 0x09 && byte <= 0x0d) || byte === 0x1a;
}
