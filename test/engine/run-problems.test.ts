import { describe, expect, it } from "vitest";
import { parseAgreement } from "../../src/definition/parse-agreement.js";
import { batchRecords, type PlainRecord } from "../../src/engine/batch-records.js";
import { createEvaluation } from "../../src/engine/evaluate.js";
import type { Problem } from "../../src/model/problem.js";
import { createPeriodGrid } from "../../src/time/period.js";
import { createZone } from "../../src/time/zone.js";

const april = "2025-04-01T00:00:00Z";

/** What the engine finds in March 2025, by the objectives of an SLA file. */
async function evaluate(
  objectives: readonly string[],
  records: Readonly<Record<string, readonly PlainRecord[]>>,
  more: { sections?: string; asOf?: string; unread?: readonly string[] } = {},
) {
  const text = `version: 1
agreement: { id: demo, title: Demo, timezone: UTC, fee: 1000.00 EUR per month, parties: { us: { name: Us } } }
${more.sections ?? ""}
objectives:
${objectives.map((each) => `  - { owner: us, ${each} }`).join("\n")}
`;
  const { agreement, problems } = await parseAgreement(text, { file: "sla.yaml" });
  expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
  const grid = createPeriodGrid({ unit: "month", zone: createZone("UTC"), fiscalYearStart: 1 });
  const span = grid.period(grid.ordinalOf(Date.UTC(2025, 2, 1)));
  const evaluation = createEvaluation({ agreement: agreement!, span, asOf: Date.parse(more.asOf ?? april) });
  for (const { source, requests } of evaluation.sources)
    evaluation.add(batchRecords(source, requests, records[source.name] ?? []));
  const files = new Map(evaluation.sources.map(({ source }) => [source.name, [`${source.name}.csv`]]));
  return evaluation.finish(files, new Set(more.unread));
}

const told = (problems: readonly Problem[]) => problems.map(({ code, severity }) => `${severity} ${code}`);
const lead = (more: PlainRecord = {}): PlainRecord => ({
  createdAt: "2025-03-31T10:00:00Z",
  firstResponseAt: "2025-03-31T10:30:00Z",
  ...more,
});
const response = "id: response, metric: lead-response-time, target: 100% within 1 hour";
const ticket = { id: "T", createdAt: "2025-03-31T10:00:00Z", resolvedAt: "2025-03-31T10:30:00Z" };
const resolution = "id: resolution, metric: resolution-time, target: 100% within 1 hour";

describe("what is said of a period without data", () => {
  const tests = `exclusions: [{ of: leads, where: { source: test }, reason: Test records }]`;
  // One that counts, one that is excluded and one that can't be measured.
  const leads = [lead(), lead({ source: "test" }), lead({ firstResponseAt: "2025-03-31T09:00:00Z" })];
  const noData = async (rule: string) => {
    const objective = `${response}, minimum-records: 2, ${rule}`;
    const { problems, verdict } = await evaluate([objective], { leads }, { sections: tests });
    return { verdict, problem: problems.find(({ code }) => code === "no-data") };
  };

  it("tells how many records there were, and how many were left out", async () => {
    const { problem, verdict } = await noData("no-data: warn");
    expect(verdict).toBe("no-data");
    expect(problem).toMatchObject({
      severity: "warning",
      args: {
        objective: "response",
        source: "leads",
        periods: [{ label: "2025-03", records: 1, leftOut: 2 }],
        minimum: 2,
        isFiltered: false,
        isAccepted: true,
      },
    });
  });

  it("is an error unless the agreement says else, and knows of a filter", async () => {
    const { problem } = await noData("where: { not: { region: west } }");
    expect(problem).toMatchObject({ severity: "error", args: { isFiltered: true, isAccepted: false } });
  });

  it("is nothing where that was agreed", async () => {
    expect((await noData("no-data: pass")).problem).toBeUndefined();
  });

  it("is said once of a source that has nothing at all", async () => {
    const again = response.replace("id: response", "id: again");
    const { problems } = await evaluate([response, again, resolution], { leads: [], tickets: [ticket] });
    expect(told(problems)).toEqual(["error no-records-in-period"]);
  });

  it("is said of each objective whose filter leaves nothing of a source that has some", async () => {
    const west = "where: { region: west }, no-data: warn";
    const { problems } = await evaluate([`${response}, ${west}`, resolution], {
      leads: [lead({ region: "east" }), lead({ region: "west", createdAt: "2025-02-05T10:00:00Z" })],
      tickets: [ticket],
    });
    expect(told(problems)).toContain("warning no-records-in-period");
    const both = await evaluate([`${response}, ${west}`, response.replace("id: response", "id: all")], {
      leads: [lead({ region: "east" }), lead({ region: "west", createdAt: "2025-02-05T10:00:00Z" })],
    });
    expect(told(both.problems)).toEqual(["warning no-data"]);
  });
});

