import { describe, expect, it } from "vitest";
import { at, auditClocks, events } from "./ticket-clocks.js";

const hour = 3_600_000;
const ticket = (createdAt: string, more: Record<string, string> = {}) => ({
  id: "T",
  createdAt: at(createdAt),
  ...more,
});
const twice = events(
  "T",
  "03-05 10:00 new",
  "03-05 12:00 solved",
  "03-06 09:00 open",
  "03-06 14:00 solved",
  "03-07 10:00 closed",
);

describe("a ticket that was reopened", () => {
  // Created Wednesday 10:00, closed 12:00, opened Thursday 9:00, closed 14:00: 2 hours and 5 hours.
  it.each([
    ["last-close", 7, "met", []],
    [
      "last-close",
      6,
      "breached",
      [{ elapsedMs: 7 * hour, pausedMs: 21 * hour, stoppedAt: "2025-03-06T14:00:00.000Z" }],
    ],
    ["first-close", 2, "met", []],
    [
      "first-close",
      1,
      "breached",
      [{ elapsedMs: 2 * hour, pausedMs: 0, stoppedAt: "2025-03-05T12:00:00.000Z" }],
    ],
  ])("%s within %d hours is %s", async (reopen, hours, verdict, breaches) => {
    const found = await auditClocks(
      `metric: resolution-time, reopen: ${reopen}, target: 100% within ${hours} hours`,
      {
        tickets: [ticket("03-05 10:00", { resolvedAt: at("03-06 14:00"), status: "closed" })],
        "ticket-history": twice,
      },
    );
    expect(found.counts).toMatchObject({ total: 1, [verdict]: 1 });
    expect(found.breaches).toMatchObject(breaches);
  });

  it("new-cycle judges and counts each time that it was open", async () => {
    const { counts, breaches } = await auditClocks(
      "metric: resolution-time, reopen: new-cycle, target: 100% within 4 hours",
      {
        tickets: [ticket("03-05 10:00", { resolvedAt: at("03-06 14:00"), status: "closed" })],
        "ticket-history": twice,
      },
    );
    expect(counts).toMatchObject({ total: 2, met: 1, breached: 1 });
    expect(breaches).toMatchObject([
      {
        record: "T",
        cycle: 2,
        startedAt: "2025-03-06T09:00:00.000Z",
        elapsedMs: 5 * hour,
        dueAt: "2025-03-06T13:00:00.000Z",
      },
    ]);
  });

  it("counts a cycle in the period of its own start", async () => {
    const history = events("T", "02-27 10:00 solved", "03-03 09:00 open", "03-03 10:00 solved");
    const tickets = [
      ticket("02-27 09:00"),
      { id: "U", createdAt: at("03-03 09:00"), resolvedAt: at("03-03 20:00") },
    ];
    const { counts, breaches } = await auditClocks(
      "metric: resolution-time, reopen: new-cycle, target: 50% within 4 hours",
      {
        tickets,
        "ticket-history": history,
      },
    );
    expect(counts).toMatchObject({ total: 2, met: 1, breached: 1 });
    expect(breaches).toMatchObject([{ record: "U" }]);
    expect(breaches[0]).not.toHaveProperty("cycle");
    const last = await auditClocks("metric: resolution-time, target: 50% within 4 hours", {
      tickets,
      "ticket-history": history,
    });
    expect(last.counts.total).toBe(1);
  });

  it.each([
    // Four hours are over on Thursday at 11:00.
    ["2025-03-05T12:00:00Z", "last-close", "met"],
    ["2025-03-06T08:59:00Z", "last-close", "met"],
    ["2025-03-06T10:00:00Z", "last-close", "onTrack"],
    ["2025-03-06T11:00:00.001Z", "last-close", "overdue"],
    ["2025-03-06T11:00:00.001Z", "first-close", "met"],
  ])("as of %s by %s it is %s", async (asOf, reopen, verdict) => {
    // The status of the export can't be rewound, but the history can.
    const { counts } = await auditClocks(
      `metric: resolution-time, reopen: ${reopen}, target: 100% within 4 hours`,
      { tickets: [ticket("03-05 10:00", { status: "closed" })], "ticket-history": twice },
      { asOf },
    );
    expect(counts).toMatchObject({ total: 1, [verdict]: 1 });
  });

  it.each([
    ["reopened, and solved later by its own column", "03-06 12:00", "breached"],
    ["reopened, and its own column knows only the first close", "03-05 12:00", "overdue"],
  ])("%s", async (_, resolvedAt, verdict) => {
    const { counts } = await auditClocks("metric: resolution-time, target: 100% within 4 hours", {
      tickets: [ticket("03-05 10:00", { resolvedAt: at(resolvedAt) })],
      "ticket-history": events("T", "03-05 12:00 solved", "03-06 09:00 open"),
    });
    expect(counts).toMatchObject({ total: 1, [verdict]: 1 });
  });

  it("stopped and started at one instant is reopened then", async () => {
    const { counts } = await auditClocks(
      "metric: resolution-time, reopen: new-cycle, target: 100% within 4 hours",
      {
        tickets: [ticket("03-05 10:00")],
        "ticket-history": events("T", "03-05 12:00 open", "03-05 12:00 solved", "03-05 13:00 solved"),
      },
    );
    expect(counts).toMatchObject({ total: 2, met: 2 });
  });

  it("pauses before the first close count, and so does the time closed", async () => {
    // 10 to 11, 13 to 14 (solved), reopened Thursday 9:00 to 11:00: 4 hours.
    const history = events(
      "T",
      "03-05 11:00 pending",
      "03-05 13:00 open",
      "03-05 14:00 solved",
      "03-06 09:00 open",
      "03-06 11:00 solved",
    );
    const rule = "metric: resolution-time, pause-while: { status: pending }";
    const audit = (limit: string, lines = history) =>
      auditClocks(`${rule}, target: 100% within ${limit}`, {
        tickets: [ticket("03-05 10:00")],
        "ticket-history": lines,
      });
    expect((await audit("4 hours")).counts.met).toBe(1);
    expect((await audit("239 minutes")).breaches).toMatchObject([{ elapsedMs: 4 * hour }]);
    // A ticket that goes from pending straight to solved: its pause ends with the close.
    const straight = events(
      "T",
      "03-05 11:00 pending",
      "03-05 14:00 solved",
      "03-06 09:00 open",
      "03-06 11:00 solved",
    );
    expect((await audit("3 hours", straight)).counts.met).toBe(1);
    expect((await audit("179 minutes", straight)).counts.breached).toBe(1);
  });
});

