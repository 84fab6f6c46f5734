import { CsvError, parse } from "csv-parse/sync";
import type { Encoding } from "../model/encoding.js";
import { csvOptions } from "./csv-options.js";
import { type Dialect, findHeader, type HeaderRule, type HeaderSpan } from "./find-dialect.js";
import type { InputFile } from "./input-file.js";
import { borrowKernel, type Kernel, returnKernel } from "./kernel.js";
import { createQuoteScan, type QuoteScan } from "./quote-scan.js";
import { longestHeader } from "./reading-limits.js";
import { scannedAtOnce } from "./scan-records.js";
import { createTranscoder, transcode } from "./transcode.js";
import { createUtf8Check, joinBytes } from "./utf8-check.js";

const quote = 0x22;
const cr = 0x0d;

/** What a pass over all bytes finds when they are read in one encoding. */
export interface TextScan {
  /** Undefined when the file ends above its header. */
  readonly header: HeaderSpan | undefined;
  readonly headers: readonly string[];
  /** The header is longer than is waited for, so that `headers` are not all of them. */
  readonly isHeaderCut: boolean;
  readonly quotes: QuoteScan | undefined;
  readonly hasCr: boolean;
  readonly hasNul: boolean;
  readonly nulInHeader: boolean;
  /** Where in the text, as UTF-8, the first thing stands that is no text in the encoding. */
  readonly faultAt: number | undefined;
}

/** Reads all bytes of a file once; memory holds its header. */
export async function scanText(file: InputFile, encoding: Encoding, rule: HeaderRule): Promise<TextScan> {
  const kernel = borrowKernel(scannedAtOnce);
  try {
    return await scanBy(kernel, file, encoding, rule);
  } finally {
    if (kernel !== undefined) returnKernel(kernel);
  }
}

async function scanBy(
  kernel: Kernel | undefined,
  file: InputFile,
  encoding: Encoding,
  rule: HeaderRule,
): Promise<TextScan> {
  const transcoder = createTranscoder(encoding);
  const utf8 = transcoder === undefined ? createUtf8Check() : undefined;
  let head: Uint8Array = new Uint8Array(0);
  let header: HeaderSpan | undefined;
  let headers: readonly string[] = [];
  let isHeaderCut = false;
  let quotes: QuoteScan | undefined;
  let hasCr = false;
  let hasNul = false;
  let nulInHeader = false;
  let faultAt: number | undefined;

  const startScan = (found: HeaderSpan): void => {
    header = found;
    const line = head.subarray(found.start, found.end);
    nulInHeader = line.includes(0);
    headers = readHeader(line, found);
    isHeaderCut = line.length > longestHeader || (head.length > longestHeader && !endsLine(line));
    quotes = createQuoteScan(found, found.start, found.line, kernel);
    quotes.push(head);
    head = new Uint8Array(0);
  };

  for await (const chunk of transcode(file.open(), transcoder)) {
    hasCr ||= chunk.includes(cr);
    hasNul ||= chunk.includes(0);
    faultAt ??= utf8 === undefined ? transcoder?.faultAt : utf8.push(chunk);
    if (quotes !== undefined) quotes.push(chunk);
    else {
      head = joinBytes(head, chunk);
      const found = findHeader(head, head.length > longestHeader, rule);
      if (found !== undefined) startScan(found);
    }
    // A file of another encoding is read again; what follows is of no use.
    if (faultAt !== undefined && header !== undefined) break;
    if (quotes?.overflow !== undefined) break;
  }
  if (header === undefined) {
    const found = findHeader(head, true, rule);
    if (found !== undefined) startScan(found);
  }
  faultAt ??= utf8?.end();
  quotes?.end();
  return { header, headers, isHeaderCut, quotes, hasCr, hasNul, nulInHeader, faultAt };
}

function endsLine(bytes: Uint8Array): boolean {
  const last = bytes.at(-1);
  return last === 0x0a || last === 0x0d;
}

/** The cells of a header, trimmed; one cell where a quote is never closed, which the scan of quotes tells. */
export function readHeader(bytes: Uint8Array, dialect: Dialect): string[] {
  const cells =
    bytes.length === 0 || bytes.includes(quote) ? parseHeader(bytes, dialect) : splitHeader(bytes, dialect);
  return cells.map((cell) => cell.trim());
}

/**
 * Where no quote stands, what is between delimiters is a cell. It spares csv-parse, whose second parser in a thread takes
 * a fifth longer than its first: the rows are to have that.
 */
function splitHeader(bytes: Uint8Array, { delimiter, lineEnd }: Dialect): string[] {
  const line = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
  return line.replace(lineEnd === "cr" ? /\r$/ : /\r?\n$/, "").split(delimiter);
}

function parseHeader(bytes: Uint8Array, dialect: Dialect): string[] {
  const options = { ...csvOptions(dialect), bom: false, to: 1 };
  try {
    return parse(Buffer.from(bytes), options)[0] ?? [];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return [new TextDecoder().decode(bytes)];
  }
}
