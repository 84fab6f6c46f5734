import { createFlipBook } from "../engine/compare-records.js";
import type { FlipTerms } from "../engine/flip-reasons.js";
import type { MeasuredRecord, MeasurementSink } from "../engine/measured-record.js";
import type { FlipReport } from "../model/diff.js";
import { createScratch, type Scratch } from "./files.js";

/** The measurements of one of two audits, kept outside of memory until they are held against the other's. */
export interface RecordCollector {
  /** Takes a measurement as it is made; it never throws. */
  readonly take: MeasurementSink;
  countOf(objective: string): number;
  /**
   * Those of one objective that belong to one of so many shares, in which all that is said of a record is.
   *
   * @throws FileError where not all could be kept
   */
  read(objective: string, share: number, shares: number): AsyncIterable<MeasuredRecord>;
}

/** @param chosen the objectives whose measurements are of use */
export function createRecordCollector(chosen: ReadonlySet<string>): RecordCollector {
  const kept = new Map<string, { readonly scratch: Scratch; count: number }>();
  return {
    take(measured) {
      const { objective, record } = measured;
      if (!chosen.has(objective)) return;
      let own = kept.get(objective);
      if (own === undefined) {
        own = { scratch: createScratch(), count: 0 };
        kept.set(objective, own);
      }
      own.count++;
      own.scratch.append(`${hashOf(record)}\t${JSON.stringify(measured)}`);
    },
    countOf: (objective) => kept.get(objective)?.count ?? 0,
    async *read(objective, share, shares) {
      for await (const line of kept.get(objective)?.scratch.read() ?? []) {
        const tab = line.indexOf("\t");
        if (Number(line.slice(0, tab)) % shares !== share) continue;
        yield JSON.parse(line.slice(tab + 1)) as MeasuredRecord;
      }
    },
  };
}

/** Spreads ids over shares (FNV-1a). */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

export interface FlipSources {
  readonly old: FlipSource;
  readonly new: FlipSource;
}

interface FlipSource {
  readonly records: RecordCollector;
  /** The names of the files of each source. */
  readonly fileNames: ReadonlyMap<string, readonly string[]>;
  /** What stands in no export is told of the definition. */
  readonly definition: string;
}

/** So many measurements are held together at a time, so that memory does not grow with the exports. */
const heldAtOnce = 200_000;
/** A report keeps so many flipped records of an objective, the worst; the others are counted. */
const flipsKept = 1_000;

/** The records of one objective that stand otherwise under the two definitions. */
export async function collectFlips(
  objective: string,
  sources: FlipSources,
  terms: FlipTerms,
): Promise<FlipReport> {
  const book = createFlipBook(terms, flipsKept);
  const count = sources.old.records.countOf(objective) + sources.new.records.countOf(objective);
  const shares = Math.max(1, Math.ceil(count / heldAtOnce));
  for (let share = 0; share < shares; share++) {
    for (const side of ["old", "new"] as const) {
      const { records, fileNames, definition } = sources[side];
      for await (const measured of records.read(objective, share, shares)) {
        const name = fileNames.get(measured.source)?.[measured.file];
        book.add(side, { ...measured, file: measured.file < 0 ? definition : (name ?? "") });
      }
    }
    book.settle();
  }
  return book.report();
}
