import { describe, expect, it } from "vitest";
import type { PlainRecord } from "../../src/index.js";
import { auditObjective } from "./audit.js";

const asOf = "2025-04-01T00:00:00Z";
const complete = "sources: { outages: { complete: true } }";
const outage = (from: string, to: string | null, more: PlainRecord = {}) => ({
  startedAt: `2025-${from}:00Z`,
  endedAt: to === null ? null : `2025-${to}:00Z`,
  ...more,
});

async function audit(
  outages: readonly PlainRecord[],
  options: {
    target?: string;
    more?: string;
    rest?: string;
    at?: string;
    timezone?: string;
    period?: string;
  } = {},
) {
  return auditObjective({
    objective: `metric: uptime, target: ${options.target ?? "at least 99%"}${options.rest ?? ""}`,
    more: options.more ?? complete,
    ...(options.timezone === undefined ? {} : { timezone: options.timezone }),
    ...(options.period === undefined ? {} : { period: options.period }),
    records: { outages },
    asOf: options.at ?? asOf,
  });
}

// March 2025 has 744 hours; 1% of them is 7 h 26 min 24 s.
describe("uptime", () => {
  it.each<[string, PlainRecord[], Parameters<typeof audit>[1], string]>([
    ["no data: an empty list that may lack something", [], { more: "" }, "no-data"],
    ["a complete list without an outage", [], {}, "met"],
    [
      "all open: down since the first of a running month",
      [outage("03-01T00:00", null)],
      { at: "2025-03-01T06:00:00Z" },
      "pending",
    ],
    [
      "exactly on target",
      [{ startedAt: "2025-03-03T00:00:00Z", endedAt: "2025-03-03T07:26:24Z" }],
      {},
      "met",
    ],
    [
      "a millisecond below",
      [{ startedAt: "2025-03-03T00:00:00Z", endedAt: Date.UTC(2025, 2, 3, 7, 26, 24, 1) }],
      {},
      "breached",
    ],
    ["could still fail", [], { at: "2025-03-10T00:00:00Z" }, "at-risk"],
    [
      "cannot pass any more",
      [outage("03-01T00:00", "03-01T08:00")],
      { at: "2025-03-10T00:00:00Z" },
      "breached",
    ],
    ["nothing can change it any more", [], { at: "2025-03-31T20:00:00Z" }, "met"],
  ])("%s", async (_, outages, options, verdict) => {
    expect((await audit(outages, options)).result.verdict).toBe(verdict);
  });

  it("that meets its target by less than the warning margin is at risk", async () => {
    // Half a percent of March is 3 h 43 min 12 s.
    const down = (lastMs: number) => [
      { startedAt: "2025-03-03T00:00:00Z", endedAt: Date.UTC(2025, 2, 3, 3, 43, 12, lastMs) },
    ];
    const margin = { rest: ", warning-margin: 0.5%" };
    expect((await audit(down(0), margin)).result.verdict).toBe("met");
    expect((await audit(down(1), margin)).result.verdict).toBe("at-risk");
    expect((await audit(down(1))).result.verdict).toBe("met");
  });

  it("has no data before the first agreed hour", async () => {
    const office = {
      more: `${complete}\ncalendars: { office: { timezone: UTC, hours: { mon-fri: 09:00-17:00 } } }`,
      rest: ", calendar: office",
    };
    // March 2025 begins on a Saturday.
    const weekend = await audit([], { ...office, at: "2025-03-03T09:00:00Z" });
    expect(weekend.result).toMatchObject({ verdict: "no-data", actual: { value: null, text: "no data" } });
    const monday = await audit([], { ...office, at: "2025-03-03T09:00:01Z" });
    expect(monday.result).toMatchObject({ verdict: "at-risk", actual: { value: 1 } });
  });

  it("overlapping outages count once; the evidence has them all, longest first", async () => {
    const { result } = await audit([
      outage("03-03T00:00", "03-03T02:00", { id: "O1" }),
      outage("03-03T01:00", "03-03T04:00", { id: "O2" }),
      outage("03-03T04:00", "03-03T04:30", { id: "O3" }),
      outage("02-28T20:00", "03-01T01:00", { id: "O4" }), // one hour of it in March
    ]);
    expect(result.uptime).toEqual({ agreedMs: 744 * 3_600_000, downMs: 5.5 * 3_600_000 });
    expect(result.outages!.map(({ record, downMs }) => [record, downMs / 60_000])).toEqual([
      ["O2", 180],
      ["O1", 120],
      ["O4", 60],
      ["O3", 30],
    ]);
    expect(result.counts).toMatchObject({ total: 4, missed: 4 });
  });

  it("outages of one length are told in the order of time", async () => {
    const two = [outage("03-09T00:00", "03-09T01:00", { id: "O1" }), outage("03-03T00:00", "03-03T01:00")];
    expect((await audit(two)).result.outages!.map(({ startedAt }) => startedAt.slice(8, 10))).toEqual([
      "03",
      "09",
    ]);
  });

  it("an outage that ends exactly at as-of has ended", async () => {
    const { result } = await audit([outage("03-09T23:00", "03-10T00:00")], { at: "2025-03-10T00:00:00Z" });
    expect(result.outages).toMatchObject([{ endedAt: "2025-03-10T00:00:00.000Z" }]);
  });

  it("maintenance that has not ended lasts until as-of", async () => {
    const { result } = await audit([outage("03-30T00:00", null, { kind: "Planned" })], {
      more: "sources: { outages: { complete: true, maintenance: { kind: planned } } }",
    });
    expect(result.uptime).toEqual({ agreedMs: 696 * 3_600_000, downMs: 0 });
  });

  it("neither the time before the promise nor time that counts for nobody is agreed", async () => {
    const since = await audit([], { rest: ", effective: { from: 2025-03-11 }" });
    expect(since.result.uptime!.agreedMs / 3_600_000).toBe(21 * 24);
    const more = `${complete}\nexclusions: [{ pause-clock: [2025-03-12, 2025-03-13], reason: Move }]`;
    const paused = await audit([outage("03-12T12:00", "03-14T01:00")], { more });
    expect(paused.result.uptime).toEqual({ agreedMs: 29 * 24 * 3_600_000, downMs: 3_600_000 });
  });

  it("a list that may lack something proves what it has, and tells when it ends", async () => {
    const { result, report } = await audit([outage("03-03T00:00", "03-03T01:00")], { more: "" });
    expect(result).toMatchObject({ verdict: "met", uptime: { agreedMs: 744 * 3_600_000 } });
    const ends = ({ problems }: typeof report) => problems.map(({ code }) => code);
    expect(ends(report)).toContain("as-of-after-data");
    // One that lacks nothing says by its silence that there was none.
    expect(ends((await audit([outage("03-03T00:00", "03-03T01:00")])).report)).not.toContain(
      "as-of-after-data",
    );
  });

  it("over all periods goes from the first outage up to as-of", async () => {
    const both = [outage("03-03T00:00", "03-03T01:00"), outage("01-20T00:00", "01-20T01:00")];
    const { result } = await audit(both, { period: "all" });
    expect(result.periods.map(({ label, counts }) => [label, counts.missed])).toEqual([
      ["2025-01", 1],
      ["2025-02", 0],
      ["2025-03", 1],
    ]);
  });

  it("an outage that ends before it begins is none where the agreement says so", async () => {
    const more = `${complete}\nconventions: { stop-before-start: zero }`;
    const twisted = outage("03-03T04:00", "03-03T02:00");
    const { result } = await audit([twisted], { more });
    expect(result).toMatchObject({ counts: { unmeasurable: 0 }, uptime: { downMs: 0 } });
    const instant = await audit([outage("03-03T04:00", "03-03T04:00")]);
    expect(instant.result).toMatchObject({ counts: { unmeasurable: 0 }, uptime: { downMs: 0 } });
  });

  it("agreed maintenance is neither down nor agreed time", async () => {
    const { result } = await audit(
      [
        outage("03-03T00:00", "03-03T04:00", { kind: "Planned" }),
        outage("03-03T03:00", "03-03T05:00", { kind: "failure" }),
      ],
      { more: "sources: { outages: { complete: true, maintenance: { kind: planned } } }" },
    );
    expect(result.uptime).toEqual({ agreedMs: 740 * 3_600_000, downMs: 3_600_000 });
  });

  it("an open outage lasts until as-of, and what is later than as-of has not happened", async () => {
    const { result } = await audit([outage("03-09T23:00", null), outage("03-20T00:00", "03-21T00:00")], {
      at: "2025-03-10T00:00:00Z",
    });
    expect(result.uptime).toEqual({ agreedMs: 216 * 3_600_000, downMs: 3_600_000 });
    expect(result.outages).toMatchObject([{ endedAt: null }]);
  });

  it("on a calendar only open hours are agreed", async () => {
    const { result } = await audit([outage("03-03T15:00", "03-04T10:00")], {
      more: `${complete}\ncalendars: { office: { timezone: UTC, hours: { mon-fri: 09:00-17:00 } } }`,
      rest: ", calendar: office",
    });
    expect(result.uptime).toEqual({ agreedMs: 21 * 8 * 3_600_000, downMs: 3 * 3_600_000 });
  });

  it("an outage over the edge of the period in another zone counts on its wall", async () => {
    // In New York March begins at 05:00Z and is an hour shorter.
    const { result } = await audit([outage("03-01T04:00", "03-01T06:00")], {
      timezone: "America/New_York",
      at: "2025-04-10T00:00:00Z",
    });
    expect(result.uptime).toEqual({ agreedMs: 743 * 3_600_000, downMs: 3_600_000 });
  });

  it("outages that end before they begin, or do not begin, can't be measured", async () => {
    const { report, result } = await audit([
      outage("03-03T04:00", "03-03T02:00", { id: "O1" }),
      { id: "O2", endedAt: "2025-03-03T02:00:00Z" },
    ]);
    expect(result.counts.unmeasurable).toBe(2);
    expect(report.problems.filter(({ code }) => code === "unmeasurable")).toHaveLength(2);
  });
});
