import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { createFlipBook } from "../../src/engine/compare-records.js";
import type { FlipTerms } from "../../src/engine/flip-reasons.js";
import type { FlipReason, Standing } from "../../src/model/diff.js";
import type { Measurement } from "../../src/model/measurement.js";

const hour = 3_600_000;

const terms: FlipTerms = {
  old: { calendarOf: (override) => (override === "Globex" ? "night" : "office") },
  new: { calendarOf: (override) => (override === "Globex" ? "night" : "office") },
  keys: [
    { key: "where", bearing: "scope" },
    { key: "pauses", bearing: "time" },
    { key: "target", bearing: "terms" },
  ],
  isSameCalendar: (old, now) => old === now,
};

function measured(more: Partial<Measurement> = {}): Measurement {
  return {
    objective: "response",
    source: "leads",
    record: "L-1",
    account: null,
    owner: null,
    cycle: null,
    period: "2025-03",
    verdict: "met",
    counts: true,
    startedAt: "2025-03-03T10:00:00.000Z",
    dueAt: "2025-03-03T12:00:00.000Z",
    stoppedAt: "2025-03-03T11:30:00.000Z",
    elapsedMs: 1.5 * hour,
    limitMs: 2 * hour,
    overrunMs: 0,
    isGood: null,
    decidedAt: null,
    adds: null,
    downMs: null,
    override: null,
    waiver: null,
    exclusion: null,
    unmeasurable: null,
    file: "leads.csv",
    line: 2,
    ...more,
  };
}

const missed = measured({ verdict: "breached", limitMs: hour, overrunMs: 0.5 * hour });

function compare(
  old: readonly Measurement[],
  now: readonly Measurement[],
  { limit = 100, shares = 1 }: { limit?: number; shares?: number } = {},
) {
  const book = createFlipBook(terms, limit);
  for (let share = 0; share < shares; share++) {
    const isOwn = ({ record }: Measurement) => record.length % shares === share;
    for (const each of old.filter(isOwn)) book.add("old", each);
    for (const each of now.filter(isOwn)) book.add("new", each);
    book.settle();
  }
  return book.report();
}

describe("why one record stands otherwise", () => {
  const excluded = measured({
    verdict: "excluded",
    exclusion: "Test records",
    elapsedMs: null,
    limitMs: null,
  });
  const waived = { ...missed, verdict: "waived" as const, waiver: "Mail was down" };
  const lost = measured({
    verdict: "unmeasurable",
    unmeasurable: "no-start",
    elapsedMs: null,
    limitMs: null,
  });
  const cases: [
    name: string,
    old: Measurement | null,
    now: Measurement | null,
    kind: [Standing, Standing],
    because: FlipReason[],
  ][] = [
    ["a shorter limit", measured(), missed, ["met", "missed"], [{ kind: "limit", old: 2 * hour, new: hour }]],
    [
      "an override with other hours",
      measured({ override: "Globex", elapsedMs: hour }),
      missed,
      ["met", "missed"],
      [
        { kind: "override", old: "Globex", new: null },
        { kind: "limit", old: 2 * hour, new: hour },
        { kind: "calendar", old: "night", new: "office" },
      ],
    ],
    [
      "other hours that leave the time as it was are no reason",
      measured({ override: "Globex" }),
      missed,
      ["met", "missed"],
      [
        { kind: "override", old: "Globex", new: null },
        { kind: "limit", old: 2 * hour, new: hour },
      ],
    ],
    [
      "pauses",
      measured(),
      measured({ verdict: "overdue", elapsedMs: 3 * hour, overrunMs: hour }),
      ["met", "missed"],
      [{ kind: "time", old: 1.5 * hour, new: 3 * hour, keys: ["pauses"] }],
    ],
    ["a filter", measured(), null, ["met", "outside"], [{ kind: "scope", in: "old", keys: ["where"] }]],
    [
      "the same from the other side",
      null,
      missed,
      ["outside", "missed"],
      [{ kind: "scope", in: "new", keys: ["where"] }],
    ],
    [
      "an exclusion",
      missed,
      excluded,
      ["missed", "excluded"],
      [{ kind: "excluded", in: "new", reason: "Test records" }],
    ],
    [
      "a waiver",
      waived,
      missed,
      ["waived", "missed"],
      [{ kind: "waived", in: "old", reason: "Mail was down" }],
    ],
    [
      "a longer limit needs no waiver any more",
      waived,
      measured(),
      ["waived", "met"],
      [{ kind: "limit", old: hour, new: 2 * hour }],
    ],
    [
      "what it lacks",
      measured(),
      lost,
      ["met", "unmeasurable"],
      [{ kind: "unmeasurable", in: "new", reason: "no-start" }],
    ],
    [
      "a due of its own",
      measured({ limitMs: null }),
      measured({ limitMs: null, dueAt: "2025-03-03T11:00:00.000Z", verdict: "breached" }),
      ["met", "missed"],
      [{ kind: "due", old: "2025-03-03T12:00:00.000Z", new: "2025-03-03T11:00:00.000Z" }],
    ],
    [
      "a rate that calls it good no more",
      measured({ elapsedMs: null, limitMs: null, dueAt: null }),
      measured({ elapsedMs: null, limitMs: null, dueAt: null, verdict: "missed" }),
      ["met", "missed"],
      [{ kind: "terms", keys: ["where", "pauses", "target"] }],
    ],
  ];

  it.each(cases)("%s", (_name, old, now, [from, to], because) => {
    const { total, kinds, records } = compare(old ? [old] : [], now ? [now] : []);
    expect({ total, kinds }).toEqual({ total: 1, kinds: [{ from, to, count: 1 }] });
    expect(records.map((flip) => flip.because)).toEqual([because]);
  });
});

