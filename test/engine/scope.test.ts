import { describe, expect, it } from "vitest";
import { evaluateAgreement } from "../../src/evaluate-agreement.js";
import type { PlainRecord } from "../../src/index.js";
import type { Agreement, Objective, Override } from "../../src/model/agreement.js";
import type { Filter } from "../../src/model/filter.js";
import { atLeast, hour, minute, sampleAgreement, sampleObjective, shareWithin } from "./sample-agreement.js";

const at = { file: "sla.yaml", line: 9 };
const is = (field: string, ...values: string[]): Filter => ({ op: "is", field, values });
const override = (label: string, more: Partial<Override>): Override => ({
  label,
  effective: {},
  at,
  ...more,
});
const created = "2025-03-05T10:00:00Z";
const took = (minutes: number, more: PlainRecord = {}): PlainRecord => ({
  createdAt: created,
  firstResponseAt: new Date(Date.parse(created) + minutes * minute),
  ...more,
});
const many = (count: number, record: PlainRecord) => Array.from({ length: count }, () => record);

function auditLeads(
  records: readonly PlainRecord[],
  objective: Partial<Objective> = {},
  agreement: Partial<Agreement> = {},
  options: { groupBy?: string; period?: string; asOf?: number } = {},
) {
  const own = sampleObjective("lead-response-time", shareWithin(95, hour), objective);
  const report = evaluateAgreement(sampleAgreement([own], agreement), {
    records: { leads: records },
    period: options.period ?? "2025-03",
    asOf: options.asOf ?? Date.UTC(2025, 3, 1),
    ...(options.groupBy === undefined ? {} : { groupBy: options.groupBy }),
  });
  return { report, result: report.objectives[0]! };
}

describe("overrides", () => {
  const globex = override("account: Globex", {
    when: is("account", "Globex"),
    target: shareWithin(99, hour / 2),
  });

  it("make a part that is judged alone: a thousand others do not hide nine of ten", () => {
    const records = [
      ...many(1000, took(10)),
      ...many(9, took(10, { account: "globex" })),
      took(31, { account: "Globex" }),
    ];
    const { result, report } = auditLeads(records, { overrides: [globex] });
    expect(
      result.parts.map(({ override, verdict, counts }) => [override, verdict, counts.met, counts.total]),
    ).toEqual([
      [null, "met", 1000, 1000],
      ["account: Globex", "breached", 9, 10],
    ]);
    expect(result.verdict).toBe("breached");
    expect(report.verdict).toBe("breached");
    expect(report.breaches).toMatchObject([{ override: "account: Globex", limitMs: hour / 2 }]);
    expect(result.budget).toBeNull();
    expect(result.counts).toMatchObject({ total: 1010, met: 1009, breached: 1 });
  });

  it("the first that matches wins, in file order", () => {
    const records = [took(45, { account: "Globex", priority: "high" })];
    const high = override("priority: high", {
      when: is("priority", "high"),
      target: shareWithin(95, 2 * hour),
    });
    expect(auditLeads(records, { overrides: [globex, high] }).result.verdict).toBe("breached");
    expect(auditLeads(records, { overrides: [high, globex] }).result.verdict).toBe("met");
  });

  it("a dated change judges a record by what was in force when its clock started", () => {
    const change = override("from 2025-03-10", {
      effective: { from: "2025-03-10" },
      target: shareWithin(95, hour / 2),
    });
    const late = { createdAt: "2025-03-10T00:00:00Z", firstResponseAt: "2025-03-10T00:45:00Z" };
    const early = { createdAt: "2025-03-09T23:59:59Z", firstResponseAt: "2025-03-10T00:45:00Z" };
    const { result } = auditLeads([late, early], { overrides: [change] });
    expect(result.parts.map(({ override, counts }) => [override, counts.met, counts.breached])).toEqual([
      [null, 1, 0],
      ["from 2025-03-10", 0, 1],
    ]);
  });

  it("a dated change ends with the day before its end", () => {
    const week = override("that week", {
      effective: { from: "2025-03-10", until: "2025-03-14" },
      target: shareWithin(95, hour / 2),
    });
    const at45 = (start: string) => ({
      createdAt: start,
      firstResponseAt: new Date(Date.parse(start) + 45 * minute),
    });
    const records = ["2025-03-14T23:59:59Z", "2025-03-15T00:00:00Z", "2025-03-20T10:00:00Z"].map(at45);
    const { result } = auditLeads(records, { overrides: [week] });
    expect(result.parts.map(({ override, counts }) => [override, counts.met, counts.breached])).toEqual([
      [null, 2, 0],
      ["that week", 0, 1],
    ]);
  });

  it("another calendar with the same target is no part of its own", () => {
    const saturday = override("weekend desk", { when: is("team", "weekend"), calendar: "always" });
    const calendars = new Map(sampleAgreement([]).calendars).set("always", {
      timezone: "UTC",
      hours: { sat: [["00:00", "24:00"]] },
    });
    const target = shareWithin(95, hour, "business");
    const onSaturday = { createdAt: "2025-03-08T10:00:00Z", firstResponseAt: "2025-03-08T12:00:00Z" };
    const { result, report } = auditLeads(
      [onSaturday, { ...onSaturday, team: "Weekend" }],
      { target, calendar: "office", overrides: [saturday] },
      { calendars },
    );
    expect(result.parts).toEqual([]);
    expect(result.counts).toMatchObject({ total: 2, met: 1, breached: 1 });
    expect(report.breaches[0]?.override).toBe("weekend desk");
  });

  it("a part without records in a period is not a period without data", () => {
    const { report } = auditLeads([took(10)], { overrides: [globex] });
    expect(report.verdict).toBe("met");
    expect(report.objectives[0]?.parts.map(({ override }) => override)).toEqual([null]);
  });

  it("may be more than a byte can count", () => {
    // The i-th of 300 customers was promised i + 1 minutes.
    const overrides = Array.from({ length: 300 }, (_, index) =>
      override(`A-${index}`, {
        when: is("account", `A-${index}`),
        target: shareWithin(95, (index + 1) * minute),
      }),
    );
    const records = [took(300, { account: "A-299" }), took(282, { account: "A-280" }), took(45)];
    const { result, report } = auditLeads(records, { overrides });
    expect(result.counts).toMatchObject({ met: 2, breached: 1 });
    expect(report.breaches).toMatchObject([{ override: "A-280", limitMs: 281 * minute }]);
  });

  it("a value that never occurs in an override is pointed out", () => {
    const { report } = auditLeads([took(10, { account: "Globexx" })], { overrides: [globex] });
    expect(report.problems.map(({ code }) => code)).toContain("value-never-occurs");
  });
});

