import { describe, expect, it } from "vitest";
import { parseAgreement } from "../../src/definition/parse-agreement.js";
import { batchRecords, type PlainRecord } from "../../src/engine/batch-records.js";
import { createEvaluation } from "../../src/engine/evaluate.js";
import { explainRecord } from "../../src/engine/explain-record.js";
import type { RecordFacts } from "../../src/engine/record-facts.js";
import { parsePeriod } from "../../src/time/period.js";
import { createZone } from "../../src/time/zone.js";

const hour = 3_600_000;
const minute = 60_000;

/** What one objective, by what an SLA file says of it, tells of a record. */
async function explain(options: {
  readonly record: string;
  readonly objective: string;
  readonly more?: string;
  readonly records: Readonly<Record<string, readonly PlainRecord[]>>;
  readonly period?: string;
  readonly asOf?: string;
}) {
  const { record, objective, more = "", records, period = "2025-03" } = options;
  const asOf = Date.parse(options.asOf ?? "2025-04-01T00:00:00Z");
  const text = `version: 1
agreement: { id: demo, title: Demo, timezone: UTC, parties: { provider: { name: Demo } } }
${more}
objectives:
  - { id: demo, owner: provider, ${objective} }
`;
  const { agreement, problems } = await parseAgreement(text, { file: "sla.yaml" });
  expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
  const parsed = parsePeriod(period, { zone: createZone("UTC"), fiscalYearStart: 1 });
  const facts: RecordFacts[] = [];
  const evaluation = createEvaluation({
    agreement: agreement!,
    span: parsed.ok ? parsed.period : "all",
    asOf,
    watch: { record, tell: (told) => facts.push(told) },
  });
  for (const { source, requests } of evaluation.sources) {
    evaluation.add(batchRecords(source, requests, records[source.name] ?? []));
  }
  const fileNames = new Map([...agreement!.sources.keys()].map((name) => [name, [`${name}.csv`]]));
  evaluation.finish(fileNames);
  return facts.map((each) => explainRecord({ agreement: agreement!, asOf, fileNames }, each));
}

describe("figures: what a record adds, and to which period", () => {
  const deal = (id: string, stage: string, closedAt: string, more: PlainRecord = {}) => ({
    id,
    stage,
    createdAt: "2025-01-10T00:00:00Z",
    closedAt: `${closedAt}T12:00:00Z`,
    ...more,
  });
  const revenue = (record: string, ...opportunities: PlainRecord[]) =>
    explain({
      record,
      objective: "metric: revenue, target: at least 1000 EUR per month",
      more: "sources: { opportunities: { kind: opportunities, currency: EUR } }",
      records: { opportunities },
    });

  it("an amount of its own period", async () => {
    const [each] = await revenue("O1", deal("O1", "won", "2025-03-10", { amount: 1200.5 }));
    expect(each).toMatchObject({
      verdict: "counted",
      period: "2025-03",
      outOfScope: null,
      contributions: [{ op: "sum", role: "added", field: "amount", value: "1200.5", currency: "EUR" }],
    });
  });

  it("what does not count says why", async () => {
    const [lost] = await revenue("O1", deal("O1", "lost", "2025-03-10", { amount: 5 }));
    expect(lost).toMatchObject({ verdict: null, outOfScope: { reason: "filter" }, contributions: [] });
    expect(lost?.conditions.filter(({ holds }) => !holds)).toMatchObject([
      { from: "metric", found: [{ field: "stage", value: "lost" }] },
    ]);
    const [earlier] = await revenue("O1", deal("O1", "won", "2025-02-10", { amount: 5 }));
    expect(earlier?.outOfScope).toEqual({ reason: "other-period", period: "2025-02" });
    const [blank] = await revenue("O1", deal("O1", "won", "2025-03-10"));
    expect(blank).toMatchObject({ verdict: "unmeasurable", unmeasurable: "no-number" });
    const [foreign] = await revenue("O1", deal("O1", "won", "2025-03-10", { amount: 5, currency: "USD" }));
    expect(foreign).toMatchObject({ verdict: "unmeasurable", unmeasurable: "other-currency" });
  });

  it("a count by a day of the month", async () => {
    const count = (day: string) =>
      explain({
        record: "L1",
        objective:
          "metric: { count: { of: leads, at: createdAt } }, target: at least 100 per month by day 20",
        records: { leads: [{ id: "L1", createdAt: `2025-03-${day}T00:00:00Z` }] },
      });
    expect(await count("20")).toMatchObject([
      { verdict: "counted", contributions: [{ op: "count", value: "1", word: null }] },
    ]);
    expect(await count("21")).toMatchObject([
      { verdict: null, outOfScope: { reason: "after-target-day" }, contributions: [] },
    ]);
  });

  it("both sources of a combined figure tell their part", async () => {
    const records = {
      expenses: [{ id: "E1", spentAt: "2025-03-04T00:00:00Z", amount: 900 }],
      opportunities: [deal("O1", "won", "2025-03-10", { account: "Globex" })],
    };
    const cost = (record: string) =>
      explain({
        record,
        objective: "metric: customer-acquisition-cost, target: at most 500 EUR",
        more: "sources: { expenses: { kind: expenses, currency: EUR }, opportunities: { kind: opportunities } }",
        records,
      });
    expect(await cost("E1")).toMatchObject([
      { source: "expenses", file: "expenses.csv", contributions: [{ role: "added", value: "900" }] },
    ]);
    expect(await cost("O1")).toMatchObject([
      {
        source: "opportunities",
        file: "opportunities.csv",
        period: "2025-03",
        contributions: [{ role: "divides" }],
      },
    ]);
  });
});