describe("what is no flip", () => {
  const open = measured({ verdict: "on-track", stoppedAt: null });
  const excluded = measured({ verdict: "excluded", exclusion: "Test records", counts: false });
  it.each([
    ["another limit that is kept too", [measured()], [measured({ limitMs: hour * 4 })]],
    ["a miss that is closed and one that is open", [missed], [{ ...missed, verdict: "overdue" as const }]],
    ["a warning", [open], [{ ...open, verdict: "at-risk" as const }]],
    ["excluded by one and out of scope in the other", [excluded], []],
    ["evidence beside the counts", [measured({ counts: false })], []],
  ])("%s", (_name, old, now) => {
    expect(compare(old, now)).toEqual({ total: 0, kinds: [], records: [] });
  });
});

describe("which measurements are of one record", () => {
  const inPeriod = (period: string, verdict: Measurement["verdict"]) => measured({ period, verdict });
  it("those of one period, in whichever order they come", () => {
    const old = [inPeriod("2025-02", "met"), inPeriod("2025-03", "breached")];
    expect(compare(old, [...old].reverse()).total).toBe(0);
  });

  it("those of other periods, where it counts in another one", () => {
    const { records } = compare([inPeriod("2025-02", "met")], [inPeriod("2025-03", "breached")]);
    expect(records.map(({ old, new: now }) => [old.period, now.period])).toEqual([["2025-02", "2025-03"]]);
  });

  it("those of one cycle", () => {
    const cycle = (number: number, verdict: Measurement["verdict"]) => measured({ cycle: number, verdict });
    const { total, records } = compare(
      [cycle(1, "met"), cycle(2, "breached")],
      [cycle(1, "breached"), cycle(2, "breached")],
    );
    expect([total, records[0]?.cycle]).toEqual([1, 1]);
  });

  it("a record without an id is the line of its file", () => {
    const line = (file: string, verdict: Measurement["verdict"]) =>
      measured({ record: "line 2", line: 2, file, verdict });
    const { records } = compare(
      [line("a.csv", "met"), line("b.csv", "met")],
      [line("b.csv", "breached"), line("a.csv", "met")],
    );
    expect(records.map(({ file }) => file)).toEqual(["b.csv"]);
  });
});

test("the worst are kept and the others counted: new misses, then those that are none any more", () => {
  const miss = (record: string, overrunMs: number) =>
    measured({ record, verdict: "breached", limitMs: hour, overrunMs });
  const met = (record: string) => measured({ record });
  const old = [met("a"), met("b"), miss("c", 9 * hour), met("d"), met("e")];
  const now = [miss("a", hour), miss("b", 2 * hour), met("c"), miss("e", 2 * hour)];
  const { total, records, kinds } = compare(old, now, { limit: 4 });
  expect(total).toBe(5);
  expect(records.map(({ record }) => record)).toEqual(["b", "e", "a", "c"]);
  expect(kinds).toEqual([
    { from: "met", to: "missed", count: 3 },
    { from: "met", to: "outside", count: 1 },
    { from: "missed", to: "met", count: 1 },
  ]);
});

const arbitrary = fc.array(
  fc.record({
    record: fc.constantFrom("a", "b", "cc", "dd", "eee", "ffff"),
    period: fc.constantFrom("2025-02", "2025-03"),
    verdict: fc.constantFrom("met", "breached", "overdue", "on-track", "unmeasurable", "waived"),
    overrunMs: fc.nat(5),
  }),
  { maxLength: 30 },
);
const make = (all: readonly Partial<Measurement>[]) => all.map((each) => measured(each));

describe("for all records", () => {
  it("nothing flips against itself", () => {
    fc.assert(fc.property(arbitrary, (all) => compare(make(all), make(all)).total === 0));
  });

  it("the other way round the kinds are mirrored, and they add up", () => {
    fc.assert(
      fc.property(arbitrary, arbitrary, (one, other) => {
        const there = compare(make(one), make(other));
        const back = compare(make(other), make(one));
        const kinds = new Set(there.kinds.map(({ from, to, count }) => `${from} ${to} ${count}`));
        expect(new Set(back.kinds.map(({ from, to, count }) => `${to} ${from} ${count}`))).toEqual(kinds);
        expect(there.kinds.reduce((sum, { count }) => sum + count, 0)).toBe(there.total);
        expect(there.records.length).toBe(Math.min(100, there.total));
      }),
    );
  });

  it("shares of the records come to the same as all at once", () => {
    fc.assert(
      fc.property(arbitrary, arbitrary, fc.integer({ min: 2, max: 4 }), (one, other, shares) => {
        const whole = compare(make(one), make(other));
        const inShares = compare(make(one), make(other), { shares });
        expect(inShares).toEqual({ ...whole, records: inShares.records });
        expect(new Set(inShares.records.map((flip) => JSON.stringify(flip)))).toEqual(
          new Set(whole.records.map((flip) => JSON.stringify(flip))),
        );
      }),
    );
  });
});
