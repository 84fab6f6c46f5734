import { describe, expect, it } from "vitest";
import { parseAgreement } from "../../src/definition/parse-agreement.js";
import { evaluateAgreement } from "../../src/evaluate-agreement.js";
import type { PlainRecord } from "../../src/index.js";

const head = `version: 1
agreement: { id: demo, title: Demo, timezone: UTC, parties: { provider: { name: Demo } } }
`;

async function audit(
  definition: string,
  records: Record<string, readonly PlainRecord[]>,
  objectives?: string[],
) {
  const { agreement, problems } = await parseAgreement(head + definition, { file: "sla.yaml" });
  expect(problems).toEqual([]);
  const asked = objectives === undefined ? {} : { objectives };
  return evaluateAgreement(agreement!, {
    records,
    period: "2025-03",
    asOf: Date.UTC(2025, 3, 1),
    ...asked,
  });
}

const createdAt = "2025-03-05T10:00:00Z";
const lead = (id: string, more: PlainRecord = {}) => ({ id, createdAt, ...more });
const deal = (id: string, leadId: string | null, stage: string, more: PlainRecord = {}) => ({
  id,
  leadId,
  stage,
  createdAt,
  ...more,
});

const byLead = `sources: { opportunities: { link: { leads: leadId } } }
objectives:
  - id: won
    owner: provider
    metric: { ratio: { of: leads, good: { opportunities: GOOD } } }
    target: at least 50%
`;

describe("linked exports: leads ask of their opportunities", () => {
  const leads = [lead("L1"), lead("L2"), lead("L3"), lead("L4")];
  const opportunities = [
    deal("O1", "L1", "Lost"),
    deal("O2", "L1", "Closed Won"), // Of several, any that matches is enough.
    deal("O3", "L2", "Prospecting", { amount: 900 }),
    deal("O4", "l3", "Won"), // Ids are compared as they are.
    deal("O5", " L3 ", "Won", { amount: 100 }),
    deal("O6", null, "Won"),
    deal("O7", "L9", "Won"),
    deal("O8", "L9", "Lost"),
  ];
  it.each([
    ["{ stage: won }", 2],
    ["{ exists: true }", 3],
    ["{ exists: false }", 1],
    ["{ stage: won, amount: { at-most: 500 } }", 1],
    ["{ not: { stage: won } }", 2],
    ["{ any: [{ stage: lost }, { stage: prospecting }] }", 2],
  ])("%s holds for %i of 4", async (good, met) => {
    const report = await audit(byLead.replace("GOOD", good), { leads, opportunities });
    expect(report.objectives[0]!.counts).toMatchObject({ met, missed: 4 - met, total: 4 });
  });

  it("keys that no lead has are counted once each and shown at the first of them", async () => {
    const report = await audit(byLead.replace("GOOD", "{ stage: won }"), { leads, opportunities });
    const unmatched = report.problems.filter(({ code }) => code === "unmatched-keys");
    expect(unmatched).toMatchObject([{ severity: "warning", file: "opportunities", line: 4 }]);
    expect(unmatched[0]!.message).toBe(
      '2 keys in leadId of opportunities are no id of leads; the first is "l3"',
    );
  });

  it("a value that the linked column never holds is pointed out with its source", async () => {
    const report = await audit(byLead.replace("GOOD", "{ stage: wonn }"), { leads, opportunities });
    const problem = report.problems.find(({ code }) => code === "value-never-occurs");
    expect(problem?.message).toBe('no stage of opportunities is "wonn"');
  });

  it("nothing linked at all is no mistake, and no lead is no data", async () => {
    const none = await audit(byLead.replace("GOOD", "{ exists: true }"), { leads, opportunities: [] });
    expect(none.objectives[0]).toMatchObject({ verdict: "breached", counts: { met: 0, missed: 4 } });
    const empty = await audit(byLead.replace("GOOD", "{ exists: true }"), { leads: [], opportunities });
    expect(empty.objectives[0]!.verdict).toBe("no-data");
  });
});

describe("linked exports: tickets ask of their account", () => {
  const definition = `sources:
  accounts: { columns: { name: Name, tier: Tier } }
  tickets: { link: { accounts: { field: account, to: name } } }
objectives:
  - id: gold
    owner: provider
    metric: first-response-time
    where: { accounts: { tier: gold } }
    target: 100% within 1 hour
  - id: rest
    owner: provider
    metric: first-response-time
    overrides: [{ when: { accounts: { tier: gold } }, target: 100% within 2 hours }]
    target: 100% within 3 hours
exclusions: [{ of: tickets, where: { accounts: { tier: test } }, reason: Test accounts }]
`;
  const accounts = [
    { name: "Globex", tier: "Gold" },
    { name: "Acme", tier: "Silver" },
    { name: "Lab", tier: "Test" },
  ];
  const ticket = (id: string, account: string | null, hours: number) => ({
    id,
    account,
    createdAt,
    firstResponseAt: Date.parse(createdAt) + hours * 3_600_000,
  });
  const tickets = [
    ticket("T1", "GLOBEX", 1), // Names are compared without regard to case.
    ticket("T2", " globex ", 2.5),
    ticket("T3", "Acme", 2.5),
    ticket("T4", "Umbrella", 1),
    ticket("T5", null, 1),
    ticket("T6", "Lab", 9),
  ];

  it("in a filter, in an override and in an exclusion", async () => {
    const report = await audit(definition, { tickets, accounts });
    const [gold, rest] = report.objectives;
    expect(gold!.counts).toMatchObject({ total: 2, met: 1, breached: 1 });
    expect(rest!.counts).toMatchObject({ total: 6, met: 4, breached: 1, excluded: 1 });
    expect(rest!.parts.map(({ override, counts }) => [override, counts.met, counts.breached])).toEqual([
      [null, 3, 0],
      ["accounts: tier gold", 1, 1],
    ]);
    const unmatched = report.problems.filter(({ code }) => code === "unmatched-keys");
    expect(unmatched).toMatchObject([{ file: "tickets", line: 4 }]);
  });

  it("an objective that is not asked for leaves the other source unread", async () => {
    const { agreement } = await parseAgreement(
      `${head}sources: { opportunities: { link: { leads: leadId } } }
objectives:
  - { id: first, owner: provider, metric: lead-response-time, target: 95% within 1 hour }
  - { id: second, owner: provider, metric: lead-response-time, where: { opportunities: { stage: won } }, target: 95% within 1 hour }
`,
      { file: "sla.yaml" },
    );
    const report = evaluateAgreement(agreement!, {
      records: { leads: [lead("L1", { firstResponseAt: createdAt })] },
      period: "2025-03",
      asOf: Date.UTC(2025, 3, 1),
      objectives: ["first"],
    });
    expect(report.verdict).toBe("met");
  });
});

it("a chain of links: leads whose opportunity is of a gold account", async () => {
  const report = await audit(
    `sources:
  accounts: { columns: { name: Name, tier: Tier } }
  opportunities: { link: { leads: leadId, accounts: { field: account, to: name } } }
objectives:
  - id: gold
    owner: provider
    metric: { ratio: { of: leads, good: { opportunities: { accounts: { tier: gold } } } } }
    target: at least 50%
`,
    {
      accounts: [
        { name: "Globex", tier: "gold" },
        { name: "Acme", tier: "silver" },
      ],
      opportunities: [
        deal("O1", "L1", "Won", { account: "Globex" }),
        deal("O2", "L2", "Won", { account: "Acme" }),
      ],
      leads: [lead("L1"), lead("L2")],
    },
  );
  expect(report.objectives[0]!.counts).toMatchObject({ met: 1, missed: 1 });
});
