import { describe, expect, it } from "vitest";
import { at, auditClocks, events } from "./ticket-clocks.js";

const hour = 3_600_000;
const ticket = (createdAt: string, resolvedAt?: string, more: Record<string, string | number> = {}) => ({
  id: "T",
  createdAt: at(createdAt),
  ...(resolvedAt === undefined ? {} : { resolvedAt: at(resolvedAt) }),
  ...more,
});

describe("a pause between two columns", () => {
  const pair = "metric: resolution-time, pauses: { from: heldAt, to: resumedAt }";
  const held = (from: string, to?: string) => ({
    heldAt: at(from),
    ...(to === undefined ? {} : { resumedAt: at(to) }),
  });

  // Wednesday 5 March. The office is open from 9 to 17 on weekdays.
  it.each([
    [
      "within hours extends due by its length",
      "03-05 10:00",
      "03-05 15:00",
      held("03-05 11:00", "03-05 12:00"),
      "met",
    ],
    ["and by no more", "03-05 10:00", "03-05 15:01", held("03-05 11:00", "03-05 12:00"), "breached"],
    // 10 to 16 is 6 hours, less nothing: the pause runs from 17:30 to 8:00.
    [
      "outside hours changes nothing",
      "03-05 10:00",
      "03-05 15:00",
      held("03-05 17:30", "03-06 08:00"),
      "breached",
    ],
    // 1 hour to 16:00, paused to 10:00 on Thursday, then 3 hours: due Thursday 13:00.
    ["across closing time", "03-05 15:00", "03-06 13:00", held("03-05 16:00", "03-06 10:00"), "met"],
    [
      "across closing time, a minute late",
      "03-05 15:00",
      "03-06 13:01",
      held("03-05 16:00", "03-06 10:00"),
      "breached",
    ],
    // Only what lies after the start counts: from 10:00 to 11:00.
    ["that begins before the start", "03-05 10:00", "03-05 15:00", held("03-05 08:00", "03-05 11:00"), "met"],
    [
      "that begins before the start, a minute late",
      "03-05 10:00",
      "03-05 15:01",
      held("03-05 08:00", "03-05 11:00"),
      "breached",
    ],
    [
      "that ended before the start",
      "03-05 10:00",
      "03-05 14:01",
      held("03-04 08:00", "03-04 11:00"),
      "breached",
    ],
    [
      "that ends before it begins",
      "03-05 10:00",
      "03-05 11:00",
      held("03-05 12:00", "03-05 11:00"),
      "unmeasurable",
    ],
    ["that has only an end", "03-05 10:00", "03-05 11:00", { resumedAt: at("03-05 11:00") }, "unmeasurable"],
  ])("%s", async (_, created, resolved, more, verdict) => {
    const { counts } = await auditClocks(`${pair}, target: 100% within 4 business hours`, {
      tickets: [ticket(created, resolved, more)],
    });
    expect(counts).toMatchObject({ total: 1, [verdict]: 1 });
  });

  it.each([
    // Open since 12:00 after 2 of 4 hours: elapsed stands still, due is not known yet.
    ["open at as-of", held("03-05 12:00"), "2025-03-20T00:00:00Z", "onTrack"],
    ["that ends after as-of is open", held("03-05 12:00", "03-25 12:00"), "2025-03-20T00:00:00Z", "onTrack"],
    ["that begins after as-of is none", held("03-25 12:00"), "2025-03-20T00:00:00Z", "overdue"],
    ["that begins after due comes too late", held("03-05 14:01"), "2025-03-20T00:00:00Z", "overdue"],
    // Due is the earliest instant at which the limit is reached: 14:00, and the pause does not move it.
    ["that begins at due comes too late", held("03-05 14:00"), "2025-03-20T00:00:00Z", "overdue"],
  ])("of an open ticket, %s", async (_, more, asOf, verdict) => {
    const target = "target: 100% within 4 hours";
    const { counts } = await auditClocks(
      `${pair}, ${target}`,
      { tickets: [ticket("03-05 10:00", undefined, more)] },
      { asOf },
    );
    expect(counts).toMatchObject({ total: 1, [verdict]: 1 });
  });

  it("overlapping pauses count once, and the evidence says how long the clock stood still", async () => {
    const two = "pauses: [{ from: heldAt, to: resumedAt }, { from: escalationDueAt, to: escalatedAt }]";
    const { breaches } = await auditClocks(`metric: resolution-time, ${two}, target: 100% within 2 hours`, {
      tickets: [
        ticket("03-05 10:00", "03-05 16:00", {
          ...held("03-05 11:00", "03-05 13:00"),
          escalationDueAt: at("03-05 12:00"),
          escalatedAt: at("03-05 14:00"),
        }),
      ],
    });
    // 6 hours, less 11:00 to 14:00.
    expect(breaches).toMatchObject([
      { elapsedMs: 3 * hour, pausedMs: 3 * hour, dueAt: "2025-03-05T15:00:00.000Z" },
    ]);
  });

  it("on the day of the change of clocks a pause is as long as it really was", async () => {
    // Sunday 30 March in Berlin: 01:00 to 04:00 is two hours, because 02:00 to 03:00 does not exist.
    const { breaches } = await auditClocks(`${pair}, calendar: berlin, target: 100% within 1 business hour`, {
      tickets: [ticket("03-29 23:30", "03-30 04:00", held("03-30 00:00", "03-30 02:00"))],
    });
    expect(breaches).toMatchObject([
      { elapsedMs: 2.5 * hour, pausedMs: 2 * hour, dueAt: "2025-03-30T02:30:00.000Z" },
    ]);
  });
});

