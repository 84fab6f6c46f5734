import { describe, expect, it } from "vitest";
import { evaluateAgreement } from "../../src/evaluate-agreement.js";
import type { PlainRecord } from "../../src/index.js";
import type { Agreement, Objective } from "../../src/model/agreement.js";
import type { FigureMetric } from "../../src/model/metric.js";
import type { Threshold } from "../../src/model/target.js";
import { sampleAgreement, sampleObjective, sampleSource } from "./sample-agreement.js";

function figure(bound: "at-least" | "at-most", value: number, more: Partial<Threshold> = {}): Threshold {
  const fraction = { numerator: Math.round(value * 100), denominator: 100, text: String(value) };
  return { kind: "threshold", bound, value: fraction, unit: "number", text: `${bound} ${value}`, ...more };
}
const least = (value: number, more: Partial<Threshold> = {}) => figure("at-least", value, more);
const most = (value: number, more: Partial<Threshold> = {}) => figure("at-most", value, more);
const usd = { currency: "USD" };

interface Audit {
  readonly records: Readonly<Record<string, readonly PlainRecord[]>>;
  readonly objective?: Partial<Objective>;
  readonly agreement?: Partial<Agreement>;
  readonly period?: string;
  readonly asOf?: number;
  readonly groupBy?: string;
}

const april = Date.UTC(2025, 3, 1);

function audit(metric: string, target: Threshold, given: Audit) {
  const agreement = sampleAgreement([sampleObjective(metric, target, given.objective)], given.agreement);
  const report = evaluateAgreement(agreement, {
    records: given.records,
    period: given.period ?? "2025-03",
    asOf: given.asOf ?? april,
    ...(given.groupBy === undefined ? {} : { groupBy: given.groupBy }),
  });
  return { report, result: report.objectives[0]! };
}

const lead = (status: string, createdAt = "2025-03-05T10:00:00Z", more: PlainRecord = {}) => ({
  status,
  createdAt,
  ...more,
});
const deal = (amount: number | undefined, closedAt = "2025-03-05T10:00:00Z", more: PlainRecord = {}) => ({
  stage: "Won",
  amount,
  closedAt,
  currency: "USD",
  ...more,
});
const spent = (amount: number, spentAt = "2025-03-02T10:00:00Z") => ({ amount, spentAt, currency: "USD" });
const many = <T>(count: number, record: T) => Array.from({ length: count }, () => record);
const marchIn = (zone: string) => ({ agreement: { timezone: zone } });

describe("exclusions of what started in a time (semantics 28)", () => {
  const move = {
    kind: "started-between",
    from: Date.UTC(2025, 2, 10),
    to: Date.UTC(2025, 2, 15),
    reason: "Company move",
    at: { file: "sla.yaml" },
  } as const;
  const auditDeals = (metric: string, opportunities: readonly PlainRecord[]) =>
    audit(metric, least(1), { records: { opportunities }, agreement: { exclusions: [move] } }).result;
  const begun = (createdAt: string | undefined, closedAt: string) => deal(100, closedAt, { createdAt });

  it.each(["revenue", "sales-volume"])(
    "%s asks when a deal was created, not when it was closed",
    (metric) => {
      const result = auditDeals(metric, [
        begun("2025-03-12T10:00:00Z", "2025-03-20T10:00:00Z"),
        begun("2025-02-20T10:00:00Z", "2025-03-12T10:00:00Z"),
        begun("2025-03-15T00:00:00Z", "2025-03-16T10:00:00Z"),
      ]);
      expect(result.counts).toMatchObject({ met: 2, excluded: 1 });
      expect(result.actual.value).toBe(metric === "revenue" ? 200 : 2);
    },
  );

  it("a deal whose creation the export does not say is told by its close", () => {
    const withoutColumn = auditDeals("revenue", [deal(100, "2025-03-12T10:00:00Z"), deal(50)]);
    expect(withoutColumn.counts).toMatchObject({ met: 1, excluded: 1 });
    const blank = auditDeals("revenue", [
      begun(undefined, "2025-03-12T10:00:00Z"),
      begun("2025-03-01T10:00:00Z", "2025-03-12T10:00:00Z"),
    ]);
    expect(blank.counts).toMatchObject({ met: 1, excluded: 1 });
  });

  it("a lead that counts by its stop is told by its creation", () => {
    const leads = [
      lead("Qualified", "2025-03-12T10:00:00Z", { qualifiedAt: "2025-03-20T10:00:00Z" }),
      lead("Qualified", "2025-03-05T10:00:00Z", { qualifiedAt: "2025-03-12T10:00:00Z" }),
    ];
    const { result } = audit("qualified-leads", least(1), {
      records: { leads },
      objective: { attributeTo: "stop" },
      agreement: { exclusions: [move] },
    });
    expect(result.counts).toMatchObject({ met: 1, excluded: 1 });
  });
});

