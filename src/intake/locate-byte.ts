import { isAscii } from "node:buffer";
import { collectLines } from "./collect-lines.js";
import { startOfText } from "./find-dialect.js";
import type { InputFile } from "./input-file.js";
import type { BytePlace } from "./quote-scan.js";
import { joinBytes } from "./utf8-check.js";

/** The line of the byte at an offset of a file, and where in it that stands, a byte order mark left out. */
export async function locateByte(file: InputFile, offset: number, lineEnd: "lf" | "cr"): Promise<BytePlace> {
  const newline = lineEnd === "cr" ? 0x0d : 0x0a;
  let line = 1;
  let lineStart = 0;
  let base = 0;
  let head: Uint8Array = new Uint8Array(0);
  for await (const chunk of file.open()) {
    if (head.length < 3) head = joinBytes(head, chunk.subarray(0, 3));
    for (
      let at = chunk.indexOf(newline);
      at >= 0 && base + at < offset;
      at = chunk.indexOf(newline, at + 1)
    ) {
      line++;
      lineStart = base + at + 1;
    }
    base += chunk.length;
    if (base > offset) break;
  }
  if (line === 1) lineStart = startOfText(head);
  return { line, byteInLine: Math.max(0, offset - lineStart) };
}

/** The first character beyond ASCII of a file in UTF-8, and the word that it stands in. */
export async function findForeignWord(
  file: InputFile,
  lineEnd: "lf" | "cr",
): Promise<{ place: BytePlace; word: string } | undefined> {
  let base = 0;
  for await (const chunk of file.open()) {
    if (isAscii(chunk)) {
      base += chunk.length;
      continue;
    }
    const place = await locateByte(file, base + chunk.findIndex((byte) => byte >= 0x80), lineEnd);
    const lines = await collectLines(file, lineEnd, [{ first: place.line, last: place.line }]);
    return { place, word: wordAt(lines.get(place.line) ?? new Uint8Array(0), place.byteInLine) };
  }
  return undefined;
}

const longestWord = 40;

function wordAt(line: Uint8Array, byteInLine: number): string {
  const decoder = new TextDecoder();
  const before = decoder.decode(line.subarray(0, byteInLine));
  const after = decoder.decode(line.subarray(byteInLine));
  const head = /[\p{L}\p{M}\p{N}]*$/u.exec(before)?.[0] ?? "";
  // Letters or not: the character that the word is shown for is always in it.
  const tail = /^.[\p{L}\p{M}\p{N}]*/u.exec(after)?.[0] ?? "";
  return `${head.slice(-longestWord)}${tail.slice(0, longestWord)}`;
}
