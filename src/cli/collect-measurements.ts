import type { MeasuredRecord, MeasurementSink } from "../engine/measured-record.js";
import type { Measurement } from "../model/measurement.js";
import type { AuditReport } from "../model/report.js";
import { createScratch, type Scratch } from "./files.js";

/** Keeps the measurements of a run outside of memory until it is known which objectives could be judged. */
export interface MeasurementCollector {
  /** Takes a measurement as it is made; it never throws. */
  readonly take: MeasurementSink;
  /**
   * Those of the objectives that were judged, objective by objective, in the order in which they were made.
   *
   * @param fileNames the names of the files of each source
   * @throws FileError where not all could be kept
   */
  read(report: AuditReport, fileNames: ReadonlyMap<string, readonly string[]>): AsyncIterable<Measurement>;
}

export function createMeasurementCollector(): MeasurementCollector {
  const kept = new Map<string, Scratch>();
  return {
    take(measured) {
      let scratch = kept.get(measured.objective);
      if (scratch === undefined) {
        scratch = createScratch();
        kept.set(measured.objective, scratch);
      }
      scratch.append(JSON.stringify(measured));
    },
    async *read({ objectives, agreement }, fileNames) {
      for (const { id, verdict } of objectives) {
        // Of a source that can't be trusted no record is told, not even of the rows that went by before.
        if (verdict === "incomplete") continue;
        for await (const line of kept.get(id)?.read() ?? []) {
          const measured = JSON.parse(line) as MeasuredRecord;
          const name = fileNames.get(measured.source)?.[measured.file];
          yield { ...measured, file: measured.file < 0 ? agreement.file : (name ?? "") };
        }
      }
    },
  };
}
