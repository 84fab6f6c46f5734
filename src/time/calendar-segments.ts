import { formatCivilDate, MS_PER_DAY } from "./civil.js";
import { dayAt } from "./day.js";
import type { OpeningHours } from "./opening-hours.js";
import type { OpeningTable } from "./opening-table.js";
import type { Zone } from "./zone.js";

/**
 * Why a stretch of a calendar is as it is. Open: `hours` of the week, or `half-day` and `own-hours` of a date
 * that has hours of its own. Closed: `outside-hours` of a date that has some, a `closed-weekday`, a `holiday`,
 * or a `closed-date` whose own hours are none.
 */
export type SegmentReason =
  | "hours"
  | "half-day"
  | "own-hours"
  | "outside-hours"
  | "closed-weekday"
  | "holiday"
  | "closed-date";

/** A stretch `[fromMs, toMs)` that is open or closed throughout, for one reason. */
export interface CalendarSegment {
  readonly fromMs: number;
  readonly toMs: number;
  readonly isOpen: boolean;
  readonly reason: SegmentReason;
  /** The date that the reason is about, `YYYY-MM-DD`: of an overnight tail the one on which its window opens. */
  readonly date: string;
  /** What the holiday is called, where the calendar knows. */
  readonly holiday?: string;
  /** By how much the wall clock was set forward (or, negative, back) at `fromMs`. */
  readonly clockChangeMs?: number;
}

interface Layout {
  readonly hours: OpeningHours;
  readonly zone: Zone;
  readonly table: OpeningTable;
}

/**
 * Everything between two instants, without a gap; the open lengths add up to `openMs` of the same instants.
 *
 * @param first the interval of the table that holds `fromMs`, or else the next one
 */
export function listSegments(layout: Layout, first: number, fromMs: number, toMs: number): CalendarSegment[] {
  const segments: CalendarSegment[] = [];
  const changes = findClockChanges(layout.zone, fromMs, toMs);
  const add = (from: number, to: number, isOpen: boolean): void => {
    for (let at = from; at < to; ) {
      const end = Math.min(to, endOfPiece(layout.zone, at, changes));
      const segment = nameSegment(layout, at, end, isOpen, changes.get(at));
      const last = segments.at(-1);
      if (last !== undefined && continues(last, segment))
        segments[segments.length - 1] = { ...last, toMs: end };
      else segments.push(segment);
      at = end;
    }
  };
  let at = fromMs;
  for (let interval = first; at < toMs; interval++) {
    const opens = Math.max(layout.table.opens[interval]!, fromMs);
    const closes = layout.table.closes[interval]!;
    add(at, Math.min(opens, toMs), false);
    if (opens < toMs) add(opens, Math.min(closes, toMs), true);
    at = Math.min(closes, toMs);
  }
  return segments;
}

/** The earlier of the next local midnight and the next change of the clock. */
function endOfPiece(zone: Zone, at: number, changes: ReadonlyMap<number, number>): number {
  // By the offset of now: where the clock is set before that midnight the piece ends there, and where it went back over a
  // midnight the same date ends a second time.
  let end = (dayAt(zone, at) + 1) * MS_PER_DAY - zone.offsetAt(at);
  for (const change of changes.keys()) if (change > at && change < end) end = change;
  return end;
}

function nameSegment(
  { hours, zone }: Layout,
  fromMs: number,
  toMs: number,
  isOpen: boolean,
  clockChangeMs: number | undefined,
): CalendarSegment {
  const change = clockChangeMs === undefined ? {} : { clockChangeMs };
  const own = dayAt(zone, fromMs);
  if (isOpen) {
    const day = holdsInstant(hours, zone, own, fromMs) ? own : own - 1;
    const { kind } = hours.dayKind(day);
    const reason = kind === "half-day" || kind === "own-hours" ? kind : "hours";
    return { fromMs, toMs, isOpen, reason, date: formatCivilDate(day), ...change };
  }
  const { kind, holiday } = hours.dayKind(own);
  const reason = kind === "hours" || kind === "half-day" || kind === "own-hours" ? "outside-hours" : kind;
  const name = holiday === undefined ? {} : { holiday };
  return { fromMs, toMs, isOpen, reason, date: formatCivilDate(own), ...name, ...change };
}

function holdsInstant(hours: OpeningHours, zone: Zone, day: number, instant: number): boolean {
  const midnight = day * MS_PER_DAY;
  return hours
    .windowsOn(day)
    .some(
      ({ open, close }) =>
        zone.toInstant(midnight + open) <= instant && instant < zone.toInstant(midnight + close),
    );
}

/** A night, a weekend or an open window over midnight reads as one stretch. */
function continues(last: CalendarSegment, next: CalendarSegment): boolean {
  return (
    last.toMs === next.fromMs &&
    last.isOpen === next.isOpen &&
    last.reason === next.reason &&
    last.holiday === next.holiday &&
    next.clockChangeMs === undefined &&
    (!next.isOpen || last.date === next.date)
  );
}

/** Finer than any two changes of a clock have ever been apart. */
const sampleMs = 6 * 3_600_000;

/** The instants in `(fromMs, toMs)` at which the wall clock is set, each with by how much. */
function findClockChanges(zone: Zone, fromMs: number, toMs: number): ReadonlyMap<number, number> {
  const changes = new Map<number, number>();
  for (let at = fromMs; at < toMs; at += sampleMs) {
    const end = Math.min(at + sampleMs, toMs);
    const before = zone.offsetAt(at);
    const after = zone.offsetAt(end);
    if (before === after) continue;
    let same = at;
    let other = end;
    while (other - same > 1) {
      const middle = Math.floor((same + other) / 2);
      if (zone.offsetAt(middle) === before) same = middle;
      else other = middle;
    }
    if (other < toMs) changes.set(other, after - before);
  }
  return changes;
}
