import { clockOfLimit, type Limit, type Target } from "../model/target.js";
import type { Reading } from "./reading.js";
import type { Path } from "./tree.js";

/** The calendar on which business time runs where nothing nearer names one. */
export interface UsualCalendar {
  readonly calendar?: string;
  /** Whether one is named at all: a misnamed one was told of, and is not missing too. */
  readonly named: boolean;
  /** The calendars of the file, for the mend. */
  readonly calendars: readonly string[];
}

/** Business time needs a calendar (semantics 8). */
export function needsCalendar(target: Target): boolean {
  const limit = limitOf(target);
  return limit !== undefined && (limit.kind === "business-days" || limit.clock === "business");
}

/** The calendar of a length of time that stands at a path: nothing for real time, a problem where none is named. */
export function calendarOfLimit(
  objective: string,
  limit: Limit,
  { calendar, named, calendars }: UsualCalendar,
  path: Path,
  reading: Reading,
): string | undefined {
  if (clockOfLimit(limit) === "real") return undefined;
  if (calendar === undefined && !named) {
    const { text } = limit;
    reading.report("no-calendar", path, { objective, limit: text, calendars }, { part: text });
  }
  return calendar;
}

/** The calendar of a target in business time. A problem is told where there is none. */
export function useUsualCalendar(
  objective: string,
  target: Target,
  { calendar, named, calendars }: UsualCalendar,
  path: Path,
  reading: Reading,
): string | undefined {
  if (calendar === undefined && !named) {
    const part = limitOf(target)?.text ?? "";
    reading.report("no-calendar", [...path, "target"], { objective, limit: part, calendars }, { part });
  }
  return calendar;
}

/** A calendar beside real time changes nothing (semantics 8). */
export function warnOfUnusedCalendar(
  objective: string,
  target: Target,
  calendar: string,
  path: Path,
  reading: Reading,
): void {
  const limit = limitOf(target);
  const args = { objective, calendar, ...(limit === undefined ? {} : { limit: limit.text }) };
  reading.report("calendar-without-effect", [...path, "calendar"], args, { severity: "warning" });
}

function limitOf(target: Target): Limit | undefined {
  return "limit" in target ? target.limit : undefined;
}
