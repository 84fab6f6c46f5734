import { describe, expect, it } from "vitest";
import type { PlainRecord } from "../../src/index.js";
import { auditObjective } from "../metrics/audit.js";

const at = (time: string) => `2025-03-03T${time}Z`;

async function findings(
  records: Readonly<Record<string, readonly PlainRecord[]>>,
  more = "",
  pauses = "pauses: { from: heldAt, to: resumedAt }",
) {
  const { report } = await auditObjective({
    objective: `metric: resolution-time, target: 50% within 4 hours, ${pauses}`,
    more,
    records,
    asOf: "2025-04-01T00:00:00Z",
  });
  return report.findings.filter(({ rule }) => rule === "pauses-before-due");
}

/** Created at 9:00, so due at 13:00; each is paused once, some of them so late. */
function tickets(count: number, lateOnes: number, heldAt: string): PlainRecord[] {
  return Array.from({ length: count }, (_, index) => {
    const held = index < lateOnes ? at(heldAt) : at("10:00:00");
    return {
      id: `T${index}`,
      createdAt: at("09:00:00"),
      resolvedAt: at("15:30:00"),
      heldAt: held,
      resumedAt: at("15:00:00"),
    };
  });
}

describe("pauses-before-due", () => {
  it("3 of 60 with 5 minutes left", async () => {
    expect(await findings({ tickets: tickets(60, 3, "12:55:00") })).toMatchObject([
      {
        source: "tickets",
        count: 3,
        records: ["T0", "T1", "T2"],
        message: "3 of 60 paused records of demo were paused with 5 min or less to due",
      },
    ]);
  });

  it.each([
    ["2 are none", 20, 2, "12:55:00"],
    ["nor are 3 of 61", 61, 3, "12:55:00"],
    ["a second more was left", 60, 3, "12:54:59"],
    ["it was past due by then", 60, 3, "13:00:01"],
    ["it had ended by then", 60, 3, "15:30:00"],
  ])("%s", async (_, count, late, heldAt) => {
    expect(await findings({ tickets: tickets(count, late, heldAt) })).toEqual([]);
  });

  it("an earlier pause moves due: the time left is that of the clock", async () => {
    // Paused from 10:00 to 11:00, due is 14:00; from 13:57 on 3 minutes are left.
    const history = (id: string, second: string) => [
      { id, at: at("10:00:00"), status: "pending" },
      { id, at: at("11:00:00"), status: "open" },
      { id, at: at(second), status: "pending" },
      { id, at: at("18:00:00"), status: "open" },
    ];
    const audit = (second: string) => {
      const ids = ["A", "B", "C"];
      return findings(
        {
          tickets: ids.map((id) => ({ id, createdAt: at("09:00:00"), resolvedAt: at("18:30:00") })),
          "ticket-history": ids.flatMap((id) => history(id, second)),
        },
        "sources: { tickets: { timezone: UTC }, ticket-history: { timezone: UTC } }",
        "pause-while: { status: pending }",
      );
    };
    expect(await audit("13:57:00")).toMatchObject([{ count: 3 }]);
    expect(await audit("12:57:00")).toEqual([]);
  });

  it("its thresholds can be set, and it can be switched off", async () => {
    const records = { tickets: tickets(60, 3, "12:50:00") };
    const set = "findings: { pauses-before-due: { within: 10 minutes, at-least: 2 } }";
    expect(await findings(records, set)).toMatchObject([{ count: 3 }]);
    expect(await findings(records, "findings: { pauses-before-due: off }")).toEqual([]);
  });
});
