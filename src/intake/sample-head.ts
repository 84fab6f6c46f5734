import { findUtf16 } from "../model/name-binary.js";
import type { InputFile } from "./input-file.js";

/** How much of a file is looked at when not all of it is. */
export interface SampleLimits {
  readonly records: number;
  readonly bytes: number;
}

/** The beginning of a file, cut behind a whole record. */
export interface HeadSample {
  /** The sample as a file of its own, under the name of the whole. */
  readonly file: InputFile;
  readonly bytes: number;
  /** Whether this is the whole file. */
  readonly isAll: boolean;
}

/** How many bytes tell UTF-16. */
const signatureLength = 64;
const quote = 0x22;
const lf = 0x0a;

/**
 * Reads the first records of a file. A line ends a record where an even number of quotes stands before it,
 * which holds for all quotes that fit. In UTF-16 these signs are pairs of bytes of which one is 0. Undefined
 * where no line ended within the limits.
 */
export async function sampleHead(file: InputFile, limits: SampleLimits): Promise<HeadSample | undefined> {
  const chunks: Uint8Array[] = [];
  let read = 0;
  let cut = 0;
  let records = 0;
  let quoted = false;
  // How many bytes of the sign that ends a line come behind the one that looks like it in UTF-8.
  let behind: number | undefined;
  for await (const chunk of file.open()) {
    behind ??= findUtf16(chunk.subarray(0, signatureLength)) === "utf-16le" ? 1 : 0;
    for (let at = 0; at < chunk.length && records < limits.records; at++) {
      const byte = chunk[at];
      if (byte === quote) quoted = !quoted;
      else if (byte === lf && !quoted) {
        records++;
        cut = read + at + 1 + behind;
      }
    }
    chunks.push(chunk);
    read += chunk.length;
    if (records >= limits.records || read >= limits.bytes) {
      return cut === 0 ? undefined : sampleOf(file, chunks, cut, false);
    }
  }
  return sampleOf(file, chunks, read, true);
}

function sampleOf(file: InputFile, chunks: readonly Uint8Array[], end: number, isAll: boolean): HeadSample {
  const bytes = Buffer.concat(chunks).subarray(0, end);
  return {
    file: {
      name: file.name,
      async *open() {
        yield bytes;
      },
    },
    bytes: end,
    isAll,
  };
}
