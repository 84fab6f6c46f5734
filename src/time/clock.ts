import type { Calendar } from "./calendar.js";
import { joinPauses, type Pause } from "./pause.js";

export type { Pause } from "./pause.js";

/**
 * How long a clock has run between two instants, in milliseconds: on the calendar's open time, or on real
 * time where the calendar is null. Pauses stop it, in any order, and count once where they overlap
 * (semantics 9). Throws a RangeError when `toMs` is before `fromMs`, a pause ends before it begins, or an
 * instant is not a number.
 */
export function elapsedMs(
  calendar: Calendar | null,
  fromMs: number,
  toMs: number,
  pauses: readonly Pause[] = [],
): number {
  if (!(toMs >= fromMs))
    throw new RangeError(`A clock cannot run from ${fromMs} to ${toMs}: it would stop before it starts`);
  let elapsed = countMs(calendar, fromMs, toMs);
  if (pauses.length === 0) return elapsed;
  for (const [pauseFrom, pauseTo] of joinPauses(pauses)) {
    const from = Math.max(pauseFrom, fromMs);
    const to = Math.min(pauseTo, toMs);
    if (from < to) elapsed -= countMs(calendar, from, to);
  }
  return elapsed;
}

/**
 * The earliest instant at which the elapsed time equals the limit (semantics 7). Infinity when a pause that
 * has no end yet (`to` is Infinity) comes before it, or when the calendar never opens that long. Throws a
 * RangeError for a negative limit and as `elapsedMs` does.
 */
export function dueAt(
  calendar: Calendar | null,
  fromMs: number,
  limitMs: number,
  pauses: readonly Pause[] = [],
): number {
  if (!(limitMs >= 0) || Number.isNaN(fromMs))
    throw new RangeError(`${limitMs} ms after ${fromMs} is no due`);
  // Nothing is left to count, not even where the start lies in a pause.
  if (limitMs === 0) return fromMs;
  if (pauses.length === 0) return advanceMs(calendar, fromMs, limitMs);
  let startMs = fromMs;
  let leftMs = limitMs;
  let due = advanceMs(calendar, startMs, leftMs);
  for (const [pauseFrom, pauseTo] of joinPauses(pauses)) {
    if (pauseFrom >= due) break;
    if (pauseTo <= startMs) continue;
    if (pauseFrom > startMs) leftMs -= countMs(calendar, startMs, pauseFrom);
    if (pauseTo === Number.POSITIVE_INFINITY) return pauseTo;
    startMs = pauseTo;
    due = advanceMs(calendar, startMs, leftMs);
  }
  return due;
}

/**
 * The limit of `days` business days for a clock that starts at `fromMs`, in open milliseconds: from the
 * start to the due before pauses (semantics 8). Infinity when there are not so many business days any more.
 */
export function businessDaysLimitMs(calendar: Calendar, fromMs: number, days: number): number {
  const due = calendar.businessDayDue(fromMs, days);
  return due === Number.POSITIVE_INFINITY ? due : calendar.openMs(fromMs, due);
}

function countMs(calendar: Calendar | null, fromMs: number, toMs: number): number {
  return calendar === null ? toMs - fromMs : calendar.openMs(fromMs, toMs);
}

function advanceMs(calendar: Calendar | null, fromMs: number, ms: number): number {
  return calendar === null ? fromMs + ms : calendar.advance(fromMs, ms);
}