describe("exclusions", () => {
  it("by filter and by time leave records out, counted with their reason", () => {
    const exclusions = [
      { kind: "records", source: "leads", where: is("source", "test"), reason: "Test records", at },
      {
        kind: "started-between",
        from: Date.UTC(2025, 2, 11),
        to: Date.UTC(2025, 2, 16),
        reason: "Company move",
        at,
      },
    ] as const;
    const records = [
      took(10),
      took(500, { source: "Test" }),
      { createdAt: "2025-03-11T00:00:00Z" },
      { createdAt: "2025-03-15T23:59:59Z", source: "test" },
      { createdAt: "2025-03-16T00:00:00Z", firstResponseAt: "2025-03-16T00:10:00Z" },
    ];
    const { result, report } = auditLeads(records, {}, { exclusions });
    expect(result.counts).toMatchObject({ total: 5, met: 2, excluded: 3 });
    // The first reason that holds is the one that is told.
    expect(result.exclusions).toEqual([
      { reason: "Test records", count: 2 },
      { reason: "Company move", count: 1 },
    ]);
    expect(report.verdict).toBe("met");
  });

  it("time that counts for nobody extends every due", () => {
    const exclusions = [
      {
        kind: "pause-clock",
        from: Date.UTC(2025, 2, 5, 10, 30),
        to: Date.UTC(2025, 2, 5, 12),
        reason: "Outage",
        at,
      },
    ] as const;
    // The last one starts in that time, and is judged too: its clock begins at noon.
    const within = { createdAt: "2025-03-05T11:00:00Z", firstResponseAt: "2025-03-05T13:00:00Z" };
    const { result, report } = auditLeads([took(150), took(151), within], {}, { exclusions });
    expect(result.counts).toMatchObject({ total: 3, met: 2, breached: 1, excluded: 0 });
    expect(report.breaches[0]).toMatchObject({
      dueAt: "2025-03-05T12:30:00.000Z",
      elapsedMs: 61 * minute,
      overrunMs: minute,
    });
  });

  it("may be more than a byte can count", () => {
    const exclusions = Array.from({ length: 300 }, (_, index) => ({
      kind: "records" as const,
      where: is("account", `A-${index}`),
      source: "leads",
      reason: `Reason ${index}`,
      at,
    }));
    const { result } = auditLeads([took(90, { account: "A-255" }), took(10)], {}, { exclusions });
    expect(result.counts).toMatchObject({ met: 1, breached: 0, excluded: 1 });
    expect(result.exclusions).toEqual([{ reason: "Reason 255", count: 1 }]);
  });

  it("of another source do not concern it", () => {
    const exclusions = [
      { kind: "records", source: "tickets", where: is("status", "x"), reason: "no", at },
    ] as const;
    expect(auditLeads([took(10, { status: "x" })], {}, { exclusions }).result.counts.excluded).toBe(0);
  });
});

