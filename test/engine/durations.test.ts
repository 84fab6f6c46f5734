import { describe, expect, it } from "vitest";
import { evaluateAgreement } from "../../src/evaluate-agreement.js";
import type { PlainRecord } from "../../src/index.js";
import type { Agreement, Objective } from "../../src/model/agreement.js";
import type { Target } from "../../src/model/target.js";
import {
  businessDays,
  hour,
  percent,
  sampleAgreement,
  sampleObjective,
  shareWithin,
} from "./sample-agreement.js";

const asOf = Date.UTC(2025, 3, 1);

function auditTickets(
  target: Target,
  records: readonly PlainRecord[],
  more: {
    objective?: Partial<Objective>;
    agreement?: Partial<Agreement>;
    asOf?: number;
    period?: string;
  } = {},
) {
  const objective = sampleObjective("resolution-time", target, more.objective);
  const agreement = sampleAgreement([objective], more.agreement);
  const report = evaluateAgreement(agreement, {
    records: { tickets: records },
    period: more.period ?? "2025-03",
    asOf: more.asOf ?? asOf,
  });
  return { report, result: report.objectives[0]!, counts: report.objectives[0]!.counts };
}

describe("one ticket against four real hours", () => {
  const limit = shareWithin(100, 4 * hour);
  const created = "2025-03-05T10:00:00Z";
  it.each([
    ["well before due", { resolvedAt: "2025-03-05T11:00:00Z" }, "met"],
    ["exactly on due", { resolvedAt: "2025-03-05T14:00:00Z" }, "met"],
    ["a millisecond late", { resolvedAt: "2025-03-05T14:00:00.001Z" }, "breached"],
    ["before it was created", { resolvedAt: "2025-03-05T09:59:59Z" }, "unmeasurable"],
    ["solved without a time", { status: "solved" }, "unmeasurable"],
    ["solved, by another spelling", { status: " Resolved " }, "unmeasurable"],
    ["open past due", { status: "open" }, "overdue"],
    ["pending is not final", { status: "pending" }, "overdue"],
  ])("%s", (_, fields, verdict) => {
    const { counts } = auditTickets(limit, [{ id: "T1", createdAt: created, ...fields }]);
    expect(counts).toMatchObject({ total: 1, [verdict]: 1 });
  });

  it("without a creation time belongs to no period, and counts as unmeasurable", () => {
    const { result } = auditTickets(limit, [
      { id: "T1", resolvedAt: created },
      { id: "T2", createdAt: created, resolvedAt: created },
    ]);
    expect(result.counts).toMatchObject({ total: 2, met: 1, unmeasurable: 1 });
    expect(result.periods[0]!.counts).toMatchObject({ total: 1, met: 1 });
  });

  it("a stop before the start counts as zero where the agreement says so", () => {
    const conventions = { ...sampleAgreement([]).conventions, stopBeforeStart: "zero" as const };
    const records = [{ createdAt: created, resolvedAt: "2025-03-04T10:00:00Z" }];
    expect(auditTickets(limit, records, { agreement: { conventions } }).counts.met).toBe(1);
  });
});

describe("a running ticket, by the moment of asking", () => {
  const records = [{ id: "T1", createdAt: "2025-03-05T10:00:00Z", status: "open" }];
  it.each([
    ["2025-03-05T10:00:00Z", "onTrack"],
    ["2025-03-05T18:00:00Z", "onTrack"], // 8 of 10 hours: at the warning share, not past it
    ["2025-03-05T18:00:01Z", "atRisk"],
    ["2025-03-05T20:00:00Z", "atRisk"], // as-of is not later than due
    ["2025-03-05T20:00:00.001Z", "overdue"],
  ])("as of %s it is %s", (moment, verdict) => {
    const { counts } = auditTickets(shareWithin(95, 10 * hour), records, { asOf: Date.parse(moment) });
    expect(counts).toMatchObject({ total: 1, [verdict]: 1 });
  });

  it("a stop later than as-of has not happened, whatever the status says", () => {
    const solved = [{ ...records[0], status: "solved", resolvedAt: "2025-03-20T10:00:00Z" }];
    const { counts, report } = auditTickets(shareWithin(95, 10 * hour), solved, {
      asOf: Date.UTC(2025, 2, 6),
    });
    expect(counts).toMatchObject({ total: 1, overdue: 1 });
    expect(report.problems.map(({ code }) => code)).toContain("as-of-before-data");
  });

  it("one created later than as-of is out of scope", () => {
    const { counts } = auditTickets(
      shareWithin(95, 10 * hour),
      [...records, { createdAt: "2025-03-07T10:00:00Z" }],
      {
        asOf: Date.UTC(2025, 2, 6),
      },
    );
    expect(counts.total).toBe(1);
  });
});

