import { describe, expect, it } from "vitest";
import type { PlainRecord } from "../../src/index.js";
import { at, auditClocks } from "./ticket-clocks.js";

// The office is open from 9 to 17 on weekdays. 7 March 2025 is a Friday.
const levels = (...lines: readonly string[]) =>
  `escalation: [${lines.map((line) => `{ ${line} }`).join(", ")}]`;
const ticket = (createdAt: string, more: PlainRecord = {}) => ({
  id: "T",
  owner: "Dana",
  createdAt: at(createdAt),
  ...more,
});
const minute = 60_000;
const hour = 60 * minute;

async function escalate(
  objective: string,
  records: readonly PlainRecord[],
  asOf: string,
  more: { agreement?: string } = {},
) {
  const { report, result } = await auditClocks(
    `metric: resolution-time, ${objective}`,
    { tickets: records },
    { asOf: at(asOf), ...more },
  );
  return { report, result, escalations: report.escalations ?? [], audit: result.escalationAudit };
}

describe("when an open record reaches a level", () => {
  const four = "target: 100% within 4 business hours";

  it.each([
    // Due at 14:00 on Friday; a business day more ends with Monday.
    ["due", "03-07 10:00", "03-12 12:00", "03-07 14:00"],
    ["due + 1 business day", "03-07 10:00", "03-12 12:00", "03-10 17:00"],
    ["due + 2 business days", "03-07 10:00", "03-12 12:00", "03-11 17:00"],
    // 3 business hours are left of Friday, the fourth is Monday 9 to 10.
    ["due + 4 business hours", "03-07 10:00", "03-12 12:00", "03-10 10:00"],
    // Real time does not stop for the weekend.
    ["due + 1 day", "03-07 10:00", "03-12 12:00", "03-08 14:00"],
    // 80% of 4 hours are 3:12.
    ["80%", "03-07 10:00", "03-12 12:00", "03-07 13:12"],
    // From 15:00 on Friday: 2 hours, then 1:12 on Monday.
    ["80%", "03-07 15:00", "03-12 12:00", "03-10 10:12"],
    // 4 hours from 13:00 on Friday end with its close: that day is still Friday's.
    ["due + 1 business day", "03-07 13:00", "03-12 12:00", "03-10 17:00"],
    // Half of the limit ends with the close, not with the next opening.
    ["50%", "03-07 15:00", "03-12 12:00", "03-07 17:00"],
  ])("%s of a record from %s", async (after, created, asOf, reached) => {
    const { escalations } = await escalate(
      `${four}, ${levels(`after: ${after}, tell: provider`)}`,
      [ticket(created)],
      asOf,
    );
    expect(escalations).toMatchObject([{ after, level: 1, reachedAt: new Date(at(reached)).toISOString() }]);
  });

  it("is after it, as with a due: at the very instant nobody is told", async () => {
    const setting = `${four}, ${levels("after: 80%, tell: provider", "after: due, tell: provider")}`;
    const levelAt = async (asOf: string) =>
      (await escalate(setting, [ticket("03-07 10:00")], asOf)).escalations.map(({ level, verdict }) => [
        level,
        verdict,
      ]);
    expect(await levelAt("03-07 13:12")).toEqual([]);
    expect(await levelAt("03-07 13:13")).toEqual([[1, "at-risk"]]);
    expect(await levelAt("03-07 14:00")).toEqual([[1, "at-risk"]]);
    expect(await levelAt("03-07 14:01")).toEqual([[2, "overdue"]]);
  });

  it("counts a pause for nobody: 80% of 4 hours with an hour paused", async () => {
    // 10 to 11, paused to 12, then 2:12 more.
    const paused = ticket("03-07 10:00", { heldAt: at("03-07 11:00"), resumedAt: at("03-07 12:00") });
    const rule = `${four}, pauses: { from: heldAt, to: resumedAt }, ${levels("after: 80%, tell: provider", "after: due, tell: client")}`;
    const { escalations } = await escalate(rule.replace("client", "provider"), [paused], "03-07 14:30");
    expect(escalations).toMatchObject([
      {
        reachedAt: "2025-03-07T14:12:00.000Z",
        dueAt: "2025-03-07T15:00:00.000Z",
        leftMs: 30 * minute,
        next: { level: 2, at: "2025-03-07T15:00:00.000Z", leftMs: 30 * minute },
      },
    ]);
  });

  it("knows no due while a pause is open, and what is left all the same", async () => {
    // 3:30 of 4 hours, then it waits.
    const waiting = ticket("03-07 10:00", { heldAt: at("03-07 13:30") });
    const rule = `${four}, pauses: { from: heldAt, to: resumedAt }, ${levels("after: 80%, tell: provider", "after: due, tell: provider")}`;
    const { escalations } = await escalate(rule, [waiting], "03-12 12:00");
    expect(escalations).toMatchObject([
      { level: 1, dueAt: null, leftMs: 30 * minute, next: { at: null, leftMs: null } },
    ]);
  });

  it("runs on the limit and the calendar of the override", async () => {
    const rule = `${four}, overrides: [{ when: { priority: low }, target: 100% within 10 hours, calendar: berlin }, { when: { priority: high }, target: 100% within 2 business hours }]`;
    const records = ["low", "high", "normal"].map((priority) =>
      ticket("03-07 15:00", { id: priority, priority }),
    );
    const { escalations } = await escalate(
      `${rule}, ${levels("after: 50%, tell: provider")}`,
      records,
      "03-11 12:00",
    );
    expect(
      Object.fromEntries(escalations.map(({ record, reachedAt }) => [record, reachedAt.slice(5, 16)])),
    ).toEqual({
      low: "03-07T20:00",
      high: "03-07T16:00",
      normal: "03-07T17:00",
    });
  });

  it("is put off by time that counts for nobody, behind the due too, and by no pause of the record", async () => {
    // Due at 14:00. The outage takes 14:30 to 15:30, so that a business hour more is 16:00, and half an hour to act 16:30.
    const held = ticket("03-07 10:00", { heldAt: at("03-07 14:10"), resumedAt: at("03-07 16:50") });
    const rule = `${four}, pauses: { from: heldAt, to: resumedAt }, ${levels("after: due + 1 business hour, tell: provider, act-within: 30 business minutes")}`;
    const outage =
      " }\nexclusions:\n  - { reason: outage, pause-clock: [2025-03-07T14:30:00Z, 2025-03-07T15:30:00Z]";
    const { escalations } = await escalate(`${rule}${outage}`, [held], "03-12 12:00");
    expect(escalations).toMatchObject([
      { reachedAt: "2025-03-07T16:00:00.000Z", actBy: "2025-03-07T16:30:00.000Z" },
    ]);
  });

  it("is asked of a due of its own as well", async () => {
    const own = ticket("03-07 10:00", { dueAt: at("03-07 20:00") });
    const rule = `target: 100% by dueAt, ${levels("after: 50%, tell: provider", "after: due + 1 business day, tell: provider")}`;
    const { escalations } = await escalate(rule, [own], "03-07 16:00");
    // Half of ten hours. Friday evening belongs to Monday, the next opening, so that the day ends with Tuesday.
    expect(escalations).toMatchObject([
      { reachedAt: "2025-03-07T15:00:00.000Z", next: { at: "2025-03-11T17:00:00.000Z" } },
    ]);
  });

  it("uses the agreement's calendar for levels of an objective in real time", async () => {
    const rule = `target: 100% within 24 hours, ${levels("after: due + 2 business hours, tell: provider, act-within: 1 business hour")}`;
    const { escalations } = await escalate(rule, [ticket("03-06 16:00")], "03-10 10:30");
    // Due Friday 16:00; an hour of Friday, an hour of Monday, and one more to act.
    expect(escalations).toMatchObject([
      { reachedAt: "2025-03-10T10:00:00.000Z", actBy: "2025-03-10T11:00:00.000Z", actLeftMs: 30 * minute },
    ]);
  });

  it("leaves out what is done, waived, excluded, or far from its first level", async () => {
    const records = [
      ticket("03-07 10:00", { id: "late", resolvedAt: at("03-07 16:00") }),
      ticket("03-07 10:00", { id: "waived" }),
      ticket("03-12 11:00", { id: "new" }),
      ticket("03-07 10:00", { id: "told" }),
    ];
    const rule = `${four}, ${levels("after: 80%, tell: provider")} }\nwaivers:\n  - { record: waived, reason: agreed, approved-by: Ada, on: 2025-03-08`;
    const { escalations } = await escalate(rule, records, "03-12 12:00");
    expect(escalations.map(({ record }) => record)).toEqual(["told"]);
  });
});