describe("waivers", () => {
  const waiver = { record: "L-1", reason: "Storm", approvedBy: "Ann", approvedOn: "2025-04-02", at };
  const records = [...many(18, took(10)), took(70, { id: "L-1" }), took(80, { id: "L-2" })];

  it("are in the gross figure and not in the adjusted one, which decides", () => {
    const { result, report } = auditLeads(records, {}, { waivers: [waiver] });
    expect(result.counts).toMatchObject({ total: 20, met: 18, breached: 1, waived: 1 });
    expect(result.attainment).toEqual({ gross: 18 / 20, adjusted: 18 / 19 });
    expect(result.verdict).toBe("breached");
    expect(report.breaches.map(({ record, waiver: excused }) => [record, excused?.reason])).toEqual([
      ["L-1", "Storm"],
      ["L-2", undefined],
    ]);
    const both = auditLeads(records, {}, { waivers: [waiver, { ...waiver, record: "L-2" }] });
    expect(both.result).toMatchObject({ verdict: "met", attainment: { gross: 0.9, adjusted: 1 } });
  });

  it.each([
    ["about another objective", { objective: "other" }, 2],
    ["about this one", { objective: "lead-response-time" }, 1],
    ["that has expired", { until: "2025-03-30" }, 2],
    ["on its last day", { until: "2025-03-31" }, 2],
    ["before its last day ends", { until: "2025-04-01" }, 1],
  ])("%s", (_, more, breached) => {
    const { result } = auditLeads(records, {}, { waivers: [{ ...waiver, ...more }] });
    expect(result.counts.breached).toBe(breached);
  });

  it("that have expired stand in the way of none that has not", () => {
    const expired = { ...waiver, until: "2025-03-01" };
    const own = { objective: "lead-response-time" };
    for (const waivers of [
      [{ ...expired, ...own }, waiver],
      [waiver, { ...expired, ...own }],
      [expired, waiver],
      [waiver, expired],
    ]) {
      expect(auditLeads(records, {}, { waivers }).result.counts).toMatchObject({ breached: 1, waived: 1 });
    }
  });

  it("that name the objective go before those that are about all", () => {
    const own = { ...waiver, objective: "lead-response-time", reason: "Storm over the call centre" };
    for (const waivers of [
      [own, waiver],
      [waiver, own],
    ]) {
      const { report } = auditLeads(records, {}, { waivers });
      const waived = report.breaches.filter(({ waiver }) => waiver !== null);
      expect(waived).toMatchObject([{ record: "L-1", waiver: { reason: "Storm over the call centre" } }]);
    }
  });

  it("that excuse nothing, or nothing any more, are pointed out", () => {
    const waivers = [
      { ...waiver, record: "L-9" },
      { ...waiver, until: "2025-03-01" },
      { ...waiver, record: "L-0" },
    ];
    const february = { id: "L-0", createdAt: "2025-02-05T10:00:00Z" };
    const { report } = auditLeads([...records, february], {}, { waivers });
    const told = report.problems.filter(({ code }) => code.startsWith("waiver"));
    expect(told.map(({ code, message }) => [code, /"(L-\d)"/.exec(message)?.[1]])).toEqual([
      ["waiver-unmatched", "L-9"],
      ["waiver-expired", "L-1"],
    ]);
  });
});

describe("groups", () => {
  it("split an objective by the words of a column, without deciding anything", () => {
    const records = [
      took(10, { owner: "Ann" }),
      took(10, { owner: " ann " }),
      took(70, { owner: "Bob" }),
      ...many(20, took(10)),
    ];
    const { result, report } = auditLeads(records, {}, {}, { groupBy: "owner" });
    expect(
      result.groups.map(({ group, verdict, counts }) => [group, verdict, counts.met, counts.total]),
    ).toEqual([
      ["Ann", "met", 2, 2],
      ["Bob", "breached", 0, 1],
      [null, "met", 20, 20],
    ]);
    expect(report).toMatchObject({ groupBy: "owner", verdict: "met" });
  });

  it("add up to the objective, whatever the parts and periods", () => {
    const overrides = [override("high", { when: is("priority", "high"), target: shareWithin(99, hour / 2) })];
    const records = ["2025-01", "2025-02", "2025-03"].flatMap((month, index) =>
      many(index + 2, {
        createdAt: `${month}-05T10:00:00Z`,
        firstResponseAt: `${month}-05T10:40:00Z`,
        owner: ["Ann", "Bob"][index % 2],
        priority: index === 1 ? "high" : "low",
      }),
    );
    const { result } = auditLeads(records, { overrides }, {}, { groupBy: "owner", period: "2025-Q1" });
    const sum = (pick: (counts: typeof result.counts) => number) =>
      result.groups.reduce((total, { counts }) => total + pick(counts), 0);
    expect(sum(({ total }) => total)).toBe(result.counts.total);
    expect(sum(({ met }) => met)).toBe(result.counts.met);
    expect(result.groups.map(({ group, verdict }) => [group, verdict])).toEqual([
      ["Ann", "met"],
      ["Bob", "breached"],
    ]);
  });

  it("split rates as well", () => {
    const objective = sampleObjective("close-rate", atLeast(50));
    const report = evaluateAgreement(sampleAgreement([objective]), {
      records: {
        opportunities: [
          { stage: "Won", createdAt: created, product: "A" },
          { stage: "Lost", createdAt: created, product: "B" },
        ],
      },
      period: "2025-03",
      asOf: Date.UTC(2025, 3, 1),
      groupBy: "product",
    });
    expect(report.objectives[0]?.groups.map(({ group, actual }) => [group, actual.value])).toEqual([
      ["A", 1],
      ["B", 0],
    ]);
  });
});
