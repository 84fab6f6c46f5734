import { Command } from "commander";
import { describe, expect, it } from "vitest";
import { addAllExports } from "../../src/cli/audit-options.js";
import { refuseUnreadExports, settleExplained, settleFiles } from "../../src/cli/settle-scope.js";
import { settleTimezone } from "../../src/cli/settle-span.js";
import { parseAgreement } from "../../src/definition/parse-agreement.js";
import { createEvaluation } from "../../src/engine/evaluate.js";
import { fieldsOfKind } from "../../src/model/fields.js";
import { isZone } from "../../src/time/zone.js";

const definition = `version: 1
agreement:
  id: roles
  title: Roles
  timezone: UTC
  parties: { provider: { name: Provider } }
sources:
  leads: { timezone: UTC }
  activities: { timezone: UTC }
  tickets: { timezone: UTC, link: { accounts: { field: account, to: name } } }
  ticket-history: { timezone: UTC }
  accounts: { timezone: UTC }
  opportunities: { timezone: UTC, currency: EUR }
  expenses: { timezone: UTC, currency: EUR }
  outages: { timezone: UTC }
objectives:
  - { id: response, metric: lead-response-time, owner: provider, target: 90% within 4 hours }
  - { id: attempts, metric: follow-up-attempts, owner: provider, target: 90% with at least 6 within 10 days }
  - { id: reply, metric: first-response-time, owner: provider, target: 90% within 4 hours }
  - { id: solved, metric: resolution-time, owner: provider, pause-while: { status: pending }, target: 90% within 4 hours }
  - { id: gold, metric: first-response-time, owner: provider, where: { accounts: { tier: gold } }, target: 90% within 1 hour }
  - { id: cac, metric: customer-acquisition-cost, owner: provider, target: at most 400 EUR }
`;

async function refusals(source: string, chosen: readonly string[], text = definition) {
  const { agreement, problems } = await parseAgreement(text, { file: "sla.yaml" });
  if (agreement === undefined) throw new Error(JSON.stringify(problems));
  const objectives = new Set(chosen);
  const run = createEvaluation({ agreement, span: "all", asOf: 0, objectives });
  const named = new Map([[source, { option: "--source", patterns: ["x.csv"] }]]);
  return refuseUnreadExports(agreement, named, run).map(({ args }) => args);
}

describe("an export named by its kind", () => {
  it.each(Object.keys(fieldsOfKind))("--%s is taken as the command line hands it over", async (kind) => {
    const { agreement } = await parseAgreement(definition, { file: "sla.yaml" });
    const command = new Command().exitOverride();
    addAllExports(command);
    const options = command.parse([`--${kind}`, "x.csv"], { from: "user" }).opts();
    const sources = new Map(agreement!.sources).set(kind, agreement!.sources.get("leads")!);
    expect(settleFiles({ ...agreement!, sources }, options)).toMatchObject({
      ok: true,
      value: new Map([[kind, { option: `--${kind}`, patterns: ["x.csv"] }]]),
    });
  });
});

describe("an export named for a source that the chosen objectives do not read", () => {
  it.each([
    ["its own records", "tickets", "--objective reply"],
    ["attempts", "activities", "--objective attempts"],
    ["a history", "ticket-history", "--objective solved"],
    ["linked records", "accounts", "--objective gold"],
    ["the records of a figure", "expenses", "--objective cac"],
    ["what a figure is divided by", "opportunities", "--objective cac"],
  ])("%s: names the objective that reads it", async (_, source, example) => {
    const [refused] = await refusals(source, ["response"]);
    expect(refused).toMatchObject({
      reason: `is for ${source}, which no chosen objective reads`,
      example,
    });
  });

  it.each([
    ["activities", "attempts"],
    ["ticket-history", "solved"],
    ["accounts", "gold"],
    ["expenses", "cac"],
    ["opportunities", "cac"],
  ])("%s is taken where %s is chosen", async (source, objective) => {
    expect(await refusals(source, [objective])).toEqual([]);
  });

  it("that none reads gets an example of one that would", async () => {
    const unpaused = definition.replace(/^ {2}- \{ id: solved.*\n/m, "");
    const [outages] = await refusals("outages", ["response"]);
    expect(outages).toMatchObject({
      reason: "is for outages, which no objective of the definition reads",
      example: "an objective with metric: { ratio: { of: outages, … } }",
    });
    const [history] = await refusals("ticket-history", ["response"], unpaused);
    expect(history).toMatchObject({
      example: "an objective of tickets with pause-while: { status: pending }",
    });
  });
});

describe("explain --source", () => {
  it("chooses the objectives whose records it holds, and no others", async () => {
    const { agreement } = await parseAgreement(definition, { file: "sla.yaml" });
    const chosen = settleExplained(agreement!, [], ["tickets"]);
    expect(chosen.ok && [...chosen.value]).toEqual(["reply", "solved", "gold"]);
    expect(settleExplained(agreement!, [], ["accounts"])).toMatchObject({
      problem: { args: { reason: "holds the records of none of the chosen objectives" } },
    });
  });
});

describe("--timezone", () => {
  it.each([
    ["EST", [-5], ["America/New_York"]],
    ["mst", [-7], ["America/Denver", "America/Phoenix"]],
    ["HST", [-10], ["Pacific/Honolulu"]],
  ])("%s is taken with a warning", (zone, hours, near) => {
    const offsetsMs = hours.map((hour) => hour * 3_600_000);
    expect(settleTimezone(zone)).toMatchObject({
      ok: true,
      value: zone,
      warning: {
        code: "zone-abbreviation",
        severity: "warning",
        args: { path: "--timezone", offsetsMs, near },
      },
    });
  });

  it("a place or UTC is taken without one, and what is no zone is refused", () => {
    for (const zone of ["America/New_York", "UTC", undefined]) {
      expect(settleTimezone(zone)).toEqual({ ok: true, value: zone });
    }
    expect(isZone("QST")).toBe(false);
    expect(settleTimezone("QST").ok).toBe(false);
  });
});
