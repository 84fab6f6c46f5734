import { isUtf8 } from "node:buffer";
import { nameBinary, nameUtf16, unknownBinary } from "../model/name-binary.js";

/** A file as text. `foreign` says what it is instead, where it is no text in UTF-8. */
export interface DecodedText {
  readonly text: string;
  readonly foreign?: {
    /** A kind of file: `a PDF document`. */
    readonly looksLike?: string;
    readonly encoding?: string;
    /** The offset of the first character that shows it. */
    readonly at?: number;
  };
}

/** Reads text in UTF-8, with or without a byte order mark. */
export function decodeText(content: string | Uint8Array): DecodedText {
  if (typeof content === "string") return { text: content.replace(/^\uFEFF/, "") };
  const binary = nameBinary(content);
  if (binary !== undefined) return { text: "", foreign: { looksLike: binary.looksLike } };
  const utf16 = nameUtf16(content);
  if (utf16 !== undefined) return { text: "", foreign: { encoding: utf16 } };
  if (content.includes(0)) return { text: "", foreign: { looksLike: unknownBinary.looksLike } };
  if (isUtf8(content)) return { text: new TextDecoder().decode(content) };
  // Shown as Windows-1252, which has a character for each byte and shows most of what its writer meant.
  const text = new TextDecoder("windows-1252").decode(content);
  return { text, foreign: { encoding: "Windows-1252 or another 8-bit encoding", at: findInvalid(content) } };
}

/** How many bytes stand before the first that is not UTF-8. */
function findInvalid(bytes: Uint8Array): number {
  const lossy = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  return new TextEncoder().encode(lossy.slice(0, Math.max(0, lossy.indexOf("\ufffd")))).length;
}
