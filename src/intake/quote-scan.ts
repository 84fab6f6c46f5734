import type { Dialect } from "./find-dialect.js";
import type { Kernel } from "./kernel.js";
import { followQuietly, mostFollowed } from "./quiet-quotes.js";
import { longestRecord, mostDamagedRecords } from "./reading-limits.js";

/** Where a byte stands: its line, and its offset within that line, from 0. */
export interface BytePlace {
  readonly line: number;
  readonly byteInLine: number;
}

/** A record with a quote where none may stand. Records count from 0, blank lines and the header included. */
export interface DamagedRecord extends BytePlace {
  readonly record: number;
}

/** A quote that makes the rows after it doubtful. */
export interface OpenQuote {
  readonly kind: "unclosed" | "across-lines";
  readonly openedAt: BytePlace;
  /** For `across-lines`: the quote that should close the cell, with text behind it. */
  readonly stray?: BytePlace;
}

/** Why a file is not scanned to its end: a record, or the quotes of all records, are beyond what is read. */
export type ScanOverflow =
  | { readonly kind: "quotes" }
  /** `at` is the quote that is open, else where the record begins. */
  | { readonly kind: "record"; readonly isQuoted: boolean; readonly at: BytePlace };

/** Follows the quotes of a file as the reader of records will. */
export interface QuoteScan {
  push(chunk: Uint8Array): void;
  end(): void;
  /** In the order of the file. */
  readonly damaged: readonly DamagedRecord[];
  readonly openQuote: OpenQuote | undefined;
  /** Where it is there, nothing that is pushed any more changes what was found. */
  readonly overflow: ScanOverflow | undefined;
  readonly hasQuotedNewlines: boolean;
}

const cellStart = 0;
const plain = 1;
const quoted = 2;
const afterQuote = 3;
const afterQuoteCr = 4;

const quote = 0x22;
const cr = 0x0d;

/** How many bytes are looked at one by one before the next quote is searched for, at least and at most. */
const shortestWalk = 16;
const longestWalk = 4096;

/**
 * A quote inside an unquoted cell (`5" pipe`) and text behind a closing quote damage their record, which
 * ends with its line all the same. Where the damaged cell was opened on an earlier line, rows may have
 * been swallowed: then, as with a quote that is never closed, the file as a whole can't be trusted.
 *
 * @param kernel follows the bytes in which nothing is wrong; what is, is found the same without it
 */
