import { describe, expect, test } from "vitest";
import { parseAgreement } from "../../src/definition/parse-agreement.js";
import { createEvaluation } from "../../src/engine/evaluate.js";
import { evaluateAgreement } from "../../src/evaluate-agreement.js";
import type { RemedyReport, RemedySum } from "../../src/model/remedy-report.js";
import { answered } from "./answered-tickets.js";
import { hour } from "./sample-agreement.js";

/** How many tickets of a month were answered within the hour, and how many were not. */
type Month = readonly [met: number, missed: number];

function ticketsOf(months: Readonly<Record<string, Month>>, account = "Acme") {
  return Object.entries(months).flatMap(([month, [met, missed]]) => answered(month, met, missed, account));
}

interface Written {
  readonly penalty?: string;
  readonly agreement?: string;
  readonly objective?: string;
  readonly rest?: string;
  readonly target?: string;
}

function define({
  penalty,
  agreement = "fee: 12000.00 EUR per month",
  objective = "",
  rest = "",
  target,
}: Written) {
  return `version: 1
agreement:
  id: demo
  title: Demo
  timezone: UTC
  parties: { provider: { name: Demo }, client: { name: Acme } }
  effective: { from: 2025-01-01 }
  ${agreement}
objectives:
  - id: reply
    metric: first-response-time
    owner: provider
    target: ${target ?? "90% within 1 hour"}
    ${penalty === undefined ? "" : `penalty: ${penalty}`}
${objective}
${rest}
`;
}

async function settle(
  written: Written,
  months: Readonly<Record<string, Month>>,
  { period = "all", more = [] as ReturnType<typeof ticketsOf> } = {},
): Promise<RemedyReport> {
  const { agreement, problems } = await parseAgreement(define(written), { file: "sla.yaml" });
  expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
  const report = evaluateAgreement(agreement!, {
    records: { tickets: [...ticketsOf(months), ...more] },
    period,
    asOf: Date.parse("2026-06-30T00:00:00Z"),
  });
  expect(report.remedies).toBeDefined();
  return report.remedies!;
}

function owedBy(remedies: RemedyReport, label: string, party = "provider"): RemedySum | undefined {
  return remedies.periods
    .find((period) => period.label === label)
    ?.parties.find((sum) => sum.party === party);
}

function amounts(remedies: RemedyReport): (string | undefined)[] {
  return remedies.periods.map(({ label }) => owedBy(remedies, label)?.owed.amount);
}

const bands = "bands: [{ below: 90%, credit: 5% }, { below: 80%, credit: 10% }]";

describe("tiered credit, 5% below 90% and 10% below 80% of a fee of 12,000", () => {
  test.each<[string, Month, string | undefined]>([
    ["exactly on the promise nothing is owed", [90, 10], undefined],
    ["just below the promise 5% of 12,000", [89, 11], "600.00"],
    ["exactly on the edge of the lower band the upper one holds", [80, 20], "600.00"],
    ["just below that edge 10%", [79, 21], "1200.00"],
    ["the lowest band has no end", [0, 100], "1200.00"],
    ["19 of 21 is above 90%", [19, 2], undefined],
    ["8 of 9 is below it", [8, 1], "600.00"],
  ])("%s", async (_, month, owed) => {
    const remedies = await settle({ penalty: `{ kind: tiered-credit, ${bands} }` }, { "2025-03": month });
    expect(amounts(remedies)).toEqual([owed]);
  });

  test("a band says which it is, and of what the credit is a share", async () => {
    const remedies = await settle({ penalty: `{ kind: tiered-credit, ${bands} }` }, { "2025-03": [79, 21] });
    expect(owedBy(remedies, "2025-03")?.steps).toMatchObject([
      {
        objective: "reply",
        penalty: "tiered-credit",
        because: "below 80%",
        credit: "10% of the fee",
        actual: "79%",
        line: 14,
        isProvisional: false,
      },
    ]);
  });

  test("bands with both ends end where they say", async () => {
    const written =
      "{ kind: tiered-credit, bands: [{ below: 90%, from: 80%, credit: 5% }, { below: 80%, credit: 10% }] }";
    expect(amounts(await settle({ penalty: written }, { "2025-03": [80, 20] }))).toEqual(["600.00"]);
    expect(amounts(await settle({ penalty: written }, { "2025-03": [79, 21] }))).toEqual(["1200.00"]);
  });

  test("a reward is earned where the promise is kept, and never set off", async () => {
    const written =
      "{ kind: tiered-credit, bands: [{ below: 90%, credit: 5% }, { at-least: 99%, reward: 2% }] }";
    const remedies = await settle(
      { penalty: written },
      { "2025-03": [99, 1], "2025-04": [98, 2], "2025-05": [50, 50] },
    );
    expect(
      remedies.periods.map(({ parties }) =>
        parties.map(({ rewards, owed }) => [rewards.amount, owed.amount]),
      ),
    ).toEqual([[["240.00", "0.00"]], [], [["0.00", "600.00"]]]);
    expect(remedies.totals[0]).toMatchObject({ rewards: { amount: "240.00" }, owed: { amount: "600.00" } });
  });
});

