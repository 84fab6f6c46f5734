const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

/** `March`, from 1. */
export function monthName(month: number): string {
  return months[month - 1] ?? "";
}

/** A locale knows the zone abbreviations of its own part of the world; the others say `GMT+1`. */
const locales = ["en-US", "en-GB", "en-AU", "en-NZ"] as const;

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Each is made when it is first asked: most zones have a name in the first locale. */
function formatterOf(locale: string, timezone: string): Intl.DateTimeFormat {
  const key = `${locale} ${timezone}`;
  let found = formatters.get(key);
  if (found === undefined) {
    found = new Intl.DateTimeFormat(locale, {
      timeZone: timezone,
      calendar: "gregory",
      numberingSystem: "latn",
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
      timeZoneName: "short",
    });
    formatters.set(key, found);
  }
  return found;
}

type ReadPart = (type: Intl.DateTimeFormatPartTypes) => string;

function readParts(locale: string, timezone: string, ms: number): ReadPart {
  const parts = formatterOf(locale, timezone).formatToParts(ms);
  return (type) => parts.find((part) => part.type === type)?.value ?? "";
}

const isOffset = (zone: string) => /^GMT[+-]/.test(zone);

function nameZone(first: string, timezone: string, ms: number): string {
  if (!isOffset(first)) return first;
  for (const locale of locales.slice(1)) {
    const zone = readParts(locale, timezone, ms)("timeZoneName");
    if (!isOffset(zone)) return zone;
  }
  return first.replace("GMT", "UTC");
}

interface WallClock {
  readonly year: string;
  readonly month: number;
  readonly day: string;
  readonly time: string;
  readonly zone: string;
}

function readWallClock(instant: string, timezone: string): WallClock | undefined {
  const ms = Date.parse(instant);
  if (Number.isNaN(ms)) return undefined;
  const read = readParts(locales[0], timezone, ms);
  const seconds = read("second") === "00" ? "" : `:${read("second")}`;
  return {
    year: read("year"),
    month: Number(read("month")),
    day: read("day"),
    time: `${read("hour")}:${read("minute")}${seconds}`,
    zone: nameZone(read("timeZoneName"), timezone, ms),
  };
}

/** An instant on the wall clock of a zone, with the zone's abbreviation or offset: `4 Mar 2025 10:05 EST`. */
export function instantText(instant: string, timezone: string): string {
  const clock = readWallClock(instant, timezone);
  if (clock === undefined) return instant;
  return `${clock.day} ${monthName(clock.month).slice(0, 3)} ${clock.year} ${clock.time} ${clock.zone}`;
}

/** The date of an instant in a zone: `4 March 2025`. */
export function dateText(instant: string, timezone: string): string {
  const clock = readWallClock(instant, timezone);
  return clock === undefined ? instant : `${clock.day} ${monthName(clock.month)} ${clock.year}`;
}

/** A date without a time, `2025-04-02`, as it is said: `2 Apr 2025`. */
export function civilDateText(date: string): string {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(date);
  if (match === null) return date;
  return `${Number(match[3])} ${monthName(Number(match[2])).slice(0, 3)} ${match[1]}`;
}
