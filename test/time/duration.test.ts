import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatDuration, formatDurationAgainst, parseDuration } from "../../src/time/duration.js";

const MIN = 60_000;
const HOUR = 60 * MIN;
const DAY = 24 * HOUR;

describe("parseDuration", () => {
  test.each([
    ["4 business hours", "business", 4 * HOUR],
    ["1 Business Hour", "business", HOUR],
    ["30 business minutes", "business", 30 * MIN],
    ["8 working hours", "business", 8 * HOUR],
    ["2 business-hours", "business", 2 * HOUR],
    ["1 business hour 30 business minutes", "business", 90 * MIN],
    ["1.5 business hours", "business", 90 * MIN],
    ["90 minutes", "real", 90 * MIN],
    ["24 hours", "real", 24 * HOUR],
    ["1h", "real", HOUR],
    ["1h 30m", "real", 90 * MIN],
    ["1h30m", "real", 90 * MIN],
    ["1 hour 30 minutes", "real", 90 * MIN],
    ["1 hour and 30 minutes", "real", 90 * MIN],
    ["1 hour, 30 minutes", "real", 90 * MIN],
    ["  2 DAYS ", "real", 2 * DAY],
    ["1 week", "real", 7 * DAY],
    ["1 week 2 days 3 hrs 4 mins 5 secs 6 ms", "real", 9 * DAY + 3 * HOUR + 4 * MIN + 5006],
    ["45 s", "real", 45_000],
    ["1.5 hours", "real", 5_400_000],
    ["0.1 hours", "real", 360_000],
    ["1.001 s", "real", 1001],
    ["0 minutes", "real", 0],
    ["2 business  hours", "business", 2 * HOUR],
    ["1 hour  30 minutes", "real", 90 * MIN],
    ["1 hour , 30 minutes", "real", 90 * MIN],
    ["1 hour,30 minutes", "real", 90 * MIN],
    ["1 hour  and  30 minutes", "real", 90 * MIN],
    ["9007199254740991 ms", "real", Number.MAX_SAFE_INTEGER],
  ] as const)("%s", (text, clock, ms) => {
    expect(parseDuration(text)).toEqual({ ok: true, duration: { kind: "elapsed", clock, ms } });
  });

  test.each([
    ["3 business days", 3],
    ["1 business day", 1],
    ["10 Working Days", 10],
    ["0 business days", 0],
  ])("%s", (text, days) => {
    expect(parseDuration(text)).toEqual({ ok: true, duration: { kind: "business-days", days } });
  });

  test.each([
    ["", /missing/],
    ["soon", /in "soon".*4 business hours/],
    ["4", /4 has no unit.*4 business hours/],
    ["1h 30", /30 has no unit/],
    ["-4 hours", /cannot be negative/],
    ["3 months", /month has no fixed length/],
    ["1 year", /year has no fixed length/],
    ["2 business quarters", /quarter has no fixed length/],
    ["1 business week", /5 business days/],
    ["4 fortnights", /"fortnights" is not a unit/],
    ["1 business day 2 hours", /mixes business time and real time/],
    ["1 business hour 30 minutes", /1 business hour 30 business minutes/],
    ["1 business day 2 business hours", /stand alone/],
    ["1.5 business days", /counted whole/],
    ["30 minutes 1 hour", /longer one first/],
    ["1 hour 1 hour", /each unit once/],
    ["1,5 hours", /with a point/],
    ["1,000 minutes", /without a comma/],
    ["1 hour and ", /in "and"/],
    ["1 hour,", /missing at its end/],
    ["0.0001 s", /no whole number of milliseconds/],
    ["99999999999999 weeks", /too long/],
    ["4 hours of work", /in "of work"/],
    ["1e3 hours", /.+/],
    ["9007199254740992 ms", /too long/],
    ["- 4 hours", /cannot be negative/],
    ["4 hours -3 minutes", /No length of time was found in "-3 minutes"/],
    ["3 monthlies", /"monthlies" is not a unit/],
    ["2 bimonths", /"bimonths" is not a unit/],
    ["1 yonk", /"yonk" is not a unit/],
    ["1 business week 2 business hours", /5 business days/],
    ["12", /12 has no unit/],
    ["1.25", /1\.25 has no unit/],
    ["about 4", /No length of time was found in "about 4"/],
    ["10,5 hours", /with a point/],
    ["about 1,5 hours", /No length of time was found/],
  ])("refuses %j", (text, reason) => {
    const reading = parseDuration(text);
    expect(reading).toMatchObject({ ok: false, reason: expect.stringMatching(reason) });
  });
});

