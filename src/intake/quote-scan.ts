import type { Dialect } from "./find-dialect.js";

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

/** Follows the quotes of a file byte by byte, as the reader of records will. */
export interface QuoteScan {
  push(chunk: Uint8Array): void;
  end(): void;
  /** In the order of the file. */
  readonly damaged: readonly DamagedRecord[];
  readonly openQuote: OpenQuote | undefined;
  readonly hasQuotedNewlines: boolean;
}

const cellStart = 0;
const plain = 1;
const quoted = 2;
const afterQuote = 3;
const afterQuoteCr = 4;

const quote = 0x22;
const cr = 0x0d;

/**
 * A quote inside an unquoted cell (`5" pipe`) and text behind a closing quote damage their record, which
 * ends with its line all the same. Where the damaged cell was opened on an earlier line, rows may have
 * been swallowed: then, as with a quote that is never closed, the file as a whole can't be trusted.
 */
export function createQuoteScan(dialect: Dialect, startOffset: number): QuoteScan {
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
  let line = 1;
  let lineStart = startOffset;
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
    if (damaged.at(-1)?.record !== record) damaged.push({ record, ...stray });
  }

  return {
    damaged,
    get openQuote() {
      return openQuote;
    },
    get hasQuotedNewlines() {
      return hasQuotedNewlines;
    },
    push(chunk) {
      let at = Math.min(skip, chunk.length);
      skip -= at;
      for (; at < chunk.length; at++) {
        const byte = chunk[at]!;
        if (state === plain) {
          if (byte === delimiter) state = cellStart;
          else if (byte === newline) {
            state = cellStart;
            record++;
            line++;
            lineStart = base + at + 1;
          } else if (byte === quote) noteDamage(base + at, false);
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
          } else if (byte === newline) {
            record++;
            line++;
            lineStart = base + at + 1;
          } else if (byte !== delimiter) state = plain;
        } else if (byte === newline) {
          state = cellStart;
          record++;
          line++;
          lineStart = base + at + 1;
        } else if (state === afterQuote && byte === quote) state = quoted;
        else if (state === afterQuote && byte === delimiter) state = cellStart;
        else if (state === afterQuote && byte === cr && crBeforeNewline) state = afterQuoteCr;
        else {
          noteDamage(base + at - 1, true);
          state = plain;
          at--;
        }
      }
      base += chunk.length;
    },
    end() {
      if (state === quoted) {
        openQuote ??= { kind: "unclosed", openedAt: { line: openedLine, byteInLine: openedByte } };
      }
      if (state === afterQuoteCr) noteDamage(base - 1, true);
    },
  };
}
