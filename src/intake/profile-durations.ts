import type { DurationFinding } from "../model/inspection.js";
import { parseDurationCell } from "./parse-duration-cell.js";

/** The lengths of time in one column that are written in parts, such as `1:23:45` or `2h 30m`. */
export interface DurationProfile {
  /** False for a cell that is none; a plain number is one of numbers. */
  note(text: string): boolean;
  readonly count: number;
  conclude(): DurationFinding | undefined;
}

const inParts = /[:dhms]/i;

export function createDurationProfile(): DurationProfile {
  let count = 0;
  let fromMs = Number.POSITIVE_INFINITY;
  let toMs = Number.NEGATIVE_INFINITY;
  let from = "";
  let to = "";
  return {
    get count() {
      return count;
    },
    note(text) {
      const ms = inParts.test(text) ? parseDurationCell(text) : Number.NaN;
      if (Number.isNaN(ms)) return false;
      count++;
      if (ms < fromMs) [fromMs, from] = [ms, text];
      if (ms > toMs) [toMs, to] = [ms, text];
      return true;
    },
    conclude: () => (count === 0 ? undefined : { from, to }),
  };
}
