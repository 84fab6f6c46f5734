import type { FileInspection } from "../model/inspection.js";
import type { InputFile } from "./input-file.js";

const byteOrderMarks = [
  [0xef, 0xbb, 0xbf],
  [0xff, 0xfe],
  [0xfe, 0xff],
] as const;
export const longestMark = 3;

/** Whether a file begins with the byte order mark of UTF-8 or of UTF-16. */
export function startsWithMark(head: Uint8Array): boolean {
  return byteOrderMarks.some((mark) => mark.every((byte, at) => head[at] === byte));
}

/** A file that notes how its lines end while it is read. */
export interface WatchedBytes {
  readonly file: InputFile;
  /** Of the last reading from beginning to end. */
  lineEnds(): FileInspection["lineEnds"];
}

/** @param file a text in UTF-8 */
export function watchBytes(file: InputFile): WatchedBytes {
  let lf = 0;
  let crlf = 0;
  let hasCr = false;

  async function* open(): AsyncGenerator<Uint8Array> {
    let last: number | undefined;
    lf = 0;
    crlf = 0;
    hasCr = false;
    for await (const chunk of file.open()) {
      for (let at = chunk.indexOf(0x0a); at >= 0; at = chunk.indexOf(0x0a, at + 1)) {
        if ((at === 0 ? last : chunk[at - 1]) === 0x0d) crlf++;
        else lf++;
      }
      hasCr ||= lf + crlf === 0 && chunk.includes(0x0d);
      last = chunk.at(-1) ?? last;
      yield chunk;
    }
  }

  return {
    file: { name: file.name, open },
    lineEnds() {
      if (lf > 0 && crlf > 0) return "mixed";
      if (crlf > 0) return "crlf";
      return lf === 0 && hasCr ? "cr" : "lf";
    },
  };
}
