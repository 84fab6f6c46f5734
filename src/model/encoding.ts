/** How the bytes of an export are read as text. */
export const encodings = [
  "utf-8",
  "utf-16le",
  "utf-16be",
  "windows-1252",
  "iso-8859-15",
  "macintosh",
] as const;
export type Encoding = (typeof encodings)[number];

/**
 * What a definition may write for them. ISO 8859-1 is read as Windows-1252, as browsers do: the signs that
 * differ are control characters in the one and quotation marks, dashes and the euro in the other.
 */
export const encodingNames = {
  "utf-8": "utf-8",
  utf8: "utf-8",
  "utf-16le": "utf-16le",
  "utf-16be": "utf-16be",
  "windows-1252": "windows-1252",
  cp1252: "windows-1252",
  "iso-8859-1": "windows-1252",
  latin1: "windows-1252",
  "iso-8859-15": "iso-8859-15",
  macintosh: "macintosh",
} as const satisfies Readonly<Record<string, Encoding>>;

export type EncodingName = keyof typeof encodingNames;

export const encodingTitles: Readonly<Record<Encoding, string>> = {
  "utf-8": "UTF-8",
  "utf-16le": "UTF-16 (little endian)",
  "utf-16be": "UTF-16 (big endian)",
  "windows-1252": "Windows-1252",
  "iso-8859-15": "ISO 8859-15",
  macintosh: "Mac OS Roman",
};
