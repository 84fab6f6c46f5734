import { describe, expect, it } from "vitest";
import type { PlainRecord } from "../../src/index.js";
import { auditObjective } from "./audit.js";

const asOf = "2025-04-01T00:00:00Z";
const sent = (at: string, more: PlainRecord = {}) => ({ report: "status", deliveredAt: at, ...more });

async function audit(
  target: string,
  deliveries: readonly PlainRecord[],
  options: { more?: string; rest?: string; at?: string; timezone?: string } = {},
) {
  return auditObjective({
    objective: `metric: delivery-cadence, target: ${target}${options.rest ?? ""}`,
    ...(options.more === undefined ? {} : { more: options.more }),
    ...(options.timezone === undefined ? {} : { timezone: options.timezone }),
    records: { deliveries },
    asOf: options.at ?? asOf,
  });
}

// Fridays of March 2025: 7, 14, 21, 28.
const fridays = ["07", "14", "21", "28"].map((day) => sent(`2025-03-${day}T17:00:00Z`));
const weekly = "by friday 17:00 each week";

describe("delivery-cadence", () => {
  it.each<[string, string, PlainRecord[], string, string]>([
    [
      "no data: nothing is due yet in a period that has no delivery",
      `100% ${weekly}`,
      [],
      "2025-03-01T00:00:01Z",
      "pending",
    ],
    ["all open", `100% ${weekly}`, [], "2025-03-05T00:00:00Z", "pending"],
    ["exactly at due", `100% ${weekly}`, fridays, asOf, "met"],
    ["exactly on target", `75% ${weekly}`, fridays.slice(0, 3), asOf, "met"],
    ["one below", `75% ${weekly}`, fridays.slice(0, 2), asOf, "breached"],
    ["nothing at all is no pass", `100% ${weekly}`, [], asOf, "breached"],
  ])("%s", async (_, target, deliveries, at, verdict) => {
    expect((await audit(target, deliveries, { at })).result.verdict).toBe(verdict);
  });

  it("an hour late each week is late each week, not early for the next", async () => {
    const late = ["07", "14", "21", "28"].map((day) => sent(`2025-03-${day}T18:00:00Z`));
    const { report, result } = await audit(`100% ${weekly}`, late);
    expect(result.counts).toMatchObject({ met: 0, breached: 4 });
    expect(report.breaches[0]).toMatchObject({
      record: "2025-03-07",
      startedAt: "2025-02-28T17:00:00.000Z",
      dueAt: "2025-03-07T17:00:00.000Z",
      stoppedAt: "2025-03-07T18:00:00.000Z",
      overrunMs: 3_600_000,
      verdict: "breached",
    });
  });

  it("a missing one leaves the weeks after it alone, and stands at the promise", async () => {
    const { report, result } = await audit(`100% ${weekly}`, [fridays[0]!, ...fridays.slice(2)]);
    expect(result.counts).toMatchObject({ met: 3, overdue: 1 });
    expect(report.breaches).toMatchObject([
      { record: "2025-03-14", verdict: "overdue", stoppedAt: null, file: "sla.yaml", line: 5 },
    ]);
  });

  it("a missing one is as old as as-of, and can be waived by its date", async () => {
    const waivers = "waivers: [{ record: 2025-03-14, reason: Strike, approved-by: Kim, on: 2025-03-20 }]";
    const deliveries = [fridays[0]!, fridays[2]!];
    const { report, result } = await audit(`60% ${weekly}`, deliveries, { more: waivers });
    expect(result).toMatchObject({ counts: { met: 2, overdue: 1, waived: 1 } });
    // From Friday the 21st and the 7th at 17:00 to 1 April at midnight.
    expect(
      report.breaches.map(({ record, elapsedMs, waiver }) => [record, elapsedMs / 3_600_000, waiver?.reason]),
    ).toEqual([
      ["2025-03-14", 24 * 24 + 7, "Strike"],
      ["2025-03-28", 10 * 24 + 7, undefined],
    ]);
  });

  it("what is due or delivered exactly at as-of is no miss", async () => {
    const at = "2025-03-07T17:00:00Z";
    expect((await audit(`100% ${weekly}`, [], { at })).result.counts).toMatchObject({
      overdue: 0,
      onTrack: 4,
    });
    const own = [sent(at)];
    expect((await audit(`100% ${weekly}`, own, { at })).result.counts).toMatchObject({ met: 1, onTrack: 3 });
    const later = [sent("2025-03-07T17:00:00.001Z")];
    expect((await audit(`100% ${weekly}`, later, { at })).result.counts).toMatchObject({
      met: 0,
      onTrack: 4,
    });
  });

  it("an agreed window holds its first instant and not its end, and only what it is about", async () => {
    const window = (rest: string) => ({
      more: `exclusions: [{ ${rest}, reason: Move }]`,
    });
    const excluded = async (rest: string) =>
      (await audit(`50% ${weekly}`, fridays, window(rest))).result.counts.excluded;
    expect(await excluded("started-between: [2025-03-07T17:00, 2025-03-14T17:00]")).toBe(1);
    expect(await excluded("started-between: [2025-03-07T17:00, 2025-03-14T17:01]")).toBe(2);
    expect(await excluded("of: tickets, started-between: [2025-03-07, 2025-03-14]")).toBe(0);
  });

  it("over all periods goes from the month of the first delivery to that of as-of", async () => {
    const { result } = await auditObjective({
      objective: `metric: delivery-cadence, target: 50% ${weekly}`,
      records: { deliveries: [...fridays.slice(2), sent("2025-02-14T17:00:00Z")] },
      period: "all",
      asOf: "2025-03-29T00:00:00Z",
    });
    // Fridays of February are the 7th, 14th, 21st and 28th.
    expect(result.periods.map(({ label, counts }) => [label, counts.met, counts.overdue])).toEqual([
      ["2025-02", 1, 3],
      ["2025-03", 2, 2],
    ]);
  });

  it("its own due date says for which date a delivery was", async () => {
    const own = [sent("2025-03-12T09:00:00Z", { dueAt: "2025-03-07T00:00:00Z" })];
    const { result } = await audit(`100% ${weekly}`, own, { at: "2025-03-15T00:00:00Z" });
    expect(result.counts).toMatchObject({ breached: 1, overdue: 1, onTrack: 2 });
  });

  it.each([
    ["100% by day 5 each month", ["2025-03-05T23:59:59Z"], { met: 1, total: 1 }],
    ["100% by day 5 each month", ["2025-03-06T00:00:00Z"], { breached: 1, total: 1 }],
    ["100% by last day each month", ["2025-03-31T12:00:00Z"], { met: 1, total: 1 }],
    [
      "100% by 17:00 each day",
      ["2025-03-01T17:00:00Z", "2025-03-02T17:30:00Z"],
      { met: 1, breached: 1, overdue: 29 },
    ],
  ])("%s", async (target, at, counts) => {
    const deliveries = at.map((each) => sent(each));
    expect((await audit(target, deliveries)).result.counts).toMatchObject(counts);
  });

  it("on a calendar a closed date moves to the next open one, and no day of a closed date is due", async () => {
    const more =
      "calendars: { office: { timezone: UTC, hours: { mon-fri: 09:00-17:00 }, holidays: { add: { 2025-03-07: Founders } } } }";
    const monday = await audit(`100% ${weekly}`, [sent("2025-03-10T16:00:00Z"), ...fridays.slice(1)], {
      more,
      rest: ", calendar: office",
    });
    expect(monday.result).toMatchObject({ verdict: "met", counts: { total: 4 } });
    const daily = await audit("100% by 17:00 each day", [], { more, rest: ", calendar: office" });
    expect(daily.result.counts).toMatchObject({ overdue: 20 }); // 21 weekdays of March 2025, one a holiday
  });

  it("a filter, an agreed window and the edge of the period in another zone", async () => {
    const { result } = await audit(`100% ${weekly}`, [sent("2025-03-07T21:00:00Z"), ...fridays.slice(1)], {
      timezone: "America/New_York", // 17:00 there is 22:00Z, from 9 March on 21:00Z
      rest: ", where: { report: status }",
      more: "exclusions: [{ started-between: [2025-03-14, 2025-03-14], reason: Move }]",
    });
    expect(result.counts).toMatchObject({ met: 3, excluded: 1, total: 4 });
    const edge = await audit("100% by last day each month", [sent("2025-04-01T03:30:00Z")], {
      timezone: "America/New_York",
      at: "2025-04-10T00:00:00Z",
    });
    expect(edge.result.counts).toMatchObject({ met: 1, total: 1 });
  });
});