describe("business hours", () => {
  const objective = { calendar: "office" };
  it.each([
    // Wednesday 15:00 plus 2 business hours is exactly the close of the day.
    ["2025-03-05T15:00:00Z", "2025-03-05T17:00:00Z", "met"],
    // The clock stands still after the close, but due has passed.
    ["2025-03-05T15:00:00Z", "2025-03-05T17:00:01Z", "breached"],
    ["2025-03-05T15:00:00Z", "2025-03-06T09:00:00Z", "breached"],
    // Saturday to Monday: nothing counts before the opening.
    ["2025-03-08T12:00:00Z", "2025-03-10T08:00:00Z", "met"],
    ["2025-03-08T12:00:00Z", "2025-03-10T11:00:00Z", "met"],
    ["2025-03-08T12:00:00Z", "2025-03-10T11:00:00.001Z", "breached"],
  ])("from %s to %s within 2 hours is %s", (createdAt, resolvedAt, verdict) => {
    const { counts } = auditTickets(shareWithin(95, 2 * hour, "business"), [{ createdAt, resolvedAt }], {
      objective,
    });
    expect(counts).toMatchObject({ total: 1, [verdict]: 1 });
  });

  it.each([
    // Monday morning plus one business day: Tuesday's close.
    ["2025-03-03T10:00:00Z", 1, "2025-03-04T17:00:00Z", "met"],
    ["2025-03-03T10:00:00Z", 1, "2025-03-04T17:00:00.001Z", "breached"],
    // Exactly at the close belongs to the next date: Tuesday, so Wednesday's close.
    ["2025-03-03T17:00:00Z", 1, "2025-03-05T17:00:00Z", "met"],
    // Saturday belongs to Monday: three later dates end on Thursday.
    ["2025-03-08T12:00:00Z", 3, "2025-03-13T17:00:00Z", "met"],
    ["2025-03-08T12:00:00Z", 3, "2025-03-13T17:00:01Z", "breached"],
  ])("from %s, %d business days, stopped %s: %s", (createdAt, days, resolvedAt, verdict) => {
    const { counts } = auditTickets(businessDays(95, days), [{ createdAt, resolvedAt }], { objective });
    expect(counts).toMatchObject({ total: 1, [verdict]: 1 });
  });

  it("a business day can be an amount of time: 8 hours here", () => {
    const conventions = { ...sampleAgreement([]).conventions, businessDay: "elapsed" as const };
    const records = [{ createdAt: "2025-03-03T10:00:00Z", resolvedAt: "2025-03-04T10:00:01Z" }];
    const { counts } = auditTickets(businessDays(95, 1), records, { objective, agreement: { conventions } });
    expect(counts.breached).toBe(1);
  });
});

describe("records that bring their own due", () => {
  const target: Target = {
    kind: "share-by-due",
    share: percent(90),
    dueField: "dueAt",
    text: "90% by dueAt",
  };
  const createdAt = "2025-03-05T10:00:00Z";
  it.each([
    [{ dueAt: "2025-03-06T10:00:00Z", resolvedAt: "2025-03-06T10:00:00Z" }, "met"],
    [{ dueAt: "2025-03-06T10:00:00Z", resolvedAt: "2025-03-06T10:00:01Z" }, "breached"],
    [{ dueAt: "2025-03-06T10:00:00Z" }, "overdue"],
    [{ dueAt: "2025-04-06T10:00:00Z" }, "atRisk"],
    [{ dueAt: "2026-04-06T10:00:00Z" }, "onTrack"],
    [{ resolvedAt: "2025-03-06T10:00:01Z" }, "unmeasurable"],
    [{ dueAt: "2025-03-04T10:00:00Z", resolvedAt: "2025-03-06T10:00:01Z" }, "breached"],
  ])("%o is %s", (fields, verdict) => {
    const { counts } = auditTickets(target, [{ createdAt, ...fields }]);
    expect(counts).toMatchObject({ total: 1, [verdict]: 1 });
  });
});

