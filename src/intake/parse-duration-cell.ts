const clock = /^(\d{1,9}):([0-5]\d)(?::([0-5]\d)(?:[.,](\d{1,9}))?)?$/;
const daysBefore = /^(\d{1,6})\s*days?,?\s+(\d.*)$/i;
const units =
  /^(?:(\d{1,6})\s*d(?:ays?)?)?\s*(?:(\d{1,9})\s*h(?:rs?|ours?)?)?\s*(?:(\d{1,9})\s*m(?:ins?|inutes?)?)?\s*(?:(\d{1,9})\s*s(?:ecs?|econds?)?)?$/i;

/**
 * A length of time in parts, in milliseconds: `26:10` is hours and minutes, `1:23:45` has seconds too, perhaps
 * behind days (`2 days 03:04:05`); `1d 2h 3m`, `2h 30m`. A day is 24 hours. A leading minus makes it negative.
 * NaN for anything else.
 */
export function parseDurationCell(trimmed: string): number {
  const minus = /^[-\u2212]\s*/.exec(trimmed)?.[0] ?? "";
  const size = parseSize(trimmed.slice(minus.length));
  return minus === "" ? size : -size;
}

function parseSize(text: string): number {
  if (text === "0") return 0;
  const time = parseClock(text);
  if (!Number.isNaN(time)) return time;
  const long = daysBefore.exec(text);
  if (long !== null) {
    const rest = parseClock(long[2]!);
    if (!Number.isNaN(rest)) return Number(long[1]) * 86_400_000 + rest;
  }
  const parts = units.exec(text);
  if (parts === null || text === "") return Number.NaN;
  const [, days = 0, hours = 0, minutes = 0, seconds = 0] = parts;
  return Number(days) * 86_400_000 + addClock(hours, minutes, seconds);
}

function parseClock(text: string): number {
  const parts = clock.exec(text);
  if (parts === null) return Number.NaN;
  const [, hours = 0, minutes = 0, seconds = 0, fraction = ""] = parts;
  return addClock(hours, minutes, seconds) + Number(fraction.slice(0, 3).padEnd(3, "0"));
}

function addClock(hours: string | number, minutes: string | number, seconds: string | number): number {
  return Number(hours) * 3_600_000 + Number(minutes) * 60_000 + Number(seconds) * 1000;
}
