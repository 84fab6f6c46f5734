import { describe, expect, test } from "vitest";
import { parseAgreement } from "../../src/definition/parse-agreement.js";
import { evaluateAgreement } from "../../src/evaluate-agreement.js";
import type { PlainRecord } from "../../src/index.js";
import { answered } from "./answered-tickets.js";
import { hour } from "./sample-agreement.js";

type Records = Readonly<Record<string, readonly PlainRecord[]>>;

/** What one objective comes to in 2025, by the part of an SLA file that says it. */
async function remediesOf(
  objective: string,
  records: Records,
  {
    period = "all",
    asOf = "2025-12-31T00:00:00Z",
    rest = "",
    fee = "1000.00 EUR per month",
    every = "month",
  } = {},
) {
  const text = `version: 1
agreement:
  { id: demo, title: Demo, timezone: UTC${fee === "" ? "" : `, fee: ${fee}`}, reporting: { every: ${every} }, effective: { from: 2025-01-01 }, parties: { us: { name: Us } } }
objectives:
  - { id: reply, owner: us, ${objective} }
${rest}
`;
  const { agreement, problems } = await parseAgreement(text, { file: "sla.yaml" });
  expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
  return evaluateAgreement(agreement!, { records, period, asOf: Date.parse(asOf) }).remedies!;
}

/** The same, of each period. */
async function settle(...asked: Parameters<typeof remediesOf>) {
  const { periods } = await remediesOf(...asked);
  return Object.fromEntries(periods.map(({ label, parties }) => [label, parties[0]]));
}

const reply = "metric: first-response-time, target: 90% within 1 hour";
const bands = "bands: [{ below: 90%, credit: 20% }, { at-least: 99%, reward: 1% }]";

describe("a reward", () => {
  test("is one step, and no credit that waivers spared", async () => {
    const penalty = `penalty: { kind: tiered-credit, ${bands} }`;
    const found = await settle(`${reply}, ${penalty}`, { tickets: answered("2025-03", 9, 0) });
    expect(found["2025-03"]!.steps).toMatchObject([
      { isReward: true, amount: { amount: "10.00" }, because: "at least 99%", times: 1 },
    ]);
    expect(found["2025-03"]!.withoutWaivers.amount).toBe("0.00");
  });

  test("is not earned by fewer records than the objective needs", async () => {
    const penalty = `minimum-records: 3, no-data: warn, penalty: { kind: tiered-credit, ${bands} }`;
    const rewarded = async (met: number) =>
      (await settle(`${reply}, ${penalty}`, { tickets: answered("2025-03", met, 0) }))["2025-03"];
    expect(await rewarded(2)).toBeUndefined();
    expect(await rewarded(3)).toMatchObject({ rewards: { amount: "10.00" } });
  });

  test("stands beside what was carried over, which has no cause of its own", async () => {
    const penalty = `penalty: { kind: tiered-credit, ${bands}, cap: 15%, carry-over: true }`;
    const tickets = [...answered("2025-03", 0, 9), ...answered("2025-04", 9, 0)];
    // 200 in March under 150.
    const found = await settle(`${reply}, ${penalty}`, { tickets });
    const april = found["2025-04"]!;
    expect(found["2025-03"]!.steps).toMatchObject([
      { cap: { amount: "150.00" }, amount: { amount: "150.00" } },
    ]);
    expect(april.steps).toMatchObject([
      { isReward: true, charged: { amount: "10.00" }, withoutWaivers: { amount: "50.00" } },
      {
        isReward: false,
        because: null,
        credit: null,
        times: 0,
        charged: { amount: "0.00" },
        carriedIn: { amount: "50.00" },
        amount: { amount: "50.00" },
        withoutWaivers: { amount: "0.00" },
      },
    ]);
    expect(april).toMatchObject({ owed: { amount: "50.00" }, withoutWaivers: { amount: "50.00" } });
  });
});

