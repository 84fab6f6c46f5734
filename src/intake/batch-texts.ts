import type { TextColumn } from "../model/record.js";

/** The texts of one column of a batch. Bytes become texts only when they are asked for. */
export interface BatchTexts extends TextColumn {
  set(row: number, text: string): void;
  /** Keeps a copy of bytes of ASCII, so that theirs may be overwritten. Rows are set in ascending order. */
  setAscii(row: number, data: Uint8Array, start: number, end: number): void;
  pack(length: number): PackedTexts;
  /** So many bytes or characters of the rows that were set are held. */
  size(): number;
}

/** The texts of a batch as they are sent from one thread to another. */
export interface PackedTexts {
  /** The bytes of those that are ASCII. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Where the bytes of each row begin, and behind the last where they end. */
  readonly starts: Uint32Array;
  /** The others, by row; absent where there are none. */
  readonly texts?: readonly (string | undefined)[];
}

/** @param rows how many there are at most */
export function createBatchTexts(rows: number): BatchTexts {
  const texts = new Array<string | undefined>(rows).fill("");
  const starts = new Uint32Array(rows);
  const ends = new Uint32Array(rows);
  let bytes = Buffer.alloc(rows * 16);
  let used = 0;
  let hasTexts = false;
  let characters = 0;

  /** A row that was rejected is set once more. */
  function begin(row: number): void {
    used = row === 0 ? 0 : ends[row - 1]!;
    if (row > 0) return;
    hasTexts = false;
    characters = 0;
  }

  return {
    as: "text",
    set(row, text) {
      begin(row);
      hasTexts = true;
      characters += text.length;
      starts[row] = used;
      ends[row] = used;
      texts[row] = text;
    },
    setAscii(row, data, start, end) {
      begin(row);
      const to = used + end - start;
      if (to > bytes.length) {
        const grown = Buffer.alloc(Math.max(bytes.length * 2, to));
        grown.set(bytes);
        bytes = grown;
      }
      starts[row] = used;
      for (let at = start; at < end; at++) bytes[used++] = data[at]!;
      ends[row] = used;
      texts[row] = undefined;
    },
    at: (row) => (texts[row] ??= bytes.toString("latin1", starts[row]!, ends[row]!)),
    size: () => used + characters,
    pack(length) {
      // Behind the last row may stand one that was rejected.
      const end = length === 0 ? 0 : ends[length - 1]!;
      const places = new Uint32Array(length + 1);
      places.set(starts.subarray(0, length));
      places[length] = end;
      const packed = { bytes: new Uint8Array(bytes.subarray(0, end)), starts: places };
      return hasTexts ? { ...packed, texts: texts.slice(0, length) } : packed;
    },
  };
}

/** @param column one whose texts are in a batch of these rows, not necessarily made here */
export function packTexts(column: TextColumn, length: number): PackedTexts {
  if ("pack" in column) return (column as BatchTexts).pack(length);
  const texts = Array.from({ length }, (_, row) => column.at(row));
  return { bytes: new Uint8Array(0), starts: new Uint32Array(length + 1), texts };
}

export function unpackTexts({ bytes, starts, texts }: PackedTexts): TextColumn {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    as: "text",
    at: (row) => texts?.[row] ?? data.toString("latin1", starts[row]!, starts[row + 1]!),
  };
}
