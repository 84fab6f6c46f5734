import { type Delimiter, delimiters } from "../model/delimiter.js";
import { chooseDelimiter } from "./choose-delimiter.js";

const quote = 0x22;
const lf = 0x0a;
const cr = 0x0d;

/** How a file separates its cells and its records. */
export interface Dialect {
  readonly delimiter: Delimiter;
  /** Old Macintosh files end their lines with a lone CR; all others with LF or CRLF, mixed or not. */
  readonly lineEnd: "lf" | "cr";
}

/** Bytes of the head that hold the header. Offsets count from the beginning of the file. */
export interface HeaderSpan extends Dialect {
  readonly start: number;
  /** Behind the end of its line. */
  readonly end: number;
  /** The line on which it stands, from 1. */
  readonly line: number;
  /** The lines above it: without anything on them, and with something that is no header. */
  readonly above: { readonly blank: number; readonly title: number };
}

/** What the definition says of a file's header; what it leaves out is found. */
export interface HeaderRule {
  readonly delimiter?: Delimiter;
  /** The line of the header, from 1. */
  readonly headerLine?: number;
}

/**
 * The first line with anything on it, quotes respected, and the delimiter that fits it and the rows under
 * it. `sep=;`, which Excel writes and understands, names the delimiter and is no header. Undefined when the
 * bytes that decide are not there yet; with `final` the end of the bytes ends the file. Also undefined, with
 * `final`, when the file ends above the line that the rule names.
 */
export function findHeader(head: Uint8Array, final: boolean, rule: HeaderRule = {}): HeaderSpan | undefined {
  const { headerLine } = rule;
  let named = rule.delimiter;
  let blank = 0;
  let title = 0;
  let at = startOfText(head);
  for (let line = 1; ; line++) {
    const isTitle = headerLine !== undefined && line < headerLine;
    const end = endOfLine(head, at, final, isTitle);
    if (end === undefined || (isTitle && end === at)) return undefined;
    const text = head.subarray(at, end);
    const separator = blank === line - 1 ? readSeparator(text) : undefined;
    const isLast = final && end === head.length;
    if (separator !== undefined && headerLine !== line) {
      named ??= separator;
      title++;
    } else if (isTitle || (headerLine === undefined && isBlank(text) && !isLast)) {
      if (isBlank(text)) blank++;
      else title++;
    } else {
      const delimiter = named ?? chooseDelimiter(text, head.subarray(end), final);
      if (delimiter === undefined) return undefined;
      const lineEnd = text.at(-1) === cr ? "cr" : "lf";
      return { start: at, end, line, lineEnd, delimiter, above: { blank, title } };
    }
    at = end;
  }
}

/** Behind the byte order mark. */
export function startOfText(head: Uint8Array): number {
  return head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0;
}

/** Behind the first line end, outside quotes unless they mean nothing there: LF, CRLF or a lone CR. */
function endOfLine(
  head: Uint8Array,
  from: number,
  final: boolean,
  ignoresQuotes: boolean,
): number | undefined {
  let quoted = false;
  for (let at = from; at < head.length; at++) {
    const byte = head[at];
    if (byte === quote) quoted = !quoted && !ignoresQuotes;
    else if (!quoted && byte === lf) return at + 1;
    else if (!quoted && byte === cr) {
      if (at + 1 === head.length && !final) return undefined;
      if (head[at + 1] !== lf) return at + 1;
    }
  }
  return final ? head.length : undefined;
}

/** Spreadsheets write blank lines with all their delimiters. */
function isBlank(line: Uint8Array): boolean {
  return line.every((byte) => byte === 0x20 || byte === cr || byte === lf || isDelimiter(byte));
}

function isDelimiter(byte: number): boolean {
  return delimiters.some((sign) => sign.charCodeAt(0) === byte);
}

function readSeparator(line: Uint8Array): Delimiter | undefined {
  if (line.length > 12) return undefined;
  const sign = /^"?sep=(.)"?\s*$/i.exec(new TextDecoder().decode(line))?.[1];
  return delimiters.find((delimiter) => delimiter === sign);
}
