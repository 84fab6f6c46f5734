import { describe, expect, it } from "vitest";
import { parseAgreement } from "../../../src/definition/parse-agreement.js";
import type { Agreement } from "../../../src/model/agreement.js";
import { compareDefinitions } from "../../../src/report/diff/compare-definitions.js";

const text = `version: 1
agreement:
  id: small
  title: Small
  parties: { provider: { name: Provider }, client: { name: Client } }
  timezone: UTC
  calendar: office
  fee: 1000 EUR per month
calendars:
  office:
    timezone: UTC
    hours: { mon-fri: ["09:00-17:00"] }
    holidays: { country: DE }
sources:
  leads: { file: leads.csv, timezone: UTC }
objectives:
  - id: response
    metric: lead-response-time
    owner: provider
    where: { source: Web }
    target: 95% within 1 business hour
    overrides:
      - when: { account: Globex }
        target: 99% within 30 business minutes
      - when: { account: Hooli }
        target: 80% within 4 hours
    penalty: { kind: tiered-credit, bands: [{ below: 95%, credit: 5% }] }
    escalation: [{ after: 80%, tell: lead owner }]
`;

async function parse(definition: string): Promise<Agreement> {
  const { agreement, problems } = await parseAgreement(new TextEncoder().encode(definition), {
    file: "sla.yaml",
  });
  expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
  return agreement as Agreement;
}

async function changesOf(from: string, to: string) {
  expect(text).toContain(from);
  const years = [2025];
  const compared = compareDefinitions(await parse(text), await parse(text.replace(from, to)), years);
  const told = [...(compared.objectives.get("response") ?? []), ...compared.changes];
  return told.map(({ key, old, new: now }) => `${key}: ${old ?? "–"} → ${now ?? "–"}`);
}

describe("what differs is told by the key of the definition, in words", () => {
  it.each<[from: string, to: string, ...changes: string[]]>([
    [
      "95% within 1 business hour",
      "97% within 30 business minutes",
      "target: 95% within 1 business hour → 97% within 30 business minutes",
    ],
    ["    where: { source: Web }\n", "", "where: source is Web → –"],
    ["owner: provider\n", "owner: client\n", "owner: provider → client"],
    [
      "99% within 30 business minutes",
      "99% within 20 business minutes",
      "override account: Globex: when account is Globex, 99% within 30 business minutes, calendar office → when account is Globex, 99% within 20 business minutes, calendar office",
    ],
    [
      `      - when: { account: Globex }
        target: 99% within 30 business minutes
      - when: { account: Hooli }
        target: 80% within 4 hours
`,
      `      - when: { account: Hooli }
        target: 80% within 4 hours
      - when: { account: Globex }
        target: 99% within 30 business minutes
`,
      "order of overrides: account: Globex, account: Hooli → account: Hooli, account: Globex",
    ],
    [
      "{ below: 95%, credit: 5% }",
      "{ below: 95%, credit: 10 EUR }",
      "penalty: tiered-credit: below 95%: 5% of the fee → tiered-credit: below 95%: 10 EUR",
    ],
    [
      "{ after: 80%, tell: lead owner }",
      "{ after: due, tell: lead owner, act-within: 2 hours }",
      "escalation: 80%: lead owner → due: lead owner, within 2 hours",
    ],
    ["    penalty:", "    at-risk-after: 70%\n    penalty:", "at-risk-after: 80% → 70%"],
    ["fee: 1000 EUR", "fee: 1200 EUR", "fee: 1,000.00 EUR per month → 1,200.00 EUR per month"],
    ["timezone: UTC\n  calendar", "timezone: Europe/Berlin\n  calendar", "timezone: UTC → Europe/Berlin"],
    [
      "leads: { file: leads.csv, timezone: UTC }",
      "leads: { file: leads.csv, timezone: UTC, allow-rejects: 2 }",
      "sources.leads.allow-rejects: 0 → 2",
    ],
    [
      "objectives:\n",
      "exclusions:\n  - { of: leads, where: { account: Test }, reason: Tests }\nobjectives:\n",
      "exclusion Tests: – → records of leads whose account is Test",
    ],
    [
      "objectives:\n",
      "remedies: { cap: 20% of fee, terminate-after: 3 breached months in a row }\nobjectives:\n",
      "remedies.cap: – → 20% of the fee",
      "remedies.terminate-after: – → 3 breached months in a row",
    ],
  ])("%s becomes %s", async (from, to, ...changes) => {
    expect(await changesOf(from, to)).toEqual(changes);
  });

  it("hours and holidays belong to their calendar", async () => {
    const [hours] = await changesOf(
      'mon-fri: ["09:00-17:00"]',
      'mon-thu: ["09:00-17:00"], fri: ["09:00-12:00"]',
    );
    expect(hours).toMatch(
      /^calendar office: mon-fri 09:00-17:00, UTC, closed on 2025-01-01, .* → mon-thu 09:00-17:00, fri 09:00-12:00, UTC/,
    );
    const [holidays] = await changesOf("country: DE", "country: AT");
    expect(holidays).toMatch(/2025-10-03.* → .*2025-10-26/);
  });
});

describe("what means the same is no change", () => {
  it.each([
    ["95% within 1 business hour", "95% within 60 business minutes"],
    ["95% within 1 business hour", "95.0% within 1 business hour"],
    ["objectives:", "# What was promised\nobjectives:"],
    ["file: leads.csv", "file: other.csv"],
    ["fee: 1000 EUR", "fee: 1000.00 EUR"],
  ])("%s and %s", async (from, to) => {
    expect(await changesOf(from, to)).toEqual([]);
  });
});

it("two calendars are the same by what they open, whatever they are called", async () => {
  const old = await parse(text);
  const { isSameCalendar } = compareDefinitions(old, await parse(text.replaceAll("office", "desk")), [2025]);
  expect([
    isSameCalendar("office", "desk"),
    isSameCalendar("office", null),
    isSameCalendar(null, null),
  ]).toEqual([true, false, true]);
});