describe("retention: the stock of each period that a record is in", () => {
  const churn = (account: PlainRecord) =>
    explain({
      record: "A1",
      objective: "metric: churn-rate, target: at most 5%",
      records: { accounts: [{ id: "A1", ...account }] },
      period: "2025-Q1",
      asOf: "2025-03-20T00:00:00Z",
    });

  it("kept, then lost", async () => {
    const told = await churn({ startedAt: "2024-06-01T00:00:00Z", endedAt: "2025-02-15T00:00:00Z" });
    const asks = "lost in the period";
    const lostAt = "2025-02-15T00:00:00.000Z";
    // A loss is what the rate counts, and what speaks against the promise.
    expect(told.map(({ period, verdict, outcome }) => [period, verdict, outcome])).toEqual([
      ["2025-01", "missed", { asks, isGood: false, isDecided: true, decidedAt: null, side: "for" }],
      ["2025-02", "met", { asks, isGood: true, isDecided: true, decidedAt: lostAt, side: "against" }],
    ]);
  });

  it("still there while the month runs, and never in a stock", async () => {
    const told = await churn({ startedAt: "2025-02-10T00:00:00Z" });
    expect(told.map(({ period, verdict }) => [period, verdict])).toEqual([["2025-03", "undecided"]]);
    expect(await churn({ startedAt: "2025-03-02T00:00:00Z" })).toMatchObject([
      { verdict: null, period: null, outOfScope: { reason: "not-there-at-start" } },
    ]);
  });
});

describe("rates: what a record counts as", () => {
  const reopened = (reopens: number, target: string) =>
    explain({
      record: "T1",
      objective: `metric: reopen-rate, target: ${target}`,
      records: {
        tickets: [{ id: "T1", status: "solved", resolvedAt: "2025-03-05T09:00:00Z", reopens }],
      },
    });

  it.each([
    [0, "at most 5%", "for"],
    [2, "at most 5%", "against"],
    [0, "at least 5%", "against"],
    [2, "at least 5%", "for"],
  ])("reopened %d times under %s: %s the promise", async (reopens, target, side) => {
    const [each] = await reopened(reopens, target);
    expect(each?.outcome).toMatchObject({ asks: "reopens is at least 1", isGood: reopens > 0, side });
  });

  it("the bound is that of the override that applies, and undecided is neither", async () => {
    const close = (stage: string) =>
      explain({
        record: "O1",
        objective:
          "metric: close-rate, target: at least 20%, overrides: [{ title: Spam, when: { account: Spam }, target: at most 1% }]",
        records: { opportunities: [{ id: "O1", stage, account: "Spam", createdAt: "2025-03-05T09:00:00Z" }] },
      });
    expect((await close("won"))[0]?.outcome).toMatchObject({ isGood: true, side: "against" });
    expect((await close("open"))[0]?.outcome).toMatchObject({ isDecided: false, side: null });
  });
});

