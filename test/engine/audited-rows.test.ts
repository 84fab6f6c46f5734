import { describe, expect, it } from "vitest";
import { batchRecords } from "../../src/engine/batch-records.js";
import { createEvaluation } from "../../src/engine/evaluate.js";
import type { PlainRecord } from "../../src/index.js";
import type { Agreement } from "../../src/model/agreement.js";
import { auditObjective } from "../metrics/audit.js";

const asOf = "2025-04-01T00:00:00Z";
const march = { label: "2025-03", fromMs: Date.UTC(2025, 2, 1), toMs: Date.UTC(2025, 3, 1) };

type Records = Readonly<Record<string, readonly PlainRecord[]>>;

/** Audits March 2025 and tells how many rows of one source it counts as audited. */
async function split(source: string, objective: string, records: Records, more = "", isAll = false) {
  const period = isAll ? "all" : "2025-03";
  const { agreement, report, result } = await auditObjective({ objective, records, more, period, asOf });
  const codes = report.problems.map(({ code }) => code);
  const audited = countAudited(agreement, records, isAll).get(source)?.[0] ?? 0;
  return { audited, verdict: report.verdict, counts: result.counts, codes };
}

function countAudited(agreement: Agreement, records: Records, isAll: boolean) {
  const span = isAll ? "all" : march;
  const evaluation = createEvaluation({ agreement, span, asOf: Date.parse(asOf) });
  for (const { source, requests } of evaluation.sources) {
    evaluation.add(batchRecords(source, requests, records[source.name] ?? []));
  }
  return evaluation.finish(new Map()).audited;
}

describe("outages", () => {
  const outages = (rows: readonly PlainRecord[], isAll = false) =>
    split(
      "outages",
      "metric: uptime, target: at least 90%",
      { outages: rows },
      "sources: { outages: { complete: true } }",
      isAll,
    );
  const outage = (startedAt: string | null, endedAt: string | null) => ({ startedAt, endedAt });

  it.each<[string, string | null, string | null, number]>([
    ["inside", "2025-03-05T10:00:00Z", "2025-03-05T11:00:00Z", 1],
    ["of another year", "2024-03-05T10:00:00Z", "2024-03-05T11:00:00Z", 0],
    ["ended as the month began", "2025-02-28T10:00:00Z", "2025-03-01T00:00:00Z", 0],
    ["ended a millisecond into it", "2025-02-28T10:00:00Z", "2025-03-01T00:00:00.001Z", 1],
    ["lasts", "2025-02-28T10:00:00Z", null, 1],
    ["without any length, at its first instant", "2025-03-01T00:00:00Z", "2025-03-01T00:00:00Z", 1],
  ])("are audited where they touch the month: %s", async (_, from, to, audited) => {
    expect((await outages([outage(from, to)])).audited).toBe(audited);
  });

  it.each<[string, string | null, string, number]>([
    ["backwards in the month", "2025-03-06T00:00:00Z", "2025-03-05T00:00:00Z", 1],
    ["backwards across its begin", "2025-03-02T00:00:00Z", "2025-02-05T00:00:00Z", 1],
    ["backwards in another year", "2024-03-06T00:00:00Z", "2024-03-05T00:00:00Z", 0],
    ["no start, ended in the month", null, "2025-03-05T00:00:00Z", 1],
    ["no start, ended before it", null, "2025-02-05T00:00:00Z", 0],
  ])("that can't be read are held against the month that they may touch: %s", async (_, from, to, held) => {
    const { audited, codes, counts, verdict } = await outages([outage(from, to)]);
    expect([audited, counts.unmeasurable]).toEqual([held, held]);
    expect(codes.includes("beyond-allowance")).toBe(held === 1);
    expect(verdict).toBe(held === 1 ? "incomplete" : "met");
  });

  it("are all audited where every period is judged", async () => {
    const rows = [
      outage("2024-03-05T10:00:00Z", "2024-03-05T11:00:00Z"),
      outage("2025-03-05T10:00:00Z", "2025-03-05T11:00:00Z"),
    ];
    expect((await outages(rows, true)).audited).toBe(2);
  });
});

describe("deliveries", () => {
  // Fridays: 28 February, 7, 14, 21, 28 March, 4 April.
  const deliveries = (...rows: readonly PlainRecord[]) =>
    split("deliveries", "metric: delivery-cadence, target: 25% by friday 17:00 each week", {
      deliveries: rows,
    });

  it.each<[string, PlainRecord, number]>([
    ["on its date", { deliveredAt: "2025-03-07T10:00:00Z" }, 1],
    ["of another month", { deliveredAt: "2025-01-17T10:00:00Z" }, 0],
    ["late for the month before", { deliveredAt: "2025-03-01T10:00:00Z" }, 0],
    [
      "early, on the last day of the month before",
      { deliveredAt: "2025-02-28T18:00:00Z", dueAt: "2025-03-07T17:00:00Z" },
      1,
    ],
    [
      "for a date of another month",
      { deliveredAt: "2025-03-05T10:00:00Z", dueAt: "2025-01-17T17:00:00Z" },
      0,
    ],
    ["not delivered, for a date of the month", { deliveredAt: null, dueAt: "2025-03-07T17:00:00Z" }, 1],
    ["not delivered, for a date of another", { deliveredAt: null, dueAt: "2025-01-17T17:00:00Z" }, 0],
  ])("are audited with the date that they count for: %s", async (_, row, audited) => {
    expect((await deliveries(row)).audited).toBe(audited);
  });

  it("one more than was promised is one of the month that it came in", async () => {
    const on = (at: string) => ({ deliveredAt: at, dueAt: "2025-03-07T17:00:00Z" });
    const { audited, counts } = await deliveries(on("2025-03-06T10:00:00Z"), on("2025-03-07T10:00:00Z"));
    expect([audited, counts.met]).toEqual([2, 1]);
  });
});