describe("parts with other targets", () => {
  const globex = "overrides: [{ when: { account: Globex }, target: 95% within 1 hour }]";

  test("pay a fee for each breach of all of them, overdue ones too", async () => {
    const penalty = `penalty: { kind: per-breach-fee, fee: 50.00 EUR }, ${globex}`;
    const overdue = { id: "open", account: "Acme", createdAt: "2025-03-06T00:00:00Z" };
    const tickets = [...answered("2025-03", 3, 2), overdue, ...answered("2025-03", 3, 4, "Globex")];
    const [step] = (await settle(`${reply}, ${penalty}`, { tickets }))["2025-03"]!.steps;
    // Two late and one open of Acme, four of Globex.
    expect(step).toMatchObject({
      times: 7,
      amount: { amount: "350.00" },
      because: "3 breaches and 4 breaches",
    });
  });

  test("pay only for those that are broken", async () => {
    const penalty = `penalty: { kind: per-breach-fee, fee: 50.00 EUR }, ${globex}`;
    const tickets = [...answered("2025-03", 9, 0), ...answered("2025-03", 3, 4, "Globex")];
    const found = await settle(`${reply}, ${penalty}`, { tickets });
    expect(found["2025-03"]).toMatchObject({ steps: [{ times: 4 }], owed: { amount: "200.00" } });
  });

  test("with a penalty of its own costs nothing under the objective's", async () => {
    const own =
      "overrides: [{ when: { account: Globex }, penalty: { kind: flat-credit, credit: 70.00 EUR } }]";
    const penalty = `penalty: { kind: flat-credit, credit: 5% }, ${own}`;
    const tickets = [...answered("2025-03", 9, 0), ...answered("2025-03", 0, 4, "Globex")];
    const found = await settle(`${reply}, ${penalty}`, { tickets });
    expect(found["2025-03"]!.steps).toMatchObject([{ override: "account: Globex" }]);
    expect(found["2025-03"]!.owed.amount).toBe("70.00");
    expect(found["2025-03"]!.steps[0]).not.toHaveProperty("cap");
  });

  test("earn the smallest reward of all, and none unless all of them do", async () => {
    const rewards = "bands: [{ at-least: 97%, reward: 1% }, { at-least: 99%, reward: 2% }]";
    const rewarded = async (met: number) => {
      const tickets = [...answered("2025-03", 9, 0), ...answered("2025-03", met, 100 - met, "Globex")];
      const penalty = `penalty: { kind: tiered-credit, ${rewards} }, ${globex}`;
      return (await settle(`${reply}, ${penalty}`, { tickets }))["2025-03"]?.rewards.amount;
    };
    expect(await Promise.all([99, 97, 96, 94].map(rewarded))).toEqual(["20.00", "10.00", undefined, "0.00"]);
  });

  test("tell of the one that is broken, also where that costs nothing", async () => {
    const penalty = `penalty: { kind: tiered-credit, bands: [{ below: 80%, credit: 10% }] }, ${globex}`;
    const tickets = [...answered("2025-03", 9, 0), ...answered("2025-03", 94, 6, "Globex")];
    const found = await settle(`${reply}, ${penalty}`, { tickets });
    expect(found["2025-03"]!.steps).toMatchObject([
      { verdict: "breached", actual: "94%", target: "95% within 1 hour", amount: { amount: "0.00" } },
    ]);
  });
});

describe("forgiveness", () => {
  test("is told where there was something to forgive", async () => {
    const penalty =
      "penalty: { kind: tiered-credit, bands: [{ below: 80%, credit: 10% }], forgive-first: 1 }";
    const told = async (met: number) => {
      const found = await settle(`${reply}, ${penalty}`, { tickets: answered("2025-03", met, 100 - met) });
      return found["2025-03"]!.steps[0];
    };
    expect(await told(79)).toMatchObject({ isForgiven: true, charged: { amount: "100.00" } });
    // Breached, but above the band.
    expect(await told(80)).not.toHaveProperty("isForgiven");
  });
});

describe("what can still change", () => {
  test("earns a reward as it stands now", async () => {
    const penalty = `penalty: { kind: tiered-credit, ${bands} }`;
    // Eight of eight now, eight of nine at worst.
    const tickets = [...answered("2025-03", 8, 0), { id: "open", createdAt: "2025-03-31T23:30:00Z" }];
    const options = { period: "2025-03", asOf: "2025-04-01T00:00:00Z" };
    const march = (await settle(`${reply}, ${penalty}`, { tickets }, options))["2025-03"]!;
    expect(march.steps).toMatchObject([{ verdict: "at-risk", isReward: true, isProvisional: true }]);
  });
});

