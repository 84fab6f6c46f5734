import { parse } from "csv-parse/sync";
import { nameBinary, nameUtf16, unknownBinary } from "../model/name-binary.js";
import { csvOptions } from "./csv-options.js";
import { type Dialect, findHeader, type HeaderSpan } from "./find-dialect.js";
import type { InputFile } from "./input-file.js";
import type { IntakeFinding, Mark } from "./problem-log.js";
import { createQuoteScan, type DamagedRecord, type QuoteScan } from "./quote-scan.js";
import { createUtf8Check, joinBytes } from "./utf8-check.js";

/** The longest header that is waited for. */
const headLimit = 1 << 20;
/** How many bytes tell a binary file or UTF-16. */
const signatureLength = 64;

/** What a file is, found in a pass over its bytes before any row is read. */
export interface FileSurvey {
  readonly dialect: Dialect;
  readonly headers: readonly string[];
  readonly headerLine: number;
  /** How many records come before the first row: the header, and blank lines above it. */
  readonly recordsBeforeRows: number;
  readonly hasQuotedNewlines: boolean;
  readonly damaged: readonly DamagedRecord[];
}

export interface FailedSurvey {
  readonly finding: IntakeFinding;
  readonly mark?: Mark;
}

/**
 * Reads all bytes of a file once: is it text, is it UTF-8, how are its cells separated, do its quotes
 * close. Memory holds the header and the places of damaged records.
 */
export async function surveyFile(file: InputFile, source: string): Promise<FileSurvey | FailedSurvey> {
  const utf8 = createUtf8Check();
  let head: Uint8Array = new Uint8Array(0);
  let header: HeaderSpan | undefined;
  let headerCells: readonly string[] = [];
  let quotes: QuoteScan | undefined;
  let line = 1;
  let lineStart = 0;
  let offset = 0;

  const startScan = (found: HeaderSpan): void => {
    header = found;
    headerCells = readHeader(head.subarray(found.start, found.end), found);
    quotes = createQuoteScan(found, startOfText(head));
    quotes.push(head);
    head = new Uint8Array(0);
  };

  const notUtf8 = (invalidAt: number, chunk: Uint8Array): FailedSurvey => {
    // A character that the chunks' border cuts may begin before this chunk.
    const within = Math.max(0, invalidAt - offset);
    countLines(chunk.subarray(0, within));
    return {
      finding: { code: "not-utf8", args: { encoding: "Windows-1252 or another 8-bit encoding" } },
      mark: { at: "byte", line, byteInLine: Math.max(0, invalidAt - lineStart) },
    };
  };

  function countLines(bytes: Uint8Array): void {
    for (let at = bytes.indexOf(0x0a); at >= 0; at = bytes.indexOf(0x0a, at + 1)) {
      line++;
      lineStart = offset + at + 1;
    }
  }

  for await (const chunk of withWholeHead(file.open())) {
    const refused = offset === 0 ? refuseByHead(chunk) : undefined;
    if (refused !== undefined) return refused;
    if (chunk.includes(0)) return binaryFinding(unknownBinary);
    const invalidAt = utf8.push(chunk);
    if (invalidAt !== undefined) return notUtf8(invalidAt, chunk);
    if (header === undefined) head = joinBytes(head, chunk);
    countLines(chunk);
    offset += chunk.length;
    if (quotes !== undefined) quotes.push(chunk);
    else {
      const found = findHeader(head, head.length > headLimit);
      if (found !== undefined) startScan(found);
    }
  }
  if (offset === 0) return { finding: { code: "empty-file", args: { source } } };
  const cutAt = utf8.end();
  if (cutAt !== undefined) return notUtf8(cutAt, new Uint8Array(0));
  if (header === undefined) startScan(findHeader(head, true)!);
  quotes!.end();
  if (headerCells.every((cell) => cell.trim() === "")) {
    return { finding: { code: "empty-file", args: { source } } };
  }
  return concludeSurvey(header!, headerCells, quotes!, source);
}

function concludeSurvey(
  header: HeaderSpan,
  headers: readonly string[],
  quotes: QuoteScan,
  source: string,
): FileSurvey | FailedSurvey {
  const open = quotes.openQuote;
  if (open?.kind === "unclosed") {
    return {
      finding: { code: "quote-not-closed", args: { source } },
      mark: { at: "byte", ...open.openedAt },
    };
  }
  if (open !== undefined) {
    return {
      finding: { code: "quote-across-lines", args: { openedLine: open.openedAt.line } },
      mark: { at: "byte", ...(open.stray ?? open.openedAt) },
    };
  }
  const headerRecord = header.line - 1;
  const inHeader = quotes.damaged.find((damage) => damage.record <= headerRecord);
  if (inHeader !== undefined) {
    const { line, byteInLine } = inHeader;
    return {
      finding: { code: "stray-quote", args: { inHeader: true } },
      mark: { at: "byte", line, byteInLine },
    };
  }
  return {
    dialect: { delimiter: header.delimiter, lineEnd: header.lineEnd },
    headers,
    headerLine: header.line,
    recordsBeforeRows: header.line,
    hasQuotedNewlines: quotes.hasQuotedNewlines,
    damaged: quotes.damaged,
  };
}

function readHeader(bytes: Uint8Array, dialect: Dialect): string[] {
  const records = parse(Buffer.from(bytes), { ...csvOptions(dialect), bom: false, to: 1 });
  return (records[0] ?? []).map((cell) => cell.trim());
}

/** The same bytes, with the first chunk long enough to tell a kind of file by it, however they were cut. */
async function* withWholeHead(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let head: Uint8Array | undefined = new Uint8Array(0);
  for await (const chunk of chunks) {
    if (head === undefined) yield chunk;
    else {
      head = joinBytes(head, chunk);
      if (head.length < signatureLength) continue;
      yield head;
      head = undefined;
    }
  }
  if (head !== undefined && head.length > 0) yield head;
}

function startOfText(head: Uint8Array): number {
  return head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0;
}

function binaryFinding(kind: { looksLike: string; mend: string }): FailedSurvey {
  return { finding: { code: "binary-file", args: { looksLike: kind.looksLike, mend: kind.mend } } };
}

function refuseByHead(head: Uint8Array): FailedSurvey | undefined {
  const binary = nameBinary(head);
  if (binary !== undefined) return binaryFinding(binary);
  const utf16 = nameUtf16(head);
  return utf16 === undefined ? undefined : { finding: { code: "not-utf8", args: { encoding: utf16 } } };
}
