import { describe, expect, it } from "vitest";
import { listMetricFeeds, waysToFeed } from "../../src/definition/metric-needs.js";
import { parseAgreement } from "../../src/definition/parse-agreement.js";
import { createEvaluation } from "../../src/engine/evaluate.js";
import { metrics } from "../../src/metrics/index.js";

/** A promise that each shape of metric can be held to, so that the engine says what it asks for. */
const targets: Readonly<Record<string, string>> = {
  duration: "95% within 4 hours",
  ratio: "at least 20%",
  retention: "at most 5%",
  attempts: "90% with at least 3 within 5 days",
  cadence: "100% by friday 17:00 each week",
  uptime: "at least 99%",
  count: "at least 5",
  money: "at least 5000 USD",
  number: "at least 4",
  minutes: "at most 12 minutes",
};

async function fieldsAskedFor(id: string, target: string, sources: string) {
  const { agreement, problems } = await parseAgreement(
    `version: 1
agreement: { id: a, title: A, timezone: UTC, parties: { p: { name: P } } }
sources: { ${sources} }
objectives:
  - { id: o, metric: ${id}, owner: p, target: "${target}"${id === "customer-lifetime-value" ? ', using: { lifetime: 36 months, margin: "70%" }' : ""} }
`,
    { file: "sla.yaml" },
  );
  expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
  const evaluation = createEvaluation({
    agreement: agreement!,
    asOf: Date.UTC(2025, 3, 1),
    span: "all",
    objectives: new Set(["o"]),
  });
  return new Map(
    evaluation.sources.map(({ source, requests }) => [
      source.kind,
      new Set(requests.filter(({ optional }) => !optional).map(({ field }) => field)),
    ]),
  );
}

describe("what a metric needs is what the engine asks for", () => {
  it.each(metrics.map(({ metric }) => [metric.id, metric] as const))("%s", async (id, metric) => {
    for (const way of waysToFeed(metric)) {
      const sources = way.map(({ kind }) => `${kind}: { file: ${kind}.csv, timezone: UTC }`).join(", ");
      const target = targets[metric.shape === "figure" ? metric.yields : metric.shape]!;
      const asked = await fieldsAskedFor(id, target, sources);
      expect(asked).toEqual(new Map(way.map(({ kind, fields }) => [kind, new Set(fields)])));
    }
  });
});

describe("which metrics an export feeds", () => {
  const feed = (metric: string, kind: Parameters<typeof listMetricFeeds>[0], fields: readonly string[]) =>
    listMetricFeeds(kind, new Set(fields)).find((each) => each.metric === metric);

  it("one that has every field", () => {
    expect(feed("lead-response-time", "leads", ["createdAt", "firstResponseAt"])).toMatchObject({
      missing: [],
      alsoNeeds: [],
    });
  });

  it("what is missing is named, in the order of the metric", () => {
    expect(feed("feedback-time", "leads", ["createdAt"])?.missing).toEqual(["handedOverAt", "feedbackAt"]);
  });

  it("an export of another kind is named with its fields", () => {
    expect(feed("profit", "opportunities", ["stage", "closedAt", "amount"])).toMatchObject({
      missing: [],
      alsoNeeds: [{ kind: "expenses", fields: ["spentAt", "amount"] }],
    });
  });

  it("of two ways to measure the one that lacks less is told", () => {
    expect(feed("follow-up-attempts", "leads", ["createdAt", "attempts"])).toMatchObject({ missing: [] });
    expect(feed("follow-up-attempts", "activities", ["leadId", "at"])).toMatchObject({
      missing: [],
      alsoNeeds: [{ kind: "leads", fields: ["createdAt", "id"] }],
    });
  });

  it("where the vendor's clock tells the time, that is an answer too", () => {
    const fields = ["createdAt", "firstResponseDuration", "firstResponseBusinessDuration"];
    expect(feed("first-response-time", "tickets", fields)).toMatchObject({
      missing: ["firstResponseAt"],
      vendorClock: ["firstResponseDuration", "firstResponseBusinessDuration"],
    });
    expect(feed("first-response-time", "tickets", fields.slice(1))?.vendorClock).toEqual([]);
  });

  it("a metric of other records is not told of", () => {
    expect(feed("close-rate", "tickets", ["createdAt"])).toBeUndefined();
  });
});
