import { describe, expect, test } from "vitest";
import { parseAgreement } from "../../src/definition/parse-agreement.js";
import { wordProblem } from "../../src/report/wording/index.js";
import { smallest } from "./northwind.js";

async function read(objective: string, middle = "") {
  const text = smallest({ objective, middle });
  const { agreement, problems } = await parseAgreement(text, { file: "sla.yaml" });
  return {
    objective: agreement?.objectives[0],
    codes: problems.map(({ code }) => code),
    words: problems.map((problem) => wordProblem(problem).message),
  };
}

describe("metrics of the file's own", () => {
  test.each([
    [
      "metric: { count: { of: leads, where: { score: { at-least: 50 } } } }, target: at least 100 per month",
      { shape: "figure", of: "leads", at: "createdAt", top: [{ op: "count" }], yields: "count" },
    ],
    [
      "metric: { sum: { of: opportunities, field: amount, where: { stage: won }, at: closedAt } }, target: at least 5000 USD",
      { at: "closedAt", top: [{ op: "sum", field: "amount", isMoney: true }], yields: "money" },
    ],
    [
      "metric: { average: { of: leads, field: score } }, target: at least 60",
      {
        good: { op: "exists", field: "score", exists: true },
        top: [{ op: "sum", field: "score" }],
        bottom: { op: "count" },
        yields: "number",
      },
    ],
    [
      "metric: { average: { of: expenses, field: amount } }, target: at most 400 EUR",
      { at: "spentAt", bottom: { op: "count" }, yields: "money" },
    ],
    [
      "metric: { distinct: { of: opportunities, field: account, at: closedAt } }, target: at least 3",
      { at: "closedAt", top: [{ op: "distinct", field: "account" }], yields: "count" },
    ],
    [
      "metric: { sum: { of: expenses, field: amount }, per: { count: { of: leads, where: { status: MQL } } } }, target: at most 120 EUR",
      {
        of: "expenses",
        at: "spentAt",
        top: [{ op: "sum", field: "amount", isMoney: true }],
        bottom: { op: "count", ofOther: true },
        other: { of: "leads", at: "createdAt", good: { op: "is", field: "status" } },
        yields: "money",
      },
    ],
    [
      "metric: { sum: { of: opportunities, field: amount }, per: { sum: { of: expenses, field: amount } } }, target: at least 3",
      { bottom: { op: "sum", field: "amount", isMoney: true, ofOther: true }, yields: "number" },
    ],
    [
      "metric: { count: { of: leads, where: { status: lost } }, per: { count: { of: leads } } }, target: at most 0.5",
      { of: "leads", other: { of: "leads" }, yields: "number" },
    ],
    [
      "metric: { duration: { of: opportunities, from: createdAt, to: closedAt } }, target: 95% within 20 days",
      { shape: "duration", from: "createdAt", to: "closedAt" },
    ],
  ])("%s", async (objective, metric) => {
    const read_ = await read(objective);
    expect(read_.words).toEqual([]);
    expect(read_.objective?.metric).toMatchObject({ id: "custom", ...metric });
  });

  test("a column of the file's own holds money where the target does", async () => {
    const middle = "sources: { deals: { kind: opportunities, columns: { fee: Fee } } }";
    const { objective } = await read(
      "metric: { sum: { of: deals, field: fee } }, target: at least 10 EUR",
      middle,
    );
    expect(objective?.metric).toMatchObject({ yields: "money", top: [{ field: "fee", isMoney: true }] });
  });

  test.each([
    ["metric: { }, target: at least 1", ["not-one-metric"]],
    ["metric: { per: { count: { of: leads } } }, target: at least 1", ["not-one-quotient"]],
    ["metric: { count: { of: leads }, per: {} }, target: at least 1", ["not-one-quotient"]],
    [
      "metric: { count: { of: leads }, per: { count: { of: leads }, sum: { of: leads, field: score } } }, target: at least 1",
      ["not-one-quotient"],
    ],
    [
      "metric: { average: { of: leads, field: score }, per: { count: { of: leads } } }, target: at least 1",
      ["not-one-quotient"],
    ],
    [
      "metric: { count: { of: leads }, per: { count: { of: leeds } } }, target: at least 1",
      ["unknown-reference"],
    ],
    [
      "metric: { count: { of: leads }, per: { sum: { of: leads, field: status } } }, target: at least 1",
      ["not-a-number-field"],
    ],
    [
      "metric: { sum: { of: expenses, field: amount }, per: { sum: { of: opportunities, field: amount } } }, target: at most 1 EUR",
      ["target-mismatch"],
    ],
    [
      "metric: { count: { of: leads }, per: { count: { of: tickets } } }, target: at least 1, overrides: [{ when: { source: web }, target: at least 2 }]",
      ["override-splits-one-source"],
    ],
    ["metric: { sum: { of: leads } }, target: at least 1", ["missing-key"]],
    ["metric: { count: { of: leads, field: score } }, target: at least 1", ["unknown-key"]],
    ["metric: { count: { of: leads, at: status } }, target: at least 1", ["not-an-instant"]],
    ["metric: { count: { of: leads } }, of: leads, target: at least 1", ["setting-without-effect"]],
    ["metric: { count: { of: leeds } }, target: at least 1", ["unknown-reference"]],
    ["metric: { duration: { of: leads, from: createdAt } }, target: 95% within 1 hour", ["missing-key"]],
  ])("%s is refused", async (objective, codes) => {
    expect((await read(objective)).codes).toEqual(codes);
  });
});

