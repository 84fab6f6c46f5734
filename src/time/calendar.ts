import { checkCalendar } from "./calendar-check.js";
import { describeCalendarIssue } from "./calendar-issue-text.js";
import { type CalendarSegment, listSegments } from "./calendar-segments.js";
import type { CalendarSpec } from "./calendar-spec.js";
import { civilDay, MS_PER_DAY } from "./civil.js";
import { dayAt } from "./day.js";
import { type OpeningHours, readOpeningHours } from "./opening-hours.js";
import { buildOpeningTable, findInterval, type OpeningTable, openMsBefore } from "./opening-table.js";
import { createZone, type Zone } from "./zone.js";

export { checkCalendar } from "./calendar-check.js";
export { describeCalendarIssue } from "./calendar-issue-text.js";
export type { CalendarSegment, SegmentReason } from "./calendar-segments.js";

/**
 * Business hours as a clock. Instants are epoch milliseconds. A look-up costs the same for two hours and
 * for two years; the table behind it is laid out once and grows when a year outside it is asked for. No
 * hours are known before 1900 and after 2200. Instants that are no number throw a RangeError.
 */
export interface Calendar {
  readonly zone: Zone;
  /** Open milliseconds in `[fromMs, toMs)`; `toMs` is not earlier than `fromMs`. */
  openMs(fromMs: number, toMs: number): number;
  isOpen(atMs: number): boolean;
  /** The instant itself when it is open, else the next opening; Infinity when there is none any more. */
  nextOpening(atMs: number): number;
  /**
   * The earliest instant at which that much open time has passed since `fromMs`: it may sit on a close,
   * and 0 gives `fromMs`. Infinity when the calendar never opens that long any more. Semantics 7.
   */
  advance(fromMs: number, openMs: number): number;
  /**
   * The last close of the `days`-th later date with open time; 0 gives the last close of the start's own
   * date. The start belongs to the date whose window holds it (its own date before the one whose overnight
   * tail it is in), else to that of the next opening. Semantics 8.
   */
  businessDayDue(fromMs: number, days: number): number;
  /** How much open time `1 business day` is where it must be an amount. Semantics 8. */
  businessDayMs(atMs: number): number;
  /**
   * The stretches of open and closed time in `[fromMs, toMs)`, each with its reason; the open ones add up to
   * `openMs`. For explanations: it costs as much as the span is long.
   */
  segments(fromMs: number, toMs: number): CalendarSegment[];
}

/** Throws an Error that lists everything `checkCalendar` finds. */
export function createCalendar(spec: CalendarSpec): Calendar {
  const issues = checkCalendar(spec);
  if (issues.length > 0) {
    throw new Error(
      `The calendar cannot be used:\n${issues.map((issue) => `  ${describeCalendarIssue(issue)}`).join("\n")}`,
    );
  }
  return new TableCalendar(createZone(spec.timezone), readOpeningHours(spec));
}

const FIRST_DAY = civilDay(1900, 1, 1);
const END_DAY = civilDay(2201, 1, 1);
/** At least this much is added around an instant outside the table, so that a year is rarely laid out alone. */
const GROWTH_DAYS = 366;

class TableCalendar implements Calendar {
  private readonly endDay: number;
  private readonly endAt: number;
  private table: OpeningTable | null = null;

  constructor(
    readonly zone: Zone,
    private readonly hours: OpeningHours,
  ) {
    // Two days more, for the tail of the last window and the offset of the zone.
    this.endDay = Math.min(Math.max(hours.lastDay + 3, FIRST_DAY + 1), END_DAY);
    this.endAt = this.endDay * MS_PER_DAY;
  }

  openMs(fromMs: number, toMs: number): number {
    const table = this.table;
    if (table !== null && fromMs >= table.fromAt && toMs < table.toAt && fromMs <= toMs) {
      return openMsBefore(table, toMs) - openMsBefore(table, fromMs);
    }
    if (toMs < fromMs) throw new RangeError("Open time is asked for between an instant and an earlier one");
    const grown = this.cover(fromMs, toMs);
    return openMsBefore(grown, this.clamp(toMs)) - openMsBefore(grown, this.clamp(fromMs));
  }

  isOpen(atMs: number): boolean {
    const table = this.cover(atMs, atMs);
    const instant = this.clamp(atMs);
    return instant === atMs && table.opens[findInterval(table, instant)]! <= instant;
  }

  nextOpening(atMs: number): number {
    const table = this.findOpening(atMs);
    if (table === null) return Number.POSITIVE_INFINITY;
    return Math.max(table.opens[findInterval(table, this.clamp(atMs))]!, atMs);
  }

  advance(fromMs: number, openMs: number): number {
    if (!(openMs >= 0)) throw new RangeError(`A clock cannot be advanced by ${openMs} ms`);
    if (openMs === 0 || openMs === Number.POSITIVE_INFINITY) return fromMs + openMs;
    let table = this.cover(fromMs, fromMs);
    const instant = this.clamp(fromMs);
    while (openMsBefore(table, instant) + openMs > openMsBefore(table, lastInstant(table))) {
      if (table.toDay >= this.endDay) return Number.POSITIVE_INFINITY;
      table = this.growForward(table);
    }
    const target = openMsBefore(table, instant) + openMs;
    const interval = findIntervalOfOpenTime(table, target, findInterval(table, instant));
    return table.opens[interval]! + (target - table.openBefore[interval]!);
  }

