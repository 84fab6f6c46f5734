import { describe, expect, it } from "vitest";
import { parseAgreement } from "../../src/definition/parse-agreement.js";
import { evaluateAgreement } from "../../src/evaluate-agreement.js";

const definition = `
version: 1
agreement: { id: a, title: A, parties: { p: { name: P } }, timezone: UTC }
sources: { leads: { file: leads.csv } }
objectives:
  - id: volume
    metric: qualified-leads
    owner: p
    target: at least 2
    overrides:
      - { when: { account: Globex }, target: at least 20 }
      - { when: { account: Initech }, effective: { from: 2025-02-01 }, target: at least 1 }
`;

describe("a count that was promised for some records", () => {
  it("is 0 where none of them came, and breached (semantics 20, 21)", async () => {
    const { agreement } = await parseAgreement(definition, { file: "sla.yaml" });
    const lead = { status: "qualified", createdAt: "2025-01-05T10:00:00Z", account: "Acme" };
    const report = evaluateAgreement(agreement!, {
      records: { leads: [lead, lead] },
      period: "2025-01",
      asOf: Date.UTC(2025, 1, 1),
    });
    // Initech's own terms are not in force yet.
    expect(
      report.objectives[0]!.parts.map(({ override, verdict, actual }) => [override, verdict, actual.value]),
    ).toEqual([
      [null, "met", 2],
      ["account: Globex", "breached", 0],
    ]);
    expect(report.verdict).toBe("breached");
  });

  it("is 0 of all others where only those came", async () => {
    const { agreement } = await parseAgreement(definition, { file: "sla.yaml" });
    const lead = { status: "qualified", createdAt: "2025-01-05T10:00:00Z", account: "Globex" };
    const { objectives } = evaluateAgreement(agreement!, {
      records: { leads: Array.from({ length: 20 }, () => lead) },
      period: "2025-01",
      asOf: Date.UTC(2025, 1, 1),
    });
    expect(
      objectives[0]!.parts.map(({ override, verdict, actual }) => [override, verdict, actual.value]),
    ).toEqual([
      [null, "breached", 0],
      ["account: Globex", "met", 20],
    ]);
  });
});