describe("the other kinds", () => {
  test.each<[string, string, Month, string | undefined]>([
    ["flat: a share", "{ kind: flat-credit, credit: 2.5% }", [89, 11], "300.00"],
    ["flat: an amount", "{ kind: flat-credit, credit: 99.95 EUR }", [0, 1], "99.95"],
    [
      "per breach: all of them once the promise is broken",
      "{ kind: per-breach-fee, fee: 50.00 EUR }",
      [80, 20],
      "1000.00",
    ],
    ["per breach: none while it is kept", "{ kind: per-breach-fee, fee: 50.00 EUR }", [90, 10], undefined],
    [
      "per breach: only beyond the ten that 90% allows",
      "{ kind: per-breach-fee, fee: 50.00 EUR, count: beyond-budget }",
      [80, 20],
      "500.00",
    ],
    ["per breach: capped", "{ kind: per-breach-fee, fee: 50.00 EUR, cap: 333.33 EUR }", [80, 20], "333.33"],
    ["points: 87.5% is two full ones below", "{ kind: per-percentage-point, credit: 1% }", [7, 1], "240.00"],
    [
      "points: and three started ones",
      "{ kind: per-percentage-point, credit: 1%, points: started }",
      [7, 1],
      "360.00",
    ],
    [
      "points: and exactly 2.5",
      "{ kind: per-percentage-point, credit: 1%, points: exact }",
      [7, 1],
      "300.00",
    ],
    [
      "points: a whole number is no started one more",
      "{ kind: per-percentage-point, credit: 1%, points: started }",
      [88, 12],
      "240.00",
    ],
    [
      "points: less than a full one costs nothing",
      "{ kind: per-percentage-point, credit: 1% }",
      [179, 21],
      "0.00",
    ],
    ["linear: halfway", "{ kind: linear, credit: 20%, full-at: 70% }", [80, 20], "1200.00"],
    ["linear: at its end", "{ kind: linear, credit: 20%, full-at: 70% }", [70, 30], "2400.00"],
    ["linear: beyond it no more", "{ kind: linear, credit: 20%, full-at: 70% }", [1, 99], "2400.00"],
    [
      "linear: a third of the way to 60% of 1,000.00 is rounded",
      "{ kind: linear, credit: 1000.00 EUR, full-at: 60% }",
      [80, 20],
      "333.33",
    ],
  ])("%s", async (_, penalty, month, owed) => {
    expect(amounts(await settle({ penalty }, { "2025-03": month }))).toEqual([owed]);
  });

  test("half a cent is rounded away from zero, once", async () => {
    const agreement = "fee: 100.10 EUR per month";
    // 5% of 100.10 is 5.005.
    const remedies = await settle(
      { agreement, penalty: "{ kind: flat-credit, credit: 5% }" },
      { "2025-03": [0, 1] },
    );
    expect(amounts(remedies)).toEqual(["5.01"]);
  });

  test("a currency without a smaller unit has whole amounts", async () => {
    const agreement = "fee: 10001 JPY per month";
    const remedies = await settle(
      { agreement, penalty: "{ kind: flat-credit, credit: 5% }" },
      { "2025-03": [0, 1] },
    );
    expect(amounts(remedies)).toEqual(["500"]);
    expect(remedies.roundedTo).toEqual({ amount: "1", currency: "JPY" });
  });

  test("a yearly fee is a twelfth of it a month, and a share of it is rounded once", async () => {
    const agreement = "fee: 100000.00 EUR per year";
    const remedies = await settle(
      { agreement, penalty: "{ kind: flat-credit, credit: 3% }" },
      { "2025-03": [0, 1] },
    );
    expect(remedies.fee).toEqual({ amount: "8333.33", currency: "EUR" });
    expect(amounts(remedies)).toEqual(["250.00"]);
  });

  test("a service of its own has a fee of its own", async () => {
    const penalty = "{ kind: flat-credit, credit: 10%, of: 3000.00 EUR per quarter, cap: 5% }";
    expect(amounts(await settle({ penalty }, { "2025-03": [0, 1] }))).toEqual(["50.00"]);
  });
});

