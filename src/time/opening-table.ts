import { MS_PER_DAY } from "./civil.js";
import type { OpeningHours } from "./opening-hours.js";
import type { Zone } from "./zone.js";

/**
 * The open time of a span of days, laid out so that any look-up in it costs the same: the merged open
 * intervals, the open time before each of them, and for each day of UTC the first interval that matters.
 * Answers for instants in `[fromAt, toAt)`.
 */
export interface OpeningTable {
  readonly fromDay: number;
  readonly toDay: number;
  readonly fromAt: number;
  readonly toAt: number;
  /** Merged intervals `[opens, closes)`, ascending; one that begins and ends at Infinity closes the list. */
  readonly opens: Float64Array;
  readonly closes: Float64Array;
  /** Open milliseconds of the table before each interval. */
  readonly openBefore: Float64Array;
  /** Per interval the index in `dates` of the date whose window begins it. */
  readonly dateOfInterval: Int32Array;
  /** Per day of UTC from `fromDay` the first interval that closes after the day begins. */
  readonly firstInterval: Int32Array;
  readonly dates: OpenDates;
}

/** The dates that have open time, ascending, each with its windows as they are before they are merged. */
export interface OpenDates {
  readonly days: Int32Array;
  /** Index of the date's first window; one more entry closes the list. */
  readonly firstWindow: Int32Array;
  readonly windowOpens: Float64Array;
  readonly windowCloses: Float64Array;
  /** When the last window of the date closes. */
  readonly lastClose: Float64Array;
}

/** An overnight tail reaches a day further, an offset almost another, and a zone that skips a date one more. */
const MARGIN_DAYS = 4;

/** Lays out the days (of UTC) from `fromDay` up to `toDay`, which is not in it. */
export function buildOpeningTable(
  hours: OpeningHours,
  zone: Zone,
  fromDay: number,
  toDay: number,
): OpeningTable {
  const dates = findOpenDates(hours, zone, fromDay - MARGIN_DAYS, toDay + MARGIN_DAYS);
  const intervals = mergeWindows(dates);
  return {
    fromDay,
    toDay,
    fromAt: fromDay * MS_PER_DAY,
    toAt: toDay * MS_PER_DAY,
    ...intervals,
    firstInterval: indexDays(intervals.closes, fromDay, toDay),
    dates,
  };
}

/** The interval that holds an instant, or else the next one; the instant lies in the table. */
export function findInterval(table: OpeningTable, instant: number): number {
  let interval = table.firstInterval[Math.floor((instant - table.fromAt) / MS_PER_DAY)]!;
  while (table.closes[interval]! <= instant) interval++;
  return interval;
}

/** Open milliseconds between the beginning of the table's list and an instant in the table. */
export function openMsBefore(table: OpeningTable, instant: number): number {
  const interval = findInterval(table, instant);
  const since = instant - table.opens[interval]!;
  return since > 0 ? table.openBefore[interval]! + since : table.openBefore[interval]!;
}

function findOpenDates(hours: OpeningHours, zone: Zone, fromDay: number, toDay: number): OpenDates {
  const days: number[] = [];
  const firstWindow = [0];
  const windowOpens: number[] = [];
  const windowCloses: number[] = [];
  const lastClose: number[] = [];
  for (let day = fromDay; day < toDay; day++) {
    const windows = hours.windowsOn(day);
    if (windows.length === 0 || isSkipped(zone, day)) continue;
    const midnight = day * MS_PER_DAY;
    let last = Number.NEGATIVE_INFINITY;
    for (const window of windows) {
      const openAt = zone.toInstant(midnight + window.open);
      const closeAt = zone.toInstant(midnight + window.close);
      // Both edges in one gap: no second of it is on the clock.
      if (closeAt <= openAt) continue;
      windowOpens.push(openAt);
      windowCloses.push(closeAt);
      last = Math.max(last, closeAt);
    }
    if (windowOpens.length === firstWindow.at(-1)) continue;
    days.push(day);
    lastClose.push(last);
    firstWindow.push(windowOpens.length);
  }
  return {
    days: Int32Array.from(days),
    firstWindow: Int32Array.from(firstWindow),
    windowOpens: Float64Array.from(windowOpens),
    windowCloses: Float64Array.from(windowCloses),
    lastClose: Float64Array.from(lastClose),
  };
}

/** True for a date that a zone left out by moving across the date line: it has no hours at all. */
function isSkipped(zone: Zone, day: number): boolean {
  const midnight = day * MS_PER_DAY;
  return (
    zone.wallKind(midnight) === "gap" && zone.toInstant(midnight) >= zone.toInstant(midnight + MS_PER_DAY)
  );
}

function mergeWindows(dates: OpenDates) {
  const { windowOpens, windowCloses } = dates;
  const dateOfWindow = new Int32Array(windowOpens.length);
  for (let date = 0; date < dates.days.length; date++) {
    dateOfWindow.fill(date, dates.firstWindow[date], dates.firstWindow[date + 1]);
  }
  const order = Array.from(windowOpens.keys()).sort((a, b) => windowOpens[a]! - windowOpens[b]!);
  const opens: number[] = [];
  const closes: number[] = [];
  const dateOfInterval: number[] = [];
  for (const window of order) {
    const last = closes.length - 1;
    if (last >= 0 && windowOpens[window]! <= closes[last]!) {
      closes[last] = Math.max(closes[last]!, windowCloses[window]!);
    } else {
      opens.push(windowOpens[window]!);
      closes.push(windowCloses[window]!);
      dateOfInterval.push(dateOfWindow[window]!);
    }
  }
  const openBefore = [0];
  for (let interval = 0; interval < opens.length; interval++) {
    openBefore.push(openBefore[interval]! + closes[interval]! - opens[interval]!);
  }
  opens.push(Number.POSITIVE_INFINITY);
  closes.push(Number.POSITIVE_INFINITY);
  return {
    opens: Float64Array.from(opens),
    closes: Float64Array.from(closes),
    openBefore: Float64Array.from(openBefore),
    dateOfInterval: Int32Array.from(dateOfInterval),
  };
}

function indexDays(closes: Float64Array, fromDay: number, toDay: number): Int32Array {
  const firstInterval = new Int32Array(toDay - fromDay + 1);
  let interval = 0;
  for (let day = fromDay; day <= toDay; day++) {
    while (closes[interval]! <= day * MS_PER_DAY) interval++;
    firstInterval[day - fromDay] = interval;
  }
  return firstInterval;
}