describe("who is to be told", () => {
  const agreement = "  contacts: { Dana: dana@northwind.example, SALES manager: sales@northwind.example }\n";
  it.each([
    ["ticket owner", { whom: "Dana", contact: "dana@northwind.example" }],
    ["provider", { whom: "Provider", contact: null }],
    ["Sales Manager", { whom: "Sales Manager", contact: "sales@northwind.example" }],
    ["Head of Sales", { whom: "Head of Sales", contact: null }],
  ])("%s", async (tell, told) => {
    const rule = `target: 100% within 4 business hours, ${levels(`after: due, tell: ${tell}`)}`;
    const { escalations } = await escalate(rule, [ticket("03-07 10:00")], "03-12 12:00", { agreement });
    expect(escalations).toMatchObject([{ tell, ...told }]);
  });

  it("is nobody where the export names no owner", async () => {
    const rule = `target: 100% within 4 business hours, ${levels("after: due, tell: record owner")}`;
    const { escalations } = await escalate(rule, [ticket("03-07 10:00", { owner: "" })], "03-12 12:00");
    expect(escalations).toMatchObject([{ whom: null, contact: null }]);
  });
});

describe("the order of urgency", () => {
  it("puts first whose time to act ends first", async () => {
    const rule = `target: 100% within 4 business hours, ${levels("after: 80%, tell: provider", "after: due, tell: provider, act-within: 1 business day")}`;
    const records = [
      // Due Monday 12:00, to be acted on by the end of Tuesday.
      ticket("03-07 16:00", { id: "overdue" }),
      // From 9:00, so that 80% are at 12:12 on Tuesday, to be acted on at once.
      ticket("03-11 08:00", { id: "at risk" }),
      // Due Friday 14:00, to be acted on by the end of Monday.
      ticket("03-07 10:00", { id: "ignored" }),
    ];
    const { escalations } = await escalate(rule, records, "03-11 12:30");
    expect(escalations.map(({ record, actLeftMs }) => [record, actLeftMs])).toEqual([
      // All of Tuesday until 12:30 is over, on the calendar.
      ["ignored", -3.5 * hour],
      ["at risk", -18 * minute],
      ["overdue", 4.5 * hour],
    ]);
  });
});