describe("pauses: each stretch by what its record says", () => {
  const ticket = { id: "T1", createdAt: "2025-03-05T08:00:00Z", resolvedAt: "2025-03-05T20:00:00Z" };
  const named = async (objective: string, history: PlainRecord[], more: PlainRecord = {}, top = "") => {
    const [each] = await explain({
      record: "T1",
      objective: `metric: resolution-time, target: 90% within 24 hours, ${objective}`,
      more: `sources: { tickets: { kind: tickets }, ticket-history: { kind: ticket-history, history-of: tickets } }\n${top}`,
      records: { tickets: [{ ...ticket, ...more }], "ticket-history": history },
    });
    return each?.clock?.segments.map(({ kind, name, ms }) => [kind, name, ms / hour]);
  };
  const event = (at: string, status: string, more: PlainRecord = {}) => ({
    id: "T1",
    at: `2025-03-05T${at}:00Z`,
    status,
    ...more,
  });

  it("the status as the history writes it; one that follows another has a stretch of its own", async () => {
    const pauses = "pause-while: { status: [Pending, on-hold, vendor] }";
    const history = [event("09:00", "PENDING"), event("11:00", "Vendor"), event("12:00", "open")];
    expect(await named(pauses, history)).toEqual([
      ["running", null, 1],
      ["paused", "PENDING", 2],
      ["paused", "Vendor", 1],
      ["running", null, 8],
    ]);
  });

  it("time spent closed, by the status that closed it", async () => {
    const history = [event("10:00", "Solved"), event("13:00", "open"), event("20:00", "solved")];
    expect(await named("reopen: last-close", history)).toEqual([
      ["running", null, 2],
      ["paused", "Solved until reopened", 3],
      ["running", null, 7],
    ]);
  });

  it("another field of the history that pauses beside it", async () => {
    const history = [
      event("09:00", "open", { queue: "Customer" }),
      event("10:00", "open", { queue: "Support" }),
    ];
    expect(await named("pause-while: { queue: customer }", history)).toEqual([
      ["running", null, 1],
      ["paused", "open, Customer", 1],
      ["running", null, 10],
    ]);
  });

  it("an agreed window before what the record says, and columns by their names", async () => {
    const window =
      'exclusions: [{ pause-clock: ["2025-03-05T10:00:00Z", "2025-03-05T11:00:00Z"], reason: Outage }]';
    const held = { heldAt: "2025-03-05T09:00:00Z", resumedAt: "2025-03-05T12:00:00Z" };
    expect(await named("pauses: { from: heldAt, to: resumedAt }", [], held, window)).toEqual([
      ["running", null, 1],
      ["paused", "heldAt to resumedAt", 1],
      ["paused", "Outage", 1],
      ["paused", "heldAt to resumedAt", 1],
      ["running", null, 8],
    ]);
  });
});

describe("attempts: each of them, and which one was enough", () => {
  const attempted = (rest: string, lead: PlainRecord, activities: PlainRecord[]) =>
    explain({
      record: "L1",
      objective: `metric: follow-up-attempts, target: 90% with at least 2 within 24 hours${rest}`,
      more: activities.length === 0 ? "" : "sources: { activities: { kind: activities } }",
      records: { leads: [{ id: "L1", createdAt: "2025-03-03T10:00:00Z", ...lead }], activities },
    });
  const attempt = (at: string, outcome?: string) => ({
    id: at,
    leadId: "L1",
    at: `2025-03-${at}:00Z`,
    ...(outcome === undefined ? {} : { outcome }),
  });

  it("the second since the start", async () => {
    const [each] = await attempted("", {}, [
      attempt("04T09:00"),
      attempt("03T09:00"),
      attempt("03T12:00"),
      attempt("05T12:00"),
    ]);
    expect(each).toMatchObject({
      verdict: "met",
      stoppedAt: "2025-03-04T09:00:00.000Z",
      clock: { elapsedMs: 23 * hour, marginMs: hour },
      attempts: { needed: 2, made: 3, reachedAt: null },
    });
    expect(
      each?.attempts?.list.map(({ at, counts, isDecisive }) => [at.slice(8, 16), counts, isDecisive]),
    ).toEqual([
      ["03T09:00", false, false],
      ["03T12:00", true, false],
      ["04T09:00", true, true],
      ["05T12:00", true, false],
    ]);
  });

  it("the one that reached somebody, where that is enough", async () => {
    const [each] = await attempted(", unless-reached: true", {}, [attempt("03T12:00", "connected")]);
    expect(each).toMatchObject({
      verdict: "met",
      attempts: { needed: 2, made: 1, list: [{ isReached: true, isDecisive: true }] },
    });
  });
});

