import type { DateForm } from "../model/notation.js";
import { MS_PER_DAY } from "../time/civil.js";
import type { ClockChange, Zone } from "../time/zone.js";
import type { BlankTest } from "./blanks.js";
import type { ClockChangeWatch } from "./clock-changes.js";
import type { DateOnlyWatch } from "./dates-among-times.js";
import { StampColumn } from "./kernel-columns.js";
import { hasYearInFront, stampParser } from "./parse-stamp.js";
import type { RecordScanner } from "./scan-records.js";
import { createStamp } from "./stamp.js";

/** What a reader answers for a cell that is no date of the form. */
export const notADate = Number.POSITIVE_INFINITY;
/** What it answers for a stamp without an offset where no zone is known. */
export const withoutZone = Number.NEGATIVE_INFINITY;

/** Reads the cells of one column as epoch milliseconds; NaN for a blank. */
export interface InstantReader {
  read(cell: string): number;
  /** The same for a cell whose bytes are at hand. */
  readScanned(cells: RecordScanner, index: number): number;
  /** True when a stamp without an offset was read in the zone. */
  readonly usedZone: boolean;
  /** True when a stamp was read. */
  readonly sawDate: boolean;
  /** True when a stamp with a time was read. */
  readonly sawTime: boolean;
}

/**
 * A date without a time is the first instant of that day in the zone, or the last millisecond of it, which
 * still belongs to the day (semantics 26). Wall times in a gap or an overlap of the zone resolve as semantics 5.
 */
export function createInstantReader(rule: {
  form: DateForm;
  zone: Zone | undefined;
  dateOnly: "start" | "end";
  isBlank: BlankTest;
  /** Told of stamps that a change of the zone's clocks makes doubtful. */
  onClockChange?: ClockChangeWatch | undefined;
  /** Told of dates without a time. */
  onDateOnly?: DateOnlyWatch["note"] | undefined;
}): InstantReader {
  const { zone, isBlank, onClockChange, onDateOnly } = rule;
  const parse = stampParser(rule.form);
  const mayBeFixed = hasYearInFront(rule.form);
  const endOfDay = rule.dateOnly === "end";
  const stamp = createStamp();
  let usedZone = false;
  let sawOffset = false;
  let sawTime = false;
  let read = "";
  let scanned: RecordScanner | undefined;
  let scannedIndex = 0;
  let stampsOf: RecordScanner | undefined;
  let stamps: StampColumn | undefined;
  const onChange =
    onClockChange === undefined
      ? undefined
      : (kind: ClockChange) =>
          onClockChange(kind, scanned === undefined ? read.trim() : scanned.at(scannedIndex)!);

  function readText(cell: string): number {
    if (cell === "") return Number.NaN;
    if (!parse(cell, stamp)) {
      const trimmed = cell.trim();
      if (isBlank(trimmed)) return Number.NaN;
      if (trimmed.length === cell.length || !parse(trimmed, stamp)) return notADate;
    }
    if (zone !== undefined && stamp.dateOnly && Number.isNaN(stamp.offsetMs)) {
      // The first and the last instant of a day are in no doubt, whatever its clocks do.
      usedZone = true;
      onDateOnly?.(cell.trim());
      return endOfDay ? zone.toInstant(stamp.wallMs + MS_PER_DAY) - 1 : zone.toInstant(stamp.wallMs);
    }
    read = cell;
    scanned = undefined;
    return place();
  }

  /** The instant of the stamp with a time that was parsed last. */
  function place(): number {
    if (!Number.isNaN(stamp.offsetMs)) {
      sawOffset = true;
      return stamp.wallMs - stamp.offsetMs;
    }
    if (zone === undefined) return withoutZone;
    usedZone = true;
    sawTime = true;
    return zone.toInstant(stamp.wallMs, onChange);
  }

  return {
    get usedZone() {
      return usedZone;
    },
    get sawDate() {
      return usedZone || sawOffset;
    },
    get sawTime() {
      return sawOffset || sawTime;
    },
    read: readText,
    readScanned(cells, index) {
      if (mayBeFixed) {
        if (cells !== stampsOf || stamps === undefined) {
          stamps = new StampColumn(cells, index);
          stampsOf = cells;
        }
        if (stamps.read(stamp)) {
          scanned = cells;
          scannedIndex = index;
          return place();
        }
      }
      return readText(cells.at(index)!);
    },
  };
}
