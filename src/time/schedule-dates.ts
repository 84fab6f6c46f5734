import type { Calendar } from "./calendar.js";
import { civilDateOf, civilDay, formatCivilDate, MS_PER_DAY, weekdayOf } from "./civil.js";
import { dayAt, startOfDay } from "./day.js";
import type { Zone } from "./zone.js";

/** One time at which something is due. */
export interface Occurrence {
  /** The date on which it is due, `YYYY-MM-DD`. */
  readonly date: string;
  readonly dueMs: number;
}

/** When it is due again and again: `day` is 0 for Monday, or the day of the month; 1440 minutes end the day. */
export interface Recurrence {
  readonly unit: "day" | "week" | "month";
  readonly day: number;
  readonly minute: number;
}

/** How far a closed date looks for an open one. */
const furthestDays = 31;

/**
 * The times at which something is due, from one before `fromMs` to one after `toMs`. On a calendar a date
 * that is closed moves to the next open one; of a daily schedule it is left out. Two that meet are one.
 */
export function listOccurrences(
  { unit, day, minute }: Recurrence,
  zone: Zone,
  calendar: Calendar | undefined,
  fromMs: number,
  toMs: number,
): Occurrence[] {
  const occurrences: Occurrence[] = [];
  const marginDays = unit === "month" ? 63 : 15;
  const last = dayAt(zone, toMs) + marginDays;
  for (let date = dayAt(zone, fromMs) - marginDays; date <= last; date++) {
    if (!isNamed(date)) continue;
    const open = unit === "day" ? (isOpen(date) ? date : undefined) : nextOpen(date);
    if (open === undefined) continue;
    const dueMs =
      minute === 1440 ? startOfDay(zone, open + 1) - 1 : zone.toInstant(open * MS_PER_DAY + minute * 60_000);
    if (dueMs > (occurrences.at(-1)?.dueMs ?? Number.NEGATIVE_INFINITY))
      occurrences.push({ date: formatCivilDate(open), dueMs });
  }
  return occurrences;

  function isNamed(date: number): boolean {
    if (unit === "day") return true;
    if (unit === "week") return weekdayOf(date) === day;
    const { year, month, day: own } = civilDateOf(date);
    const daysOfMonth = civilDay(year, month + 1, 1) - civilDay(year, month, 1);
    return own === Math.min(day, daysOfMonth);
  }

  function isOpen(date: number): boolean {
    return calendar === undefined || calendar.openMs(startOfDay(zone, date), startOfDay(zone, date + 1)) > 0;
  }

  function nextOpen(date: number): number | undefined {
    for (let later = date; later <= date + furthestDays; later++) if (isOpen(later)) return later;
    return undefined;
  }
}