describe("qualified leads", () => {
  const auditLeads = (leads: readonly PlainRecord[], target = least(3), more: Partial<Audit> = {}) =>
    audit("qualified-leads", target, { records: { leads }, ...more }).result;

  it.each([
    ["nothing matches, which is zero", many(4, lead("New")), least(3), "breached", "0"],
    ["all open while the month runs", many(4, lead("New")), least(3), "breached", "0"],
    ["exactly on target", [...many(2, lead("SQL")), lead("Converted")], least(3), "met", "3"],
    ["one below", many(2, lead("MQL")), least(3), "breached", "2"],
    ["at most, exactly", many(3, lead("MQL")), most(3), "met", "3"],
    ["at most, one above", many(4, lead("MQL")), most(3), "breached", "4"],
  ] as const)("%s", (_, leads, target, verdict, text) => {
    const result = auditLeads(leads, target);
    expect(result.verdict).toBe(verdict);
    expect(result.actual).toMatchObject({ text, unit: "count", value: Number(text) });
  });

  it("an export without a row of the period is no pass", () => {
    const { report } = audit("qualified-leads", most(3), {
      records: { leads: [lead("SQL", "2025-02-05T10:00:00Z")] },
    });
    expect(report.verdict).toBe("incomplete");
    expect(report.problems.map(({ code }) => code)).toContain("no-records-in-period");
  });

  it("counts what it stands on, not the others", () => {
    const { counts } = auditLeads([...many(2, lead("SQL")), ...many(5, lead("New"))]);
    expect(counts).toMatchObject({ total: 2, met: 2, missed: 0, onTrack: 0 });
  });

  it("a lead at the edge of the month counts in the zone of the agreement", () => {
    // 1 April 03:00 UTC is still March in New York; 1 March 03:00 UTC is still February.
    const leads = [lead("SQL", "2025-04-01T03:00:00Z"), lead("SQL", "2025-03-01T03:00:00Z")];
    const asOf = Date.UTC(2025, 3, 2);
    expect(auditLeads(leads, least(1), { ...marchIn("America/New_York"), asOf }).counts.met).toBe(1);
    expect(auditLeads(leads, least(1), { asOf }).counts.met).toBe(1);
    expect(auditLeads([leads[0]!, leads[0]!], least(1), { asOf }).counts.met).toBe(0);
  });

  it("with attribute-to stop a lead counts when it was qualified", () => {
    const leads = [
      lead("SQL", "2025-02-20T10:00:00Z", { qualifiedAt: "2025-03-02T10:00:00Z" }),
      lead("SQL", "2025-03-20T10:00:00Z", { qualifiedAt: "2025-04-02T10:00:00Z" }),
      lead("SQL", "2025-03-20T10:00:00Z"),
    ];
    const { counts } = auditLeads(leads, least(1), { objective: { attributeTo: "stop" } });
    expect(counts).toMatchObject({ met: 1, unmeasurable: 1 });
  });

  it.each([
    ["at least, not reached", 2, least(3), "pending"],
    ["at least, reached", 3, least(3), "met"],
    ["at most, not exceeded", 3, most(3), "at-risk"],
    ["at most, exceeded", 4, most(3), "breached"],
  ] as const)("while the month runs: %s", (_, count, target, verdict) => {
    const result = auditLeads(many(count, lead("SQL")), target, { asOf: Date.UTC(2025, 2, 20) });
    expect(result.verdict).toBe(verdict);
  });

  it("every month is judged on its own, the total stands beside", () => {
    const of = (count: number, month: string) => many(count, lead("SQL", `2025-${month}-10T10:00:00Z`));
    const result = auditLeads([...of(150, "01"), ...of(150, "02"), ...many(1, lead("New"))], least(100), {
      period: "2025-Q1",
    });
    expect(result.periods.map(({ verdict, actual }) => [verdict, actual.value])).toEqual([
      ["met", 150],
      ["met", 150],
      ["breached", 0],
    ]);
    expect(result).toMatchObject({ verdict: "breached", actual: { value: 300 } });
  });

  it("a part of a month has not ended, whatever as-of is", () => {
    const result = auditLeads(many(2, lead("SQL")), least(3), { period: "2025-03-01..2025-03-15" });
    expect(result.verdict).toBe("pending");
  });

  describe("by day 20", () => {
    const by20 = least(2, { byDay: 20 });
    const on = (instant: string) => lead("SQL", instant);
    it.each([
      ["the end of the day counts", ["2025-03-01T10:00:00Z", "2025-03-20T23:59:59Z"], "met"],
      ["the next day does not", ["2025-03-01T10:00:00Z", "2025-03-21T00:00:00Z"], "breached"],
    ])("%s", (_, instants, verdict) => {
      expect(auditLeads(instants.map(on), by20).verdict).toBe(verdict);
    });
    it("the day is that of the agreement's zone", () => {
      const leads = ["2025-03-01T10:00:00Z", "2025-03-21T03:00:00Z"].map(on);
      expect(auditLeads(leads, by20, marchIn("America/New_York")).verdict).toBe("met");
    });
    it("it is settled once the day is over", () => {
      const leads = ["2025-03-01T10:00:00Z"].map(on);
      expect(auditLeads(leads, by20, { asOf: Date.UTC(2025, 2, 20, 12) }).verdict).toBe("pending");
      expect(auditLeads(leads, by20, { asOf: Date.UTC(2025, 2, 21) }).verdict).toBe("breached");
    });
    it("February has no day 31, so it is judged whole", () => {
      const leads = [lead("SQL", "2025-02-28T23:00:00Z")];
      expect(auditLeads(leads, least(1, { byDay: 31 }), { period: "2025-02" }).verdict).toBe("met");
    });
  });

  it("overrides make parts, each judged alone", () => {
    const objective: Partial<Objective> = {
      overrides: [
        {
          label: "account: Globex",
          when: { op: "is", field: "account", values: ["Globex"] },
          effective: {},
          target: least(2, { text: "at least 2" }),
          at: { file: "sla.yaml" },
        },
      ],
    };
    const leads = [...many(5, lead("SQL")), lead("SQL", undefined, { account: "Globex" })];
    const result = auditLeads(leads, least(5), { objective });
    expect(result.parts.map(({ override, verdict }) => [override, verdict])).toEqual([
      [null, "met"],
      ["account: Globex", "breached"],
    ]);
    expect(result.verdict).toBe("breached");
  });

  it("groups show their share of the volume", () => {
    const leads = [
      ...many(2, lead("SQL", undefined, { owner: "Ada" })),
      lead("SQL", undefined, { owner: "Bo" }),
    ];
    const { groups } = auditLeads(leads, least(3), { groupBy: "owner" });
    expect(groups.map(({ group, actual }) => [group, actual.value])).toEqual([
      ["Ada", 2],
      ["Bo", 1],
    ]);
  });

  it("what both sides left out is counted as that", () => {
    const exclusions = [
      {
        kind: "records" as const,
        where: { op: "is" as const, field: "source", values: ["test"] },
        reason: "Test records",
        at: { file: "sla.yaml" },
      },
    ];
    const leads = [lead("SQL"), lead("SQL", undefined, { source: "test" })];
    const { counts } = auditLeads(leads, least(1), { agreement: { exclusions } });
    expect(counts).toMatchObject({ met: 1, excluded: 1 });
  });
});

