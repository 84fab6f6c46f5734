import type { SourceSpec } from "../model/agreement.js";
import type { Encoding } from "../model/encoding.js";
import { binaryWithControls, nameBinary, unknownBinary } from "../model/name-binary.js";
import type { Dialect, HeaderSpan } from "./find-dialect.js";
import { findOverflow } from "./find-overflow.js";
import { type FoundEncoding, findEncoding, isUsualControl, judgeForeignText } from "./guess-encoding.js";
import type { InputFile } from "./input-file.js";
import { findForeignWord, locateByte } from "./locate-byte.js";
import type { IntakeFinding, Mark, WarningFinding } from "./problem-log.js";
import type { DamagedRecord, QuoteScan } from "./quote-scan.js";
import type { Reader } from "./readers.js";
import { scanText, type TextScan } from "./scan-text.js";
import { asUtf8 } from "./transcode.js";
import { readHead } from "./utf8-check.js";

/** How many bytes tell a binary file or UTF-16. */
const signatureLength = 4096;

/** What the definition says of the form of a source's files. */
export type SourceForm = Pick<SourceSpec, "name" | "encoding" | "delimiter" | "headerLine" | "footers">;

/** What a file is, found in a pass over its bytes before any row is read. */
export interface FileSurvey {
  /** The file as UTF-8. Every offset and place of a survey is one of this text. */
  readonly text: InputFile;
  readonly encoding: Encoding;
  readonly dialect: Dialect;
  readonly headers: readonly string[];
  readonly headerLine: number;
  /** Where the header begins; what stands above it is no record. */
  readonly headerStart: number;
  readonly above: HeaderSpan["above"];
  readonly hasQuotedNewlines: boolean;
  /** Records count from the header, which is 0. */
  readonly damaged: readonly DamagedRecord[];
  /** Whether there is a CR in it somewhere, in quotes or not. */
  readonly hasCr: boolean;
  /** Whether there is a NUL in it somewhere. */
  readonly hasNul: boolean;
  /** How the lines behind the data begin, beside the usual ways. */
  readonly footers: readonly string[];
  /** How rows are read; `fast` where it is absent. */
  readonly reader?: Reader;
  /** What is to be told of it although it can be read. */
  readonly warning?: { readonly finding: WarningFinding; readonly mark: Mark };
}

export interface FailedSurvey {
  readonly text: InputFile;
  /** Where it was found before the survey failed. */
  readonly dialect?: Dialect;
  readonly finding: IntakeFinding;
  readonly mark?: Mark;
}

/**
 * Reads all bytes of a file once: is it text, in which encoding, how are its cells separated, do its quotes
 * close. A file that turns out not to be UTF-8 is read again. Memory holds the header and the places of
 * damaged records.
 */
export async function surveyFile(file: InputFile, source: SourceForm): Promise<FileSurvey | FailedSurvey> {
  const head = await readHead(file.open(), signatureLength);
  if (head.length === 0) return fail(file, { code: "empty-file", args: { source: source.name } });
  const binary = nameBinary(head);
  if (binary !== undefined) return fail(file, { code: "binary-file", args: binary });
  const found = findEncoding(head, source.encoding);
  const scan = await scanText(file, found.encoding, source);
  if (scan.nulInHeader || (scan.hasNul && hasControls(head, found))) {
    return fail(file, { code: "binary-file", args: unknownBinary });
  }
  if (scan.faultAt === undefined) return concludeSurvey(file, found.encoding, scan, source);
  if (found.by === "open") return surveyForeignText(file, scan, source);
  return notText(file, found, scan, source);
}