describe("caps, forgiveness and what is carried over", () => {
  const carried = `{ kind: tiered-credit, ${bands}, cap: 8%, carry-over: true }`;

  test("what a cap cuts off is owed in the next period, under its cap", async () => {
    const remedies = await settle(
      { penalty: carried },
      { "2025-01": [0, 9], "2025-02": [0, 9], "2025-03": [89, 11], "2025-04": [9, 0], "2025-05": [9, 0] },
    );
    // 1,200 each in January and February under 960; 600 in March: 240, 480, then 120 in April.
    expect(amounts(remedies)).toEqual(["960.00", "960.00", "960.00", "120.00", undefined]);
    expect(owedBy(remedies, "2025-03")?.steps[0]).toMatchObject({
      charged: { amount: "600.00" },
      carriedIn: { amount: "480.00" },
      carriedOut: { amount: "120.00" },
    });
  });

  test("the periods before the audited ones count for it", async () => {
    const months: Record<string, Month> = { "2025-01": [0, 9], "2025-02": [0, 9], "2025-03": [89, 11] };
    const remedies = await settle({ penalty: carried }, months, { period: "2025-03" });
    expect(amounts(remedies)).toEqual(["960.00"]);
    expect(remedies.since).toBe("2025-01");
  });

  test("it is owed in a period without a record too", async () => {
    const months: Record<string, Month> = { "2025-01": [0, 9], "2025-03": [9, 0] };
    const remedies = await settle({ penalty: carried }, months);
    expect(amounts(remedies)).toEqual(["960.00", "240.00", undefined]);
    expect(owedBy(remedies, "2025-02")?.steps[0]).toMatchObject({ verdict: "no-data", because: null });
  });

  test("without carry-over it is cut off for good", async () => {
    const penalty = `{ kind: tiered-credit, ${bands}, cap: 8% }`;
    const remedies = await settle({ penalty }, { "2025-01": [0, 9], "2025-02": [9, 0] });
    expect(amounts(remedies)).toEqual(["960.00", undefined]);
  });

  test("the first breach is forgiven, the second is not, whatever period is audited", async () => {
    const penalty = "{ kind: flat-credit, credit: 5%, forgive-first: 1 }";
    const months: Record<string, Month> = { "2025-01": [9, 0], "2025-02": [0, 9], "2025-03": [0, 9] };
    expect(amounts(await settle({ penalty }, months))).toEqual([undefined, "0.00", "600.00"]);
    expect(amounts(await settle({ penalty }, months, { period: "2025-02" }))).toEqual(["0.00"]);
    expect(amounts(await settle({ penalty }, months, { period: "2025-03" }))).toEqual(["600.00"]);
  });

  test("credits of all objectives are added up, then capped by the agreement", async () => {
    const objective = `  - { id: second, metric: resolution-time, owner: provider, target: 90% within 1 hour, penalty: { kind: flat-credit, credit: 15% } }`;
    const tickets = ticketsOf({ "2025-03": [0, 4] }).map((ticket) => ({
      ...ticket,
      resolvedAt: new Date(ticket.createdAt.getTime() + 2 * hour),
    }));
    const { agreement } = await parseAgreement(
      define({
        penalty: "{ kind: flat-credit, credit: 10% }",
        objective,
        rest: "remedies: { cap: 20% of fee }",
      }),
      { file: "sla.yaml" },
    );
    const report = evaluateAgreement(agreement!, {
      records: { tickets },
      period: "2025-03",
      asOf: Date.parse("2025-05-01T00:00:00Z"),
    });
    expect(owedBy(report.remedies!, "2025-03")).toMatchObject({
      credits: { amount: "3000.00" },
      cap: { amount: "2400.00" },
      owed: { amount: "2400.00" },
    });
    expect(report.objectives.map(({ credit }) => credit?.amount)).toEqual(["1200.00", "1800.00"]);
  });
});

