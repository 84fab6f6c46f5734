const quote = 0x22;
const lf = 0x0a;
const cr = 0x0d;

/** How a file separates its cells and its records. */
export interface Dialect {
  readonly delimiter: Delimiter;
  /** Old Macintosh files end their lines with a lone CR; all others with LF or CRLF, mixed or not. */
  readonly lineEnd: "lf" | "cr";
}

const delimiters = [",", ";", "\t", "|"] as const;
export type Delimiter = (typeof delimiters)[number];

/** Bytes of the head that hold the header. Offsets count from the beginning of the file. */
export interface HeaderSpan extends Dialect {
  readonly start: number;
  /** Behind the end of its line. */
  readonly end: number;
  /** The line on which it stands, from 1: blank lines may come before it. */
  readonly line: number;
}

/**
 * The first line with anything on it, quotes respected, and the delimiter that stands in it most often
 * outside quotes (a comma where none does). Undefined when the header's end is not in these bytes yet;
 * with `final` the end of the bytes ends it.
 */
export function findHeader(head: Uint8Array, final: boolean): HeaderSpan | undefined {
  const bom = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0;
  let line = 1;
  let at = bom;
  for (;;) {
    const end = endOfLine(head, at, final);
    if (end === undefined) return undefined;
    const blank = head.subarray(at, end).every((byte) => byte === 0x20 || byte === cr || byte === lf);
    if (!blank || (final && end === head.length)) {
      const text = head.subarray(at, end);
      const lineEnd = text.at(-1) === cr ? "cr" : "lf";
      return { start: at, end, line, lineEnd, delimiter: commonestDelimiter(text) };
    }
    at = end;
    line++;
  }
}

/** Behind the first line end outside quotes: LF, CRLF or a lone CR. */
function endOfLine(head: Uint8Array, from: number, final: boolean): number | undefined {
  let quoted = false;
  for (let at = from; at < head.length; at++) {
    const byte = head[at];
    if (byte === quote) quoted = !quoted;
    else if (!quoted && byte === lf) return at + 1;
    else if (!quoted && byte === cr) {
      if (at + 1 === head.length && !final) return undefined;
      if (head[at + 1] !== lf) return at + 1;
    }
  }
  return final ? head.length : undefined;
}

function commonestDelimiter(line: Uint8Array): Delimiter {
  const counts = new Map<number, number>(delimiters.map((sign) => [sign.charCodeAt(0), 0]));
  let quoted = false;
  for (const byte of line) {
    if (byte === quote) quoted = !quoted;
    else if (!quoted && counts.has(byte)) counts.set(byte, counts.get(byte)! + 1);
  }
  let best: Delimiter = ",";
  for (const sign of delimiters) {
    if (counts.get(sign.charCodeAt(0))! > counts.get(best.charCodeAt(0))!) best = sign;
  }
  return best;
}
