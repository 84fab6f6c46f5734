import { describe, expect, it } from "vitest";
import type { PlainRecord } from "../../src/index.js";
import { auditObjective } from "../metrics/audit.js";

const asOf = "2025-04-01T00:00:00Z";
const at = (time: string) => `2025-${time}:00Z`;
const leftOut = (source: string) =>
  `exclusions: [{ of: ${source}, where: { note: test }, reason: Tests }, { of: ${source}, where: { note: agreed }, reason: Agreed }]`;

/** One objective over the northern records of one source, some of which are left out by agreement. */
async function audit(metric: string, source: string, rows: readonly PlainRecord[], sections = "") {
  const { result } = await auditObjective({
    objective: `metric: ${metric}, where: { region: north }`,
    more: `${sections}\n${leftOut(source)}`,
    records: { [source]: rows.map((row) => ({ region: "north", ...row })) },
    asOf,
  });
  return result;
}

describe("what a filter or an agreement leaves out", () => {
  const agreed = [{ reason: "Agreed", count: 2 }];

  it("of outages is no time without service", async () => {
    const outage = (day: string, more: PlainRecord = {}) => {
      return { startedAt: at(`03-${day}T10:00`), endedAt: at(`03-${day}T11:00`), ...more };
    };
    const rows = [
      outage("03"),
      outage("04", { note: "agreed" }),
      outage("05", { note: "agreed" }),
      outage("06", { region: "south" }),
      { startedAt: at("04-02T10:00"), endedAt: at("04-02T11:00") }, // later than as-of
    ];
    const found = await audit(
      "uptime, target: at least 99%",
      "outages",
      rows,
      "sources: { outages: { complete: true } }",
    );
    expect(found).toMatchObject({ counts: { missed: 1 }, uptime: { downMs: 3_600_000 }, exclusions: agreed });
  });

  it("of deliveries leaves their dates without one", async () => {
    const sent = (day: string, more: PlainRecord = {}) => ({ deliveredAt: at(`03-${day}T17:00`), ...more });
    const rows = [
      sent("07"),
      sent("14", { note: "agreed" }),
      sent("21", { region: "south" }),
      sent("28"),
      { deliveredAt: null, dueAt: at("03-21T17:00") }, // not delivered
    ];
    const found = await audit("delivery-cadence, target: 50% by friday 17:00 each week", "deliveries", rows);
    expect(found).toMatchObject({ verdict: "met", counts: { total: 4, met: 2, overdue: 2 } });
  });

  it("of accounts is in no period", async () => {
    const account = (more: PlainRecord = {}) => ({ startedAt: at("01-05T10:00"), ...more });
    const rows = [
      account(),
      account({ endedAt: at("03-05T10:00") }),
      account({ endedAt: at("03-05T10:00"), note: "agreed" }),
      account({ note: "agreed" }),
      account({ endedAt: at("03-05T10:00"), region: "south" }),
    ];
    const found = await audit("churn-rate, target: at most 50%", "accounts", rows);
    expect(found).toMatchObject({
      verdict: "met",
      counts: { met: 1, missed: 1, excluded: 2 },
      exclusions: agreed,
    });
  });

  it("of deals is in no rate", async () => {
    const deal = (stage: string, more: PlainRecord = {}) => ({
      stage,
      createdAt: at("03-05T10:00"),
      ...more,
    });
    const rows = [
      deal("Won"),
      deal("Lost"),
      deal("Lost", { note: "agreed" }),
      deal("Won", { note: "agreed" }),
      deal("Won", { region: "south" }),
    ];
    const found = await audit("close-rate, target: at least 50%", "opportunities", rows);
    expect(found).toMatchObject({
      verdict: "met",
      counts: { met: 1, missed: 1, excluded: 2 },
      exclusions: agreed,
    });
  });
});

describe("agreed windows of a schedule", () => {
  it("are counted by their own reasons", async () => {
    const windows =
      "exclusions: [{ started-between: [2025-03-07, 2025-03-07], reason: Move }, { started-between: [2025-03-14, 2025-03-21], reason: Strike }]";
    const { result } = await auditObjective({
      objective: "metric: delivery-cadence, target: 50% by friday 17:00 each week",
      more: windows,
      records: { deliveries: [{ deliveredAt: at("03-28T17:00") }] },
      asOf,
    });
    expect(result).toMatchObject({ verdict: "met", counts: { total: 4, met: 1, excluded: 3 } });
    expect(result.exclusions).toEqual([
      { reason: "Move", count: 1 },
      { reason: "Strike", count: 2 },
    ]);
  });
});
