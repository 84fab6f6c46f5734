import { type CalendarSpec, type OpeningWindow, type WeeklyHours, weekdays } from "./calendar-spec.js";
import { civilDateOf, formatCivilDate, parseCivilDate, weekdayOf } from "./civil.js";
import { readWindow, type WallWindow } from "./opening-window.js";

/** Which windows open on which date, by the rules of semantics 2 to 4, on the wall of the calendar's zone. */
export interface OpeningHours {
  /** The windows that open on a date (a day number); no window of one date overlaps another of it. */
  windowsOn(day: number): readonly WallWindow[];
  /** How long `1 business day` is on that date where it must be an amount of time. Semantics 8. */
  businessDayMs(day: number): number;
  /** Why a date has the windows that it has; for explanations, never on the way of a figure. */
  dayKind(day: number): DayKind;
  /** The last date that can have windows; Infinity where the weekly hours go on. */
  readonly lastDay: number;
}

/** Hours of the week, hours of its own (a half day where they are fewer), or the reason why there are none. */
export interface DayKind {
  readonly kind: "hours" | "half-day" | "own-hours" | "closed-weekday" | "holiday" | "closed-date";
  readonly holiday?: string;
}

interface WeekInForce {
  readonly fromDay: number;
  /** From Monday. */
  readonly windows: readonly (readonly WallWindow[])[];
  /** Null for a week without windows. */
  readonly commonestDayMs: number | null;
}

const CLOSED: readonly WallWindow[] = [];

/** Reads a spec in which `checkCalendar` found nothing. */
export function readOpeningHours(spec: CalendarSpec): OpeningHours {
  const revisions = (spec.revisions ?? []).map(({ from, hours }) => readWeek(readDay(from), hours));
  const weeks = [readWeek(Number.NEGATIVE_INFINITY, spec.hours), ...revisions];
  const dates = new Map(
    Object.entries(spec.dates ?? {}).map(([date, list]) => [readDay(date), readWindows(list)]),
  );
  const isHoliday = readHolidays(spec);
  const weekAt = (day: number): number => {
    let index = weeks.length - 1;
    while (weeks[index]!.fromDay > day) index--;
    return index;
  };
  return {
    windowsOn(day) {
      const own = dates.get(day);
      if (own !== undefined) return own;
      const weekly = weeks[weekAt(day)]!.windows[weekdayOf(day)]!;
      return weekly.length === 0 || isHoliday(day) ? CLOSED : weekly;
    },
    businessDayMs(day) {
      if (spec.workingDayMs !== undefined) return spec.workingDayMs;
      const inForce = weekAt(day);
      // A revision that closes every weekday has no length of its own: the nearest one before it, then after it, has.
      const nearest = [...weeks.slice(0, inForce + 1).reverse(), ...weeks.slice(inForce + 1)];
      const week = nearest.find((candidate) => candidate.commonestDayMs !== null);
      return week?.commonestDayMs ?? findCommonestLength([...dates.values()]) ?? 0;
    },
    dayKind(day) {
      const own = dates.get(day);
      const weekly = weeks[weekAt(day)]!.windows[weekdayOf(day)]!;
      if (own !== undefined) {
        if (own.length === 0) return { kind: "closed-date" };
        return { kind: lengthOf(own) < lengthOf(weekly) ? "half-day" : "own-hours" };
      }
      if (weekly.length === 0) return { kind: "closed-weekday" };
      if (!isHoliday(day)) return { kind: "hours" };
      const holiday = spec.holidayName?.(formatCivilDate(day));
      return { kind: "holiday", ...(holiday === undefined ? {} : { holiday }) };
    },
    lastDay:
      weeks.at(-1)!.commonestDayMs !== null
        ? Number.POSITIVE_INFINITY
        : Math.max(...dates.keys(), ...weeks.slice(1).map((week) => week.fromDay)),
  };
}

function readWeek(fromDay: number, hours: WeeklyHours): WeekInForce {
  const windows = weekdays.map((weekday) => readWindows(hours[weekday] ?? []));
  return { fromDay, windows, commonestDayMs: findCommonestLength(windows) };
}

function readWindows(list: readonly OpeningWindow[]): readonly WallWindow[] {
  return list.map(readWindow).filter((window) => window !== null);
}

function readDay(date: string): number {
  const day = parseCivilDate(date);
  if (day === null) throw new RangeError(`"${date}" is not a date; write it as YYYY-MM-DD`);
  return day;
}

/** The length that most of the days with windows have, the longer one on a tie. */
function findCommonestLength(days: readonly (readonly WallWindow[])[]): number | null {
  const counts = new Map<number, number>();
  for (const windows of days) {
    if (windows.length === 0) continue;
    const length = lengthOf(windows);
    counts.set(length, (counts.get(length) ?? 0) + 1);
  }
  const ranked = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0]);
  return ranked[0]?.[0] ?? null;
}

function lengthOf(windows: readonly WallWindow[]): number {
  return windows.reduce((sum, window) => sum + window.close - window.open, 0);
}

function readHolidays(spec: CalendarSpec): (day: number) => boolean {
  const listed = new Set((spec.holidays ?? []).map(readDay));
  const ofYear = spec.holidaysOfYear;
  if (ofYear === undefined) return (day) => listed.has(day);
  const years = new Map<number, ReadonlySet<number>>();
  return (day) => {
    if (listed.has(day)) return true;
    const { year } = civilDateOf(day);
    let days = years.get(year);
    if (days === undefined) {
      days = new Set(ofYear(year).map(readDay));
      years.set(year, days);
    }
    return days.has(day);
  };
}
