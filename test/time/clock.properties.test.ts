import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Calendar, createCalendar } from "../../src/time/calendar.js";
import { type CalendarSpec, type OpeningWindow, weekdays } from "../../src/time/calendar-spec.js";
import { dueAt, elapsedMs, type Pause } from "../../src/time/clock.js";

const MIN = 60_000;
const DAY = 86_400_000;

/** Days around which the clocks of a zone change, and plain ones. */
const scenes = [
  ["America/New_York", "2025-03-09"],
  ["America/New_York", "2025-11-02"],
  ["Australia/Lord_Howe", "2025-10-05"],
  ["Australia/Lord_Howe", "2025-04-06"],
  ["America/Sao_Paulo", "2018-11-04"],
  ["America/Sao_Paulo", "2018-02-18"],
  ["America/Havana", "2025-11-02"],
  ["Africa/Casablanca", "2025-02-23"],
  ["Europe/Dublin", "2025-03-30"],
  ["Pacific/Apia", "2011-12-30"],
  ["Pacific/Chatham", "2025-04-06"],
  ["America/St_Johns", "2008-11-02"],
  ["Asia/Tehran", "2022-03-22"],
  ["Asia/Kolkata", "2025-06-15"],
  ["UTC", "2024-02-29"],
] as const;

const clockText = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

/** Windows of one day that do not overlap, some of them ending at 24:00 or overnight. */
const windowsOfDay = fc
  .tuple(
    fc.uniqueArray(fc.integer({ min: 0, max: 96 }), { minLength: 0, maxLength: 6 }),
    fc.integer({ min: 0, max: 3 }),
    fc.integer({ min: 1, max: 59 }),
  )
  .map(([quarters, overnight, odd]): OpeningWindow[] => {
    const edges = quarters.sort((a, b) => a - b).map((quarter) => quarter * 15);
    const windows: OpeningWindow[] = [];
    for (let index = 0; index + 1 < edges.length; index += 2) {
      windows.push([clockText(edges[index]!), clockText(edges[index + 1]!)]);
    }
    const last = windows.at(-1);
    if (overnight === 0 && last !== undefined && last[1] !== "24:00") {
      // The last window of the day runs overnight, to a time before the first one opens its own.
      const [openHour] = last[0].split(":").map(Number);
      if (openHour! > 0) windows[windows.length - 1] = [last[0], clockText(odd)];
    }
    return windows;
  });

const scene = fc
  .record({
    scene: fc.constantFrom(...scenes),
    week: fc.array(windowsOfDay, { minLength: 7, maxLength: 7 }),
    revised: fc.option(fc.array(windowsOfDay, { minLength: 7, maxLength: 7 })),
    revisedOn: fc.integer({ min: -2, max: 2 }),
    holiday: fc.option(fc.integer({ min: -2, max: 2 })),
    ownDate: fc.option(fc.tuple(fc.integer({ min: -2, max: 2 }), windowsOfDay)),
  })
  .map((parts) => {
    const [timezone, date] = parts.scene;
    const centre = Date.parse(`${date}T00:00Z`);
    const dateOf = (offset: number) => new Date(centre + offset * DAY).toISOString().slice(0, 10);
    const toWeek = (days: OpeningWindow[][]) =>
      Object.fromEntries(days.map((windows, index) => [weekdays[index]!, windows]));
    const spec: CalendarSpec = {
      timezone,
      hours: toWeek(parts.week),
      holidays: parts.holiday === null ? [] : [dateOf(parts.holiday)],
      dates: {
        // So that there is open time at all.
        "2030-01-01": [["09:00", "10:00"]],
        ...(parts.ownDate === null ? {} : { [dateOf(parts.ownDate[0])]: parts.ownDate[1] }),
      },
      revisions:
        parts.revised === null ? [] : [{ from: dateOf(parts.revisedOn), hours: toWeek(parts.revised) }],
    };
    return { spec, centre };
  });

