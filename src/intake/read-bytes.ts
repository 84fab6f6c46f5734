import { borrowKernel, returnKernel } from "./kernel.js";
import { longestScanned, mostPushed, RecordScanner, scannedAtOnce } from "./scan-records.js";
import type { RecordSorter } from "./sort-records.js";
import type { FileSurvey } from "./survey-file.js";
import { joinBytes } from "./utf8-check.js";

/** What the fast road has done with the bytes it was given: all is well, the reading is to stop, or csv-parse goes on. */
export type ByteReading = "on" | "stop" | "hand-over";

/**
 * The fast road over the bytes of a well-formed file. It hands over to csv-parse at the first thing that it is not
 * sure of: `rest` is then what csv-parse has to begin with, which is the first byte of a record.
 */
export interface ByteReader {
  push(chunk: Uint8Array): ByteReading;
  end(): ByteReading;
  rest(): Buffer;
  /** Nobody keeps a row of it any more. */
  release(): void;
}

/** Whether the survey found nothing in a file that only csv-parse is trusted with. */
export function isWellFormed({ dialect, damaged, hasNul }: FileSurvey): boolean {
  return (
    dialect.lineEnd === "lf" &&
    dialect.delimiter.length === 1 &&
    dialect.delimiter.charCodeAt(0) < 0x80 &&
    damaged.length === 0 &&
    !hasNul
  );
}

/** Undefined where this Node can't run the code that scans. */
export function createByteReader(
  { dialect, headers, headerStart, footers }: FileSurvey,
  sorter: RecordSorter,
): ByteReader | undefined {
  const kernel = borrowKernel(scannedAtOnce);
  if (kernel === undefined) return undefined;
  const scanner = new RecordScanner(kernel, dialect.delimiter.charCodeAt(0), headers.length);
  // A line that the definition calls a footer may look like any other row.
  const mayBeFooter = footers.length > 0;
  let unread: Uint8Array = new Uint8Array(0);
  let isFirst = true;
  let mayHaveMark = headerStart === 0;
  let markPart: Uint8Array = new Uint8Array(0);

  function read(): ByteReading {
    for (;;) {
      const scanned = scanner.next();
      if (scanned === "more") break;
      if (scanned === "unsure") return "hand-over";
      const stops =
        !mayBeFooter && !isFirst && scanner.isPlain()
          ? sorter.sortPlain(scanner, scanner.newlines)
          : sorter.sort(scanner, scanner.newlines);
      isFirst = false;
      if (stops === true) return "stop";
    }
    return scanner.restLength() > longestScanned ? "hand-over" : "on";
  }

  /** A mark of three bytes may stand before the first record; undefined while it is not known. */
  function withoutMark(chunk: Uint8Array, isEnd: boolean): Uint8Array | undefined {
    if (!mayHaveMark) return chunk;
    const bytes = markPart.length === 0 ? chunk : joinBytes(markPart, chunk);
    markPart = bytes;
    if (bytes.length < 3 && !isEnd) return undefined;
    mayHaveMark = false;
    return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
  }

  function push(chunk: Uint8Array): ByteReading {
    for (let at = 0; at < chunk.length; at += mostPushed) {
      scanner.push(chunk.subarray(at, at + mostPushed));
      unread = chunk.subarray(at + mostPushed);
      const reading = read();
      if (reading !== "on") return reading;
    }
    return "on";
  }

  return {
    push(chunk) {
      const bytes = withoutMark(chunk, false);
      return bytes === undefined ? "on" : push(bytes);
    },
    end() {
      const reading = mayHaveMark ? push(withoutMark(new Uint8Array(0), true)!) : "on";
      if (reading !== "on") return reading;
      scanner.close();
      return read();
    },
    rest: () => Buffer.concat([scanner.rest(), unread]),
    release: () => returnKernel(kernel),
  };
}
