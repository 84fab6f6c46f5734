import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseCivilDate } from "../../src/time/civil.js";
import { endOfDay, startOfDay } from "../../src/time/day.js";
import { createZone, isZone, zoneNames } from "../../src/time/zone.js";

const HOUR = 3_600_000;
const wall = (text: string) => Date.parse(`${text}Z`);
const utc = (instant: number) => new Date(instant).toISOString().replace(/\.000Z$/, "Z");

/** What Intl prints on the wall, read back: another road than the offset that the tables are made from. */
function wallByIntl(name: string): (instant: number) => number {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: name,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  return (instant) => {
    const [month, day, year, hour, minute, second] = format.format(instant).match(/\d+/g)!.map(Number);
    return Date.UTC(year!, month! - 1, day!, hour!, minute!, second!);
  };
}

const awkward = [
  "Australia/Lord_Howe",
  "Africa/Casablanca",
  "Pacific/Apia",
  "Pacific/Kiritimati",
  "America/St_Johns",
  "Africa/Monrovia",
  "Pacific/Chatham",
  "Asia/Tehran",
  "Europe/Dublin",
  "America/Sao_Paulo",
  "America/New_York",
  "Etc/GMT-6",
  "UTC",
];

describe.each(awkward)("%s", (name) => {
  const zone = createZone(name);
  const byIntl = wallByIntl(name);
  const anySecond = (from: string, to: string) =>
    fc.integer({ min: wall(from) / 1000, max: wall(to) / 1000 }).map((second) => second * 1000);

  test.each([
    ["1900-01-01T00:00", "2200-01-01T00:00", 150],
    ["1995-01-01T00:00", "2030-01-01T00:00", 500],
  ] as const)("is on the wall what Intl prints, %s to %s", (from, to, numRuns) => {
    fc.assert(
      fc.property(anySecond(from, to), (instant) => {
        expect(zone.toWall(instant)).toBe(byIntl(instant));
        expect(zone.offsetAt(instant)).toBe(zone.toWall(instant) - instant);
      }),
      { numRuns },
    );
  });

  test("a wall time leads back to an instant with that wall time, the earliest there is", () => {
    fc.assert(
      fc.property(anySecond("1969-01-01T00:00", "2030-01-01T00:00"), (instant) => {
        const onWall = zone.toWall(instant);
        const back = zone.toInstant(onWall);
        expect(zone.toWall(back)).toBe(onWall);
        expect(back).toBeLessThanOrEqual(instant);
        expect(zone.wallKind(onWall)).not.toBe("gap");
        if (back < instant) expect(zone.wallKind(onWall)).toBe("overlap");
      }),
      { numRuns: 500 },
    );
  });
});

test.each([
  // A gap moves forward, by its own length.
  ["America/New_York", "2025-03-09T02:00", "gap", "2025-03-09T07:00:00Z"],
  ["America/New_York", "2025-03-09T02:30", "gap", "2025-03-09T07:30:00Z"],
  ["America/New_York", "2025-03-09T01:59:59", "plain", "2025-03-09T06:59:59Z"],
  ["America/New_York", "2025-03-09T03:00", "plain", "2025-03-09T07:00:00Z"],
  // An overlap takes the earlier.
  ["America/New_York", "2025-11-02T01:00", "overlap", "2025-11-02T05:00:00Z"],
  ["America/New_York", "2025-11-02T01:59:59", "overlap", "2025-11-02T05:59:59Z"],
  ["America/New_York", "2025-11-02T02:00", "plain", "2025-11-02T07:00:00Z"],
  // Half an hour of daylight saving.
  ["Australia/Lord_Howe", "2025-10-05T02:15", "gap", "2025-10-04T15:45:00Z"],
  ["Australia/Lord_Howe", "2025-04-06T01:45", "overlap", "2025-04-05T14:45:00Z"],
  // The 30th of December 2011 was left out whole.
  ["Pacific/Apia", "2011-12-30T12:00", "gap", "2011-12-30T22:00:00Z"],
  ["Pacific/Apia", "2011-12-31T00:00", "plain", "2011-12-30T10:00:00Z"],
  // Midnight itself in the gap, and in the overlap of the day before.
  ["America/Sao_Paulo", "2018-11-04T00:00", "gap", "2018-11-04T03:00:00Z"],
  ["America/Sao_Paulo", "2018-02-17T23:30", "overlap", "2018-02-18T01:30:00Z"],
  // 44 minutes and 30 seconds west, until 1972.
  ["Africa/Monrovia", "1970-01-01T00:00", "plain", "1970-01-01T00:44:30Z"],
  // Negative daylight saving: Irish winter is the exception, in law and in the tables.
  ["Europe/Dublin", "2025-03-30T01:30", "gap", "2025-03-30T01:30:00Z"],
  ["UTC", "2025-03-09T02:30", "plain", "2025-03-09T02:30:00Z"],
  ["+05:30", "2025-03-09T02:30", "plain", "2025-03-08T21:00:00Z"],
  ["-00:30", "2025-03-09T02:30", "plain", "2025-03-09T03:00:00Z"],
  ["Etc/GMT-6", "2025-03-09T02:30", "plain", "2025-03-08T20:30:00Z"],
])("%s %s is a %s time and means %s", (name, text, kind, instant) => {
  const zone = createZone(name);
  expect(zone.wallKind(wall(text))).toBe(kind);
  expect(utc(zone.toInstant(wall(text)))).toBe(instant);
});