/** Surveys a file that is not UTF-8, although nothing says that it is anything else. */
async function surveyForeignText(
  file: InputFile,
  scan: TextScan,
  source: SourceForm,
): Promise<FileSurvey | FailedSurvey> {
  const kind = await judgeForeignText(file);
  if (kind.kind === "binary") {
    return fail(file, { code: "binary-file", args: kind.hasNul ? unknownBinary : binaryWithControls });
  }
  if (kind.kind !== "windows-1252") {
    const at = kind.kind === "unknown" ? kind.at : scan.faultAt!;
    const args = { because: kind.kind, source: source.name, byte: await byteAt(file, at) };
    return failAt(file, { code: "not-utf8", args }, at, scan.header);
  }
  const encoding = "windows-1252";
  const survey = concludeSurvey(file, encoding, await scanText(file, encoding, source), source);
  if ("finding" in survey) return survey;
  const { text, dialect } = survey;
  const seen = await findForeignWord(text, dialect.lineEnd);
  if (seen === undefined) return survey;
  const args = { encoding, word: seen.word, source: source.name } as const;
  const warning = {
    finding: { code: "encoding-guessed", args },
    mark: { at: "byte", ...seen.place },
  } as const;
  return { ...survey, warning };
}

/** Bytes that are no text in the encoding that a mark or the definition names, or that their pattern showed. */
async function notText(
  file: InputFile,
  { encoding, by }: FoundEncoding,
  scan: TextScan,
  source: SourceForm,
): Promise<FailedSurvey> {
  const at = scan.faultAt!;
  if (encoding === "utf-8") {
    const because = by === "mark" ? "marked" : "declared";
    const args = { because, source: source.name, byte: await byteAt(file, at) } as const;
    return failAt(file, { code: "not-utf8", args }, at, scan.header);
  }
  const finding: IntakeFinding = { code: "broken-encoding", args: { encoding, by, source: source.name } };
  return failAt(asUtf8(file, encoding), finding, at, scan.header);
}

function concludeSurvey(
  file: InputFile,
  encoding: Encoding,
  scan: TextScan,
  source: SourceForm,
): FileSurvey | FailedSurvey {
  const { header, headers, quotes, hasCr, hasNul } = scan;
  const text = asUtf8(file, encoding);
  if (header === undefined || quotes === undefined || headers.every((cell) => cell === "")) {
    const { headerLine } = source;
    return headerLine === undefined
      ? fail(text, { code: "empty-file", args: { source: source.name } })
      : fail(text, { code: "no-header-line", args: { source: source.name, headerLine } });
  }
  const dialect = { delimiter: header.delimiter, lineEnd: header.lineEnd };
  const obstacle = findOverflow(scan, source.name) ?? findObstacle(quotes, source.name);
  if (obstacle !== undefined) return { text, dialect, ...obstacle };
  return {
    text,
    encoding,
    dialect,
    headers,
    headerLine: header.line,
    headerStart: header.start,
    above: header.above,
    hasQuotedNewlines: quotes.hasQuotedNewlines,
    damaged: quotes.damaged,
    hasCr,
    hasNul,
    footers: source.footers ?? [],
  };
}

/** Quotes that make the rows as a whole doubtful. */
function findObstacle(quotes: QuoteScan, source: string): { finding: IntakeFinding; mark: Mark } | undefined {
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
  const [first] = quotes.damaged;
  if (first?.record !== 0) return undefined;
  const { line, byteInLine } = first;
  return {
    finding: { code: "stray-quote", args: { inHeader: true } },
    mark: { at: "byte", line, byteInLine },
  };
}

function fail(text: InputFile, finding: IntakeFinding): FailedSurvey {
  return { text, finding };
}

async function failAt(
  text: InputFile,
  finding: IntakeFinding,
  offset: number,
  dialect: Dialect | undefined,
): Promise<FailedSurvey> {
  const place = await locateByte(text, offset, dialect?.lineEnd ?? "lf");
  return { text, finding, mark: { at: "byte", ...place }, ...(dialect === undefined ? {} : { dialect }) };
}

async function byteAt(file: InputFile, offset: number): Promise<number> {
  let base = 0;
  for await (const chunk of file.open()) {
    if (offset < base + chunk.length) return chunk[offset - base]!;
    base += chunk.length;
  }
  return 0;
}

/** A NUL alone may be a slip of a program that writes text; beside other control characters it is none. */
function hasControls(head: Uint8Array, { encoding }: FoundEncoding): boolean {
  if (encoding === "utf-16le" || encoding === "utf-16be") return false;
  return head.subarray(0, signatureLength).some((byte) => byte !== 0 && byte < 0x20 && !isUsualControl(byte));
}
