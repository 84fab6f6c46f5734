import type { Limit } from "../model/target.js";
import type { Calendar } from "../time/calendar.js";

/** Measures records against one limit. Instants are epoch milliseconds, amounts are milliseconds. */
export interface LimitClock {
  /** Time on the limit's clock from one instant to a later one. */
  elapsed(fromMs: number, toMs: number): number;
  /** The limit in force for a clock that started then. */
  limitAt(fromMs: number): number;
  /** The earliest instant at which the limit is reached (semantics 7). */
  dueAt(fromMs: number): number;
  /** True where due is not simply where the elapsed time reaches the limit: the due decides. */
  readonly byDue: boolean;
}

export interface LimitClockOptions {
  /** Needed for business time. */
  readonly calendar: Calendar | undefined;
  readonly businessDay: "end-of-day" | "elapsed";
}

/** The clock of a limit: business time on the calendar, or real time (semantics 8). */
export function createLimitClock(limit: Limit, { calendar, businessDay }: LimitClockOptions): LimitClock {
  if (limit.kind === "elapsed" && limit.clock === "real") return realClock(limit.ms);
  if (calendar === undefined) throw new Error(`"${limit.text}" needs a calendar`);
  const elapsed = (fromMs: number, toMs: number) => calendar.openMs(fromMs, toMs);
  if (limit.kind === "elapsed") {
    const { ms } = limit;
    return {
      elapsed,
      limitAt: () => ms,
      dueAt: (fromMs) => calendar.advance(fromMs, ms),
      byDue: false,
    };
  }
  const { days } = limit;
  if (businessDay === "elapsed") {
    const limitAt = (fromMs: number) => Math.round(days * calendar.businessDayMs(fromMs));
    return { elapsed, limitAt, dueAt: (fromMs) => calendar.advance(fromMs, limitAt(fromMs)), byDue: false };
  }
  const dueAt = (fromMs: number) => calendar.businessDayDue(fromMs, days);
  return { elapsed, limitAt: (fromMs) => elapsed(fromMs, dueAt(fromMs)), dueAt, byDue: true };
}

/** For records that bring their own due: elapsed time on the calendar if there is one, else real. */
export function createElapsedClock(calendar: Calendar | undefined): LimitClock["elapsed"] {
  return calendar === undefined
    ? (fromMs, toMs) => toMs - fromMs
    : (fromMs, toMs) => calendar.openMs(fromMs, toMs);
}

function realClock(ms: number): LimitClock {
  return {
    elapsed: (fromMs, toMs) => toMs - fromMs,
    limitAt: () => ms,
    dueAt: (fromMs) => fromMs + ms,
    byDue: false,
  };
}