describe("a pause known as a total", () => {
  const total = (clock: string) =>
    `metric: resolution-time, pauses: { total: onHoldMinutes, unit: minutes, clock: ${clock} }`;

  it.each([
    ["03-05 15:00", 60, "met"],
    ["03-05 15:01", 60, "breached"],
    // 10:00 to 17:00 and 2 of the 3 hours on Thursday.
    ["03-06 11:00", 300, "met"],
    ["03-06 11:01", 300, "breached"],
    ["03-05 14:01", -5, "unmeasurable"],
    // No pause at all is none, written as a zero or not at all.
    ["03-05 14:00", 0, "met"],
    ["03-05 14:00", "", "met"],
  ])("resolved %s with %s minutes", async (resolved, onHoldMinutes, verdict) => {
    const { counts, breaches } = await auditClocks(
      `${total("business")}, target: 100% within 4 business hours`,
      {
        tickets: [ticket("03-05 10:00", resolved, { onHoldMinutes })],
      },
    );
    expect(counts).toMatchObject({ total: 1, [verdict]: 1 });
    if (verdict === "breached")
      expect(breaches[0]).toMatchObject({ pauses: "total only", pausedMs: Number(onHoldMinutes) * 60_000 });
  });

  it("on the real clock comes off a limit in real time", async () => {
    const { counts } = await auditClocks(`${total("real")}, target: 100% within 4 hours`, {
      tickets: [ticket("03-05 15:00", "03-05 22:00", { onHoldMinutes: 180 })],
    });
    expect(counts.met).toBe(1);
  });

  it("moves the due of business days by open time", async () => {
    const { breaches } = await auditClocks(`${total("business")}, target: 100% within 1 business day`, {
      tickets: [ticket("03-05 10:00", "03-07 12:01", { onHoldMinutes: 180 })],
    });
    // The close of Thursday, and three hours of Friday.
    expect(breaches).toMatchObject([{ dueAt: "2025-03-07T12:00:00.000Z", overrunMs: 60_000 }]);
  });
});