describe("a credit is provisional", () => {
  const broken = `${reply}, penalty: { kind: flat-credit, credit: 5% }`;
  const late = answered("2025-03", 0, 9);
  const open = (createdAt: string): PlainRecord => ({ id: "open", createdAt });

  test.each([
    ["while its period runs", late, "2025-03-31T23:59:59Z", true],
    ["no longer when it has ended", late, "2025-04-01T00:00:00Z", false],
    [
      "as long as a record is on track",
      [...late, open("2025-03-31T23:30:00Z")],
      "2025-04-01T00:00:00Z",
      true,
    ],
    ["as long as a record is at risk", [...late, open("2025-03-31T23:05:00Z")], "2025-04-01T00:00:00Z", true],
    ["no longer when it is overdue", [...late, open("2025-03-31T22:59:59Z")], "2025-04-01T00:00:00Z", false],
  ])("%s", async (_, tickets, asOf, isProvisional) => {
    const march = (await settle(broken, { tickets }, { period: "2025-03", asOf }))["2025-03"]!;
    expect(march).toMatchObject({ isProvisional, steps: [{ isProvisional, amount: { amount: "50.00" } }] });
  });
});

describe("a share", () => {
  test("says of which fee it is where that is another one", async () => {
    const penalty = "penalty: { kind: flat-credit, credit: 10%, of: 3000.00 EUR per quarter }";
    const found = await settle(`${reply}, ${penalty}`, { tickets: answered("2025-03", 0, 9) });
    expect(found["2025-03"]!.steps).toMatchObject([
      { credit: "10% of 3,000.00 EUR per quarter", amount: { amount: "100.00" } },
    ]);
  });
});

describe("the amounts of a measurement period", () => {
  const late = { tickets: answered("2025-03", 0, 9) };
  const flat = `${reply}, penalty: { kind: flat-credit, credit: 5% }`;

  test.each([
    ["quarter", "1000.00 EUR per month", "3000.00", "150.00"],
    ["quarter", "1000.00 EUR per year", "250.00", "12.50"],
    ["year", "1000.00 EUR per quarter", "4000.00", "200.00"],
    ["week", "1000.00 EUR per week", "1000.00", "50.00"],
  ])("each %s of a fee of %s", async (every, fee, whole, owed) => {
    const remedies = await remediesOf(flat, late, { every, fee });
    expect(remedies.fee).toEqual({ amount: whole, currency: "EUR" });
    expect(remedies.totals).toMatchObject([{ owed: { amount: owed } }]);
  });

  test("are in the currency of a penalty where nothing is said of a fee", async () => {
    const fees = `${reply}, penalty: { kind: per-breach-fee, fee: 7.00 CHF }`;
    expect(await remediesOf(fees, late, { fee: "" })).toMatchObject({
      currency: "CHF",
      fee: null,
      totals: [{ owed: { amount: "63.00", currency: "CHF" } }],
    });
  });

  test("are none where only a right is agreed", async () => {
    const rest = "remedies: { terminate-after: 1 breached months in a row }";
    expect(await remediesOf(reply, late, { fee: "", rest })).toMatchObject({
      currency: "XXX",
      fee: null,
      totals: [],
      termination: [{ reachedIn: ["2025-03"] }],
    });
  });
});

describe("a waived record of an average", () => {
  test("would have cost nothing where the average keeps its limit with it", async () => {
    const createdAt = Date.parse("2025-03-05T00:00:00Z");
    const tickets = [0.5, 1.2].map((hours, index) => ({
      id: `T-${index}`,
      createdAt: new Date(createdAt),
      firstResponseAt: new Date(createdAt + hours * hour),
    }));
    const rest = `waivers: [{ record: T-1, reason: Storm, approved-by: Kim, on: 2025-04-01 }]`;
    const average =
      "metric: first-response-time, target: average within 1 hour, penalty: { kind: flat-credit, credit: 5% }";
    expect((await settle(average, { tickets }, { rest }))["2025-03"]).toBeUndefined();
  });
});

describe("what was carried over from an override that has ended", () => {
  test("is owed in a period that the override is not judged in", async () => {
    const override =
      "{ when: { source: partner }, effective: { until: 2025-06-30 }, target: at least 2, penalty: { kind: flat-credit, credit: 100.00 EUR, cap: 60.00 EUR, carry-over: true } }";
    const objective = `metric: { count: { of: leads } }, target: at least 1, overrides: [${override}]`;
    const leads = ["06", "07"].map((month) => ({
      id: month,
      createdAt: `2025-${month}-02T00:00:00Z`,
      source: "web",
    }));
    const found = await settle(objective, { leads }, { period: "2025-06..2025-07" });
    expect(found["2025-06"]!.steps).toMatchObject([
      { verdict: "breached", amount: { amount: "60.00" }, carriedOut: { amount: "40.00" } },
    ]);
    expect(found["2025-07"]!.steps).toMatchObject([
      { verdict: "no-data", because: null, charged: { amount: "0.00" }, amount: { amount: "40.00" } },
    ]);
  });
});