export function createQuoteScan(
  dialect: Dialect,
  startOffset: number,
  startLine = 1,
  kernel?: Kernel,
): QuoteScan {
  const delimiter = dialect.delimiter.charCodeAt(0);
  const newline = dialect.lineEnd === "cr" ? 0x0d : 0x0a;
  const crBeforeNewline = dialect.lineEnd === "lf";
  const damaged: DamagedRecord[] = [];
  let openQuote: OpenQuote | undefined;
  let hasQuotedNewlines = false;
  let skip = startOffset;
  let base = 0;
  let state = cellStart;
  let record = 0;
  let line = startLine;
  let lineStart = startOffset;
  let recordStart = startOffset;
  let recordLine = startLine;
  let overflow: ScanOverflow | undefined;
  let openedLine = 0;
  let openedByte = 0;

  function noteDamage(offset: number, closing: boolean): void {
    const stray = { line, byteInLine: offset - lineStart };
    if (closing && openedLine !== line) {
      openQuote ??= {
        kind: "across-lines",
        openedAt: { line: openedLine, byteInLine: openedByte },
        stray,
      };
    }
    if (damaged.at(-1)?.record === record) return;
    damaged.push({ record, ...stray });
    if (damaged.length > mostDamagedRecords) overflow ??= { kind: "quotes" };
  }

  /** @param offset as far as the record goes, to its line end or to the end of what is known */
  function measureRecord(offset: number): void {
    if (offset - recordStart <= longestRecord) return;
    const isQuoted = state === quoted;
    const at = isQuoted ? { line: openedLine, byteInLine: openedByte } : { line: recordLine, byteInLine: 0 };
    overflow ??= { kind: "record", isQuoted, at };
  }

  /** A newline that ends a record stands at `offset`. */
  function endRecord(offset: number): void {
    measureRecord(offset);
    state = cellStart;
    record++;
    line++;
    lineStart = offset + 1;
    recordStart = lineStart;
    recordLine = line;
  }

  /** Goes over bytes without a quote, from `from` to `to`; `newlineAt` is the first newline in them or after. */
  function skipBytes(chunk: Uint8Array, from: number, to: number, newlineAt: number): number {
    let at = newlineAt;
    let count = 0;
    let last = -1;
    while (at >= 0 && at < to) {
      count++;
      last = at;
      at = chunk.indexOf(newline, at + 1);
    }
    if (count > 0) {
      line += count;
      lineStart = base + last + 1;
      if (state === quoted) hasQuotedNewlines = true;
      else {
        // The records behind the first lie within this chunk.
        measureRecord(base + newlineAt);
        record += count;
        recordStart = lineStart;
        recordLine = line;
      }
    }
    if (state !== quoted && to > from) {
      const before = chunk[to - 1];
      state = before === delimiter || before === newline ? cellStart : plain;
    }
    return at;
  }

  /** Looks at each byte from `from` to `to`. */
  function walkBytes(chunk: Uint8Array, from: number, to: number): void {
    for (let at = from; at < to; at++) {
      const byte = chunk[at]!;
      if (state === plain) {
        if (byte === delimiter) state = cellStart;
        else if (byte === newline) endRecord(base + at);
        else if (byte === quote) noteDamage(base + at, false);
      } else if (state === quoted) {
        if (byte === quote) state = afterQuote;
        else if (byte === newline) {
          hasQuotedNewlines = true;
          line++;
          lineStart = base + at + 1;
        }
      } else if (state === cellStart) {
        if (byte === quote) {
          state = quoted;
          openedLine = line;
          openedByte = base + at - lineStart;
        } else if (byte === newline) endRecord(base + at);
        else if (byte !== delimiter) state = plain;
      } else if (byte === newline) endRecord(base + at);
      else if (state === afterQuote && byte === quote) state = quoted;
      else if (state === afterQuote && byte === delimiter) state = cellStart;
      else if (state === afterQuote && byte === cr && crBeforeNewline) state = afterQuoteCr;
      else {
        noteDamage(base + at - 1, true);
        state = plain;
        at--;
      }
    }
  }

  /** Bytes in which nothing is wrong, and all that they tell; false where something is. */
  function followAll(chunk: Uint8Array): boolean {
    const found =
      kernel && followQuietly(kernel, chunk, { delimiter, newline, allowsCr: crBeforeNewline }, state);
    if (found === undefined) return false;
    if (found.firstRecordEnd >= 0) {
      state = plain;
      measureRecord(base + found.firstRecordEnd);
    }
    if (found.opened >= 0) {
      openedLine = line + found.linesAtOpened;
      openedByte =
        base + found.opened - (found.openedLineStart < 0 ? lineStart : base + found.openedLineStart);
    }
    if (found.recordStart >= 0) {
      recordStart = base + found.recordStart;
      recordLine = line + found.linesAtRecord;
    }
    if (found.lineStart >= 0) lineStart = base + found.lineStart;
    line += found.lines;
    record += found.records;
    hasQuotedNewlines ||= found.hasQuotedLines;
    state = found.state;
    base += chunk.length;
    return true;
  }

  /** Looks at the bytes from `at` on. */
  function followSlowly(chunk: Uint8Array, at: number): void {
    // Where quotes are rare the next one is searched for; where they are not that costs more than it saves.
    let walk = shortestWalk;
    let newlineAt = chunk.indexOf(newline, at);
    while (at < chunk.length) {
      if (state === plain || state === cellStart || state === quoted) {
        const found = chunk.indexOf(quote, at);
        const next = found < 0 ? chunk.length : found;
        if (newlineAt >= 0 && newlineAt < at) newlineAt = chunk.indexOf(newline, at);
        newlineAt = skipBytes(chunk, at, next, newlineAt);
        walk = next - at < 2 * shortestWalk ? Math.min(walk * 2, longestWalk) : shortestWalk;
        at = next;
      }
      const end = Math.min(at + walk, chunk.length);
      walkBytes(chunk, at, end);
      at = end;
    }
    base += chunk.length;
  }

  return {
    damaged,
    get openQuote() {
      return openQuote;
    },
    get overflow() {
      return overflow;
    },
    get hasQuotedNewlines() {
      return hasQuotedNewlines;
    },
    push(bytes) {
      for (let from = 0; from < bytes.length && overflow === undefined; from += mostFollowed) {
        const chunk = bytes.subarray(from, from + mostFollowed);
        const at = Math.min(skip, chunk.length);
        skip -= at;
        if (at > 0 || state > quoted || !followAll(chunk)) followSlowly(chunk, at);
        measureRecord(base);
      }
    },
    end() {
      if (overflow !== undefined) return;
      if (state === quoted) {
        openQuote ??= { kind: "unclosed", openedAt: { line: openedLine, byteInLine: openedByte } };
      }
      if (state === afterQuoteCr) noteDamage(base - 1, true);
    },
  };
}