  businessDayDue(fromMs: number, days: number): number {
    if (!Number.isSafeInteger(days) || days < 0) {
      throw new RangeError(`Business days are counted whole and from 0, not ${days}`);
    }
    let table = this.findOpening(fromMs);
    if (table === null) return Number.POSITIVE_INFINITY;
    const instant = this.clamp(fromMs);
    for (;;) {
      const date = this.findDate(table, instant) + days;
      // A date in the margin of the table is whole, too.
      if (date < table.dates.days.length) return table.dates.lastClose[date]!;
      if (table.toDay >= this.endDay) return Number.POSITIVE_INFINITY;
      table = this.growForward(table);
    }
  }

  businessDayMs(atMs: number): number {
    return this.hours.businessDayMs(dayAt(this.zone, atMs));
  }

  segments(fromMs: number, toMs: number): CalendarSegment[] {
    if (!(fromMs < toMs)) return [];
    const table = this.cover(fromMs, toMs);
    const first = findInterval(table, this.clamp(fromMs));
    return listSegments({ hours: this.hours, zone: this.zone, table }, first, fromMs, toMs);
  }

  /** The table, grown until it has an opening at or after the instant; null where there is none any more. */
  private findOpening(atMs: number): OpeningTable | null {
    if (atMs >= this.endAt) return null;
    let table = this.cover(atMs, atMs);
    const instant = this.clamp(atMs);
    while (table.opens[findInterval(table, instant)] === Number.POSITIVE_INFINITY) {
      if (table.toDay >= this.endDay) return null;
      table = this.growForward(table);
    }
    return table;
  }

  /** Index of the date that an instant belongs to; the table has an opening at or after it. */
  private findDate(table: OpeningTable, instant: number): number {
    const { days, firstWindow, windowOpens, windowCloses } = table.dates;
    const interval = findInterval(table, instant);
    if (table.opens[interval]! > instant) return table.dateOfInterval[interval]!;
    const own = findDateAfter(days, dayAt(this.zone, instant));
    // The nearest date first: an instant in a window of its own date is not in the tail of an earlier one.
    for (let date = own - 1; date >= 0; date--) {
      for (let window = firstWindow[date]!; window < firstWindow[date + 1]!; window++) {
        if (windowOpens[window]! <= instant && instant < windowCloses[window]!) return date;
      }
    }
    return table.dateOfInterval[interval]!;
  }

  private clamp(instant: number): number {
    return Math.min(Math.max(instant, FIRST_DAY * MS_PER_DAY), this.endAt - 1);
  }

  private growForward(table: OpeningTable): OpeningTable {
    const growth = Math.max(GROWTH_DAYS, table.toDay - table.fromDay);
    return this.layOut(table.fromDay, table.toDay + growth);
  }

  /** The table, holding both instants as far as hours are known. */
  private cover(fromMs: number, toMs: number): OpeningTable {
    const table = this.table;
    const from = this.clamp(fromMs);
    const to = this.clamp(toMs);
    if (table !== null && from >= table.fromAt && to < table.toAt) return table;
    if (Number.isNaN(from) || Number.isNaN(to)) throw new RangeError("An instant is not a number");
    const fromDay = Math.floor(from / MS_PER_DAY);
    const toDay = Math.floor(to / MS_PER_DAY) + 1;
    if (table === null) return this.layOut(fromDay - GROWTH_DAYS, toDay + GROWTH_DAYS);
    return this.layOut(
      fromDay < table.fromDay ? fromDay - GROWTH_DAYS : table.fromDay,
      toDay > table.toDay ? toDay + Math.max(GROWTH_DAYS, (table.toDay - table.fromDay) >> 2) : table.toDay,
    );
  }

  private layOut(fromDay: number, toDay: number): OpeningTable {
    this.table = buildOpeningTable(
      this.hours,
      this.zone,
      Math.max(fromDay, FIRST_DAY),
      Math.min(toDay, this.endDay),
    );
    return this.table;
  }
}

function lastInstant(table: OpeningTable): number {
  return table.toAt - 1;
}

/** The first interval, from a known earlier one on, by whose end `target` of open time has passed. */
function findIntervalOfOpenTime(table: OpeningTable, target: number, from: number): number {
  const { openBefore } = table;
  // Limits are short beside the table: steps that double, and then halves between the last two.
  let low = from;
  let step = 1;
  while (low + step < openBefore.length && openBefore[low + step]! < target) {
    low += step;
    step *= 2;
  }
  let high = Math.min(low + step, openBefore.length - 1);
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (openBefore[middle]! < target) low = middle;
    else high = middle;
  }
  return low;
}

/** Index of the first date later than a day. */
function findDateAfter(days: Int32Array, day: number): number {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (days[middle]! <= day) low = middle + 1;
    else high = middle;
  }
  return low;
}