describe("the periods before the audited ones", () => {
  const forgiving = `${reply}, penalty: { kind: flat-credit, credit: 5%, forgive-first: 1 }`;
  const march = { period: "2025-03" };

  test("are told from the first one that has data, and not where none has", async () => {
    const february = [...answered("2025-02", 9, 0), ...answered("2025-03", 0, 9)];
    expect((await remediesOf(forgiving, { tickets: february }, march)).since).toBe("2025-02");
    const { since } = await remediesOf(forgiving, { tickets: answered("2025-03", 0, 9) }, march);
    expect(since).toBeUndefined();
  });

  test("are not zero where the data begins later", async () => {
    const volume =
      "metric: { count: { of: leads } }, target: at least 2, penalty: { kind: flat-credit, credit: 5%, forgive-first: 1 }";
    const leads = ["02-03", "02-04", "03-03"].map((day) => ({ id: day, createdAt: `2025-${day}T00:00:00Z` }));
    // In January nothing is known; in March one of two came, which is the first breach.
    const found = await settle(volume, { leads }, march);
    expect(found["2025-03"]!.steps).toMatchObject([{ isForgiven: true, amount: { amount: "0.00" } }]);
  });

  test("give no right of an objective that is not in force in the audited ones", async () => {
    const rest = `  - { id: second, owner: us, ${reply} }\nremedies: { terminate-after: 2 breached months in a row }`;
    const tickets = [...answered("2025-02", 0, 9), ...answered("2025-03", 0, 9)];
    const ended = `${reply}, effective: { until: 2025-02-28 }`;
    const { termination } = await remediesOf(ended, { tickets }, { ...march, rest });
    expect(termination).toMatchObject([{ objective: "second", reachedIn: ["2025-03"] }]);
  });
});

test("a right is looked for up to the last period that the objective was judged in", async () => {
  const tickets = [...answered("2025-01", 9, 0), ...answered("2025-02", 0, 9), ...answered("2025-03", 0, 9)];
  const ended = `${reply}, effective: { until: 2025-02-28 }`;
  const rest = "remedies: { terminate-after: 2 breached months in a row }";
  const { termination } = await remediesOf(ended, { tickets }, { period: "2025-02..2025-03", rest });
  expect(termination).toMatchObject([{ reachedIn: [], breached: ["2025-02"] }]);
});

describe("a sum", () => {
  const capped = "remedies: { cap: 20% of fee }";

  test("without waivers is under the cap, too", async () => {
    const rest = `${capped}\nwaivers: [{ record: Acme-2025-03-8, reason: Storm, approved-by: Kim, on: 2025-04-01 }]`;
    const all = "metric: first-response-time, target: 100% within 1 hour";
    const tickets = answered("2025-03", 8, 1);
    const found = await settle(`${all}, penalty: { kind: flat-credit, credit: 30% }`, { tickets }, { rest });
    expect(found["2025-03"]).toMatchObject({
      owed: { amount: "0.00" },
      withoutWaivers: { amount: "200.00" },
    });
  });

  test("is provisional where one of its steps is, and so is the total of one that is", async () => {
    const globex =
      "overrides: [{ when: { account: Globex }, penalty: { kind: flat-credit, credit: 70.00 EUR } }]";
    const broken = `${reply}, penalty: { kind: flat-credit, credit: 5% }, ${globex}`;
    const tickets = [
      ...answered("2025-02", 0, 9),
      ...answered("2025-03", 0, 9),
      ...answered("2025-03", 0, 9, "Globex"),
      { id: "open", account: "Globex", createdAt: "2025-03-31T23:30:00Z" },
    ];
    const { periods, totals } = await remediesOf(broken, { tickets }, { asOf: "2025-04-01T00:00:00Z" });
    const steps = periods.map(({ parties }) => parties[0]!.steps.map(({ isProvisional }) => isProvisional));
    expect(steps).toEqual([[false], [false, true]]);
    expect(periods.map(({ parties }) => parties[0]!.isProvisional)).toEqual([false, true]);
    expect(totals).toMatchObject([{ isProvisional: true, owed: { amount: "170.00" } }]);
  });
});