it("waits: each of a conversation, and the one that a message began", async () => {
  const message = (id: string, author: string, at: string) => ({
    id,
    ticketId: "T1",
    author,
    at: `2025-03-03T${at}:00Z`,
  });
  const wait = (record: string) =>
    explain({
      record,
      objective: "metric: next-response-time, target: 100% within 60 minutes",
      records: {
        messages: [
          message("M1", "customer", "09:00"),
          message("M2", "customer", "09:10"),
          message("M3", "agent", "09:30"),
          message("M4", "customer", "10:00"),
          message("M5", "agent", "11:05"),
          message("M6", "nobody", "12:00"),
        ],
      },
    });
  const said = (told: Awaited<ReturnType<typeof explain>>) =>
    told.map(({ verdict, clock }) => [verdict, clock?.cycle, clock && clock.elapsedMs / minute]);
  // The message of an author whom nothing explains can't be judged.
  expect(said(await wait("T1"))).toEqual([
    ["unmeasurable", undefined, null],
    ["met", 1, 30],
    ["breached", 2, 65],
  ]);
  expect(said(await wait("M4"))).toEqual([["breached", 2, 65]]);
  expect(said(await wait("M5"))).toEqual([]);
});

describe("cadence: by the delivery, and by the date", () => {
  const deliver = (record: string, more = "") =>
    explain({
      record,
      objective: "metric: delivery-cadence, target: 100% by friday 17:00 each week",
      more,
      records: {
        deliveries: [
          { id: "D1", deliveredAt: "2025-03-07T16:00:00Z" },
          { id: "D2", deliveredAt: "2025-03-14T18:00:00Z" },
          { id: "D3", deliveredAt: "2025-03-14T19:00:00Z", dueAt: "2025-03-14T17:00:00Z" },
          { id: "D4", deliveredAt: null },
        ],
      },
    });
  const day = 24 * hour;

  it("what was in time, what was late", async () => {
    // A week from Friday to Friday; 6 days and 23 hours of it had gone by.
    expect(await deliver("D1")).toMatchObject([
      {
        verdict: "met",
        period: "2025-03",
        line: 1,
        startedAt: "2025-02-28T17:00:00.000Z",
        clock: { dueAt: "2025-03-07T17:00:00.000Z", limitMs: 7 * day, marginMs: hour, lateMs: -hour },
      },
    ]);
    expect(await deliver("D2")).toMatchObject([{ verdict: "breached", clock: { lateMs: hour } }]);
  });

  it("what no date is left for, and what has not been delivered", async () => {
    expect(await deliver("D3")).toMatchObject([{ verdict: null, outOfScope: { reason: "no-date" } }]);
    expect(await deliver("D4")).toMatchObject([{ verdict: null, outOfScope: { reason: "not-delivered" } }]);
  });

  it("a date without a delivery is asked for as itself", async () => {
    expect(await deliver("2025-03-21")).toMatchObject([
      { verdict: "overdue", file: "", clock: { isRunning: true, dueAt: "2025-03-21T17:00:00.000Z" } },
    ]);
    expect(await deliver("2025-03-07")).toMatchObject([{ verdict: "met", file: "deliveries.csv" }]);
  });
});

it("uptime: what an outage takes from each period", async () => {
  const down = (record: string) =>
    explain({
      record,
      objective: "metric: uptime, target: at least 99%",
      more: "sources: { outages: { kind: outages, complete: true } }",
      period: "2025-Q1",
      records: {
        outages: [
          { id: "U1", startedAt: "2025-02-28T22:00:00Z", endedAt: "2025-03-01T01:30:00Z" },
          { id: "U2", startedAt: "2024-12-30T22:00:00Z", endedAt: "2024-12-31T01:30:00Z" },
          { id: "U3", startedAt: "2025-03-02T00:00:00Z", endedAt: "2025-03-01T00:00:00Z" },
          { id: "U4", startedAt: "2025-03-03T00:00:00Z", endedAt: "2025-03-03T00:00:00Z" },
        ],
      },
    });
  expect((await down("U1")).map(({ period, verdict, downMs }) => [period, verdict, downMs])).toEqual([
    ["2025-02", "counted", 2 * hour],
    ["2025-03", "counted", 1.5 * hour],
  ]);
  expect(await down("U2")).toMatchObject([
    { verdict: null, outOfScope: { reason: "other-period", period: "2024-12" } },
  ]);
  expect(await down("U4")).toMatchObject([{ verdict: null, outOfScope: { reason: "no-agreed-time" } }]);
  expect(await down("U3")).toMatchObject([{ verdict: "unmeasurable", unmeasurable: "stop-before-start" }]);
});
