import type { FileInspection } from "../model/inspection.js";
import type { InputFile } from "./input-file.js";

/** The sign of the byte order mark in UTF-8. */
const byteOrderMark = [0xef, 0xbb, 0xbf];

/** What only the bytes of a file tell: how its lines end, and whether a byte order mark stands before them. */
export async function inspectBytes(
  file: InputFile,
): Promise<Pick<FileInspection, "lineEnds" | "hasByteOrderMark">> {
  let hasByteOrderMark = false;
  let isFirst = true;
  let lf = 0;
  let crlf = 0;
  let cr = 0;
  let last = 0;
  for await (const chunk of file.open()) {
    if (isFirst) hasByteOrderMark = byteOrderMark.every((byte, at) => chunk[at] === byte);
    isFirst = false;
    for (let at = chunk.indexOf(0x0a); at >= 0; at = chunk.indexOf(0x0a, at + 1)) {
      if ((at === 0 ? last : chunk[at - 1]) === 0x0d) crlf++;
      else lf++;
    }
    if (lf === 0 && crlf === 0 && chunk.includes(0x0d)) cr++;
    last = chunk.at(-1) ?? last;
  }
  const lineEnds = lf > 0 && crlf > 0 ? "mixed" : crlf > 0 ? "crlf" : lf === 0 && cr > 0 ? "cr" : "lf";
  return { lineEnds, hasByteOrderMark };
}