test("instants far away get an answer", () => {
  const zone = createZone("America/New_York");
  expect(zone.offsetAt(wall("9999-12-31T12:00"))).toBe(-5 * HOUR);
  expect(zone.offsetAt(wall("0001-01-01T12:00"))).toBe(zone.offsetAt(wall("1800-01-01T12:00")));
  expect(Number.isFinite(zone.toInstant(8.64e15))).toBe(true);
});

test.each([
  "UTC",
  "utc",
  "Europe/Berlin",
  "europe/berlin",
  "US/Eastern",
  "Asia/Calcutta",
  "+05:30",
  "-03:00",
  "+23:59",
  "Etc/GMT-6",
])("%s is a zone", (name) => {
  expect(isZone(name)).toBe(true);
  expect(createZone(name).name).toBe(name);
  expect(createZone(name)).toBe(createZone(name));
});

test.each(["", "Europe/Berlim", "Berlin", "+5", "+24:00", "+05:60", "0530", "GMT+5", " UTC"])(
  "%j is no zone",
  (name) => {
    expect(isZone(name)).toBe(false);
    expect(() => createZone(name)).toThrow(RangeError);
  },
);

test("names to suggest are zones, UTC among them", () => {
  const names = zoneNames();
  expect(names).toContain("UTC");
  expect(names).toContain("Europe/Berlin");
  expect(new Set(names).size).toBe(names.length);
});

test.each([
  ["America/New_York", "2025-03-09", "2025-03-09T05:00:00Z", 23 * HOUR],
  ["America/New_York", "2025-11-02", "2025-11-02T04:00:00Z", 25 * HOUR],
  ["America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00:00Z", 23 * HOUR],
  ["America/Havana", "2025-11-02", "2025-11-02T04:00:00Z", 25 * HOUR],
  ["Asia/Tokyo", "2025-11-02", "2025-11-01T15:00:00Z", 24 * HOUR],
])("%s %s begins at %s and ends a millisecond before the next day", (name, date, start, length) => {
  const zone = createZone(name);
  const day = parseCivilDate(date)!;
  expect(utc(startOfDay(zone, day))).toBe(start);
  expect(endOfDay(zone, day) + 1 - startOfDay(zone, day)).toBe(length);
});

test.each([
  ["+05:30", "2025-03-09T06:30:00Z"],
  ["-03:30", "2025-03-09T15:30:00Z"],
  ["+23:59", "2025-03-08T12:01:00Z"],
  ["+00:00", "2025-03-09T12:00:00Z"],
  ["-00:00", "2025-03-09T12:00:00Z"],
])("%s is a zone of its own: noon there is %s", (name, instant) => {
  const zone = createZone(name);
  expect(utc(zone.toInstant(wall("2025-03-09T12:00:00")))).toBe(instant);
  expect(zone.wallKind(wall("2025-03-09T12:00:00"))).toBe("plain");
});

test.each(["+24:00", "+5:30", "", "5", "/etc", "Mars/Base"])("%j is none", (name) => {
  expect(isZone(name)).toBe(false);
});

test.each([
  ["2025-03-09T02:30:00", ["gap"]],
  ["2025-11-02T01:30:00", ["overlap"]],
  ["2025-11-02T03:30:00", []],
  ["2025-06-01T12:00:00", []],
])("whoever asks is told of what the clocks of %s do: %j", (text, kinds) => {
  const told: string[] = [];
  createZone("America/New_York").toInstant(wall(text), (kind) => told.push(kind));
  expect(told).toEqual(kinds);
});
