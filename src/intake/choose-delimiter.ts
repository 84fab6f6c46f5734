import { type Delimiter, delimiters } from "../model/delimiter.js";

const quote = 0x22;
const lf = 0x0a;
const cr = 0x0d;
const space = 0x20;

/** How many rows, and bytes of them, are looked at where the header alone does not decide. */
const rowsTried = 20;
const bytesTried = 1 << 16;

interface Candidate {
  readonly delimiter: Delimiter;
  /** How often it stands in the header. */
  readonly count: number;
  /** How often without a space behind it: in `Name, first` the comma is prose. */
  readonly tight: number;
}

/**
 * The delimiter of a file. Only signs that stand in the header outside quotes come into question (a comma
 * where none does). Of several the one that gives most of the first rows as many cells as the header; then
 * the one that stands in the header most often. Undefined when more rows are needed and may follow.
 */
export function chooseDelimiter(header: Uint8Array, rows: Uint8Array, final: boolean): Delimiter | undefined {
  const candidates = delimiters.map((sign) => countSign(header, sign)).filter(({ count }) => count > 0);
  if (candidates.length <= 1) return candidates[0]?.delimiter ?? ",";
  const tried = rows.subarray(0, bytesTried);
  const lines = splitRecords(tried, final && tried.length === rows.length);
  if (lines.length < rowsTried && tried.length < bytesTried && !final) return undefined;
  const ranked = candidates.map((candidate) => ({
    ...candidate,
    fitting: lines.filter((line) => countSign(line, candidate.delimiter).count === candidate.count).length,
  }));
  // A stable sort: what is equal in all stays in the order of the signs.
  ranked.sort((a, b) => b.fitting - a.fitting || b.tight - a.tight || b.count - a.count);
  return ranked[0]!.delimiter;
}

function countSign(record: Uint8Array, delimiter: Delimiter): Candidate {
  const sign = delimiter.charCodeAt(0);
  let quoted = false;
  let count = 0;
  let tight = 0;
  for (let at = 0; at < record.length; at++) {
    const byte = record[at];
    if (byte === quote) quoted = !quoted;
    else if (byte === sign && !quoted) {
      count++;
      if (record[at + 1] !== space) tight++;
    }
  }
  return { delimiter, count, tight };
}

/** The first records with anything in them; one that the bytes cut off counts only where the file ends there. */
function splitRecords(bytes: Uint8Array, endsFile: boolean): Uint8Array[] {
  const records: Uint8Array[] = [];
  let quoted = false;
  let start = 0;
  const add = (end: number): void => {
    if (end > start) records.push(bytes.subarray(start, end));
  };
  for (let at = 0; at < bytes.length && records.length < rowsTried; at++) {
    const byte = bytes[at];
    if (byte === quote) quoted = !quoted;
    else if (!quoted && (byte === lf || byte === cr)) {
      add(at);
      start = at + 1;
    }
  }
  if (endsFile && records.length < rowsTried) add(bytes.length);
  return records;
}
