import type { Limit } from "../model/target.js";
import type { Calendar } from "../time/calendar.js";
import { businessDaysLimitMs, dueAt, elapsedMs, type Pause } from "../time/clock.js";

/** When the clock of one record stood still (semantics 9). */
export interface Stillness {
  readonly intervals: readonly Pause[];
  /** Time on the record's own clock that is known only as a total. */
  readonly totalMs: number;
}

/**
 * Measures records against one limit. Instants are epoch milliseconds, amounts are milliseconds. Without
 * `still` the clock ran all the time.
 */
export interface LimitClock {
  /** Time on the limit's clock from one instant to a later one. */
  elapsed(fromMs: number, toMs: number, still?: Stillness): number;
  /** The limit in force for a clock that started then. */
  limitAt(fromMs: number): number;
  /** The limit where it is the same whenever a clock starts; NaN where it is not. */
  readonly fixedMs: number;
  /** The earliest instant at which the limit is reached; Infinity while a pause is open (semantics 7, 9). */
  dueAt(fromMs: number, still?: Stillness): number;
  /** True where due is not simply where the elapsed time reaches the limit: the due decides. */
  readonly byDue: boolean;
  /** What it counts on; null for real time. */
  readonly calendar: Calendar | null;
}

export interface LimitClockOptions {
  /** Needed for business time. */
  readonly calendar: Calendar | undefined;
  readonly businessDay: "end-of-day" | "elapsed";
}

/** The clock of a limit: business time on the calendar, or real time (semantics 8). */
export function createLimitClock(limit: Limit, { calendar, businessDay }: LimitClockOptions): LimitClock {
  if (limit.kind === "elapsed" && limit.clock === "real") return fixedClockOf(null, limit.ms);
  if (calendar === undefined) throw new Error(`"${limit.text}" needs a calendar`);
  if (limit.kind === "elapsed") return fixedClockOf(calendar, limit.ms);
  const { days } = limit;
  return businessDay === "elapsed"
    ? clockOf(
        calendar,
        rememberLast((fromMs) => Math.round(days * calendar.businessDayMs(fromMs))),
        false,
      )
    : clockOf(
        calendar,
        rememberLast((fromMs) => businessDaysLimitMs(calendar, fromMs, days)),
        true,
      );
}

/** A record's limit is asked for several times over: for its verdict, its due and its place among the others. */
function rememberLast(limitAt: LimitClock["limitAt"]): LimitClock["limitAt"] {
  let last = Number.NaN;
  let limit = 0;
  return (fromMs) => {
    if (fromMs === last) return limit;
    limit = limitAt(fromMs);
    last = fromMs;
    return limit;
  };
}

/** For records that bring their own due: elapsed time on the calendar if there is one, else real. */
export function createElapsedClock(calendar: Calendar | undefined): LimitClock["elapsed"] {
  return fixedClockOf(calendar ?? null, Number.POSITIVE_INFINITY).elapsed;
}

function fixedClockOf(calendar: Calendar | null, limitMs: number): LimitClock {
  return clockOf(calendar, () => limitMs, false, limitMs);
}

function clockOf(
  calendar: Calendar | null,
  limitAt: (fromMs: number) => number,
  byDue: boolean,
  fixedMs = Number.NaN,
): LimitClock {
  return {
    elapsed(fromMs, toMs, still) {
      if (still !== undefined) {
        return Math.max(0, elapsedMs(calendar, fromMs, toMs, still.intervals) - still.totalMs);
      }
      return calendar === null ? toMs - fromMs : calendar.openMs(fromMs, toMs);
    },
    limitAt,
    fixedMs,
    dueAt(fromMs, still) {
      if (still === undefined) return dueAt(calendar, fromMs, limitAt(fromMs));
      return dueAt(calendar, fromMs, limitAt(fromMs) + still.totalMs, still.intervals);
    },
    byDue,
    calendar,
  };
}
