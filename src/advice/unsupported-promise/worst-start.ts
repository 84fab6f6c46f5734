import { clockOfLimit } from "../../model/target.js";
import { type Calendar, createCalendar } from "../../time/calendar.js";
import type { Step } from "./chains.js";

const half = 1_800_000;
const minute = 60_000;
const hoursOfYear = 8784;

/** The start for which inner limits that are used up to the last minute leave the outer one the shortest. */
export interface WorstStart {
  /** Null where every start is the same: all limits run on real time. */
  readonly at: number | null;
  /** What the outer limit would have to be, on its own clock, in milliseconds. */
  readonly neededMs: number;
  /** What it is on that clock, for that start. */
  readonly limitMs: number;
}

/**
 * Tries a start in every half hour of a year. Undefined where the outer limit is kept from all of them.
 *
 * @param asOf the year that it lies in is tried, in epoch milliseconds
 */
export function findWorstStart(outer: Step, chain: readonly Step[], asOf: number): WorstStart | undefined {
  const all = [outer, ...chain];
  if (all.every(({ limit }) => clockOfLimit(limit) === "real")) {
    const neededMs = chain.reduce((sum, { limit }) => sum + (limit.kind === "elapsed" ? limit.ms : 0), 0);
    const limitMs = outer.limit.kind === "elapsed" ? outer.limit.ms : 0;
    return neededMs > limitMs ? { at: null, neededMs, limitMs } : undefined;
  }
  const outerClock = clockOf(outer);
  const clocks = chain.map(clockOf);
  const from = Date.UTC(new Date(asOf).getUTCFullYear(), 0, 1);
  let worst: WorstStart | undefined;
  for (let step = 0; step < 2 * hoursOfYear; step++) {
    const at = from + step * half;
    const due = outerClock.dueAt(at);
    const end = clocks.reduce((moment, { dueAt }) => dueAt(moment), at);
    if (!(end > due) || end === Number.POSITIVE_INFINITY) continue;
    const limitMs = outerClock.elapsed(at, due);
    // A clock that stands still after its due counts nothing more: the limit has to reach into the next opening.
    const neededMs = Math.max(outerClock.elapsed(at, end), limitMs + minute);
    if (worst === undefined || neededMs - limitMs > worst.neededMs - worst.limitMs)
      worst = { at, neededMs, limitMs };
  }
  return worst;
}

interface LimitClock {
  dueAt(start: number): number;
  elapsed(start: number, end: number): number;
}

function clockOf({ agreement, objective, limit }: Step): LimitClock {
  const spec = objective.calendar === undefined ? undefined : agreement.calendars.get(objective.calendar);
  if (spec === undefined || clockOfLimit(limit) === "real") {
    const ms = limit.kind === "elapsed" ? limit.ms : 0;
    return { dueAt: (start) => start + ms, elapsed: (start, end) => end - start };
  }
  const calendar = createCalendar(spec);
  const isEndOfDay = agreement.conventions.businessDay === "end-of-day";
  return {
    dueAt: (start) => dueOn(calendar, start, limit, isEndOfDay && objective.target.kind === "share-within"),
    elapsed: (start, end) => calendar.openMs(start, end),
  };
}

function dueOn(calendar: Calendar, start: number, limit: Step["limit"], isEndOfDay: boolean): number {
  if (limit.kind === "elapsed") return calendar.advance(start, limit.ms);
  if (isEndOfDay) return calendar.businessDayDue(start, limit.days);
  return calendar.advance(start, limit.days * calendar.businessDayMs(start));
}
