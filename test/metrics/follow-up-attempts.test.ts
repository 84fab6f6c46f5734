import { describe, expect, it } from "vitest";
import type { PlainRecord } from "../../src/index.js";
import { auditObjective } from "./audit.js";

const office = "calendars: { office: { timezone: UTC, hours: { mon-fri: 09:00-17:00 } } }";
const sources = "sources: { activities: { kind: activities } }";
const asOf = "2025-04-01T00:00:00Z";
const lead = (id: string, createdAt: string, more: PlainRecord = {}) => ({ id, createdAt, ...more });
const tries = (leadId: string, ...at: string[]) => at.map((each) => ({ leadId, at: `2025-03-${each}:00Z` }));

async function audit(
  leads: readonly PlainRecord[],
  activities: readonly PlainRecord[],
  more = "",
  at = asOf,
) {
  return auditObjective({
    objective: `metric: follow-up-attempts, target: 50% with at least 2 within 24 hours${more}`,
    more: sources,
    records: { leads, activities },
    asOf: at,
  });
}

describe("follow-up-attempts", () => {
  const start = "2025-03-03T10:00:00Z"; // due 2025-03-04T10:00
  it.each<[string, PlainRecord[], PlainRecord[], string, string]>([
    ["no data", [], [], asOf, "no-data"],
    ["all open", [lead("L1", start)], tries("L1", "03T11:00"), "2025-03-03T12:00:00Z", "pending"],
    [
      "exactly on target, at the very due",
      [lead("L1", start), lead("L2", start)],
      tries("L1", "03T11:00", "04T10:00"),
      asOf,
      "met",
    ],
    [
      "one below: the second attempt a minute late",
      [lead("L1", start), lead("L2", start)],
      [...tries("L1", "03T11:00", "04T10:01"), ...tries("L2", "03T11:00")],
      asOf,
      "breached",
    ],
  ])("%s", async (_, leads, activities, at, verdict) => {
    expect((await audit(leads, activities, "", at)).result.verdict).toBe(verdict);
  });

  it("a late attempt is breached with its lateness, a missing one overdue", async () => {
    const { report, result } = await audit(
      [lead("L1", start), lead("L2", start)],
      [...tries("L1", "03T11:00", "04T12:00"), ...tries("L2", "03T11:00")],
    );
    expect(result.counts).toMatchObject({ breached: 1, overdue: 1 });
    expect(report.breaches).toMatchObject([
      { record: "L1", dueAt: "2025-03-04T10:00:00.000Z", overrunMs: 2 * 3_600_000, verdict: "breached" },
      { record: "L2", stoppedAt: null, verdict: "overdue" },
    ]);
  });

  it("attempts count in order of time, from the creation on, and not after as-of", async () => {
    const activities = [
      ...tries("L1", "04T09:00", "03T11:00"), // out of order
      ...tries("L2", "03T09:59", "03T11:00"), // the first before it was created
      ...tries("L3", "03T11:00", "04T09:00"),
    ];
    const leads = ["L1", "L2", "L3"].map((id) => lead(id, start));
    const { result } = await audit(leads, activities, "", "2025-03-04T08:00:00Z");
    expect(result.counts).toMatchObject({ met: 0, atRisk: 3 });
    expect((await audit(leads, activities)).result.counts).toMatchObject({ met: 2, overdue: 1 });
  });

  it("unless-reached: who was reached in time needs no more", async () => {
    const leads = [
      lead("L1", start, { reachedAt: "2025-03-03T18:00:00Z" }),
      lead("L2", start),
      lead("L3", start, { reachedAt: "2025-03-05T18:00:00Z" }), // after due
      lead("L4", start),
    ];
    const activities = [
      { leadId: "L2", at: "2025-03-03T11:00:00Z", outcome: "Connected" },
      { leadId: "L4", at: "2025-03-03T11:00:00Z", outcome: "Voicemail" },
    ];
    const reached = await audit(leads, activities, ", unless-reached: true");
    expect(reached.result.counts).toMatchObject({ met: 2, breached: 1, overdue: 1 });
    expect((await audit(leads, activities)).result.counts).toMatchObject({ met: 0, overdue: 4 });
  });

  it("unless-reached: what came first decides, and nothing after as-of", async () => {
    const leads = [
      lead("L1", start, { reachedAt: "2025-03-03T18:00:00Z" }), // in time, the second attempt is not
      lead("L2", start, { reachedAt: "2025-03-01T18:00:00Z" }), // known from before
      lead("L3", start, { reachedAt: "2025-03-05T18:00:00Z" }), // late, both attempts are in time
      lead("L4", start),
    ];
    const activities = [
      ...tries("L1", "03T11:00", "05T10:00"),
      ...tries("L3", "03T11:00", "03T12:00"),
      // Reached by the second of three, told in another order.
      { leadId: "L4", at: "2025-03-05T13:00:00Z", outcome: "Connected" },
      { leadId: "L4", at: "2025-03-05T11:00:00Z", outcome: "Connected" },
      { leadId: "L4", at: "2025-03-03T11:00:00Z", outcome: "Voicemail" },
    ];
    const { result, report } = await audit(leads, activities, ", unless-reached: true");
    expect(result.counts).toMatchObject({ met: 3, breached: 1 });
    expect(report.breaches).toMatchObject([{ record: "L4", stoppedAt: "2025-03-05T11:00:00.000Z" }]);
    const at = async (time: string) =>
      (await audit([leads[0]!], [], ", unless-reached: true", time)).result.counts.met;
    expect([await at("2025-03-03T18:00:00Z"), await at("2025-03-03T17:59:59Z")]).toEqual([1, 0]);
  });

  it("an attempt counts from the instant of the creation up to as-of, unless both sides leave it out", async () => {
    const edges = tries("L1", "03T10:00", "04T10:00");
    const at = "2025-03-04T10:00:00Z";
    expect((await audit([lead("L1", start)], edges, "", at)).result.counts).toMatchObject({ met: 1 });
    const { result } = await auditObjective({
      objective: "metric: follow-up-attempts, target: 50% with at least 2 within 24 hours",
      more: `${sources}\nexclusions: [{ of: activities, where: { type: test }, reason: Test calls }]`,
      records: {
        leads: [lead("L1", start)],
        activities: edges.map((each, index) => ({ ...each, type: index === 0 ? "test" : "call" })),
      },
      asOf,
    });
    expect(result.counts).toMatchObject({ met: 0, overdue: 1 });
  });

  it("business days end with the last close of the last of them", async () => {
    const { result } = await auditObjective({
      objective:
        "metric: follow-up-attempts, calendar: office, target: 90% with at least 1 within 2 business days",
      more: `${office}\n${sources}`,
      records: {
        leads: [lead("L1", "2025-03-06T10:00:00Z"), lead("L2", "2025-03-06T10:00:00Z")], // a Thursday
        activities: tries("L1", "10T17:00").concat(tries("L2", "10T17:01")),
      },
      asOf,
    });
    expect(result.counts).toMatchObject({ met: 1, breached: 1 });
  });

  it("a lead at the period's edge in another zone belongs to the period on its wall", async () => {
    const { result } = await auditObjective({
      objective: "metric: follow-up-attempts, target: 90% with at least 1 within 24 hours",
      more: sources,
      timezone: "America/New_York",
      records: {
        leads: [lead("L1", "2025-04-01T03:30:00Z"), lead("L2", "2025-03-01T04:30:00Z")],
        activities: [{ leadId: "L1", at: "2025-04-01T05:00:00Z" }],
      },
      asOf: "2025-04-10T00:00:00Z",
    });
    expect(result.counts).toMatchObject({ total: 1, met: 1 });
  });

  it("without activities their number is read", async () => {
    const { result } = await auditObjective({
      objective: "metric: follow-up-attempts, target: 50% with at least 2 within 24 hours",
      records: {
        leads: [
          lead("L1", start, { attempts: 2 }),
          lead("L2", start, { attempts: 1 }),
          lead("L3", "2025-03-31T20:00:00Z"),
        ],
      },
      asOf,
    });
    expect(result.counts).toMatchObject({ met: 1, overdue: 1, onTrack: 1 });
  });
});
