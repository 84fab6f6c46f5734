import type { Batch, NumberColumn } from "../model/record.js";
import type { RecordedForm } from "../model/report.js";
import { pickNumbers, repeatRows } from "./derive-batch.js";
import type { AttemptFacts } from "./record-facts.js";

/**
 * The records to judge: a clock that starts and one that stops for each row of a batch. The batch is the one
 * that was read, or one derived from it, where a row of the export is more than one record.
 */
export interface ClockRuns {
  readonly batch: Batch;
  readonly started: Float64Array;
  readonly stopped: Float64Array;
  /** The row of the batch that was read; undefined where it is the same. */
  readonly origins?: Int32Array;
  /** The number of the cycle or wait, from 1; 0 for a record that has but one. */
  readonly cycles?: Int32Array;
  /**
   * Where the strictest of several values decides: the record that each row is a candidate for. Candidates for
   * one record stand together.
   */
  readonly candidates?: Int32Array;
  /** When each clock stopped, NaN for never; takes the place of `stopped` where the stop depends on the terms of a record. */
  readonly readStops?: (batch: Batch, started: Float64Array, chosen: Uint32Array) => Float64Array;
  /** Told of each record in scope, with the instant that starts its clock. */
  readonly touch?: (row: number, start: number) => void;
  /** What those stops were found among; asked only of a record that is explained. */
  readonly attemptsOf?: (row: number, start: number, terms: number) => AttemptFacts;
  /** What another clock measured; each stop is then the earliest instant at which that can have ended. */
  readonly recorded?: RecordedTimes;
}

/** The times that an export has in place of stops, by row; known once the stops were read. */
export interface RecordedTimes {
  /** In milliseconds; NaN for a record that has none. */
  tookOf(row: number): number;
  /** How the export tells it. */
  formOf(row: number): RecordedForm;
}

/** The rows as they were read: each is one record. */
export function plainRuns(batch: Batch, fromIndex: number, toIndex: number): ClockRuns {
  return {
    batch,
    started: (batch.columns[fromIndex] as NumberColumn).values,
    stopped: (batch.columns[toIndex] as NumberColumn).values,
  };
}

/** Records repeated, each as a candidate with its own values. */
export function repeatRuns(runs: ClockRuns, picked: Int32Array): ClockRuns {
  const { batch, started, stopped, origins, cycles } = runs;
  return {
    batch: repeatRows(batch, picked),
    started: pickNumbers(started, picked),
    stopped: pickNumbers(stopped, picked),
    origins: Int32Array.from(picked, (row) => origins?.[row] ?? row),
    ...(cycles === undefined ? {} : { cycles: Int32Array.from(picked, (row) => cycles[row]!) }),
    candidates: picked,
  };
}
