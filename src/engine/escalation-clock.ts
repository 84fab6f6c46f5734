import type { Agreement } from "../model/agreement.js";
import type { EscalationLevel } from "../model/escalation.js";
import type { Limit } from "../model/target.js";
import type { Calendar } from "../time/calendar.js";
import { dueAt, type Pause } from "../time/clock.js";
import type { Stillness } from "./limit-clock.js";
import { createTimeAfter, type TimeAfter } from "./time-after.js";

/** One record as its own clock shows it. Instants are epoch milliseconds, amounts milliseconds of that clock. */
export interface ClockReading {
  /** What its clock counts on; null for real time. */
  readonly countsOn: Calendar | null;
  /** The calendar that its terms name. */
  readonly calendar: string | undefined;
  readonly startedAt: number;
  readonly limitMs: number;
  readonly elapsedMs: number;
  /** Infinity while it is not known. */
  readonly dueAt: number;
  readonly still: Stillness | undefined;
}

/** When a record reaches the levels of an objective, and until when those who are told have to act. */
export interface EscalationClock {
  /** Whether a record can have reached any level, by its time so far: no instant is looked for before. */
  concerns(elapsedMs: number, limitMs: number): boolean;
  /** The earliest instant at which it stands at a level; it has reached the level when it is later than that, as with a due (semantics 7). Infinity while it is not known. */
  reachedAt(level: number, reading: ClockReading): number;
  /** Until when they have to act: `act-within` counted on from the level; the level itself where none is set. */
  actBy(level: number, reachedAt: number, reading: ClockReading): number;
  /** Time from an instant to that one, on the clock of `act-within`, or real where none is set. */
  actLeft(level: number, fromMs: number, actByMs: number, reading: ClockReading): number;
  /** Time on the level's own clock from as-of until it is reached. */
  levelLeft(level: number, fromMs: number, reachedAt: number, reading: ClockReading): number;
}

export interface EscalationSetting {
  readonly levels: readonly EscalationLevel[];
  readonly agreement: Pick<Agreement, "conventions">;
  calendarOf(id: string): Calendar;
  /** Time that counts for nobody. */
  readonly pauses: readonly Pause[];
}

export function createEscalationClock(setting: EscalationSetting): EscalationClock {
  const { levels, agreement, calendarOf, pauses } = setting;
  const { businessDay } = agreement.conventions;
  const firstShare = levels.reduce((least, { after }) => Math.min(least, shareOf(after)), 1);
  const known = new Map<string, TimeAfter>();

  function timeAfter(limit: Limit, level: number, { calendar }: ClockReading): TimeAfter {
    const id = calendar ?? levels[level]!.calendar;
    const key = `${id ?? ""} ${limit.text}`;
    let after = known.get(key);
    if (after === undefined) {
      after = createTimeAfter(limit, {
        calendar: id === undefined ? undefined : calendarOf(id),
        businessDay,
        pauses,
      });
      known.set(key, after);
    }
    return after;
  }

  return {
    concerns: (elapsedMs, limitMs) => elapsedMs >= firstShare * limitMs,
    reachedAt(level, reading) {
      const { after } = levels[level]!;
      const { countsOn, startedAt, limitMs, still } = reading;
      if (after.kind === "due") {
        return after.plus === undefined
          ? reading.dueAt
          : timeAfter(after.plus, level, reading).endAt(reading.dueAt);
      }
      const amount = amountOf(after.share, limitMs);
      if (!Number.isFinite(amount)) return amount;
      return dueAt(countsOn, startedAt, amount + (still?.totalMs ?? 0), still?.intervals);
    },
    actBy(level, reachedAt, reading) {
      const { actWithin } = levels[level]!;
      return actWithin === undefined ? reachedAt : timeAfter(actWithin, level, reading).endAt(reachedAt);
    },
    actLeft(level, fromMs, actByMs, reading) {
      const { actWithin } = levels[level]!;
      if (actWithin === undefined) return actByMs - fromMs;
      return timeAfter(actWithin, level, reading).between(fromMs, actByMs);
    },
    levelLeft(level, fromMs, reachedAt, reading) {
      const { after } = levels[level]!;
      const { limitMs, elapsedMs } = reading;
      if (after.kind === "share") return amountOf(after.share, limitMs) - elapsedMs;
      if (after.plus === undefined) return limitMs - elapsedMs;
      return timeAfter(after.plus, level, reading).between(fromMs, reachedAt);
    },
  };
}

/** A whole number of milliseconds: the first at which so much of the limit is used. */
function amountOf({ numerator, denominator }: { numerator: number; denominator: number }, limitMs: number) {
  return Math.ceil((limitMs * numerator) / denominator);
}

function shareOf(after: EscalationLevel["after"]): number {
  return after.kind === "due" ? 1 : after.share.numerator / after.share.denominator;
}