describe("the audit of escalations", () => {
  const rule = `target: 100% within 4 business hours, ${levels("after: 80%, tell: provider, act-within: 1 business hour", "after: due, tell: provider, act-within: 1 business day")}`;
  const counts = (
    due: number,
    inTime: number,
    late: number,
    missing: number,
    settled: number,
    open: number,
  ) => ({
    due,
    inTime,
    late,
    missing,
    settled,
    open,
  });

  // Begun Friday 10:00: 80% at 13:12, to be told by 14:12; due at 14:00, to be told by the end of Monday.
  it.each([
    [
      "in time for both",
      { escalatedAt: at("03-07 14:12") },
      counts(1, 1, 0, 0, 0, 0),
      counts(1, 1, 0, 0, 0, 0),
    ],
    ["late for one", { escalatedAt: at("03-07 14:13") }, counts(1, 0, 1, 0, 0, 0), counts(1, 1, 0, 0, 0, 0)],
    ["late for both", { escalatedAt: at("03-11 09:00") }, counts(1, 0, 1, 0, 0, 0), counts(1, 0, 1, 0, 0, 0)],
    ["never", {}, counts(1, 0, 0, 1, 0, 0), counts(1, 0, 0, 1, 0, 0)],
    [
      "after as-of is never",
      { escalatedAt: at("03-20 09:00") },
      counts(1, 0, 0, 1, 0, 0),
      counts(1, 0, 0, 1, 0, 0),
    ],
    [
      "done before the first had to act",
      { resolvedAt: at("03-07 14:00") },
      counts(1, 0, 0, 0, 1, 0),
      counts(0, 0, 0, 0, 0, 0),
    ],
    [
      "done a minute later",
      { resolvedAt: at("03-07 14:13") },
      counts(1, 0, 0, 1, 0, 0),
      counts(1, 0, 0, 0, 1, 0),
    ],
    [
      "done before any level",
      { resolvedAt: at("03-07 13:12") },
      counts(0, 0, 0, 0, 0, 0),
      counts(0, 0, 0, 0, 0, 0),
    ],
    [
      "escalated before its clock started is not escalated",
      { escalatedAt: at("03-06 12:00") },
      counts(1, 0, 0, 1, 0, 0),
      counts(1, 0, 0, 1, 0, 0),
    ],
  ])("%s", async (_, more, first, second) => {
    const { audit, report } = await escalate(
      rule,
      [ticket("03-07 10:00", { escalatedAt: "", ...more })],
      "03-12 12:00",
    );
    expect(audit).toMatchObject([
      { level: 1, after: "80%", actWithin: "1 business hour", ...first },
      { level: 2, after: "due", ...second },
    ]);
    const missed = first.late + first.missing + second.late + second.missing;
    expect(report.missedEscalations).toHaveLength(missed);
  });

  it("waits for those who still have time", async () => {
    const { audit } = await escalate(rule, [ticket("03-07 10:00", { escalatedAt: "" })], "03-10 12:00");
    expect(audit).toMatchObject([counts(1, 0, 0, 1, 0, 0), counts(1, 0, 0, 0, 0, 1)]);
  });

  it("asks no more of whom was told at its level, and still of the one who was told before it", async () => {
    const told = async (escalatedAt: string) =>
      (await escalate(rule, [ticket("03-07 10:00", { escalatedAt: at(escalatedAt) })], "03-12 12:00"))
        .escalations;
    expect(await told("03-07 14:30")).toEqual([]);
    expect(await told("03-07 13:30")).toMatchObject([{ level: 2, escalatedAt: "2025-03-07T13:30:00.000Z" }]);
  });

  it("is at the level itself where nothing says how soon", async () => {
    const once = `target: 100% within 4 business hours, ${levels("after: due, tell: provider")}`;
    const at14 = await escalate(
      once,
      [ticket("03-07 10:00", { escalatedAt: at("03-07 14:00") })],
      "03-12 12:00",
    );
    const later = await escalate(
      once,
      [ticket("03-07 10:00", { escalatedAt: at("03-07 14:01") })],
      "03-12 12:00",
    );
    expect([at14.audit?.[0]?.inTime, later.audit?.[0]?.late]).toEqual([1, 1]);
  });

  it("claims nothing without a column, and says so once", async () => {
    const { audit, report } = await escalate(rule, [ticket("03-07 10:00")], "03-12 12:00");
    expect(audit).toBeUndefined();
    expect(report.missedEscalations).toBeUndefined();
    expect(report.problems.filter(({ code }) => code === "escalations-not-audited")).toHaveLength(1);
  });

  it("is not there for an agreement without levels", async () => {
    const { report } = await escalate(
      "target: 100% within 4 business hours",
      [ticket("03-07 10:00")],
      "03-12 12:00",
    );
    expect(Object.keys(report)).not.toContain("escalations");
    expect(report.problems).toEqual([]);
  });
});