describe("percentiles and averages", () => {
  const day = "2025-03-05T00:00:00Z";
  const took = (hours: number) => ({ createdAt: day, resolvedAt: new Date(Date.parse(day) + hours * hour) });
  const running = { createdAt: "2025-03-31T22:00:00Z" }; // two hours at as-of
  const p = (value: number, hours: number): Target => ({
    kind: "percentile-within",
    percentile: percent(value),
    limit: { kind: "elapsed", clock: "real", ms: hours * hour, text: "" },
    text: `p${value} within ${hours} hours`,
  });
  const average = (hours: number): Target => ({
    kind: "average-within",
    limit: { kind: "elapsed", clock: "real", ms: hours * hour, text: "" },
    text: `average within ${hours} hours`,
  });
  const ten = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map(took);

  it.each([
    ["nearest rank of ten", p(90, 9), ten, 9, "met"],
    ["just over", p(90, 8), ten, 9, "breached"],
    ["the middle is a value that someone had", p(50, 5), ten, 5, "met"],
    ["of one", p(90, 3), [took(3)], 3, "met"],
    ["average", average(5.5), ten, 5.5, "met"],
    ["average over", average(5.4), ten, 5.5, "breached"],
    // The running record could still take for ever: 90% of eleven is the tenth.
    ["a running record leaves it open", p(90, 10), [...ten, running], 9, "met"],
    ["a running record may push the rank over", p(90, 9), [...ten, running], 9, "at-risk"],
    ["an average with a running record is never safe", average(8), [...ten, running], 5.5, "at-risk"],
    // The lower bound of the average already breaks the limit.
    ["an average that can't come back", average(4), [...ten, running], 5.5, "breached"],
  ])("%s", (_, target, records, hours, verdict) => {
    const { result } = auditTickets(target, records);
    expect(result.actual).toMatchObject({ value: hours * hour, unit: "ms" });
    expect(result.verdict).toBe(verdict);
  });

  it("an overdue record takes part with its time so far, marked as a lower bound", () => {
    const { result } = auditTickets(p(100, 4), [took(1), { createdAt: "2025-03-31T00:00:00Z" }]);
    expect(result.actual).toMatchObject({ value: 24 * hour, lowerBound: true });
    expect(result.counts.overdue).toBe(1);
    expect(result.verdict).toBe("breached");
  });

  it.each([
    // The middle of eleven is the sixth, wherever the eleventh ends.
    ["beyond the rank", p(50, 6), ten, "nearest-rank", 6, false],
    // 91% of eleven is the eleventh, which still runs.
    ["at the rank", p(91, 6), ten, "nearest-rank", 24, true],
    ["beyond both neighbours", p(50, 6), ten, "linear", 6, false],
    ["one of both neighbours", p(95, 6), ten, "linear", 17, true],
    ["of an average", average(20), ten, "nearest-rank", 79 / 11, true],
    // The tenth of eleven; of fourteen the thirteenth, which may be any of those that are open.
    ["with others that are open", p(90, 20), [...ten, running, running, running], "nearest-rank", 10, true],
  ] as const)(
    "an overdue record makes a lower bound only where an open record can still raise the figure: %s",
    (_, target, records, percentile, hours, lowerBound) => {
      const conventions = { ...sampleAgreement([]).conventions, percentile };
      const { result } = auditTickets(target, [...records, { createdAt: "2025-03-31T00:00:00Z" }], {
        agreement: { conventions },
      });
      expect(result.actual.value).toBeCloseTo(hours * hour, 3);
      expect(result.actual.lowerBound).toBe(lowerBound);
    },
  );

  it("an average with an overdue record is never sure, though it is within the limit now", () => {
    const { result } = auditTickets(average(20), [...ten, { createdAt: "2025-03-31T00:00:00Z" }]);
    expect(result.counts.overdue).toBe(1);
    expect(result.verdict).toBe("at-risk");
  });

  it("a business day of a percentile is an amount of time", () => {
    const target: Target = {
      kind: "percentile-within",
      percentile: percent(100),
      limit: { kind: "business-days", days: 1, text: "" },
      text: "p100 within 1 business day",
    };
    // From noon on: due by the end of the next day, but more than 8 open hours have passed.
    const records = [{ createdAt: "2025-03-03T12:00:00Z", resolvedAt: "2025-03-04T13:00:00Z" }];
    const { result } = auditTickets(target, records, { objective: { calendar: "office" } });
    expect(result).toMatchObject({ verdict: "breached", actual: { value: 9 * hour } });
  });

  it.each([
    [
      "shorter",
      { mon: [["09:00", "17:00"]], tue: [["09:00", "17:00"]], wed: [["09:00", "17:00"]] },
      4,
      "breached",
    ],
    ["longer", { mon: [["09:00", "13:00"]], tue: [["09:00", "13:00"]], wed: [["09:00", "13:00"]] }, 8, "met"],
  ] as const)(
    "agree with their records where hours get %s within the period",
    (_, hours, length, verdict) => {
      const calendars = new Map([
        [
          "office",
          {
            timezone: "UTC",
            hours,
            revisions: [
              {
                from: "2025-03-10",
                hours: {
                  mon: [["09:00", `${9 + length}:00`]],
                  tue: [["09:00", `${9 + length}:00`]],
                  wed: [["09:00", `${9 + length}:00`]],
                },
              },
            ],
          } as never,
        ],
      ]);
      const limit = { kind: "business-days", days: 1, text: "" } as const;
      const records = [11, 12].map((day) => ({
        createdAt: `2025-03-${day}T09:00:00Z`,
        resolvedAt: length === 8 ? `2025-03-${day}T16:00:00Z` : `2025-03-${day + 7}T12:00:00Z`,
      }));
      for (const target of [
        { kind: "percentile-within", percentile: percent(90), limit, text: "p90" },
        { kind: "average-within", limit, text: "average" },
      ] as const) {
        const { result } = auditTickets(target, records, {
          objective: { calendar: "office" },
          agreement: { calendars },
        });
        expect(result.counts).toMatchObject(verdict === "met" ? { met: 2 } : { breached: 2 });
        expect(result.verdict, target.kind).toBe(verdict);
      }
    },
  );

  it("linear percentiles lie between two values where the agreement says so", () => {
    const conventions = { ...sampleAgreement([]).conventions, percentile: "linear" as const };
    const { result } = auditTickets(p(90, 10), ten, { agreement: { conventions } });
    expect(result.actual.value).toBeCloseTo(9.1 * hour, 3);
  });
});

