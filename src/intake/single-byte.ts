import type { Encoding } from "../model/encoding.js";

export type SingleByteEncoding = Extract<Encoding, "windows-1252" | "iso-8859-15" | "macintosh">;

/**
 * The characters of the bytes 0x80 to 0xFF. They stand here because TextDecoder lacks some of them in a Node
 * with few languages, and reads Windows-1252 as ISO 8859-1 in some, Node 20.20 among them.
 */
const upperHalves: Readonly<Record<SingleByteEncoding, string>> = {
  "windows-1252":
    "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ" +
    "\u00a0¡¢£¤¥¦§¨©ª«¬\u00ad®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ",
  "iso-8859-15":
    String.fromCharCode(...Array.from({ length: 32 }, (_, at) => 0x80 + at)) +
    "\u00a0¡¢£€¥Š§š©ª«¬\u00ad®¯°±²³Žµ¶·ž¹º»ŒœŸ¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ",
  macintosh:
    "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u00a0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uf8ffÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ",
};

/** Bytes that no text in Windows-1252 has. */
export const unusedInWindows1252: ReadonlySet<number> = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

/** The UTF-8 of each byte from 0x80 on. */
export function upperHalfAsUtf8(encoding: SingleByteEncoding): readonly Uint8Array[] {
  const encoder = new TextEncoder();
  return Array.from(upperHalves[encoding], (character) => encoder.encode(character));
}