/** The wall of each minute around a scene, by Intl alone. */
const minutesOf = (() => {
  const known = new Map<string, { from: number; walls: Float64Array }>();
  return (timezone: string, centre: number) => {
    const key = `${timezone} ${centre}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const format = new Intl.DateTimeFormat("en-US", {
      timeZone: timezone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
    });
    const from = centre - 7 * DAY;
    const walls = Float64Array.from({ length: (14 * DAY) / MIN }, (_, minute) => {
      const [month, day, year, hour, min] = format
        .format(from + minute * MIN)
        .match(/\d+/g)!
        .map(Number);
      return Date.UTC(year!, month! - 1, day!, hour!, min!);
    });
    const made = { from, walls };
    known.set(key, made);
    return made;
  };
})();

/**
 * Which minutes around a scene are open, found by walking them one by one: nothing of the product's
 * arithmetic of zones, dates and tables takes part.
 */
function walkMinutes(spec: CalendarSpec, centre: number): { from: number; open: Uint8Array } {
  const { from, walls } = minutesOf(spec.timezone, centre);
  const open = new Uint8Array(walls.length);
  // The first minute that shows the wall time; where none does, the first after the gap, later by what is left of it.
  const resolve = (wall: number): number => {
    const exact = walls.indexOf(wall);
    if (exact >= 0) return exact;
    const after = walls.findIndex((value, minute) => minute > 0 && walls[minute - 1]! < wall && value > wall);
    return after + (wall - walls[after - 1]!) / MIN - 1;
  };
  for (let offset = -5; offset <= 4; offset++) {
    const midnight = centre + offset * DAY;
    const date = new Date(midnight).toISOString().slice(0, 10);
    const exists = walls.some((wall) => wall >= midnight && wall < midnight + DAY);
    if (!exists) continue;
    const weekday = weekdays[(new Date(midnight).getUTCDay() + 6) % 7]!;
    const revision = (spec.revisions ?? []).findLast((candidate) => candidate.from <= date);
    const weekly = (revision?.hours ?? spec.hours)[weekday] ?? [];
    const windows = spec.dates?.[date] ?? (spec.holidays?.includes(date) ? [] : weekly);
    for (const [openText, closeText] of windows) {
      const [openMin, closeMin] = [openText, closeText].map((text) => {
        const [hour, minute] = text.split(":").map(Number);
        return hour! * 60 + minute!;
      }) as [number, number];
      const closeWall = midnight + closeMin * MIN + (closeMin < openMin ? DAY : 0);
      open.fill(
        1,
        resolve(midnight + openMin * MIN),
        Math.max(resolve(midnight + openMin * MIN), resolve(closeWall)),
      );
    }
  }
  return { from, open };
}

describe("against a count minute by minute", () => {
  test("open time, openings and business days are the same on random calendars", () => {
    fc.assert(
      fc.property(
        scene,
        fc.integer({ min: 0, max: 5760 }),
        fc.integer({ min: 0, max: 2880 }),
        ({ spec, centre }, start, length) => {
          const calendar = createCalendar(spec);
          const { from, open } = walkMinutes(spec, centre);
          const first = (centre - 3 * DAY - from) / MIN + start;
          const count = (until: number) =>
            open.subarray(first, until).reduce((sum, minute) => sum + minute, 0);
          const [fromMs, toMs] = [from + first * MIN, from + (first + length) * MIN];
          expect(calendar.openMs(fromMs, toMs)).toBe(count(first + length) * MIN);
          expect(calendar.isOpen(fromMs)).toBe(open[first] === 1);
          const next = open.indexOf(1, first);
          // Beyond the walked days nothing is known.
          if (next >= 0 && next < first + 2880) expect(calendar.nextOpening(fromMs)).toBe(from + next * MIN);
          const limit = count(first + length);
          if (limit > 0) {
            let due = first;
            for (let left = limit; left > 0; due++) left -= open[due]!;
            expect(calendar.advance(fromMs, limit * MIN)).toBe(from + due * MIN);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe("the clock", () => {
  const instant = fc
    .integer({ min: -4 * 1440, max: 4 * 1440 })
    .chain((minute) => fc.integer({ min: 0, max: 59_999 }).map((ms) => minute * MIN + ms));
  const span = fc.tuple(instant, instant).map(([a, b]): [number, number] => (a <= b ? [a, b] : [b, a]));
  const pauses = fc.array(span, { maxLength: 4 });
  const shift = (list: [number, number][], centre: number): Pause[] =>
    list.map(([from, to]) => [centre + from, centre + to]);
  const clockOf = (spec: CalendarSpec, real: boolean): Calendar | null =>
    real ? null : createCalendar(spec);

  test("adds up: elapsed(a, c) = elapsed(a, b) + elapsed(b, c)", () => {
    fc.assert(
      fc.property(
        scene,
        fc.array(instant, { minLength: 3, maxLength: 3 }),
        pauses,
        ({ spec, centre }, instants, stops) => {
          const calendar = createCalendar(spec);
          const [a, b, c] = instants.sort((x, y) => x - y).map((offset) => centre + offset) as [
            number,
            number,
            number,
          ];
          const list = shift(stops, centre);
          expect(elapsedMs(calendar, a, c, list)).toBe(
            elapsedMs(calendar, a, b, list) + elapsedMs(calendar, b, c, list),
          );
        },
      ),
      { numRuns: 200 },
    );
  });

  test("is due at the earliest instant with the limit elapsed", () => {
    fc.assert(
      fc.property(
        scene,
        instant,
        fc.integer({ min: 1, max: 2000 * MIN }),
        pauses,
        fc.boolean(),
        ({ spec, centre }, start, limit, stops, real) => {
          const calendar = clockOf(spec, real);
          const from = centre + start;
          const list = shift(stops, centre);
          const due = dueAt(calendar, from, limit, list);
          if (due === Number.POSITIVE_INFINITY) return;
          expect(elapsedMs(calendar, from, due, list)).toBe(limit);
          expect(elapsedMs(calendar, from, due - 1, list)).toBeLessThan(limit);
        },
      ),
      { numRuns: 200 },
    );
  });

  test("a pause never lengthens what elapsed nor brings the due forward", () => {
    fc.assert(
      fc.property(
        scene,
        span,
        fc.integer({ min: 0, max: 2000 * MIN }),
        pauses,
        span,
        fc.boolean(),
        ({ spec, centre }, run, limit, stops, more, real) => {
          const calendar = clockOf(spec, real);
          const [from, to] = [centre + run[0], centre + run[1]];
          const fewer = shift(stops, centre);
          const all = shift([...stops, more], centre);
          expect(elapsedMs(calendar, from, to, all)).toBeLessThanOrEqual(
            elapsedMs(calendar, from, to, fewer),
          );
          expect(dueAt(calendar, from, limit, all)).toBeGreaterThanOrEqual(
            dueAt(calendar, from, limit, fewer),
          );
        },
      ),
      { numRuns: 200 },
    );
  });

  test("pauses are a set of instants: their order and how they are cut does not matter", () => {
    fc.assert(
      fc.property(scene, span, pauses, instant, ({ spec, centre }, run, stops, cut) => {
        const calendar = createCalendar(spec);
        const cutUp = stops.flatMap(([from, to]): [number, number][] =>
          from < cut && cut < to
            ? [
                [cut, to],
                [from, cut],
              ]
            : [[from, to]],
        );
        const [from, to] = [centre + run[0], centre + run[1]];
        expect(elapsedMs(calendar, from, to, shift(cutUp.reverse(), centre))).toBe(
          elapsedMs(calendar, from, to, shift(stops, centre)),
        );
      }),
      { numRuns: 100 },
    );
  });
});
