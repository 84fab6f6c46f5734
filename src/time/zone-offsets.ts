import { MS_PER_DAY } from "./civil.js";

/** Stretches of time with one offset from UTC each, ascending; the first one has no beginning. */
export interface OffsetRuns {
  /** The instant at which each run begins; the first is `-Infinity`. */
  readonly startsAt: readonly number[];
  /** Milliseconds east of UTC. */
  readonly offsets: readonly number[];
}

/**
 * Reads the offset of a zone at an instant from Intl, which has the whole history of every IANA zone,
 * seconds of local mean time included. Throws a RangeError for a zone that Intl does not know.
 */
export function createOffsetReader(name: string): (instant: number) => number {
  const format = new Intl.DateTimeFormat("en-US", { timeZone: name, timeZoneName: "longOffset" });
  return (instant) => {
    const text = format.format(instant);
    const match = /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(text);
    if (match === null) throw new RangeError(`No offset from UTC in "${text}" for the time zone "${name}"`);
    const seconds = Number(match[2] ?? 0) * 3600 + Number(match[3] ?? 0) * 60 + Number(match[4] ?? 0);
    return seconds === 0 ? 0 : (match[1] === "-" ? -1000 : 1000) * seconds;
  };
}

/** The runs between two days (UTC), sampled once a day and bisected to the second where the offset changes. */
export function findOffsetRuns(
  readOffset: (instant: number) => number,
  fromDay: number,
  toDay: number,
): OffsetRuns {
  let at = fromDay * MS_PER_DAY;
  let offset = readOffset(at);
  const startsAt = [Number.NEGATIVE_INFINITY];
  const offsets = [offset];
  for (let day = fromDay + 1; day <= toDay; day++) {
    const sampledAt = day * MS_PER_DAY;
    const sampled = readOffset(sampledAt);
    while (offset !== sampled) {
      at = findChange(readOffset, at, sampledAt, offset);
      offset = readOffset(at);
      startsAt.push(at);
      offsets.push(offset);
    }
    at = sampledAt;
  }
  return { startsAt, offsets };
}

/** The first whole second after `fromAt` at which the offset is another than `offset`. */
function findChange(
  readOffset: (instant: number) => number,
  fromAt: number,
  toAt: number,
  offset: number,
): number {
  let same = fromAt / 1000;
  let other = toAt / 1000;
  while (other - same > 1) {
    const middle = Math.floor((same + other) / 2);
    if (readOffset(middle * 1000) === offset) same = middle;
    else other = middle;
  }
  return other * 1000;
}
