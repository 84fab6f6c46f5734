import { RecordScanner } from "./scan-records.js";
import type { RecordSorter } from "./sort-records.js";
import type { FileSurvey } from "./survey-file.js";

/** A record longer than this is left to the careful reader: a scan begins it again with every chunk. */
const longestRecord = 4 << 20;

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

export function createByteReader(
  { dialect, headers, headerStart, footers }: FileSurvey,
  sorter: RecordSorter,
): ByteReader {
  const scanner = new RecordScanner(dialect.delimiter.charCodeAt(0));
  const width = headers.length;
  // A line that the definition calls a footer may look like any other row.
  const mayBeFooter = footers.length > 0;
  let headerLength = -1;
  let rest: Buffer = Buffer.alloc(0);
  let isFirst = true;
  let mayHaveMark = headerStart === 0;

  function read(isEnd: boolean): ByteReading {
    for (;;) {
      const scanned = scanner.scan(isEnd);
      if (scanned === "more") break;
      if (scanned === "unsure") return handOver();
      if (isFirst) {
        isFirst = false;
        headerLength = scanner.bytesOf(scanner.length - 1);
        sorter.sort(scanner, scanner.newlines);
        continue;
      }
      const stops =
        !mayBeFooter && scanner.isPlain(width, headerLength)
          ? sorter.sortPlain(scanner, scanner.newlines)
          : sorter.sort(scanner, scanner.newlines);
      if (stops === true) return "stop";
    }
    rest = scanner.rest();
    return rest.length > longestRecord ? handOver() : "on";
  }

  function handOver(): ByteReading {
    rest = scanner.rest();
    return "hand-over";
  }

  return {
    push(chunk) {
      let bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
      if (rest.length > 0) bytes = Buffer.concat([rest, bytes]);
      if (mayHaveMark) {
        if (bytes.length < 3) {
          rest = bytes;
          return "on";
        }
        mayHaveMark = false;
        if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) bytes = bytes.subarray(3);
      }
      scanner.setBytes(bytes);
      return read(false);
    },
    end() {
      scanner.setBytes(rest);
      return read(true);
    },
    rest: () => rest,
  };
}