describe("sales volume and revenue", () => {
  const auditDeals = (deals: readonly PlainRecord[], target: Threshold, more: Partial<Audit> = {}) =>
    audit("revenue", target, { records: { opportunities: deals }, ...more });

  it("volume counts wins by the day they closed", () => {
    const open = { stage: "Proposal", amount: 1, closedAt: "2025-03-09T00:00:00Z" };
    const { result } = audit("sales-volume", least(2), {
      records: { opportunities: [deal(1), deal(1), open, deal(1, "2025-04-01T00:00:00Z")] },
    });
    expect(result).toMatchObject({
      verdict: "met",
      counts: { met: 2 },
      actual: { text: "2", unit: "count" },
    });
  });

  it.each([
    ["exactly on target", [deal(4999.99), deal(0.01)], "met", "5,000.00 USD"],
    ["a cent below", [deal(4999.99)], "breached", "4,999.99 USD"],
    ["a refund takes off what it gives back", [deal(5000.1), deal(-0.1)], "met", "5,000.00 USD"],
    ["nothing won is zero", [{ ...deal(9000), stage: "Lost" }], "breached", "0.00 USD"],
  ])("%s", (_, deals, verdict, text) => {
    const { result } = auditDeals(deals, least(5000, usd));
    expect(result).toMatchObject({ verdict, actual: { text, unit: "USD" } });
  });

  it("adds exactly: ten times 0.1 is 1", () => {
    expect(auditDeals(many(10, deal(0.1)), least(1, usd)).result.verdict).toBe("met");
    expect(auditDeals(many(10, deal(0.1)), most(1, usd)).result.verdict).toBe("met");
  });

  it("adds exactly beyond what floating point holds", () => {
    // 100 × 200,000,000,000.01 = 20,000,000,000,001.00
    const { result } = auditDeals(many(100, deal(200_000_000_000.01)), least(1, usd));
    expect(result.actual.text).toBe("20,000,000,000,001.00 USD");
  });

  it.each([
    ["another currency", deal(100, undefined, { currency: "EUR" }), "not in USD"],
    ["no currency", deal(100, undefined, { currency: "" }), "nothing says that amount is in USD"],
    ["no amount", deal(undefined), "no number in amount"],
    ["more than can be added exactly", deal(3e11), "too large"],
  ])("%s can't be measured", (_, record, words) => {
    const { report, result } = auditDeals([deal(5000), record], least(5000, usd));
    expect(result.counts).toMatchObject({ met: 1, unmeasurable: 1 });
    expect(report.verdict).toBe("incomplete");
    expect(report.problems.find(({ code }) => code === "unmeasurable")?.message).toContain(words);
  });

  it("what nobody could measure is not zero", () => {
    const { result } = auditDeals([deal(100, undefined, { currency: "EUR" })], most(5000, usd));
    expect(result).toMatchObject({ verdict: "no-data", actual: { text: "no data" } });
  });

  it("the source may say the currency of its amounts", () => {
    const sources = new Map([["opportunities", sampleSource("opportunities", { currency: "USD" })]]);
    const plain = deal(5000, undefined, { currency: "" });
    const { result } = auditDeals([plain], least(5000, usd), { agreement: { sources } });
    expect(result.verdict).toBe("met");
  });

  it("a win without a date can't be put into a month", () => {
    const { result } = auditDeals([deal(5000), deal(1, "")], least(5000, usd));
    expect(result.counts).toMatchObject({ met: 1, unmeasurable: 1 });
  });
});

