/** So many words are remembered, and so many bytes of them; what comes beyond is looked up as text. */
const mostWords = 4096;
const mostBytes = 1 << 16;

/** Tells the codes of words by their bytes, so that no text has to be made of a word that was met before. */
export interface AsciiWords {
  /** The code of these bytes; -1 where they are not known. */
  find(data: Uint8Array, start: number, end: number): number;
  /** Remembers the bytes that were looked for last and not found; as long as there is room. */
  learn(code: number): void;
}

export function createAsciiWords(): AsciiWords {
  const slots = new Int32Array(mostWords * 2).fill(-1);
  const mask = slots.length - 1;
  const starts = new Int32Array(mostWords + 1);
  const codes = new Int32Array(mostWords);
  let bytes = new Uint8Array(1024);
  let size = 0;
  let place = 0;
  let sought: Uint8Array = bytes;
  let soughtStart = 0;
  let soughtEnd = 0;

  function isWord(entry: number, data: Uint8Array, start: number, length: number): boolean {
    const from = starts[entry]!;
    if (starts[entry + 1]! - from !== length) return false;
    for (let at = 0; at < length; at++) if (bytes[from + at] !== data[start + at]) return false;
    return true;
  }

  return {
    find(data, start, end) {
      const length = end - start;
      let hash = length;
      for (let at = start; at < end; at++) hash = Math.imul(hash ^ data[at]!, 0x9e3779b1);
      place = (hash ^ (hash >>> 15)) & mask;
      for (let entry = slots[place]!; entry >= 0; entry = slots[place]!) {
        if (isWord(entry, data, start, length)) return codes[entry]!;
        place = (place + 1) & mask;
      }
      sought = data;
      soughtStart = start;
      soughtEnd = end;
      return -1;
    },
    learn(code) {
      const from = starts[size]!;
      const to = from + soughtEnd - soughtStart;
      if (size === mostWords || to > mostBytes) return;
      if (to > bytes.length) {
        const grown = new Uint8Array(Math.max(bytes.length * 2, to));
        grown.set(bytes);
        bytes = grown;
      }
      bytes.set(sought.subarray(soughtStart, soughtEnd), from);
      codes[size] = code;
      slots[place] = size;
      starts[++size] = to;
    },
  };
}