describe("pauses by a history", () => {
  const rule = "metric: resolution-time, pause-while: { status: [pending, waiting for parts] }";
  const within = "target: 100% within 4 hours";

  it.each([
    ["without events it is judged as without a history", [], "03-05 14:01", "breached"],
    ["a state holds until the next event", ["03-05 11:00 pending", "03-05 13:00 open"], "03-05 16:00", "met"],
    ["and no longer", ["03-05 11:00 pending", "03-05 13:00 open"], "03-05 16:01", "breached"],
    [
      "words and meanings both name it",
      ["03-05 11:00 On hold", "03-05 12:00 Waiting for parts", "03-05 13:00 new"],
      "03-05 16:00",
      "met",
    ],
    ["events in any order", ["03-05 13:00 open", "03-05 11:00 pending"], "03-05 16:00", "met"],
    [
      "one that says no status leaves it",
      ["03-05 11:00 pending", "03-05 12:00", "03-05 13:00 open"],
      "03-05 16:00",
      "met",
    ],
    ["a pause before the start goes on", ["03-05 08:00 pending", "03-05 12:00 open"], "03-05 16:00", "met"],
    ["a pause that the close ends", ["03-05 12:00 pending", "03-05 18:00 solved"], "03-05 18:00", "met"],
    // At one instant a pause comes before a start: it was open after 11:00.
    ["ties: pause, then start", ["03-05 11:00 open", "03-05 11:00 pending"], "03-05 14:01", "breached"],
    // A stop comes before a pause: solved and pending at 12:00 is pending after it, until 20:00.
    [
      "ties: stop, then pause",
      ["03-05 12:00 pending", "03-05 12:00 solved", "03-05 20:00 solved"],
      "03-05 20:00",
      "met",
    ],
  ])("%s", async (_, lines, resolved, verdict) => {
    const { counts } = await auditClocks(`${rule}, ${within}`, {
      tickets: [ticket("03-05 10:00", resolved)],
      "ticket-history": [...events("other", "03-05 10:30 pending"), ...events("T", ...lines)],
    });
    expect(counts).toMatchObject({ total: 1, [verdict]: 1 });
  });

  it.each([
    ["open pause at as-of", "2025-03-20T00:00:00Z", "onTrack"],
    ["before it began", "2025-03-05T10:30:00Z", "onTrack"],
    ["after it ended, past due", "2025-03-25T20:00:00Z", "overdue"],
  ])("%s", async (_, asOf, verdict) => {
    const { counts } = await auditClocks(
      `${rule}, ${within}`,
      {
        tickets: [ticket("03-05 10:00")],
        "ticket-history": events("T", "03-05 11:00 pending", "03-25 12:00 open"),
      },
      { asOf },
    );
    expect(counts).toMatchObject({ total: 1, [verdict]: 1 });
  });

  it("pauses first responses too", async () => {
    const { counts } = await auditClocks(
      "metric: first-response-time, pause-while: { status: pending }, target: 100% within 1 hour",
      {
        tickets: [{ id: "T", createdAt: at("03-05 10:00"), firstResponseAt: at("03-05 13:00") }],
        "ticket-history": events("T", "03-05 10:30 pending", "03-05 12:30 open"),
      },
    );
    expect(counts.met).toBe(1);
  });

  it("a word that never occurs in the history is pointed out by the name of the history", async () => {
    const { report } = await auditClocks(`${rule}, ${within}`, {
      tickets: [ticket("03-05 10:00", "03-05 11:00")],
      "ticket-history": events("T", "03-05 11:00 waiting for part"),
    });
    const told = report.problems.filter(({ code }) => code === "value-never-occurs");
    expect(told[0]?.message).toContain("ticket-history");
  });

  it("an event that both sides leave out never happened to its ticket", async () => {
    // Held from 11:00 to 13:00 by an import that both sides know to be wrong: 4 hours are over at 14:00.
    const records = {
      tickets: [ticket("03-05 10:00", "03-05 16:00")],
      "ticket-history": events("T", "03-05 11:00 pending/import", "03-05 13:00 open"),
    };
    const before =
      "exclusions: [{ of: ticket-history, where: { priority: import }, reason: Wrong import }]\n";
    expect((await auditClocks(`${rule}, ${within}`, records)).counts).toMatchObject({ met: 1 });
    expect((await auditClocks(`${rule}, ${within}`, records, { before })).counts).toMatchObject({
      breached: 1,
    });
    // What is about every source is about the tickets, not about the rows of their history.
    const everywhere =
      "exclusions: [{ started-between: [2025-03-05T10:30, 2025-03-05T12:00], reason: Move }]\n";
    expect((await auditClocks(`${rule}, ${within}`, records, { before: everywhere })).counts).toMatchObject({
      met: 1,
      excluded: 0,
    });
  });

  it("an event without an instant is a finding", async () => {
    const { report } = await auditClocks(`${rule}, ${within}`, {
      tickets: [ticket("03-05 10:00", "03-05 11:00")],
      "ticket-history": [{ id: "T", status: "pending" }],
    });
    expect(report.problems.map(({ code }) => code)).toEqual(
      expect.arrayContaining(["event-unusable", "beyond-allowance"]),
    );
  });
});

describe("a pause never brings due forward", () => {
  it("whatever the pauses", async () => {
    let seed = 7;
    const random = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed % below;
    };
    const minute = 60_000;
    const start = Date.UTC(2025, 2, 3);
    const tickets = Array.from({ length: 200 }, (_, index) => {
      const createdAt = start + random(14 * 24 * 60) * minute;
      const heldAt = createdAt + (random(3000) - 1000) * minute;
      return {
        id: `T${index}`,
        createdAt,
        resolvedAt: createdAt + (3000 + random(6000)) * minute,
        heldAt,
        resumedAt: heldAt + random(2000) * minute,
      };
    });
    const target = "metric: resolution-time, target: 100% within 4 business hours";
    const without = await auditClocks(target, { tickets });
    const paused = await auditClocks(`${target}, pauses: { from: heldAt, to: resumedAt }`, { tickets });
    const duesOf = (breaches: typeof without.breaches) =>
      new Map(breaches.map((each) => [each.record, each]));
    const plain = duesOf(without.breaches);
    expect(paused.breaches.length).toBeGreaterThan(50);
    for (const { record, dueAt, elapsedMs, pausedMs } of paused.breaches) {
      const other = plain.get(record)!;
      expect(Date.parse(dueAt!)).toBeGreaterThanOrEqual(Date.parse(other.dueAt!));
      expect(elapsedMs + pausedMs).toBe(other.elapsedMs);
    }
  });
});