describe("parts and waivers", () => {
  test("a promise broken for two customers is paid once, by the part where it costs most", async () => {
    const penalty = `{ kind: tiered-credit, ${bands} }\n    overrides: [{ when: { account: Globex }, target: 85% within 1 hour }]`;
    const more = ticketsOf({ "2025-03": [7, 3] }, "Globex");
    const remedies = await settle({ penalty }, { "2025-03": [89, 11] }, { more });
    expect(owedBy(remedies, "2025-03")).toMatchObject({ owed: { amount: "1200.00" } });
    expect(owedBy(remedies, "2025-03")?.steps).toHaveLength(1);
  });

  test("an override with a penalty of its own pays by itself", async () => {
    const penalty = `{ kind: flat-credit, credit: 5% }\n    overrides: [{ when: { account: Globex }, penalty: { kind: flat-credit, credit: 70.00 EUR } }]`;
    const more = ticketsOf({ "2025-03": [7, 3] }, "Globex");
    const remedies = await settle({ penalty }, { "2025-03": [89, 11] }, { more });
    expect(
      owedBy(remedies, "2025-03")?.steps.map(({ override, amount }) => [override, amount.amount]),
    ).toEqual([
      [null, "600.00"],
      ["account: Globex", "70.00"],
    ]);
  });

  test("waived breaches cost nothing; what they would have cost stands beside it", async () => {
    const waived = Array.from({ length: 11 }, (_, index) => 79 + index);
    const rest = `waivers:\n${waived.map((index) => `  - { record: Acme-2025-03-${index}, reason: Storm, approved-by: Kim, on: 2025-04-01 }`).join("\n")}`;
    // 79 of 89 is 88.8%; of all 100 it is 79%.
    const remedies = await settle(
      { penalty: `{ kind: tiered-credit, ${bands} }`, rest },
      { "2025-03": [79, 21] },
    );
    expect(owedBy(remedies, "2025-03")).toMatchObject({
      owed: { amount: "600.00" },
      withoutWaivers: { amount: "1200.00" },
    });
  });

  test("also where the waivers keep the promise", async () => {
    const rest = `waivers: [{ record: Acme-2025-03-9, reason: Storm, approved-by: Kim, on: 2025-04-01 }]`;
    const remedies = await settle(
      { penalty: "{ kind: flat-credit, credit: 5% }", rest, target: "100% within 1 hour" },
      { "2025-03": [9, 1] },
    );
    expect(owedBy(remedies, "2025-03")).toMatchObject({
      owed: { amount: "0.00" },
      withoutWaivers: { amount: "600.00" },
    });
  });
});

