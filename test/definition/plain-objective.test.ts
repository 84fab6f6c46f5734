import { describe, expect, it } from "vitest";
import { parseAgreement } from "../../src/definition/parse-agreement.js";
import { plainObjective } from "../../src/definition/plain-objective.js";

async function agreementOf(sources: string) {
  const { agreement } = await parseAgreement(
    `version: 1
agreement: { id: a, title: A, timezone: UTC, parties: { provider: { name: P } } }
sources:
${sources}
objectives:
  - { id: open, metric: { count: { of: tickets } }, owner: provider, target: at least 0 }
`,
    { file: "sla.yaml" },
  );
  return agreement!;
}

describe("an objective that a definition does not write down", () => {
  it("is of the one source with the records of its metric", async () => {
    const agreement = await agreementOf("  tickets: {}\n  deals: { kind: opportunities }");
    expect(plainObjective("close-rate", agreement)).toMatchObject({
      id: "close-rate",
      source: "deals",
      owner: "provider",
      target: { unit: "share", bound: "at-least", value: { numerator: 0 } },
    });
    expect(plainObjective("revenue", agreement)?.target).toMatchObject({ unit: "number" });
    expect(plainObjective("revenue", agreement, "EUR")?.target).toMatchObject({ currency: "EUR" });
  });

  it.each([
    ["no source has them", "  tickets: {}"],
    [
      "several sources have them",
      "  tickets: {}\n  north: { kind: opportunities }\n  south: { kind: opportunities }",
    ],
  ])("there is none where %s", async (_, sources) => {
    expect(plainObjective("close-rate", await agreementOf(sources))).toBeUndefined();
  });
});
