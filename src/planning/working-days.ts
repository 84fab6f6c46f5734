import type { Calendar } from "../time/calendar.js";

/** How many dates of a calendar open in `[fromMs, toMs)`; an overnight window belongs to the date on which it opens. */
export function countWorkingDays(calendar: Calendar, fromMs: number, toMs: number): number {
  let days = 0;
  // A night that began before is of the date before.
  const begun = calendar.isOpen(fromMs - 1) ? calendar.businessDayDue(fromMs - 1, 0) : fromMs;
  let opening = calendar.nextOpening(Math.max(begun, fromMs));
  while (opening < toMs) {
    days++;
    opening = calendar.nextOpening(calendar.businessDayDue(opening, 0));
  }
  return days;
}