describe("the right to end the agreement", () => {
  const inARow = "remedies: { terminate-after: 3 breached months in a row }";
  const bad: Month = [0, 9];
  const good: Month = [9, 0];

  test("three in a row, the first two of them before the audited period", async () => {
    const months = { "2025-01": good, "2025-02": bad, "2025-03": bad, "2025-04": bad };
    const { termination } = await settle({ rest: inARow }, months, { period: "2025-04" });
    expect(termination).toMatchObject([
      {
        objective: "reply",
        owner: "provider",
        needed: 3,
        breached: ["2025-02", "2025-03", "2025-04"],
        reachedIn: ["2025-04"],
        unknown: [],
      },
    ]);
  });

  test("a month that was kept breaks the row", async () => {
    const months = { "2025-01": bad, "2025-02": bad, "2025-03": good, "2025-04": bad };
    const { termination } = await settle({ rest: inARow }, months, { period: "2025-04" });
    expect(termination).toMatchObject([{ breached: ["2025-04"], reachedIn: [] }]);
  });

  test("a month without data breaks it too, and is named", async () => {
    const months = { "2025-01": bad, "2025-02": bad, "2025-04": bad };
    const { termination } = await settle({ rest: inARow }, months, { period: "2025-04" });
    expect(termination).toMatchObject([{ reachedIn: [], unknown: ["2025-03"] }]);
  });

  test("four of twelve need no row, and the thirteenth month, which forgets the first, gives no new right", async () => {
    const rest = "remedies: { terminate-after: 4 of 12 }";
    const months = Object.fromEntries(
      Array.from({ length: 13 }, (_, index): [string, Month] => [
        `${index < 12 ? 2025 : 2026}-${String((index % 12) + 1).padStart(2, "0")}`,
        [0, 4, 8, 11].includes(index) ? bad : good,
      ]),
    );
    const december = await settle({ rest }, months, { period: "2025-12" });
    expect(december.termination).toMatchObject([{ reachedIn: ["2025-12"] }]);
    const january = await settle({ rest }, months, { period: "2026-01" });
    expect(january.termination).toMatchObject([
      { reachedIn: ["2025-12"], breached: ["2025-01", "2025-05", "2025-09", "2025-12"] },
    ]);
  });

  test("a row that was broken counts from its break, and a right that arose before the audited period still stands", async () => {
    const broken = await settle(
      { rest: inARow },
      { "2025-01": bad, "2025-02": bad, "2025-03": good },
      { period: "2025-03" },
    );
    expect(broken.termination).toMatchObject([{ breached: [], reachedIn: [] }]);
    const earlier = { "2025-01": bad, "2025-02": bad, "2025-03": bad, "2025-04": good };
    const { termination } = await settle({ rest: inARow }, earlier, { period: "2025-04" });
    expect(termination).toMatchObject([
      { reachedIn: ["2025-03"], breached: ["2025-01", "2025-02", "2025-03"] },
    ]);
  });

  test("a month that still runs gives no right", async () => {
    const { agreement } = await parseAgreement(define({ rest: inARow }), { file: "sla.yaml" });
    const tickets = ticketsOf({ "2025-01": bad, "2025-02": bad, "2025-03": bad });
    const at = (asOf: string) =>
      evaluateAgreement(agreement!, { records: { tickets }, period: "2025-03", asOf: Date.parse(asOf) })
        .remedies?.termination;
    expect(at("2025-03-20T00:00:00Z")).toMatchObject([{ reachedIn: [] }]);
    expect(at("2025-04-01T00:00:00Z")).toMatchObject([{ reachedIn: ["2025-03"] }]);
  });

  test("months before the data begins are unknown, not kept", async () => {
    const { termination } = await settle({ rest: inARow }, { "2025-03": bad }, { period: "2025-03" });
    expect(termination).toMatchObject([{ reachedIn: [], unknown: ["2025-01", "2025-02"] }]);
  });
});

test("for a part of a measurement period nothing is owed, and the report says so", async () => {
  const remedies = await settle(
    { penalty: "{ kind: flat-credit, credit: 5% }" },
    { "2025-03": [0, 9] },
    { period: "2025-03-01..2025-03-15" },
  );
  expect(remedies.periods).toEqual([]);
  expect(remedies.partPeriods).toEqual(["2025-03-01..2025-03-15"]);
});