describe("a priority that changed during the ticket", () => {
  const overrides =
    "overrides: [{ when: { priority: urgent }, target: 100% within 2 hours }, { when: { priority: high }, target: 100% within 4 hours }]";
  const audit = (rule: string, lines: readonly string[], priority: string, resolvedAt: string) =>
    auditClocks(
      `metric: resolution-time, changing-values: ${rule}, target: 100% within 8 hours, ${overrides}`,
      {
        tickets: [ticket("03-05 10:00", { priority, resolvedAt: at(resolvedAt) })],
        "ticket-history": events("T", ...lines),
      },
    );
  const raised = ["03-05 10:00 /low", "03-05 12:00 /urgent", "03-05 12:30 /high"];

  it.each([
    ["at-end", "03-05 14:00", "met", null],
    ["at-end", "03-05 14:01", "breached", "priority: high"],
    ["at-start", "03-05 18:00", "met", null],
    ["at-start", "03-05 18:01", "breached", null],
    // It was urgent for half an hour: two hours hold.
    ["strictest", "03-05 14:00", "breached", "priority: urgent"],
    ["strictest", "03-05 12:00", "met", null],
    // Solved before it became urgent.
    ["strictest", "03-05 11:59", "met", null],
  ])("%s, solved %s: %s", async (rule, resolvedAt, verdict, override) => {
    const { counts, breaches } = await audit(rule, raised, "high", resolvedAt);
    expect(counts).toMatchObject({ total: 1, [verdict]: 1 });
    expect(breaches.map((each) => each.override)).toEqual(verdict === "met" ? [] : [override]);
  });

  it.each(["at-start", "strictest"])(
    "%s: a ticket without events has the value of its export",
    async (rule) => {
      const { breaches } = await audit(rule, [], "urgent", "03-05 12:01");
      expect(breaches).toMatchObject([{ override: "priority: urgent" }]);
    },
  );

  it("decides who is in scope as well", async () => {
    const audited = async (rule: string) => {
      const { counts } = await auditClocks(
        `metric: resolution-time, changing-values: ${rule}, where: { priority: urgent }, no-data: pass, target: 100% within 1 hour`,
        {
          tickets: [ticket("03-05 10:00", { priority: "high", resolvedAt: at("03-05 14:00") })],
          "ticket-history": events("T", ...raised),
        },
      );
      return counts.total;
    };
    expect([await audited("at-end"), await audited("at-start"), await audited("strictest")]).toEqual([
      0, 0, 1,
    ]);
  });
});
