import { clockOfLimit, type Limit } from "../model/target.js";
import type { Calendar } from "../time/calendar.js";
import { dueAt, elapsedMs, type Pause } from "../time/clock.js";

/** A length of time that is counted on from an instant: `due + 1 business day`, `act-within`, `raise-within`. */
export interface TimeAfter {
  /** When it has passed; Infinity for an instant that is not known, and for one that no date can have. */
  endAt(fromMs: number): number;
  /** How much time of its clock lies between two instants, in milliseconds; below zero where the second is earlier. */
  between(fromMs: number, toMs: number): number;
}

export interface TimeAfterOptions {
  /** Needed for business time. */
  readonly calendar: Calendar | undefined;
  readonly businessDay: "end-of-day" | "elapsed";
  /** Time that counts for nobody. */
  readonly pauses?: readonly Pause[];
}

/** The last one that a date of ECMAScript can have. */
const lastInstant = 8.64e15;

/**
 * Unlike a start (semantics 8), an instant that is exactly a close belongs to the date that closes then: the due
 * of two business days and one business day more is the due of three.
 */
export function createTimeAfter(
  limit: Limit,
  { calendar, businessDay, pauses = [] }: TimeAfterOptions,
): TimeAfter {
  if (clockOfLimit(limit) === "real") calendar = undefined;
  else if (calendar === undefined) throw new Error(`"${limit.text}" needs a calendar`);
  const countsOn = calendar ?? null;

  function lengthFrom(fromMs: number): number {
    if (limit.kind === "elapsed") return limit.ms;
    const own = calendar as Calendar;
    if (businessDay === "elapsed") return Math.round(limit.days * own.businessDayMs(fromMs - 1));
    const close = own.businessDayDue(fromMs - 1, limit.days);
    return close === Number.POSITIVE_INFINITY ? close : own.openMs(fromMs, close);
  }

  return {
    endAt(fromMs) {
      if (!Number.isFinite(fromMs)) return Number.POSITIVE_INFINITY;
      const length = lengthFrom(fromMs);
      const end = Number.isFinite(length) ? dueAt(countsOn, fromMs, length, pauses) : length;
      return end <= lastInstant ? end : Number.POSITIVE_INFINITY;
    },
    between: (fromMs, toMs) =>
      toMs >= fromMs ? elapsedMs(countsOn, fromMs, toMs, pauses) : -elapsedMs(countsOn, toMs, fromMs, pauses),
  };
}