describe("periods", () => {
  const limit = shareWithin(95, 4 * hour);
  const took = (createdAt: string, hours: number) => ({
    createdAt,
    resolvedAt: new Date(Date.parse(createdAt) + hours * hour),
  });

  it("a record belongs to the month of its start in the agreement's zone", () => {
    const records = [
      took("2025-04-01T03:59:59Z", 1),
      took("2025-04-01T04:00:00Z", 1),
      took("2025-03-01T04:59:59Z", 1),
    ];
    const { counts } = auditTickets(limit, records, {
      agreement: { timezone: "America/New_York" },
      asOf: Date.UTC(2025, 3, 10),
    });
    expect(counts.total).toBe(1);
  });

  it("each month of a quarter is judged alone, and one breach breaches the quarter", () => {
    const january = Array.from({ length: 99 }, () => took("2025-01-10T10:00:00Z", 1));
    const { result } = auditTickets(
      limit,
      [...january, took("2025-02-10T10:00:00Z", 9), took("2025-03-10T10:00:00Z", 1)],
      {
        period: "2025-Q1",
      },
    );
    expect(result.periods.map(({ label, verdict }) => [label, verdict])).toEqual([
      ["2025-01", "met"],
      ["2025-02", "breached"],
      ["2025-03", "met"],
    ]);
    expect(result.attainment?.adjusted).toBe(100 / 101);
    expect(result.verdict).toBe("breached");
  });

  it("all means from the first record to the last, and a gap is no data", () => {
    const { result, report } = auditTickets(
      limit,
      [took("2025-03-10T10:00:00Z", 1), took("2024-12-10T10:00:00Z", 1)],
      {
        period: "all",
      },
    );
    expect(result.periods.map(({ label }) => label)).toEqual(["2024-12", "2025-01", "2025-02", "2025-03"]);
    expect(report.problems.filter(({ code }) => code === "no-data").map(({ message }) => message)).toEqual([
      'nothing to judge "resolution-time" on in 2025-01 and 2025-02',
    ]);
    expect(report.period).toMatchObject({ from: "2024-12-01T00:00:00.000Z", to: "2025-04-01T00:00:00.000Z" });
  });

  it.each([
    ["start", "2025-02", 1],
    ["due", "2025-03", 1],
    ["stop", "2025-03", 1],
    ["stop", "2025-02", 0],
  ] as const)("attributed to its %s it belongs to %s: %d", (attributeTo, period, total) => {
    const { counts } = auditTickets(limit, [took("2025-02-28T22:00:00Z", 3)], {
      objective: { attributeTo },
      period,
    });
    expect(counts.total).toBe(total);
  });

  it("what was not in force when the clock started is out of scope", () => {
    const objective = { effective: { from: "2025-03-10", until: "2025-03-20" } };
    const days = ["09T23:59:59", "10T00:00:00", "20T23:59:59", "21T00:00:00"];
    const { counts } = auditTickets(
      limit,
      days.map((day) => took(`2025-03-${day}Z`, 1)),
      { objective },
    );
    expect(counts.total).toBe(2);
  });

  it("an open record attributed to its stop belongs to the period that as-of looks back on", () => {
    const open = { createdAt: "2025-02-10T10:00:00Z" };
    const { counts } = auditTickets(limit, [open], { objective: { attributeTo: "stop" } });
    expect(counts).toMatchObject({ total: 1, overdue: 1 });
  });

  it("one that stops later than as-of is still open there, and one that stops at as-of is of the next period", () => {
    const stopped = (resolvedAt: string) => ({ createdAt: "2025-03-10T10:00:00Z", resolvedAt });
    const objective = { attributeTo: "stop" } as const;
    const later = auditTickets(limit, [stopped("2025-04-10T10:00:00Z")], { objective });
    expect(later.counts).toMatchObject({ total: 1, overdue: 1 });
    const then = auditTickets(limit, [stopped("2025-04-01T00:00:00Z")], { objective });
    expect(then.counts).toMatchObject({ total: 0 });
  });

  it("attributed to a due that is blank, a record is unmeasurable", () => {
    const target: Target = {
      kind: "share-by-due",
      share: percent(50),
      dueField: "dueAt",
      text: "50% by dueAt",
    };
    const records = [
      {
        createdAt: "2025-03-05T10:00:00Z",
        dueAt: "2025-03-06T10:00:00Z",
        resolvedAt: "2025-03-06T10:00:00Z",
      },
      { createdAt: "2025-03-05T10:00:00Z", resolvedAt: "2025-03-06T10:00:00Z" },
    ];
    for (const period of ["2025-03", "all"]) {
      const { counts } = auditTickets(target, records, { objective: { attributeTo: "due" }, period });
      expect(counts).toMatchObject({ total: 2, met: 1, unmeasurable: 1 });
    }
  });

  it("attributed to a due that is blank, one that is created later than as-of is none yet", () => {
    const target: Target = {
      kind: "share-by-due",
      share: percent(50),
      dueField: "dueAt",
      text: "50% by dueAt",
    };
    const countsOf = (createdAt: string) =>
      auditTickets(target, [{ createdAt }], { objective: { attributeTo: "due" } }).counts;
    expect(countsOf("2025-04-01T00:00:00Z")).toMatchObject({ total: 1, unmeasurable: 1 });
    expect(countsOf("2025-04-01T00:00:00.001Z")).toMatchObject({ total: 0 });
  });

  it("attributed to its stop, a record without a start still belongs to no period", () => {
    const records = [took("2025-03-10T10:00:00Z", 1), { resolvedAt: "2025-03-10T10:00:00Z" }];
    const { result } = auditTickets(limit, records, { objective: { attributeTo: "stop" } });
    expect(result.counts).toMatchObject({ total: 2, met: 1, unmeasurable: 1 });
    expect(result.periods[0]!.counts).toMatchObject({ total: 1, met: 1 });
  });

  it("are judged only where the objective is in force and time has come", () => {
    const objective = { effective: { from: "2025-02-01" } };
    const quarter = { objective, period: "2025-Q1", asOf: Date.UTC(2025, 1, 20) };
    const { result, report } = auditTickets(limit, [took("2025-02-10T10:00:00Z", 1)], quarter);
    expect(result.periods.map(({ label }) => label)).toEqual(["2025-02"]);
    expect(report.verdict).toBe("met");
  });

  it("an objective that is not in force is said and decides nothing; a run without any is incomplete", () => {
    const { report } = auditTickets(limit, [took("2025-03-10T10:00:00Z", 1)], {
      objective: { effective: { from: "2025-04-01" } },
    });
    expect(report.problems.map(({ code, severity }) => [code, severity])).toContainEqual([
      "not-in-force",
      "error",
    ]);
    expect(report.verdict).toBe("incomplete");
  });

  it("a period without data does not hide another that is at risk", () => {
    const open = { createdAt: "2025-03-31T21:30:00Z" };
    const { report, result } = auditTickets(
      limit,
      [took("2025-01-10T10:00:00Z", 1), took("2025-03-10T10:00:00Z", 1), open],
      {
        objective: { noData: "pass" },
        period: "2025-Q1",
      },
    );
    expect(result.periods.map(({ verdict }) => verdict)).toEqual(["met", "no-data", "at-risk"]);
    expect(report.verdict).toBe("at-risk");
  });

  it("without any record the run is incomplete even where objectives let empty periods pass", () => {
    const { report } = auditTickets(limit, [took("2025-01-10T10:00:00Z", 1)], {
      objective: { noData: "pass" },
    });
    expect(report.verdict).toBe("incomplete");
  });

  it("without records the run is incomplete and names the periods that have some", () => {
    const { report } = auditTickets(limit, [took("2025-01-10T10:00:00Z", 1)]);
    expect(report.verdict).toBe("incomplete");
    expect(report.problems.find(({ code }) => code === "no-records-in-period")?.help).toContain("2025-01");
  });
});