describe("what is easily got wrong", () => {
  const carrying =
    "{ kind: tiered-credit, bands: [{ below: 90%, credit: 20% }, { at-least: 99%, reward: 1% }], cap: 5%, carry-over: true }";
  const fee = "fee: 1000.00 EUR per month";

  test("a reward does not swallow what was carried over", async () => {
    const remedies = await settle(
      { penalty: carrying, agreement: fee },
      { "2025-05": [8, 2], "2025-06": [10, 0] },
    );
    expect(owedBy(remedies, "2025-05")?.steps).toMatchObject([
      { amount: { amount: "50.00" }, carriedOut: { amount: "150.00" } },
    ]);
    expect(owedBy(remedies, "2025-06")).toMatchObject({
      owed: { amount: "50.00" },
      rewards: { amount: "10.00" },
    });
    expect(owedBy(remedies, "2025-06")?.steps[1]).toMatchObject({
      carriedIn: { amount: "150.00" },
      carriedOut: { amount: "100.00" },
    });
  });

  test("waivers that make a reward of a credit spared the credit", async () => {
    const rest = `waivers:\n${[8, 9].map((index) => `  - { record: Acme-2025-03-${index}, reason: Storm, approved-by: Kim, on: 2025-04-01 }`).join("\n")}`;
    const penalty =
      "{ kind: tiered-credit, bands: [{ below: 90%, credit: 20% }, { at-least: 99%, reward: 1% }] }";
    const remedies = await settle({ penalty, agreement: fee, rest }, { "2025-03": [8, 2] });
    expect(owedBy(remedies, "2025-03")).toMatchObject({
      owed: { amount: "0.00" },
      rewards: { amount: "10.00" },
      withoutWaivers: { amount: "200.00" },
    });
  });

  test.each([
    ["p90 within 1 hour", "above: 1 hour"],
    ["average within 1 hour", "above: 1 hour"],
  ])("waivers of %s spared what its own times come to", async (target, edge) => {
    const rest = `waivers:\n${[8, 9].map((index) => `  - { record: Acme-2025-03-${index}, reason: Storm, approved-by: Kim, on: 2025-04-01 }`).join("\n")}`;
    const penalty = `{ kind: tiered-credit, bands: [{ ${edge}, credit: 20% }] }`;
    const remedies = await settle({ target, penalty, agreement: fee, rest }, { "2025-03": [8, 2] });
    expect(owedBy(remedies, "2025-03")).toMatchObject({
      owed: { amount: "0.00" },
      withoutWaivers: { amount: "200.00" },
    });
  });

  test("an average that misses by a part of a millisecond is in its band", async () => {
    const penalty = "{ kind: tiered-credit, bands: [{ above: 1 hour, credit: 20% }] }";
    const remedies = await settle(
      { target: "average within 1 hour", penalty, agreement: fee },
      { "2025-03": [2999, 1] },
    );
    expect(amounts(remedies)).toEqual(["200.00"]);
  });

  test("the month that the audit begins in the middle of is history", async () => {
    const months: Record<string, Month> = {
      "2025-05": [8, 2],
      "2025-06": [8, 2],
      "2025-07": [10, 0],
      "2025-08": [8, 2],
    };
    const rest = "remedies: { terminate-after: 3 breached months in a row }";
    const { termination } = await settle({ rest }, months, { period: "2025-07-02..2025-08-31" });
    expect(termination).toMatchObject([{ reachedIn: [], breached: ["2025-08"] }]);
    const carry = "{ kind: flat-credit, credit: 30%, cap: 10%, carry-over: true }";
    const carried = await settle(
      { penalty: carry, agreement: fee },
      { "2025-04": [8, 2], "2025-05": [10, 0] },
      { period: "2025-04-02..2025-05-31" },
    );
    expect(amounts(carried)).toEqual(["100.00"]);
  });

  test("the first breached period is forgiven even where it would have cost nothing", async () => {
    const penalty = "{ kind: tiered-credit, bands: [{ below: 80%, credit: 10% }], forgive-first: 1 }";
    const remedies = await settle({ penalty, agreement: fee }, { "2025-05": [88, 12], "2025-06": [7, 3] });
    expect(amounts(remedies)).toEqual(["0.00", "100.00"]);
  });

  test("the smallest unit of a currency is that of ISO 4217, whatever Node says", async () => {
    const remedies = await settle(
      { penalty: "{ kind: flat-credit, credit: 100.50 HUF }", agreement: "kind: customer" },
      { "2025-03": [0, 1] },
    );
    expect(amounts(remedies)).toEqual(["100.50"]);
    const dinars = await settle(
      { penalty: "{ kind: flat-credit, credit: 5% }", agreement: "fee: 100.010 KWD per month" },
      { "2025-03": [0, 1] },
    );
    // 5% of 100.010 is 5.0005.
    expect(amounts(dinars)).toEqual(["5.001"]);
  });

  test.each([
    ["{ kind: flat-credit, credit: 5.00USD }", "two-currencies"],
    ["{ kind: flat-credit, credit: 5% of the yearly fee }", "amount-not-understood"],
    [
      "{ kind: per-breach-fee, fee: 5.00 EUR, count: beyond-budget }",
      "penalty-mismatch",
      "p90 within 1 hour",
    ],
  ])("%s is refused", async (penalty, code, target?: string) => {
    const { problems } = await parseAgreement(
      define({ penalty, ...(target === undefined ? {} : { target }) }),
      { file: "sla.yaml" },
    );
    expect(problems).toMatchObject([{ code, line: 14 }]);
  });
});

