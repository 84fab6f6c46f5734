import { describe, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { parseAgreement } from "../../src/definition/parse-agreement.js";
import { penalties } from "../../src/penalties/index.js";
import { standingOf } from "./sample-standing.js";

const neededKeys: Readonly<Record<string, readonly string[]>> = {
  "tiered-credit": ["bands"],
  "flat-credit": ["credit"],
  "per-breach-fee": ["fee"],
  "per-percentage-point": ["credit"],
  linear: ["credit", "full-at"],
};

/** The errors of an agreement with this penalty: what is wrong in a word. */
async function errorsOf(penalty: unknown): Promise<string[]> {
  const text = `version: 1
agreement:
  id: demo
  title: Demo
  timezone: UTC
  parties: { provider: { name: Demo }, client: { name: Acme } }
  effective: { from: 2025-01-01 }
  fee: 12000.00 EUR per month
objectives:
  - id: reply
    metric: first-response-time
    owner: provider
    target: 95% within 1 hour
    penalty: ${stringify(penalty, { collectionStyle: "flow", lineWidth: 0 }).trim()}
`;
  const { problems } = await parseAgreement(text, { file: "sla.yaml" });
  return problems.filter(({ severity }) => severity === "error").map(({ code }) => code);
}

describe.each(penalties.map((kind) => [kind.id, kind] as const))("%s", (_, kind) => {
  const example = parse(kind.example) as Record<string, unknown>;
  const keys = Object.entries(kind.keys);

  test("its example can be written", async () => {
    expect(await errorsOf(example)).toEqual([]);
  });

  test.each(neededKeys[kind.id]!)("it can't be written without %s", async (key) => {
    const { [key]: _, ...rest } = example;
    expect(await errorsOf(rest)).not.toEqual([]);
  });

  test("what it does not need can be left out, and each of its choices written", async () => {
    for (const [key, { choices }] of keys) {
      if (neededKeys[kind.id]!.includes(key)) continue;
      const { [key]: _, ...rest } = example;
      expect(await errorsOf(rest)).toEqual([]);
      for (const choice of choices ?? []) expect(await errorsOf({ ...rest, [key]: choice })).toEqual([]);
    }
  });

  test("nothing is owed by terms that say nothing", () => {
    expect(kind.assess({}, standingOf("1 of 2", "at-least 95%", { misses: 5 }))).toBeUndefined();
  });
});