describe("an objective's verdict from its bounds", () => {
  const took = (hours: number) => ({
    createdAt: "2025-03-05T00:00:00Z",
    resolvedAt: new Date(Date.UTC(2025, 2, 5) + hours * hour),
  });
  const running = { createdAt: "2025-03-31T23:00:00Z" };
  const many = (count: number, record: PlainRecord) => Array.from({ length: count }, () => record);
  it.each([
    ["19 of 20 meets 95%", [...many(19, took(1)), took(9)], 95, "met", { allowed: 1, left: 0 }],
    [
      "18 of 20 does not",
      [...many(18, took(1)), ...many(2, took(9))],
      95,
      "breached",
      { allowed: 1, left: -1 },
    ],
    ["7 of 100 meets 7%", [...many(7, took(1)), ...many(93, took(9))], 7, "met", { allowed: 93, left: 0 }],
    ["met even if the open ones miss", [...many(39, took(1)), running], 95, "met", { allowed: 1, left: 1 }],
    ["met now, could still fail", [...many(19, took(1)), running], 96, "at-risk", { allowed: 0, left: 0 }],
    [
      "missing now, could still pass",
      [...many(3, took(1)), took(9), ...many(16, running)],
      95,
      "pending",
      { allowed: 0, left: -1 },
    ],
    ["nothing decided yet", [running], 95, "pending", { allowed: 0, left: 0 }],
    [
      "can't pass any more",
      [...many(3, took(1)), ...many(2, took(9)), running],
      95,
      "breached",
      { allowed: 0, left: -2 },
    ],
  ] as const)("%s", (_, records, share, verdict, budget) => {
    const { result } = auditTickets(shareWithin(share, 4 * hour), records);
    expect(result.verdict).toBe(verdict);
    expect(result.budget).toEqual(budget);
  });

  it("a figure that meets its target by less than the warning margin is at risk", () => {
    const records = [...many(96, took(1)), ...many(4, took(9))];
    const { result } = auditTickets(shareWithin(95, 4 * hour), records, {
      objective: { warningMargin: 0.02 },
    });
    expect(result.verdict).toBe("at-risk");
  });

  it.each([
    [97, 95, "met"],
    [96, 95, "at-risk"],
    [94, 92, "met"],
    [29, 28, "at-risk"],
  ])("the warning margin is exact: %d of 100 against %d%% with 2%%", (good, share, verdict) => {
    const records = [...many(good, took(1)), ...many(100 - good, took(9))];
    const { result } = auditTickets(shareWithin(share, 4 * hour), records, {
      objective: { warningMargin: 0.02 },
    });
    expect(result.verdict).toBe(verdict);
  });

  it.each([
    ["fail", "incomplete", "error"],
    ["warn", "no-data", "warning"],
    ["pass", "no-data", undefined],
  ] as const)("fewer records than it needs: no-data %s", (noData, verdict, severity) => {
    const { report, result } = auditTickets(shareWithin(95, 4 * hour), [took(1)], {
      objective: { minimumRecords: 2, noData },
    });
    expect(result.verdict).toBe("no-data");
    expect(report.verdict).toBe(verdict);
    expect(report.problems.find(({ code }) => code === "no-data")?.severity).toBe(severity);
  });
});

