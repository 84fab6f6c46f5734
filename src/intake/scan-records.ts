import type { Cells } from "./cells.js";

const quote = 0x22;
const lf = 0x0a;
const cr = 0x0d;
/** Bytes up to a space begin no word; from here on letters take several bytes. */
const space = 0x20;
const beyondAscii = 0x80;

/** What a cell's bytes need to become its text, as bits. */
const isWide = 1;
const hasDoubledQuotes = 2;

/** What became of a scan: a record was read, more bytes are needed, or it is not sure what the bytes mean. */
export type Scanned = "record" | "more" | "unsure";

/**
 * Finds the records of well-formed CSV in bytes: lines that end in LF or CRLF, a delimiter of one byte, quotes
 * that hold a whole cell. One row is valid until the next is scanned; its texts are made when they are asked for.
 */
export class RecordScanner implements Cells {
  private data: Buffer = Buffer.alloc(0);
  private starts = new Int32Array(64);
  private ends = new Int32Array(64);
  private needs = new Uint8Array(64);
  /** Cells of the record scanned last. */
  length = 0;
  /** Where the next record begins. */
  position = 0;
  /** Line ends within the record scanned last. */
  newlines = 0;

  /** @param delimiter one byte */
  constructor(private readonly delimiter: number) {}

  /** Bytes to scan from now on; the first is that of a record. */
  setBytes(data: Buffer): void {
    this.data = data;
    this.position = 0;
  }

  /** The bytes that no record has been made of yet. */
  rest(): Buffer {
    return this.data.subarray(this.position);
  }

  /** @param isEnd whether no further bytes will come, so that the last line needs no end */
  scan(isEnd: boolean): Scanned {
    const { data, delimiter } = this;
    const size = data.length;
    let at = this.position;
    let cell = 0;
    let newlines = 0;
    if (at >= size) return "more";
    for (;;) {
      if (cell === this.starts.length) this.widen();
      let need = 0;
      if (at < size && data[at] === quote) {
        const start = ++at;
        let high = 0;
        for (;;) {
          if (at >= size) return "more";
          const byte = data[at]!;
          if (byte === quote) {
            if (at + 1 >= size) {
              if (!isEnd) return "more";
              break;
            }
            if (data[at + 1] !== quote) break;
            need |= hasDoubledQuotes;
            at += 2;
            continue;
          }
          if (byte === lf) newlines++;
          high |= byte;
          at++;
        }
        this.starts[cell] = start;
        this.ends[cell] = at;
        this.needs[cell++] = high >= beyondAscii ? need | isWide : need;
        at++;
        if (at < size && data[at] === cr) {
          if (at + 1 >= size) return isEnd ? "unsure" : "more";
          if (data[at + 1] !== lf) return "unsure";
          at++;
        }
        if (at < size && data[at] !== delimiter && data[at] !== lf) return "unsure";
      } else {
        const start = at;
        let high = 0;
        let byte = 0;
        while (at < size) {
          byte = data[at]!;
          if (byte === delimiter || byte === lf) break;
          high |= byte;
          at++;
        }
        let end = at;
        if (at < size && byte === lf && end > start && data[end - 1] === cr) end--;
        this.starts[cell] = start;
        this.ends[cell] = end;
        this.needs[cell++] = high >= beyondAscii ? isWide : 0;
      }
      if (at >= size) {
        if (!isEnd) return "more";
        this.position = size;
        break;
      }
      if (data[at++] === lf) {
        this.position = at;
        break;
      }
    }
    this.length = cell;
    this.newlines = newlines;
    return "record";
  }

  /**
   * Whether a look at its bytes shows that it is a row like any other: so many cells, something in the second, and
   * another length of the last one than the header's has.
   */
  isPlain(width: number, lastHeaderLength: number): boolean {
    if (this.length !== width || width < 2) return false;
    if (this.ends[1] === this.starts[1]) return false;
    const first = this.data[this.starts[1]!]!;
    if (first <= space || first >= beyondAscii) return false;
    return this.bytesOf(width - 1) !== lastHeaderLength;
  }

  /** The bytes in which the cells stand. */
  get bytes(): Buffer {
    return this.data;
  }

  /** Where the first byte of a cell is, behind its quote. */
  startOf(index: number): number {
    return this.starts[index]!;
  }

  /** Where the byte behind its last one is. */
  endOf(index: number): number {
    return this.ends[index]!;
  }

  /** Whether the bytes of a cell are its text: ASCII, nothing doubled, no space around it, and not empty. */
  isText(index: number): boolean {
    const start = this.starts[index]!;
    const end = this.ends[index]!;
    return this.needs[index] === 0 && end > start && this.data[start]! > space && this.data[end - 1]! > space;
  }

  /** How many bytes a cell takes, without the quotes around it. */
  bytesOf(index: number): number {
    return this.ends[index]! - this.starts[index]!;
  }

  at(index: number): string | undefined {
    if (index >= this.length || index < 0) return undefined;
    const start = this.starts[index]!;
    const end = this.ends[index]!;
    if (start === end) return "";
    const need = this.needs[index]!;
    const text = this.data.toString((need & isWide) !== 0 ? "utf8" : "latin1", start, end);
    return (need & hasDoubledQuotes) !== 0 ? text.replaceAll('""', '"') : text;
  }

  slice(): string[] {
    return Array.from({ length: this.length }, (_, index) => this.at(index) as string);
  }

  private widen(): void {
    const size = this.starts.length * 2;
    const grow = <A extends Int32Array | Uint8Array>(into: A, from: A): A => {
      into.set(from);
      return into;
    };
    this.starts = grow(new Int32Array(size), this.starts);
    this.ends = grow(new Int32Array(size), this.ends);
    this.needs = grow(new Uint8Array(size), this.needs);
  }
}
