import { describe, expect, test } from "vitest";
import { parseAgreement } from "../../src/definition/parse-agreement.js";
import { wordProblem } from "../../src/report/wording/index.js";
import { smallest } from "./northwind.js";

async function readSource(keys: string, name = "tickets") {
  const text = smallest({
    objective: "metric: resolution-time, target: 95% within 4 hours",
    middle: `sources:\n  ${name}: { ${keys} }\n`,
  });
  const { agreement, problems } = await parseAgreement(text, { file: "sla.yaml" });
  return {
    source: agreement?.sources.get(name),
    problems: problems.map(({ code, args }) => ({ code, args })),
    words: problems.map((problem) => wordProblem(problem).message),
  };
}

const mine = "columns: { cost: Cost, waited: Waited }";

describe("how a source writes its numbers", () => {
  test.each<[string, [string, string][]]>([
    ['numbers: "1.234,56"', [["*", "1.234,56"]]],
    // Without quotes YAML reads a number.
    ["numbers: 1234.56", [["*", "1234.56"]]],
    [
      `numbers: { reopens: "1'234.56", cost: "1 234,56", resolutionDuration: "1,234.56" }, ${mine}`,
      [
        ["reopens", "1'234.56"],
        ["cost", "1 234,56"],
        ["resolutionDuration", "1,234.56"],
      ],
    ],
  ])("%s", async (keys, expected) => {
    const { source, problems } = await readSource(keys);
    expect(problems).toEqual([]);
    expect([...source!.numbers!]).toEqual(expected);
  });

  test.each([
    ['numbers: "1,234"', "not-a-choice"],
    ["numbers: 1234", "not-a-choice"],
    ['numbers: { createdAt: "1,234.56" }', "not-a-number-field"],
    ['numbers: { amount: "1,234.56" }', "unknown-field"],
  ])("%s is %s", async (keys, code) => {
    expect((await readSource(keys)).problems).toMatchObject([{ code }]);
  });
});

describe("what the durations of a source hold", () => {
  test.each<[string, [string, string][]]>([
    ["durations: { resolutionDuration: hours }", [["resolutionDuration", "hours"]]],
    [
      `durations: { handlingMinutes: "h:m:s", waited: remaining }, ${mine}`,
      [
        ["handlingMinutes", "h:m:s"],
        ["waited", "remaining"],
      ],
    ],
  ])("%s", async (keys, expected) => {
    const { source, problems } = await readSource(keys);
    expect(problems).toEqual([]);
    expect([...source!.durations!]).toEqual(expected);
  });

  test.each([
    ["durations: { reopens: minutes }", "not-a-duration-field"],
    ["durations: { createdAt: minutes }", "not-a-duration-field"],
    ["durations: { resolutionDuration: fortnights }", "not-a-choice"],
    ["durations: { resolution: hours }", "unknown-field"],
    ["durations: hours", "wrong-value"],
  ])("%s is %s", async (keys, code) => {
    expect((await readSource(keys)).problems).toMatchObject([{ code }]);
  });
});
