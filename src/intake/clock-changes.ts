import type { ClockChange } from "../time/zone.js";
import type { Witness } from "./decide-dates.js";
import type { MappedColumn } from "./map-columns.js";
import { cellMark } from "./plan-file.js";
import type { ProblemLog } from "./problem-log.js";
import type { RowPlace } from "./read-number.js";

/** Told of each such stamp as it is read; `value` is the trimmed cell. */
export type ClockChangeWatch = (change: ClockChange, value: string) => void;

/**
 * Counts the stamps without an offset that no clock showed, or that it showed twice: for each column of a file
 * how many, and where the first of them stand (semantics 5).
 */
export interface ClockChangeLog {
  /** The watch for a column; none for one that is read a second time. */
  watch(column: MappedColumn): ClockChangeWatch | undefined;
  /** One warning for each column that has any. */
  tell(log: ProblemLog, file: number, source: string, timezone: string | undefined): void;
}

const linesNamed = 5;

interface Found {
  readonly column: MappedColumn;
  gap: number;
  overlap: number;
  first: Witness | undefined;
  readonly lines: number[];
}

export function createClockChangeLog(place: RowPlace): ClockChangeLog {
  const found = new Map<string, Found>();
  return {
    watch(column) {
      if (found.has(column.field)) return undefined;
      const entry: Found = { column, gap: 0, overlap: 0, first: undefined, lines: [] };
      found.set(column.field, entry);
      return (change, value) => {
        const { line, lastLine } = place;
        entry[change]++;
        entry.first ??= { value, line, lastLine };
        if (entry.lines.length < linesNamed) entry.lines.push(line);
      };
    },
    tell(log, file, source, timezone = "") {
      for (const { column, gap, overlap, first, lines } of found.values()) {
        if (first === undefined) continue;
        const { header, field, index, zone = timezone } = column;
        const args = { header, field, source, timezone: zone, value: first.value, gap, overlap, lines };
        log.warn(file, { code: "stamps-in-clock-change", args }, cellMark(first, index));
      }
    },
  };
}