describe("the evidence of a breach", () => {
  it("can be checked by hand", () => {
    const records = [
      {
        id: "T-2",
        createdAt: "2025-03-07T16:30:00Z",
        resolvedAt: "2025-03-10T11:00:00Z",
        account: "Acme",
        owner: "Ada",
      },
      { id: "T-1", createdAt: "2025-03-05T10:00:00Z", status: "open" },
    ];
    const { report } = auditTickets(shareWithin(95, hour, "business"), records, {
      objective: { calendar: "office" },
      asOf: Date.UTC(2025, 2, 5, 12),
    });
    expect(report.breaches).toEqual([
      {
        objective: "resolution-time",
        record: "T-1",
        account: null,
        owner: null,
        file: "tickets",
        line: 2,
        period: "2025-03",
        startedAt: "2025-03-05T10:00:00.000Z",
        dueAt: "2025-03-05T11:00:00.000Z",
        stoppedAt: null,
        elapsedMs: 2 * hour,
        limitMs: hour,
        overrunMs: hour,
        lateMs: hour,
        pausedMs: 0,
        verdict: "overdue",
        override: null,
        waiver: null,
      },
    ]);
    const later = auditTickets(shareWithin(95, hour, "business"), records, {
      objective: { calendar: "office" },
    });
    expect(later.report.breaches[1]).toMatchObject({
      record: "T-2",
      account: "Acme",
      owner: "Ada",
      dueAt: "2025-03-10T09:30:00.000Z", // half an hour on Friday, half an hour on Monday
      elapsedMs: 2.5 * hour,
      overrunMs: 1.5 * hour,
      lateMs: 1.5 * hour,
    });
  });

  it("tells how late a stop was while the clock stood still", () => {
    const records = [{ id: "T-1", createdAt: "2025-03-05T09:00:00Z", resolvedAt: "2025-03-05T17:30:00Z" }];
    const { report } = auditTickets(shareWithin(95, 8 * hour, "business"), records, {
      objective: { calendar: "office" },
    });
    expect(report.breaches).toMatchObject([{ overrunMs: 0, lateMs: hour / 2 }]);
  });

  it("is the same again and again", () => {
    const records = [{ createdAt: "2025-03-05T10:00:00Z" }, { createdAt: "2025-03-06T10:00:00Z" }];
    const first = auditTickets(shareWithin(95, hour), records).report;
    expect(auditTickets(shareWithin(95, hour), records).report).toEqual(first);
  });
});

