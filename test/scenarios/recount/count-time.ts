/** Whether a minute, given by its place's date, weekday and time of day, is open. */
type Hours = (date: string, weekday: string, time: string) => boolean;
export type Span = readonly [from: number, to: number];

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

function createWallClock(zone: string): (instant: number) => { date: string; weekday: string; time: string } {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    weekday: "short",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
  });
  return (instant) => {
    const parts = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]));
    const { year, month, day, weekday, hour, minute, second } = parts;
    return { date: `${year}-${month}-${day}`, weekday: weekday!, time: `${hour}:${minute}:${second}` };
  };
}

/** A stamp such as `2025-03-03 09:05` or `03/03/2025 15:00` of a place; NaN for a blank. */
export function createStampReader(zone: string): (text: string) => number {
  const wallClock = createWallClock(zone);
  return (text) => {
    const [first = "", time = "00:00"] = text.split(" ");
    const date = first.includes("/") ? first.split("/").reverse().join("-") : first;
    const wanted = Date.parse(`${date}T${time}Z`);
    if (Number.isNaN(wanted)) return Number.NaN;
    let instant = wanted;
    for (let round = 0; round < 2; round++) {
      const shown = wallClock(instant);
      instant += wanted - Date.parse(`${shown.date}T${shown.time}Z`);
    }
    return instant;
  };
}

/** Counts open time by looking at every minute; as slow as it is plain. */
export function createMinuteClock(zone: string, hours: Hours, closedForAll: readonly Span[]) {
  const wallClock = createWallClock(zone);
  const seen = new Map<number, boolean>();
  const isOpen = (minute: number) => {
    let open = seen.get(minute);
    if (open === undefined) {
      const { date, weekday, time } = wallClock(minute);
      open = hours(date, weekday, time.slice(0, 5));
      seen.set(minute, open);
    }
    return open;
  };
  const isHeld = (minute: number, pauses: readonly Span[]) =>
    [...closedForAll, ...pauses].some(([from, to]) => minute >= from && minute < to);
  const floor = (instant: number) => Math.floor(instant / MINUTE) * MINUTE;

  function elapsed(from: number, to: number, pauses: readonly Span[] = []): number {
    let sum = 0;
    for (let minute = floor(from); minute < to; minute += MINUTE) {
      if (isOpen(minute) && !isHeld(minute, pauses))
        sum += Math.min(to, minute + MINUTE) - Math.max(from, minute);
    }
    return sum;
  }

  /** The first instant at which so much time has passed; infinite where that is two months away. */
  function due(from: number, limit: number, pauses: readonly Span[] = []): number {
    let left = limit;
    for (let minute = floor(from); minute < from + 60 * 24 * HOUR; minute += MINUTE) {
      if (!isOpen(minute) || isHeld(minute, pauses)) continue;
      const begin = Math.max(from, minute);
      if (left <= minute + MINUTE - begin) return begin + left;
      left -= minute + MINUTE - begin;
    }
    return Number.POSITIVE_INFINITY;
  }

  /** The open time from a start to the last close of the N-th later date that has hours. */
  function limitOfDays(from: number, days: number): number {
    let minute = floor(from);
    while (!isOpen(minute)) minute += MINUTE;
    let date = wallClock(minute).date;
    let open = 0;
    let later = 0;
    for (let last = minute; ; minute += MINUTE) {
      if (minute - last > 14 * 24 * HOUR) throw new Error("no hours for two weeks");
      if (!isOpen(minute)) continue;
      const today = wallClock(minute).date;
      if (today !== date) {
        if (later === days) return open;
        later++;
        date = today;
      }
      open += minute + MINUTE - Math.max(from, minute);
      last = minute;
    }
  }

  return { elapsed, due, limitOfDays };
}

export type MinuteClock = ReturnType<typeof createMinuteClock>;
