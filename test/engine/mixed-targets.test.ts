import { expect, test } from "vitest";
import { parseAgreement } from "../../src/definition/parse-agreement.js";
import { evaluateAgreement } from "../../src/evaluate-agreement.js";

const definition = (own: string, other: string) => `version: 1
agreement: { id: demo, title: Demo, timezone: UTC, parties: { provider: { name: Demo } } }
objectives:
  - id: reply
    metric: first-response-time
    owner: provider
    target: ${own}
    overrides: [{ title: Globex, when: { account: Globex }, target: ${other} }]
`;

const tickets = [
  { id: "1", account: "Acme", createdAt: "2025-03-03T09:00Z", firstResponseAt: "2025-03-03T10:00Z" },
  { id: "2", account: "Globex", createdAt: "2025-03-03T09:00Z", firstResponseAt: "2025-03-03T12:00Z" },
  { id: "3", account: "Globex", createdAt: "2025-03-03T09:00Z", firstResponseAt: "2025-03-03T14:00Z" },
];

async function audit(own: string, other: string, records = tickets) {
  const { agreement } = await parseAgreement(definition(own, other), { file: "sla.yaml" });
  return evaluateAgreement(agreement!, {
    records: { tickets: records },
    period: "2025-03",
    asOf: Date.parse("2025-04-01T00:00Z"),
    groupBy: "account",
  }).objectives[0]!;
}

const hour = 3_600_000;

test("the total of an average is that of all records, also of those that are promised a share", async () => {
  const { actual, periods, groups } = await audit("average within 2 hours", "50% within 4 hours");
  expect(actual.value).toBe(3 * hour);
  expect(periods[0]?.actual.value).toBe(3 * hour);
  expect(groups.map(({ group, actual: { value } }) => [group, value])).toEqual([
    ["Acme", hour],
    ["Globex", 4 * hour],
  ]);
});

test("so is the total of a percentile where no record has the objective's own target", async () => {
  const { actual, parts } = await audit("median within 2 hours", "50% within 4 hours", tickets.slice(1));
  expect(actual.value).toBe(3 * hour);
  expect(parts.map(({ override, actual: { value } }) => [override, value])).toEqual([["Globex", 0.5]]);
});