describe("figures over two sources", () => {
  const auditTwo = (
    metric: string,
    target: Threshold,
    opportunities: readonly PlainRecord[],
    expenses: readonly PlainRecord[],
    more: Partial<Audit> = {},
  ) => audit(metric, target, { records: { opportunities, expenses }, ...more });

  it("profit is revenue less expenses", () => {
    const { result, report } = auditTwo("profit", least(300, usd), [deal(1000)], [spent(699.5), spent(0.5)]);
    expect(result).toMatchObject({ verdict: "met", actual: { text: "300.00 USD" }, counts: { met: 3 } });
    expect(report.verdict).toBe("met");
  });

  it("a loss is negative", () => {
    const { result } = auditTwo("profit", least(0, usd), [deal(100)], [spent(350.25)]);
    expect(result).toMatchObject({ verdict: "breached", actual: { value: -250.25, text: "-250.25 USD" } });
  });

  const customers = [deal(1, undefined, { account: "Acme" }), deal(1, undefined, { account: " ACME" })];
  it.each([
    ["one customer who bought twice", customers, [spent(400)], "met", "400.00 USD"],
    ["one cent above", customers, [spent(400.01)], "breached", "400.01 USD"],
    [
      "a win without an account is a customer of its own",
      [...customers, deal(1)],
      [spent(800)],
      "met",
      "400.00 USD",
    ],
    ["no customer", [{ ...deal(1), stage: "Lost" }], [spent(800)], "no-data", "no data"],
    ["no expense in the month", customers, [spent(800, "2025-02-02T10:00:00Z")], "no-data", "no data"],
    ["a third of a cent above its target", many(3, deal(1)), [spent(1200.01)], "breached", "400.003 USD"],
  ])("acquisition cost: %s", (_, deals, expenses, verdict, text) => {
    const { result } = auditTwo("customer-acquisition-cost", most(400, usd), deals, expenses);
    expect(result).toMatchObject({ verdict, actual: { text } });
  });

  it("over several months a customer counts once", () => {
    const wins = [
      deal(1, "2025-02-05T10:00:00Z", { account: "Acme" }),
      deal(1, "2025-03-05T10:00:00Z", { account: "Acme" }),
    ];
    const { result } = auditTwo(
      "customer-acquisition-cost",
      most(400, usd),
      wins,
      [spent(100, "2025-02-01T00:00:00Z"), spent(300)],
      { period: "2025-02..2025-03" },
    );
    expect(result.periods.map(({ actual }) => actual.value)).toEqual([100, 300]);
    expect(result.actual.value).toBe(400);
  });

  it("expenses that can't be measured are told of their own file", () => {
    const { report } = auditTwo(
      "profit",
      least(1, usd),
      [deal(10)],
      [{ ...spent(1), currency: "EUR" }, spent(1)],
    );
    const problem = report.problems.find(({ code }) => code === "unmeasurable");
    expect(problem).toMatchObject({ file: "expenses", line: 1 });
  });
});

