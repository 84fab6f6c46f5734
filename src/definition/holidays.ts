import { nearestName } from "../model/suggest.js";
import type { CalendarSpec } from "../time/calendar-spec.js";
import { loadHolidays } from "../time/holidays.js";
import { checkDate, readDates } from "./dates.js";
import type { Reading } from "./reading.js";
import type { HolidaysInput } from "./schema/calendars.js";
import type { Partly } from "./schema/file.js";
import type { Path } from "./tree.js";

type Closed = Pick<CalendarSpec, "holidays" | "holidaysOfYear" | "holidayName">;

type AddedDates = (string | undefined)[] | { [date: string]: string | undefined } | undefined;

/** The dates on which a calendar is closed whole: a country's holidays, and those added, but those removed. */
export async function readHolidays(
  holidays: Partly<HolidaysInput> | undefined,
  path: Path,
  reading: Reading,
): Promise<Closed> {
  if (holidays === undefined) return {};
  if (Array.isArray(holidays)) return { holidays: readDates(holidays, path, reading) };

  const added = readAdded(holidays.add, [...path, "add"], reading);
  const removedAt = new Map<string, number>();
  (holidays.remove ?? []).forEach((date, index) => {
    if (date !== undefined && checkDate(date, [...path, "remove", index], reading))
      removedAt.set(date, index);
  });
  const { country, region, types } = holidays;
  if (country === undefined) {
    for (const key of ["region", "types", "remove"] as const)
      if (holidays[key] !== undefined && reading.nodeAt([...path, "country"]) === undefined)
        reading.report("setting-without-country", [...path, key], { key }, { on: "key" });
    return { holidays: added, holidayName: nameAdded(holidays.add) };
  }

  const loaded = await loadHolidays({
    country,
    ...(region === undefined ? {} : { region }),
    ...(types === undefined ? {} : { types: types.filter((type) => type !== undefined) }),
  });
  if (!loaded.ok) {
    reportUnknown(loaded, country, region, path, reading);
    return { holidays: added };
  }
  const { holidaysOfYear, nameOf } = loaded;
  const addedName = nameAdded(holidays.add);
  for (const [date, index] of removedAt) {
    const ofYear = holidaysOfYear(Number(date.slice(0, 4)));
    if (ofYear.includes(date)) continue;
    const near = ofYear.filter((other) => other.slice(0, 7) === date.slice(0, 7));
    const where = region === undefined ? country : `${country}, ${region}`;
    reading.report(
      "no-such-holiday",
      [...path, "remove", index],
      { date, country: where, near },
      { severity: "warning" },
    );
  }
  return {
    holidays: added,
    holidaysOfYear: (year) => holidaysOfYear(year).filter((date) => !removedAt.has(date)),
    holidayName: (date) => addedName(date) ?? nameOf(date),
  };
}

/** The names that the file itself gives to dates. */
function nameAdded(added: AddedDates): (date: string) => string | undefined {
  return (date) =>
    added === undefined || Array.isArray(added) || !Object.hasOwn(added, date) ? undefined : added[date];
}

function readAdded(added: AddedDates, path: Path, reading: Reading): string[] {
  if (added === undefined) return [];
  if (Array.isArray(added)) return readDates(added, path, reading);
  return Object.keys(added).filter((date) => checkDate(date, [...path, date], reading, "key"));
}

function reportUnknown(
  { unknown, known }: { unknown: "country" | "region"; known: readonly string[] },
  country: string,
  region: string | undefined,
  path: Path,
  reading: Reading,
): void {
  const name = unknown === "country" ? country : (region ?? "");
  const near = (unknown === "country" ? codeOfCountry(name, known) : undefined) ?? nearestName(name, known);
  const found = near === undefined ? { known } : { known, near };
  if (unknown === "country") reading.report("unknown-country", [...path, "country"], { country, ...found });
  else reading.report("unknown-region", [...path, "region"], { region: name, country, ...found });
}

/** Countries are often written by their English name. */
function codeOfCountry(name: string, codes: readonly string[]): string | undefined {
  const names = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
  return codes.find((code) => names.of(code)?.toLowerCase() === name.trim().toLowerCase());
}