test.each([
  [0, "0 min", "0 min"],
  [400, "400 ms", "400 ms"],
  [45_000, "45 s", "45 s"],
  [45_300, "45 s", "45 s 300 ms"],
  [5 * MIN, "5 min", "5 min"],
  [59 * MIN + 59_999, "59 min", "59 min 59 s 999 ms"],
  [3 * HOUR + 12 * MIN, "3 h 12 min", "3 h 12 min"],
  [76 * HOUR + 5 * MIN, "76 h 05 min", "76 h 05 min"],
  [42_722 * HOUR + 17 * MIN, "42,722 h 17 min", "42,722 h 17 min"],
  [4 * HOUR, "4 h", "4 h"],
  [4 * HOUR + 7000, "4 h", "4 h 00 min 07 s"],
  [4 * HOUR + 400, "4 h", "4 h 00 min 00 s 400 ms"],
  [-5 * MIN, "-5 min", "-5 min"],
  [-400, "-400 ms", "-400 ms"],
])("formatDuration(%d) is %s, exactly %s", (ms, short, exact) => {
  expect(formatDuration(ms)).toBe(short);
  expect(formatDuration(ms, "business", "short")).toBe(short);
  expect(formatDuration(ms, "business", "exact")).toBe(exact);
});

test.each([
  [3 * HOUR + 12 * MIN, "3 h 12 min", "3 h 12 min"],
  [71 * HOUR + 59 * MIN, "71 h 59 min", "71 h 59 min"],
  [3 * DAY, "3 d", "3 d"],
  [3 * DAY + 5 * MIN, "3 d", "3 d 00 h 05 min"],
  [74 * DAY + 6 * HOUR + 59 * MIN, "74 d 06 h", "74 d 06 h 59 min"],
  [1783 * DAY + 6 * HOUR, "1,783 d 06 h", "1,783 d 06 h"],
  [-74 * DAY - 6 * HOUR, "-74 d 06 h", "-74 d 06 h"],
])("on the real clock formatDuration(%d) is %s, exactly %s", (ms, short, exact) => {
  expect(formatDuration(ms, "real")).toBe(short);
  expect(formatDuration(ms, "real", "exact")).toBe(exact);
});

test.each([
  [4 * HOUR + 400, 4 * HOUR, "business", "4 h 00 min 00 s 400 ms"],
  [4 * HOUR + 20_400, 4 * HOUR, "business", "4 h 00 min 20 s"],
  [4 * HOUR + 61_000, 4 * HOUR, "business", "4 h 01 min"],
  [4 * HOUR - 1, 4 * HOUR, "business", "3 h 59 min"],
  [4 * HOUR, 4 * HOUR, "business", "4 h"],
  // Cut to minutes it would read as below its limit.
  [105_000, 90_000, "business", "1 min 45 s"],
  [90_000, 90_000, "business", "1 min 30 s"],
  [90_000.5, 90_000, "business", "1 min 30 s 0.5 ms"],
  [10 * DAY + 20 * MIN, 10 * DAY, "real", "10 d 00 h 20 min"],
  [10 * DAY + 20 * MIN, 10 * DAY + 30 * MIN, "real", "10 d"],
  [12 * DAY + 90 * MIN, 10 * DAY, "real", "12 d 01 h"],
] as const)("formatDurationAgainst(%d, %d, %s) is %s", (ms, limit, clock, text) => {
  expect(formatDurationAgainst(ms, limit, clock)).toBe(text);
});

test("what never ends is told in words", () => {
  expect(formatDuration(Number.POSITIVE_INFINITY)).toBe("for ever");
  expect(formatDurationAgainst(Number.POSITIVE_INFINITY, 3_600_000, "real")).toBe("for ever");
});

test("beside its limit a figure reads on the side on which it is", () => {
  const readBack = (text: string) => {
    const reading = parseDuration(text.replace(/^-/, "").replaceAll(",", ""));
    return reading.ok && reading.duration.kind === "elapsed" ? reading.duration.ms : Number.NaN;
  };
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 4000 * HOUR }),
      fc.oneof(
        fc.integer({ min: -70_000, max: 70_000 }),
        fc.integer({ min: -100, max: 100 }).map((minutes) => minutes * MIN),
      ),
      fc.constantFrom("business" as const, "real" as const),
      (limit, off, clock) => {
        const ms = Math.max(0, limit + off);
        const shown = readBack(formatDurationAgainst(ms, limit, clock));
        expect(readBack(formatDuration(limit, clock, "exact"))).toBe(limit);
        expect(Math.sign(shown - limit)).toBe(Math.sign(ms - limit));
        expect(shown).toBeLessThanOrEqual(ms);
      },
    ),
  );
});
