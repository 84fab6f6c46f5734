/** The texts of one column of a batch. Bytes become texts only when they are asked for. */
export interface BatchTexts {
  set(row: number, text: string): void;
  /** Keeps a copy of bytes of ASCII, so that theirs may be overwritten. Rows are set in ascending order. */
  setAscii(row: number, data: Uint8Array, start: number, end: number): void;
  at(row: number): string;
}

/** @param rows how many there are at most */
export function createBatchTexts(rows: number): BatchTexts {
  const texts = new Array<string | undefined>(rows).fill("");
  const starts = new Uint32Array(rows);
  const ends = new Uint32Array(rows);
  let bytes = Buffer.alloc(rows * 16);
  let used = 0;
  return {
    set(row, text) {
      if (row === 0) used = 0;
      texts[row] = text;
    },
    setAscii(row, data, start, end) {
      if (row === 0) used = 0;
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
  };
}