describe("attempts", () => {
  const lead = (id: string, createdAt: string) => ({ id, createdAt });
  const call = (leadId: string, at: string) => ({ leadId, at });

  it("are audited with the leads that they are about", async () => {
    const { audited, counts } = await split(
      "activities",
      "metric: follow-up-attempts, target: 50% with at least 2 within 24 hours",
      {
        leads: [lead("L1", "2025-03-03T10:00:00Z"), lead("L2", "2025-02-03T10:00:00Z")],
        activities: [
          call("L1", "2025-03-02T10:00:00Z"), // before the lead: about something else
          call("L1", "2025-03-03T11:00:00Z"),
          call("L1", "2025-03-09T11:00:00Z"),
          call("L2", "2025-02-03T11:00:00Z"), // a lead of February
          call("L9", "2025-03-03T11:00:00Z"), // a lead that is not there
        ],
      },
      "sources: { activities: { kind: activities } }",
    );
    expect(counts.total).toBe(1);
    expect(audited).toBe(2);
  });
});

describe("messages", () => {
  const message = (ticketId: string, at: string, author: string) => ({ ticketId, at, author });
  const messages = (...rows: readonly PlainRecord[]) =>
    split("messages", "metric: next-response-time, target: 50% within 4 hours", { messages: rows });

  it("are audited with the wait that they belong to", async () => {
    const { audited, counts } = await messages(
      message("T1", "2025-02-03T10:00:00Z", "customer"),
      message("T1", "2025-02-03T11:00:00Z", "agent"),
      message("T1", "2025-03-03T10:00:00Z", "customer"),
      message("T1", "2025-03-03T10:30:00Z", "customer"),
      message("T1", "2025-03-03T11:00:00Z", "agent"),
      message("T1", "2025-03-03T12:00:00Z", "agent"), // answers nothing
      message("T2", "2025-02-28T23:00:00Z", "customer"), // a wait of February
      message("T2", "2025-03-01T09:00:00Z", "agent"),
    );
    expect(counts.total).toBe(1);
    expect(audited).toBe(3);
  });

  it("are audited with the first wait of all, too", async () => {
    const { audited, counts } = await messages(
      message("T1", "2025-03-03T10:00:00Z", "customer"),
      message("T1", "2025-03-03T10:30:00Z", "customer"),
      message("T1", "2025-03-03T11:00:00Z", "agent"),
    );
    expect([audited, counts.total, counts.met]).toEqual([3, 1, 1]);
  });

  it("that can't be read are held against the month that they were written in", async () => {
    const good = [
      message("T1", "2025-03-03T10:00:00Z", "customer"),
      message("T1", "2025-03-03T11:00:00Z", "agent"),
    ];
    const unknown = (at: string) => message("T1", at, "someone");
    const elsewhere = await messages(...good, unknown("2024-03-03T10:00:00Z"));
    expect([elsewhere.verdict, elsewhere.audited]).toEqual(["met", 2]);
    const inMarch = await messages(...good, unknown("2025-03-04T10:00:00Z"));
    expect([inMarch.verdict, inMarch.audited]).toEqual(["incomplete", 3]);
  });
});

it("a row that several objectives judge, at once and at the end, counts once", async () => {
  const { audited, counts } = await split(
    "deliveries",
    `metric: delivery-cadence, target: 25% by friday 17:00 each week }
  - { id: made, owner: provider, metric: { count: { of: deliveries, at: deliveredAt } }, target: at least 1`,
    { deliveries: [{ deliveredAt: "2025-03-07T10:00:00Z" }, { deliveredAt: "2025-01-17T10:00:00Z" }] },
  );
  expect([audited, counts.met]).toEqual([1, 1]);
});

describe("deals of a sum", () => {
  const deal = (stage: string, closedAt: string | null) => {
    return { stage, closedAt, createdAt: "2025-02-03T10:00:00Z", amount: 100, currency: "EUR" };
  };
  const deals = (...rows: readonly PlainRecord[]) =>
    split("opportunities", "metric: revenue, target: at least 1 EUR", { opportunities: rows });

  it("are audited where they could count in the month", async () => {
    const { audited, counts } = await deals(
      deal("Won", "2025-03-05T10:00:00Z"),
      deal("Lost", "2025-03-05T10:00:00Z"),
      deal("Won", "2025-02-05T10:00:00Z"),
      deal("Proposal", null), // nobody knows when it will be closed
    );
    expect([audited, counts.total, counts.met]).toEqual([2, 1, 1]);
  });

  it("that were won on no date can't be measured", async () => {
    const { audited, counts } = await deals(deal("Won", "2025-03-05T10:00:00Z"), deal("Won", null));
    expect([audited, counts.met, counts.unmeasurable]).toEqual([2, 1, 1]);
  });
});
