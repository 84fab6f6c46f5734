import type { Calendar } from "../time/calendar.js";

/**
 * How long the clock of each row of a batch ran, in milliseconds: from the instant of one column to that of
 * another, or to as-of while it runs. NaN where nobody has asked yet.
 */
export interface TimesBetween {
  values: Float64Array;
}

/**
 * The times of one source, remembered until its next batch: objectives over the same two columns ask for the
 * same ones, whatever their limits are.
 */
export interface TimesBook {
  /** Forgets the batch before. */
  begin(length: number): void;
  /** @param calendar null for real time */
  between(fromColumn: number, toColumn: number, calendar: Calendar | null): TimesBetween;
}

export function createTimesBook(): TimesBook {
  const known: { from: number; to: number; calendar: Calendar | null; times: TimesBetween }[] = [];
  return {
    begin(length) {
      for (const { times } of known) {
        if (times.values.length < length) times.values = new Float64Array(length);
        times.values.fill(Number.NaN, 0, length);
      }
    },
    between(from, to, calendar) {
      const same = known.find((each) => each.from === from && each.to === to && each.calendar === calendar);
      if (same !== undefined) return same.times;
      const times = { values: new Float64Array(0) };
      known.push({ from, to, calendar, times });
      return times;
    },
  };
}