describe("what was promised for dates", () => {
  it("is escalated when nothing came", async () => {
    const { report } = await auditClocks(
      `metric: delivery-cadence, calendar: office, target: 100% by friday 17:00 each week, ${levels("after: 80%, tell: provider", "after: due + 4 business hours, tell: provider")}`,
      { deliveries: [{ deliveredAt: at("03-07 12:00") }] },
      { asOf: at("03-21 12:00") },
    );
    // The one for the 14th never came; that for the 21st has used 36 of the 40 hours of its week.
    expect(report.escalations).toMatchObject([
      { record: "2025-03-14", level: 2, verdict: "overdue", reachedAt: "2025-03-17T13:00:00.000Z" },
      { record: "2025-03-21", level: 1, verdict: "on-track", leftMs: 5 * hour },
    ]);
    expect(report.problems.map(({ code }) => code)).not.toContain("escalations-not-audited");
  });
});

describe("a breach that can be disputed", () => {
  const untilOf = async (within: string, asOf: string, more = "") => {
    const { report } = await escalate(
      `target: 100% within 4 business hours }${more}\nfindings: { bulk-closing: off`,
      [ticket("03-07 10:00", { resolvedAt: at("03-10 17:00") })],
      asOf,
      { agreement: `  disputes: { raise-within: ${within}, contact: legal@northwind.example }\n` },
    );
    return report.breaches[0]?.disputableUntil;
  };
  // Due on Friday at 14:00.
  it.each([
    ["1 business day", "03-10 17:00", "2025-03-10T17:00:00.000Z"],
    ["1 business day", "03-10 17:01", undefined],
    ["10 business days", "03-12 12:00", "2025-03-21T17:00:00.000Z"],
    ["72 hours", "03-10 14:00", "2025-03-10T14:00:00.000Z"],
    ["72 hours", "03-10 14:01", undefined],
  ])("within %s, as of %s", async (within, asOf, until) => {
    // The record itself stopped after some of these instants: then it is overdue.
    expect(await untilOf(within, asOf)).toBe(until);
  });

  it("was not excused before, and then shows what came of it", async () => {
    const waiver =
      "\nwaivers: [{ record: T, reason: agreed, approved-by: Ada, on: 2025-03-11, dispute: D-17, outcome: upheld }]";
    expect(await untilOf("10 business days", "03-12 12:00", waiver)).toBeUndefined();
  });
});
