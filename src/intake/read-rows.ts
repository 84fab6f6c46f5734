import { unguardFormula } from "../model/formula-guard.js";
import { hasRejectColumns } from "../model/reject-columns.js";
import { csvOptions } from "./csv-options.js";
import { type ByteReader, createByteReader, isWellFormed } from "./read-bytes.js";
import { RecordParser } from "./record-parser.js";
import type { RowVisitor } from "./row-visitor.js";
import { createRecordSorter, type RecordSorter } from "./sort-records.js";
import type { FileSurvey } from "./survey-file.js";

/**
 * Streams the rows of a surveyed file. csv-parse defines what a file says; a well-formed one takes a fast road over its
 * bytes that says the same, as far as it is sure. Errors of the file's stream and of the visitor are thrown on.
 */
export async function readRows(survey: FileSurvey, visitor: RowVisitor): Promise<void> {
  const sorter = createRecordSorter(survey, visitor);
  const needsCare =
    survey.reader === "csv-parse" || !isWellFormed(survey) || hasRejectColumns(survey.headers);
  const reader = needsCare ? undefined : createByteReader(survey, sorter);
  if (reader === undefined) {
    await readByCsvParse(survey, sorter, bytesBelow(survey));
    return;
  }
  try {
    const left = await readByScanner(reader, bytesBelow(survey));
    if (left === "nothing") sorter.end();
    else if (left !== "stopped") await readByCsvParse(survey, sorter, left);
  } finally {
    reader.release();
  }
}

/** What is left to be read when the scanner is done: nothing, nothing because it was told to stop, or bytes it is not sure of. */
type LeftOver = "nothing" | "stopped" | AsyncIterable<Uint8Array>;

async function readByScanner(
  reader: ByteReader,
  chunks: AsyncGenerator<Uint8Array, undefined>,
): Promise<LeftOver> {
  for (;;) {
    const { value, done } = await chunks.next();
    const reading = done === true ? reader.end() : reader.push(value);
    if (reading === "stop") {
      await chunks.return(undefined);
      return "stopped";
    }
    if (reading === "hand-over") return resume(reader.rest(), chunks);
    if (done === true) return "nothing";
  }
}

/** The bytes from the header on; what stands above it is no record. */
async function* bytesBelow({ text, headerStart }: FileSurvey): AsyncGenerator<Uint8Array, undefined> {
  let above = headerStart;
  for await (const bytes of text.open()) {
    const chunk = above === 0 ? bytes : bytes.subarray(above);
    above = Math.max(0, above - bytes.length);
    if (chunk.length > 0) yield chunk;
  }
}

async function* resume(rest: Uint8Array, chunks: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (rest.length > 0) yield rest;
  yield* chunks;
}

async function readByCsvParse(
  survey: FileSurvey,
  sorter: RecordSorter,
  chunks: AsyncIterable<Uint8Array>,
): Promise<void> {
  const sort = hasRejectColumns(survey.headers)
    ? (cells: readonly string[]) => sorter.sort(cells.map(unguardFormula))
    : (cells: readonly string[]) => sorter.sort(cells);
  let stopped = false;
  let failure: unknown;
  let wake: (() => void) | undefined;

  const parser = new RecordParser(csvOptions(survey.dialect, survey.hasCr), (cells) => {
    if (stopped) return;
    try {
      if (sort(cells)) stop();
    } catch (error) {
      failure = error;
      stop();
    }
  });
  const ended = new Promise<void>((resolve) => {
    parser.once("close", resolve);
  });
  const stop = (): void => {
    stopped = true;
    parser.destroy();
    wake?.();
  };
  parser.on("error", (error) => {
    failure ??= error;
    stop();
  });
  parser.on("drain", () => wake?.());

  try {
    for await (const chunk of chunks) {
      if (stopped) break;
      if (!parser.write(chunk) && !stopped) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      if (stopped) break;
    }
  } catch (error) {
    failure ??= error;
    stop();
  }
  if (!stopped) parser.end();
  await ended;
  if (failure !== undefined) throw failure;
  if (!stopped) sorter.end();
}