describe("parts that count zero", () => {
  const counted = (overrides: string, penalty: string) => `version: 1
agreement: { id: demo, title: Demo, timezone: UTC, parties: { provider: { name: Demo } } }
objectives:
  - id: volume
    metric: { count: { of: leads } }
    owner: provider
    target: at least 5
    penalty: ${penalty}
    overrides: [${overrides}]
`;
  async function settleLeads(overrides: string, penalty: string, own: number) {
    const { agreement, problems } = await parseAgreement(counted(overrides, penalty), { file: "sla.yaml" });
    expect(problems).toEqual([]);
    const leads = Array.from({ length: own }, (_, index) => ({
      id: `L-${index}`,
      source: "web",
      createdAt: new Date(Date.UTC(2025, 6, 2)),
    }));
    return evaluateAgreement(agreement!, {
      records: { leads },
      period: "2025-07",
      asOf: Date.UTC(2025, 8, 1),
    });
  }

  test("an override that is not in force yet owes nothing", async () => {
    const override =
      "{ when: { source: partner }, effective: { from: 2025-08-01 }, target: at least 2, penalty: { kind: flat-credit, credit: 100.00 EUR } }";
    const report = await settleLeads(override, "{ kind: flat-credit, credit: 50.00 EUR }", 5);
    expect(report.verdict).toBe("met");
    expect(report.remedies?.totals).toEqual([]);
  });

  test("a part with none of the two that were promised breaks the promise, and costs it", async () => {
    const override = "{ when: { source: partner }, target: at least 2 }";
    const flat = await settleLeads(override, "{ kind: flat-credit, credit: 100.00 EUR }", 6);
    expect(flat.remedies?.totals).toMatchObject([{ owed: { amount: "100.00" } }]);
    const bands =
      "{ kind: tiered-credit, bands: [{ below: 5, credit: 100.00 EUR }, { at-least: 8, reward: 77.00 EUR }] }";
    const tiered = await settleLeads(override, bands, 9);
    expect(tiered.remedies?.totals).toMatchObject([
      { owed: { amount: "100.00" }, rewards: { amount: "0.00" } },
    ]);
  });
});

describe("columns of the time before", () => {
  test("are asked for by the objective whose consequences reach back", async () => {
    const second = `  - { id: solve, metric: resolution-time, owner: provider, target: 90% within 4 hours }`;
    const penalty = "{ kind: flat-credit, credit: 10%, forgive-first: 1 }";
    const { agreement } = await parseAgreement(define({ penalty, objective: second }), { file: "sla.yaml" });
    const span = { fromMs: Date.parse("2025-03-01"), toMs: Date.parse("2025-04-01"), label: "2025-03" };
    const { sources } = createEvaluation({
      agreement: agreement!,
      span,
      asOf: Date.parse("2025-06-30"),
    });
    const neededBy = (name: string) => sources[0]?.requests.find(({ field }) => field === name)?.neededBy;
    expect(neededBy("firstResponseAt")).toEqual(["reply"]);
    expect(neededBy("resolvedAt")).toEqual(["solve"]);
    expect(neededBy("createdAt")).toEqual(["reply", "solve"]);
  });
});
