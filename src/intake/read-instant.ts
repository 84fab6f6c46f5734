import type { DateForm } from "../model/notation.js";
import { MS_PER_DAY } from "../time/civil.js";
import type { ClockChange, Zone } from "../time/zone.js";
import type { BlankTest } from "./blanks.js";
import type { ClockChangeWatch } from "./clock-changes.js";
import type { DateOnlyWatch } from "./dates-among-times.js";
import { stampParser } from "./parse-stamp.js";
import { createStamp } from "./stamp.js";

/** What a reader answers for a cell that is no date of the form. */
export const notADate = Number.POSITIVE_INFINITY;
/** What it answers for a stamp without an offset where no zone is known. */
export const withoutZone = Number.NEGATIVE_INFINITY;

/** Reads the cells of one column as epoch milliseconds; NaN for a blank. */
export interface InstantReader {
  read(cell: string): number;
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
  const endOfDay = rule.dateOnly === "end";
  const stamp = createStamp();
  let usedZone = false;
  let read = "";
  const onChange =
    onClockChange === undefined ? undefined : (kind: ClockChange) => onClockChange(kind, read.trim());
  let sawOffset = false;
  return {
    get usedZone() {
      return usedZone;
    },
    get sawDate() {
      return usedZone || sawOffset;
    },
    get sawTime() {
      return sawOffset || read !== "";
    },
    read(cell) {
      if (cell === "") return Number.NaN;
      if (!parse(cell, stamp)) {
        const trimmed = cell.trim();
        if (isBlank(trimmed)) return Number.NaN;
        if (trimmed.length === cell.length || !parse(trimmed, stamp)) return notADate;
      }
      if (!Number.isNaN(stamp.offsetMs)) {
        sawOffset = true;
        return stamp.wallMs - stamp.offsetMs;
      }
      if (zone === undefined) return withoutZone;
      usedZone = true;
      // The first and the last instant of a day are in no doubt, whatever its clocks do.
      if (stamp.dateOnly) {
        onDateOnly?.(cell.trim());
        return endOfDay ? zone.toInstant(stamp.wallMs + MS_PER_DAY) - 1 : zone.toInstant(stamp.wallMs);
      }
      read = cell;
      return zone.toInstant(stamp.wallMs, onChange);
    },
  };
}
