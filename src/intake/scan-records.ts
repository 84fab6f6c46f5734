import type { Cells } from "./cells.js";
import type { Kernel } from "./kernel.js";

/** What a cell's bytes need to become its text, as the two highest bits of its end. */
const isWide = 1;
const hasDoubledQuotes = 2;
const endMask = 2 ** 30 - 1;
/** Bytes up to a space begin no word. */
const space = 0x20;

/** Why the kernel found no more records. */
const needsMore = 0;
const isUnsure = 1;
const isFull = 2;

/** In place of the length of the header's last cell, while the header is the next record. */
const isHeader = 0xffff_ffff;

/** What became of a scan: a record was read, more bytes are needed, or it is not sure what the bytes mean. */
export type Scanned = "record" | "more" | "unsure";

/** So many bytes are taken at once, at most. */
export const mostPushed = 1 << 20;
/** A record longer than this is left to the careful reader: a scan begins it again with every chunk. */
export const longestScanned = 4 << 20;
/** What a kernel must have room for: as many bytes, and those that are read with the last of them. */
export const scannedAtOnce = longestScanned + mostPushed + 128;

/**
 * Finds the records of well-formed CSV in bytes: lines that end in LF or CRLF, a delimiter of one byte, quotes
 * that hold a whole cell. The kernel finds a block of them at once, and reads a column for all of them; they are stepped
 * through one by one. One row is valid until the next is asked for; its texts are made when they are asked for.
 */
export class RecordScanner implements Cells {
  /** Counts the blocks of records that were found. */
  block = 0;
  /** Records of the block. */
  records = 0;
  /** Which of them the row is. */
  record = -1;
  /** Counts the rows that were stepped through. */
  ordinal = 0;
  private stopped = needsMore;
  private isEnd = false;
  private headerEnd = isHeader;
  private first = 0;
  /** Cells of the row. */
  length = 0;
  /** Line ends within the row. */
  newlines = 0;
  /** Where the next record begins. */
  private position: number;
  /** The end of the bytes that are there. */
  private end: number;
  private readonly recordEnds: number;
  private readonly firstCells: number;
  private readonly lineEnds: number;
  private readonly plainMarks: number;
  private readonly starts: number;
  private readonly ends: number;

  /**
   * @param delimiter one byte
   * @param width cells of the header
   */
  constructor(
    readonly kernel: Kernel,
    private readonly delimiter: number,
    private readonly width: number,
  ) {
    const { does, input } = kernel;
    this.position = input;
    this.end = input;
    this.recordEnds = does.recordEnds.value >> 2;
    this.firstCells = does.firstCells.value >> 2;
    this.lineEnds = does.lineEnds.value >> 2;
    this.plainMarks = does.plainMarks.value;
    this.starts = does.cellStarts.value >> 2;
    this.ends = does.cellEnds.value >> 2;
  }

  /** More bytes, `mostPushed` at most, behind those that no record was made of; no row is valid any more. */
  push(chunk: Uint8Array): void {
    const { bytes, input } = this.kernel;
    const left = this.end - this.position;
    if (left > 0 && this.position > input) bytes.copyWithin(input, this.position, this.end);
    bytes.set(chunk, input + left);
    this.position = input;
    this.end = input + left + chunk.length;
    this.stopped = isFull;
  }

  /** No further bytes will come, so that the last line needs no end. */
  close(): void {
    this.isEnd = true;
    this.stopped = isFull;
  }

  /** How many bytes no record was made of yet. */
  restLength(): number {
    return this.end - this.position;
  }

  /** A copy of them. */
  rest(): Buffer {
    return Buffer.from(this.kernel.bytes.subarray(this.position, this.end));
  }

  /** Goes to the next row. */
  next(): Scanned {
    if (++this.record >= this.records && !this.findRecords()) {
      return this.stopped === isUnsure ? "unsure" : "more";
    }
    this.ordinal++;
    const { record } = this;
    const { words } = this.kernel;
    this.first = words[this.firstCells + record]!;
    this.length = words[this.firstCells + record + 1]! - this.first;
    this.newlines = words[this.lineEnds + record]!;
    this.position = words[this.recordEnds + record]!;
    return "record";
  }

  private findRecords(): boolean {
    this.record = 0;
    this.records = 0;
    if (this.stopped !== isFull) return false;
    const { does } = this.kernel;
    this.records = does.scan(this.position, this.end, this.isEnd, this.delimiter, this.width, this.headerEnd);
    this.stopped = does.stoppedAs();
    this.block++;
    if (this.records === 0) return false;
    if (this.headerEnd === isHeader) {
      const last = this.kernel.words[this.firstCells + 1]! - 1;
      this.headerEnd = this.endOfCell(last) - this.kernel.words[this.starts + last]!;
    }
    return true;
  }

  /**
   * Whether a look at its bytes shows that it is a row like any other: so many cells, something in the second, and
   * another length of the last one than the header's has.
   */
  isPlain(): boolean {
    return this.kernel.bytes[this.plainMarks + this.record] === 1;
  }

  /** The bytes in which the cells stand. */
  get bytes(): Buffer {
    return this.kernel.bytes;
  }

  /** Where the first byte of a cell is, behind its quote. */
  startOf(index: number): number {
    return this.kernel.words[this.starts + this.first + index]!;
  }

  /** Where the byte behind its last one is. */
  endOf(index: number): number {
    return this.endOfCell(this.first + index);
  }

  /** How many bytes a cell takes, without the quotes around it. */
  bytesOf(index: number): number {
    return this.endOf(index) - this.startOf(index);
  }

  private endOfCell(cell: number): number {
    return this.kernel.words[this.ends + cell]! & endMask;
  }

  private needOf(index: number): number {
    return this.kernel.words[this.ends + this.first + index]! >>> 30;
  }

  /** Whether the bytes of a cell are its text: ASCII, nothing doubled, no space around it, and not empty. */
  isText(index: number): boolean {
    const { bytes } = this.kernel;
    const start = this.startOf(index);
    const end = this.endOf(index);
    return this.needOf(index) === 0 && end > start && bytes[start]! > space && bytes[end - 1]! > space;
  }

  at(index: number): string | undefined {
    if (index >= this.length || index < 0) return undefined;
    const start = this.startOf(index);
    const end = this.endOf(index);
    if (start === end) return "";
    const need = this.needOf(index);
    const text = this.kernel.bytes.toString((need & isWide) !== 0 ? "utf8" : "latin1", start, end);
    return (need & hasDoubledQuotes) !== 0 ? text.replaceAll('""', '"') : text;
  }

  slice(): string[] {
    return Array.from({ length: this.length }, (_, index) => this.at(index) as string);
  }
}
