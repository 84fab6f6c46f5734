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
const locales = ["en-US", "en-GB", "en-AU", "en-NZ"];

const formatters = new Map<string, readonly Intl.DateTimeFormat[]>();

function formattersOf(timezone: string): readonly Intl.DateTimeFormat[] {
  let found = formatters.get(timezone);
  if (found === undefined) {
    found = locales.map(
      (locale) =>
        new Intl.DateTimeFormat(locale, {
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
        }),
    );
    formatters.set(timezone, found);
  }
  return found;
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
  const readings = formattersOf(timezone).map((formatter) => {
    const parts = formatter.formatToParts(ms);
    return (type: Intl.DateTimeFormatPartTypes) => parts.find((part) => part.type === type)?.value ?? "";
  });
  const [read] = readings as [(type: Intl.DateTimeFormatPartTypes) => string];
  const zones = readings.map((reading) => reading("timeZoneName"));
  const seconds = read("second") === "00" ? "" : `:${read("second")}`;
  return {
    year: read("year"),
    month: Number(read("month")),
    day: read("day"),
    time: `${read("hour")}:${read("minute")}${seconds}`,
    zone: zones.find((zone) => !/^GMT[+-]/.test(zone)) ?? (zones[0] as string).replace("GMT", "UTC"),
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