describe("what is promised has to be about the metric", () => {
  test.each([
    [
      "metric: qualified-leads, target: at least 20%",
      "is about something else, but qualified-leads is a number",
    ],
    [
      "metric: qualified-leads, target: at least 20 EUR",
      "is about something else, but qualified-leads is a number",
    ],
    [
      "metric: average-handling-time, target: at most 12",
      "average-handling-time is one time over all records",
    ],
    ["metric: average-handling-time, target: average within 2 hours", "sets a time"],
    ["metric: close-rate, target: at least 20", '"20" needs a percent sign'],
    ["metric: close-rate, target: at least 20 per month", "but close-rate is a share"],
    ["metric: churn-rate, target: 95% within 2 hours", "but churn-rate is a share"],
    ["metric: first-response-time, target: at most 4 hours", "does not say how long"],
    ["metric: qualified-leads, target: 100 per month", "at least 100 per month, or at most 100 per month"],
    ["metric: qualified-leads, target: at least 100 per week", "judged for each month"],
    ["metric: revenue, target: at least 5000 UDS", "did you mean USD?"],
  ])("%s", async (objective, words) => {
    const { words: found } = await read(objective);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(words);
  });

  test("a day of the month needs months", async () => {
    const text = smallest({ objective: "metric: qualified-leads, target: at least 9 by day 20" }).replace(
      "  title: Demo",
      "  title: Demo\n  reporting: { every: quarter }",
    );
    const { problems } = await parseAgreement(text, { file: "sla.yaml" });
    expect(wordProblem(problems[0]!).message).toContain("only a month has");
  });

  test("one name is an average and a share", async () => {
    const average = await read("metric: customer-satisfaction, target: at least 4.2");
    const share = await read("metric: customer-satisfaction, target: { at-least: 90% }");
    expect(average.objective?.metric.shape).toBe("figure");
    expect(share.objective?.metric.shape).toBe("ratio");
  });

  test("without a currency an amount is in that of its source", async () => {
    const middle = "sources: { opportunities: { currency: eur } }";
    const { objective } = await read("metric: revenue, target: at least 5000", middle);
    expect(objective?.target).toMatchObject({ currency: "EUR", text: "at least 5000" });
  });
});

describe("constants", () => {
  test.each([
    ["month", "36 months", 36, 1],
    ["quarter", "3 years", 36, 3],
    ["year", "1.5 years", 180, 120],
    ["week", "52 weeks", 52, 1],
  ])(
    "a lifetime is counted in measurement periods: by %s, %s",
    async (every, lifetime, numerator, denominator) => {
      const text = smallest({
        objective: `metric: customer-lifetime-value, target: at least 2000 EUR, using: { margin: 70%, lifetime: ${lifetime} }`,
      }).replace("  title: Demo", `  title: Demo\n  reporting: { every: ${every} }`);
      const { agreement } = await parseAgreement(text, { file: "sla.yaml" });
      expect(agreement?.objectives[0]?.metric).toMatchObject({
        factors: [
          { numerator, denominator },
          { numerator: 70, denominator: 100 },
        ],
      });
    },
  );

  test.each([
    ["metric: revenue, target: at least 1 EUR, using: { margin: 70% }", ["setting-without-effect"]],
    [
      "metric: customer-lifetime-value, target: at least 1 EUR, using: { margin: 70%, lifetime: 52 weeks }",
      ["constant-not-understood"],
    ],
    [
      "metric: customer-lifetime-value, target: at least 1 EUR, using: { margin: 0.7, lifetime: 36 months }",
      ["constant-not-understood"],
    ],
  ])("%s is refused", async (objective, codes) => {
    expect((await read(objective)).codes).toEqual(codes);
  });
});

test.each([
  ["metric: revenue, target: at least 1 EUR, attribute-to: stop"],
  ["metric: revenue, target: at least 1 EUR, warning-margin: 1%"],
  ["metric: revenue, target: at least 1 EUR, basis: decided"],
  ["metric: churn-rate, target: at most 1%, basis: decided"],
  ["metric: qualified-leads, target: at least 1, attribute-to: due"],
])("%s would change nothing", async (objective) => {
  expect((await read(objective)).codes).toEqual(["setting-without-effect"]);
});
