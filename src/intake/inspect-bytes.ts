import type { FileInspection } from "../model/inspection.js";
import type { InputFile } from "./input-file.js";

/** The byte order mark of UTF-8. */
const byteOrderMark = [0xef, 0xbb, 0xbf];

/** A file that notes what only its bytes tell while it is read: how lines end, and what stands before them. */
export interface WatchedBytes {
  readonly file: InputFile;
  /** Of the last reading from beginning to end. */
  conclude(): Pick<FileInspection, "lineEnds" | "hasByteOrderMark">;
}

export function watchBytes(file: InputFile): WatchedBytes {
  let hasByteOrderMark = false;
  let lf = 0;
  let crlf = 0;
  let hasCr = false;

  async function* open(): AsyncGenerator<Uint8Array> {
    let last: number | undefined;
    hasByteOrderMark = false;
    lf = 0;
    crlf = 0;
    hasCr = false;
    for await (const chunk of file.open()) {
      if (last === undefined) hasByteOrderMark = byteOrderMark.every((byte, at) => chunk[at] === byte);
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
    conclude() {
      if (lf > 0 && crlf > 0) return { lineEnds: "mixed", hasByteOrderMark };
      if (crlf > 0) return { lineEnds: "crlf", hasByteOrderMark };
      return { lineEnds: lf === 0 && hasCr ? "cr" : "lf", hasByteOrderMark };
    },
  };
}