describe("customer lifetime value", () => {
  it("is revenue per customer, times margin, times lifetime", () => {
    const objective = sampleObjective("customer-lifetime-value", least(2520, usd));
    const factors = [
      { numerator: 36, denominator: 1, text: "36 months" },
      { numerator: 70, denominator: 100, text: "70%" },
    ];
    const metric = { ...(objective.metric as FigureMetric), factors };
    const wins = [
      deal(100, undefined, { account: "A" }),
      deal(50, undefined, { account: "B" }),
      deal(50, undefined, { account: "B" }),
    ];
    // 200 / 2 × 36 × 0.7 = 2520
    const { result } = audit("customer-lifetime-value", least(2520, usd), {
      records: { opportunities: wins },
      objective: { metric },
    });
    expect(result).toMatchObject({ verdict: "met", actual: { text: "2,520.00 USD" } });
  });
});

describe("customer satisfaction", () => {
  const ticket = (rating: string | number, createdAt = "2025-03-05T10:00:00Z") => ({ rating, createdAt });
  const auditRatings = (
    ratings: readonly (string | number)[],
    target = least(4.2),
    more: Partial<Audit> = {},
  ) =>
    audit("customer-satisfaction", target, {
      records: { tickets: ratings.map((rating) => ticket(rating)) },
      ...more,
    }).result;

  it.each([
    ["nothing rated", ["", "Offered"], "no-data", "no data"],
    ["exactly on target", [4, 4, 4, 4, 5, ""], "met", "4.2"],
    ["just below", [4, 4, 4, 4, 4.99], "breached", "4.198"],
  ])("average: %s", (_, ratings, verdict, text) => {
    expect(auditRatings(ratings)).toMatchObject({ verdict, actual: { text } });
  });

  it("a word without a number can't be averaged, one with a meaning can", () => {
    expect(auditRatings(["Good", 5]).counts).toMatchObject({ met: 1, unmeasurable: 1 });
    const values = new Map([
      [
        "rating",
        new Map([
          ["great", "5"],
          ["poor", "1"],
        ]),
      ],
    ]);
    const sources = new Map([["tickets", sampleSource("tickets", { values })]]);
    expect(auditRatings(["Great", "poor"], least(3), { agreement: { sources } })).toMatchObject({
      verdict: "met",
      actual: { value: 3, unit: "score" },
    });
  });

  it("too few ratings are no data", () => {
    expect(auditRatings([5, 5], least(4), { objective: { minimumRecords: 3 } }).verdict).toBe("no-data");
  });

  it("while the month runs nothing is settled", () => {
    const asOf = Date.UTC(2025, 2, 20);
    expect(auditRatings([5], least(4), { asOf }).verdict).toBe("at-risk");
    expect(auditRatings([3], least(4), { asOf }).verdict).toBe("pending");
  });
});

describe("average handling time", () => {
  it.each([
    ["exactly on target", [10, 14], "met", "12 min"],
    ["three seconds above", [10, 14.1], "breached", "12 min 03 s"],
    ["none", [undefined], "no-data", "no data"],
  ])("%s", (_, minutes, verdict, text) => {
    const target = most(720_000, { unit: "ms" });
    const tickets = minutes.map((handlingMinutes) => ({
      handlingMinutes,
      createdAt: "2025-03-05T10:00:00Z",
    }));
    const { result } = audit("average-handling-time", target, { records: { tickets } });
    expect(result).toMatchObject({ verdict, actual: { text, unit: "ms" } });
  });
});
