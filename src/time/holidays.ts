import type { HolidaysTypes } from "date-holidays";
import { formatCivilDate, parseCivilDate } from "./civil.js";

export type HolidayType = HolidaysTypes.HolidayType;

/** Whose holidays: a country code such as `US`, and where wanted a region's such as `NY`; any case. */
export interface HolidayPlace {
  readonly country: string;
  /** A state or province, or a part of one after a hyphen: `BY`, `BY-A`. */
  readonly region?: string;
  /** Public holidays unless said. */
  readonly types?: readonly HolidayType[];
}

export type HolidayReading =
  | {
      readonly ok: true;
      /** The dates (`YYYY-MM-DD`) of a year that are holidays from midnight to midnight, ascending. */
      readonly holidaysOfYear: (year: number) => readonly string[];
      /** What a date is called there, in the language of the place; undefined for a date that is no holiday. */
      readonly nameOf: (date: string) => string | undefined;
    }
  | {
      readonly ok: false;
      readonly unknown: "country" | "region";
      /** The codes that there are; of regions those of the country. */
      readonly known: readonly string[];
    };

type Library = InstanceType<typeof import("date-holidays").default>;

/** Prepares the holidays of a place, from the date-holidays library (semantics 3). */
export async function loadHolidays(place: HolidayPlace): Promise<HolidayReading> {
  // It takes longer to load than the rest of the program, and only calendars with a country need it.
  const { default: Holidays } = await import("date-holidays");
  const library = new Holidays();
  const countries = Object.keys(library.getCountries());
  const country = findCode(countries, place.country);
  if (country === undefined) return { ok: false, unknown: "country", known: countries };
  const types = [...(place.types ?? ["public" as const])];
  if (place.region === undefined) {
    library.init(country, { types });
  } else {
    const regions = listRegions(library, country);
    const code = findCode(regions, place.region);
    if (code === undefined) return { ok: false, unknown: "region", known: regions };
    const [state, part] = code.split("-") as [string, string?];
    if (part === undefined) library.init(country, state, { types });
    else library.init(country, state, part, { types });
  }
  return { ok: true, ...rememberYears(library) };
}

function findCode(codes: readonly string[], wanted: string): string | undefined {
  const lower = wanted.trim().toLowerCase();
  return codes.find((code) => code.toLowerCase() === lower);
}

function listRegions(library: Library, country: string): string[] {
  const states = Object.keys(library.getStates(country) ?? {});
  return states.flatMap((state) => [
    state,
    ...Object.keys(library.getRegions(country, state) ?? {}).map((part) => `${state}-${part}`),
  ]);
}

function rememberYears(library: Library) {
  const found = new Map<number, ReadonlyMap<string, string>>();
  const years = new Map<number, ReadonlyMap<string, string>>();
  const findYear = (year: number) => recall(found, year, () => findClosedDates(library, year));
  const namesOfYear = (year: number) =>
    recall(years, year, () => {
      // A holiday of several days, or the substitute for one on a weekend, can fall in the next or the last year.
      const near = [...findYear(year - 1), ...findYear(year), ...findYear(year + 1)];
      const prefix = `${String(year).padStart(4, "0")}-`;
      return new Map(near.filter(([date]) => date.startsWith(prefix)).sort(([a], [b]) => (a < b ? -1 : 1)));
    });
  return {
    holidaysOfYear: (year: number) => [...namesOfYear(year).keys()],
    nameOf: (date: string) => namesOfYear(Number(date.slice(0, 4))).get(date),
  };
}

function recall<V>(memory: Map<number, V>, key: number, find: () => V): V {
  let value = memory.get(key);
  if (value === undefined) {
    value = find();
    memory.set(key, value);
  }
  return value;
}

/** Names by date of the whole days that the library gives for a year. */
function findClosedDates(library: Library, year: number): Map<string, string> {
  const names = new Map<string, string>();
  for (const holiday of library.getHolidays(year)) {
    // The text is the civil date. `start` and `end` are instants in the country's own zone, or in one of its several.
    const first = /^(\d{4}-\d\d-\d\d) 00:00:00/.exec(holiday.date)?.[1];
    const firstDay = first === undefined ? null : parseCivilDate(first);
    if (firstDay === null) continue;
    for (let day = 0; day < countWholeDays(holiday); day++) {
      const date = formatCivilDate(firstDay + day);
      if (!names.has(date)) names.set(date, holiday.name);
    }
  }
  return names;
}

/** A day of 23 hours, when clocks go forward, is a whole one; the last half day of a longer holiday is none. */
function countWholeDays(holiday: HolidaysTypes.Holiday): number {
  const hours = (holiday.end.getTime() - holiday.start.getTime()) / 3_600_000;
  return Math.floor((hours + 2) / 24);
}
