import type { InputFile } from "../intake/input-file.js";
import { readSource } from "../intake/read-source.js";
import type { ReadSourceInput, SourceReading } from "../intake/source-reading.js";
import type { ExportFile } from "./files.js";

/** The rows of a source go to the callbacks; this is what is known when all have gone by. */
export interface ExportReading {
  readonly reading: SourceReading;
  /** The SHA-256 of each file, in hexadecimal. */
  readonly digests: readonly string[];
}

/** How the rows of a source are read, and who is told of them. */
export type ExportReader = Omit<ReadSourceInput, "files">;

/**
 * Reads the exports of a source in the thread that calls it.
 *
 * @param advance told of the bytes that were read, each byte of the disk counted once
 * @throws FileError when a file can't be read, or changes
 */
export async function readExportFiles(
  files: readonly ExportFile[],
  reader: ExportReader,
  advance: (bytes: number) => void,
): Promise<ExportReading> {
  const { keep } = reader.source.keep;
  const rowPasses = keep === "last" || (keep === "newest" && files.length > 1) ? 2 : 1;
  const watched = files.map((file) => watchFile(file, rowPasses, advance));
  const reading = await readSource({ ...reader, files: watched });
  return { reading, digests: await Promise.all(files.map((file) => file.sha256())) };
}

/** How much of the work on a file it is to look it over, before its rows are read: about this. */
const surveyShare = 0.1;

/**
 * A file whose reading moves the progress, by its bytes on disk: one pass surveys it, the others read rows,
 * once more where those that stand have to be found first. What is read again for the places of problems
 * moves nothing more.
 */
function watchFile(file: ExportFile, rowPasses: number, advance: (bytes: number) => void): InputFile {
  let left = file.size;
  let isSurveyed = false;
  return {
    name: file.name,
    open() {
      const weight = isSurveyed ? (1 - surveyShare) / rowPasses : surveyShare;
      isSurveyed = true;
      return file.open((bytes) => {
        const share = Math.min(left, bytes * weight);
        left -= share;
        advance(share);
      });
    },
  };
}