describe("the verdict of a run", () => {
  it.each([
    ["fail", "no-data"],
    ["warn", "no-data"],
    ["pass", "met"],
  ])("where one of two objectives has no data, no-data: %s", async (rule, verdict) => {
    const quiet = `id: quiet, metric: lead-response-time, target: 100% within 1 hour, minimum-records: 9, no-data: ${rule}`;
    const result = await evaluate([response, quiet], { leads: [lead()] });
    expect(result.objectives.map((each) => each.verdict)).toEqual(["met", "no-data"]);
    expect(result.verdict).toBe(verdict);
  });

  it("leaves out objectives that are not in force, and says which", async () => {
    const later =
      "id: later, metric: lead-response-time, target: 100% within 1 hour, effective: { from: 2025-04-01 }";
    const result = await evaluate([response, later], { leads: [lead()] });
    expect(result.verdict).toBe("met");
    expect(result.problems).toMatchObject([
      { code: "not-in-force", severity: "warning", args: { objectives: ["later"], period: "2025-03" } },
    ]);
  });

  it.each([
    ["2025-03-01T00:00:00Z", ["error period-not-begun"]],
    ["2025-03-01T00:00:01Z", ["error no-records-in-period"]],
  ])("of a period that begins at midnight, at %s", async (asOf, problems) => {
    expect(told((await evaluate([response], { leads: [] }, { asOf })).problems)).toEqual(problems);
  });
});

describe("a source that could not be read", () => {
  const nothing = {
    verdict: "incomplete",
    actual: { value: null, text: "no data", lowerBound: false },
    attainment: { gross: null, adjusted: null },
    budget: null,
    periods: [],
    parts: [],
    groups: [],
    exclusions: [],
  };

  it("leaves its objectives without any figure, also of rows that went by before that was found", async () => {
    const late = lead({ firstResponseAt: "2025-03-31T18:00:00Z" });
    const result = await evaluate(
      [response, resolution],
      { leads: [lead(), late], tickets: [ticket] },
      { unread: ["leads"] },
    );
    expect(result.verdict).toBe("incomplete");
    expect(result.objectives).toMatchObject([nothing, { verdict: "met", counts: { met: 1 } }]);
    expect(new Set(Object.values(result.objectives[0]!.counts))).toEqual(new Set([0]));
    expect(result.breaches).toEqual([]);
  });

  it("leaves those without one that would look their records up in it", async () => {
    const attempts =
      "id: attempts, metric: follow-up-attempts, target: 100% with at least 1 attempts within 1 day";
    const records = { leads: [lead({ id: "L" })], activities: [] };
    const sections = "sources: { leads: { kind: leads }, activities: { kind: activities } }";
    const result = await evaluate([attempts, response], records, { sections, unread: ["activities"] });
    expect(result.objectives).toMatchObject([nothing, { verdict: "met" }]);
  });
});

describe("what breaches cost", () => {
  it("is said of objectives that can cost something", async () => {
    const free = response.replace("id: response", "id: free");
    const penalty = "penalty: { kind: flat-credit, credit: 5% }";
    const late = lead({ firstResponseAt: "2025-03-31T18:00:00Z" });
    const { objectives } = await evaluate([`${response}, ${penalty}`, free], { leads: [late] });
    expect(objectives[0]!.credit).toMatchObject({ currency: "EUR" });
    expect(objectives[1]).not.toHaveProperty("credit");
  });
});

describe("how far the data of a conversation or of a figure reaches", () => {
  const waits = "id: waits, metric: next-response-time, target: 100% within 1 hour";
  const message = (day: string, author: string) => ({
    ticketId: "T",
    at: `2025-03-${day}T10:00:00Z`,
    author,
  });
  const newestOf = (problems: readonly Problem[]) =>
    problems.flatMap(({ code, args }) => (code.startsWith("as-of-") ? [{ code, ...args }] : []));

  it("is the newest message, in whatever order they come, with the waits that still run", async () => {
    const messages = [message("09", "customer"), message("05", "customer"), message("07", "agent")];
    const { problems } = await evaluate([waits], { messages });
    expect(newestOf(problems)).toMatchObject([
      { code: "as-of-after-data", newest: "2025-03-09T10:00:00.000Z", running: 1 },
    ]);
  });

  it("is not changed by a bot, which begins no wait", async () => {
    const messages = [message("05", "bot"), message("06", "customer"), message("07", "agent")];
    const { objectives, audited } = await evaluate([waits], { messages });
    expect(objectives[0]).toMatchObject({ counts: { total: 1, breached: 1 } });
    expect(audited.get("messages")).toEqual([2]);
  });

  it("counts what can't be judged, and what still runs, apart", async () => {
    const messages = [
      message("05", "Jane"),
      message("06", "customer"),
      { ...message("07", "agent"), ticketId: "" },
    ];
    const { objectives, unmeasurable } = await evaluate([waits], { messages });
    expect(objectives[0]).toMatchObject({ counts: { total: 1, overdue: 1 } });
    expect(unmeasurable.get("messages")).toBe(2);
  });

  it("is the newest record that counts, not a later one that does not", async () => {
    const deal = (stage: string, day: string) => ({
      stage,
      createdAt: "2025-03-01T10:00:00Z",
      closedAt: `2025-03-${day}T10:00:00Z`,
    });
    const opportunities = [deal("Won", "09"), deal("Won", "05"), deal("Negotiation", "30")];
    const { problems } = await evaluate(["id: volume, metric: sales-volume, target: at least 1 per month"], {
      opportunities,
    });
    expect(newestOf(problems)).toMatchObject([
      { code: "as-of-after-data", newest: "2025-03-09T10:00:00.000Z" },
    ]);
  });
});
