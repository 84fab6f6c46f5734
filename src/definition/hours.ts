import { nearestName } from "../model/suggest.js";
import { type OpeningWindow, type Weekday, type WeeklyHours, weekdays } from "../time/calendar-spec.js";
import { parseTimeOfDay } from "../time/opening-window.js";
import type { Reading } from "./reading.js";
import type { Path } from "./tree.js";

const dayNames: readonly (readonly string[])[] = [
  ["mon", "monday"],
  ["tue", "tuesday"],
  ["wed", "wednesday"],
  ["thu", "thursday"],
  ["fri", "friday"],
  ["sat", "saturday"],
  ["sun", "sunday"],
];

/** Where in the file each window of a spec was written, by the path that `checkCalendar` gives it. */
export type Origins = Map<string, Path>;

/** `09:00-12:30`; `closed` and `24 hours` stand for no window and for a whole day. Null when it is none of these. */
export function parseWindows(written: string): OpeningWindow[] | null {
  const text = written.trim().toLowerCase();
  if (text === "closed") return [];
  if (/^24 ?(hours|h)$/.test(text)) return [["00:00", "24:00"]];
  const match = /^(\d{1,2}:\d{2})\s*(?:-|–|—|to)\s*(\d{1,2}:\d{2})$/.exec(text);
  if (match === null) return null;
  const [open, close] = [match[1]!.padStart(5, "0"), match[2]!.padStart(5, "0")];
  if (parseTimeOfDay(open) === null || parseTimeOfDay(close) === null || open === "24:00") return null;
  return [[open, close]];
}

/** The days that a key of weekly hours names: `mon`, `mon-thu`, `sat-mon`, `mon, wed`, `daily`. */
export function parseDays(key: string): { days: Weekday[] } | { unknown: string } {
  if (/^(daily|every day)$/i.test(key.trim())) return { days: [...weekdays] };
  const days: Weekday[] = [];
  for (const piece of key.split(",")) {
    const ends = piece.split(/\s*[-–]\s*|\s+to\s+/i).map((name) => name.trim());
    const indexes = ends.map((name) => dayNames.findIndex((names) => names.includes(name.toLowerCase())));
    const unknownAt = indexes.indexOf(-1);
    if (unknownAt >= 0) return { unknown: ends[unknownAt]! };
    if (indexes.length > 2) return { unknown: piece.trim() };
    const [first, last = first] = indexes as [number, number?];
    for (let day = first; ; day = (day + 1) % 7) {
      days.push(weekdays[day]!);
      if (day === last) break;
    }
  }
  return { days };
}

/** Weekly hours, each day given once. */
export function readWeeklyHours(
  hours: { [days: string]: string | (string | undefined)[] | undefined },
  path: Path,
  specPath: string,
  origins: Origins,
  reading: Reading,
): WeeklyHours {
  const week: { [D in Weekday]?: OpeningWindow[] } = {};
  const givenBy = new Map<Weekday, string>();
  for (const [key, written] of Object.entries(hours)) {
    const at = [...path, key];
    const windows = readWindows(written, at, reading);
    const named = parseDays(key);
    if ("unknown" in named) {
      const day = named.unknown;
      const near = nearestName(day, dayNames.flat());
      const args = near === undefined ? { day } : { day, near };
      reading.report("unknown-weekday", at, args, { on: "key", part: day });
      continue;
    }
    for (const day of named.days) {
      const before = givenBy.get(day);
      if (before !== undefined) {
        reading.report("weekday-twice", at, { day, firstKey: before }, { on: "key" });
        continue;
      }
      givenBy.set(day, key);
      week[day] = windows.map(({ window }) => window);
      keepOrigins(windows, `${specPath}.${day}`, origins);
    }
  }
  return week;
}

/** Windows, each with where it was written. */
export function readWindows(
  written: string | readonly (string | undefined)[] | undefined,
  path: Path,
  reading: Reading,
): { readonly window: OpeningWindow; readonly at: Path }[] {
  const one = (text: string, at: Path) => {
    const windows = parseWindows(text);
    if (windows === null) reading.report("hours-not-understood", at, { hours: text });
    return (windows ?? []).map((window) => ({ window, at }));
  };
  if (written === undefined) return [];
  if (typeof written === "string") return one(written, path);
  return written.flatMap((text, index) => (text === undefined ? [] : one(text, [...path, index])));
}

/** Notes where the windows of a day or date stand in the file. */
export function keepOrigins(
  windows: readonly { readonly at: Path }[],
  specPath: string,
  origins: Origins,
): void {
  windows.forEach(({ at }, index) => {
    origins.set(`${specPath}[${index}]`, at);
  });
}
