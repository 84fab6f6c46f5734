import { encodingTitles } from "./encoding.js";

/** What a file that is no text looks like, and how to get text out of it. */
export interface BinaryKind {
  readonly looksLike: string;
  readonly mend: string;
}

const exportAgain = "Export it as CSV (UTF-8) and name that file instead.";

const signatures: readonly { readonly bytes: readonly number[]; readonly kind: BinaryKind }[] = [
  {
    bytes: [0x50, 0x4b, 0x03, 0x04],
    kind: {
      looksLike: "a ZIP archive or an Excel workbook (.xlsx)",
      mend: "Open the workbook and save the sheet as CSV (UTF-8), or unpack the archive, and name that file instead.",
    },
  },
  {
    bytes: [0xd0, 0xcf, 0x11, 0xe0],
    kind: {
      looksLike: "an old Excel workbook (.xls)",
      mend: "Open it and save the sheet as CSV (UTF-8), and name that file instead.",
    },
  },
  {
    bytes: [0x1f, 0x8b],
    kind: { looksLike: "a gzip file", mend: "Unpack it with gunzip and name the unpacked file instead." },
  },
  { bytes: [0x25, 0x50, 0x44, 0x46], kind: { looksLike: "a PDF document", mend: exportAgain } },
  {
    bytes: [0x28, 0xb5, 0x2f, 0xfd],
    kind: { looksLike: "a zstd file", mend: "Unpack it with unzstd and name the unpacked file instead." },
  },
  { bytes: [0x50, 0x41, 0x52, 0x31], kind: { looksLike: "a Parquet file", mend: exportAgain } },
  {
    bytes: [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20],
    kind: { looksLike: "an SQLite database", mend: exportAgain },
  },
];

/** What bytes with a NUL among them are, as far as is known. */
export const unknownBinary: BinaryKind = {
  looksLike: "a binary file, because it has NUL bytes",
  mend: exportAgain,
};

/** The same of bytes that are no text in any encoding, control characters among them. */
export const binaryWithControls: BinaryKind = {
  looksLike: "a binary file, because it has control characters",
  mend: exportAgain,
};

/** The kind of a binary file by its first bytes (8 are enough); undefined for what may be text. */
export function nameBinary(head: Uint8Array): BinaryKind | undefined {
  return signatures.find(({ bytes }) => bytes.every((byte, at) => head[at] === byte))?.kind;
}

/** UTF-16 by its byte order mark, or by NUL in every other of the first bytes. */
export function findUtf16(head: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  const length = Math.min(head.length, 64) & ~1;
  if (length < 4) return undefined;
  let evenNuls = 0;
  let oddNuls = 0;
  for (let at = 0; at < length; at += 2) {
    if (head[at] === 0) evenNuls++;
    if (head[at + 1] === 0) oddNuls++;
  }
  // A character such as U+1F600 has a NUL on the other side.
  if (oddNuls > length / 4 && evenNuls * 8 < oddNuls) return "utf-16le";
  if (evenNuls > length / 4 && oddNuls * 8 < evenNuls) return "utf-16be";
  return undefined;
}

/** The same in words. */
export function nameUtf16(head: Uint8Array): string | undefined {
  const found = findUtf16(head);
  return found === undefined ? undefined : encodingTitles[found];
}