describe("as-of and the end of the data", () => {
  const limit = shareWithin(95, 4 * hour);
  const record = { createdAt: "2025-03-05T10:00:00Z", resolvedAt: "2025-03-05T11:00:00Z" };
  it.each([
    ["2025-03-12T11:00:00Z", false],
    ["2025-03-12T11:00:00.001Z", true],
  ])("as of %s, data that ends long before is pointed out: %s", (moment, isTold) => {
    const { report } = auditTickets(limit, [record], { asOf: Date.parse(moment) });
    expect(report.problems.some(({ code }) => code === "as-of-after-data")).toBe(isTold);
  });

  it("counts each open record once, whatever the number of objectives", () => {
    const objectives = ["a", "b"].map((id) => sampleObjective("resolution-time", limit, { id }));
    const report = evaluateAgreement(sampleAgreement(objectives), {
      records: { tickets: [record, { createdAt: "2025-03-05T10:00:00Z" }] },
      period: "2025-03",
      asOf,
    });
    expect(report.problems.find(({ code }) => code === "as-of-after-data")?.help).toContain("1 open record");
  });
});

describe("an instant on the edge of two periods", () => {
  it("belongs to the later one, whatever was asked before", () => {
    const record = (createdAt: string) => ({ createdAt, resolvedAt: createdAt });
    const records = ["2025-01-15", "2025-02-01", "2025-01-31", "2025-03-01"].map((day) =>
      record(`${day}T00:00:00Z`),
    );
    const { result } = auditTickets(shareWithin(95, hour), records, { period: "2025-Q1" });
    expect(result.periods.map(({ counts }) => counts.total)).toEqual([2, 1, 1]);
  });
});
