import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { projectFolder, runProgram, transcript } from "../cli/run-program.js";

const folder = "fixtures/exports";
const common = ["--period", "2025-03", "--as-of", "2025-03-31"];

/** What each fixture's own comment derives by hand: objective, verdict, figure; then rows read and rows not audited. */
const expected: Readonly<Record<string, readonly (readonly [string, string, string])[]>> = {
  "hubspot-contacts": [
    ["qualification", "met", "44.4%"],
    ["volume", "breached", "4"],
  ],
  "hubspot-deals": [
    ["close-rate", "met", "60%"],
    ["revenue", "met", "10,700.50 EUR"],
  ],
  "hubspot-tickets": [
    ["first-response", "met", "71.4%"],
    ["resolution", "breached", "57.1%"],
    ["satisfaction", "met", "4"],
  ],
  "salesforce-lead": [
    ["conversion", "met", "25%"],
    ["qualification", "pending", "25%"],
  ],
  "salesforce-opportunity": [
    ["close-rate", "met", "50%"],
    ["revenue", "breached", "21,500.50 USD"],
  ],
  "salesforce-case": [
    ["resolution", "breached", "66.7%"],
    ["milestones", "met", "66.7%"],
  ],
  "salesforce-report-leads": [["conversion", "met", "28.6%"]],
  "salesforce-report-opportunities": [
    ["close-rate", "met", "66.7%"],
    ["revenue", "met", "15,750.50 USD"],
  ],
  "salesforce-report-cases": [["resolution", "breached", "60%"]],
  zendesk: [
    ["resolution", "breached", "57.1%"],
    ["satisfaction", "met", "75%"],
    ["reply", "met", "33 min"],
  ],
  "jira-service-management": [
    ["first-response", "met", "66.7%"],
    ["resolution", "breached", "40%"],
    ["satisfaction", "breached", "3.67"],
  ],
  freshdesk: [
    ["resolution", "at-risk", "60%"],
    ["first-response", "met", "66.7%"],
    ["own-view", "breached", "66.7%"],
    ["satisfaction", "met", "66.7%"],
  ],
  pipedrive: [
    ["close-rate", "met", "60%"],
    ["volume", "breached", "3"],
    ["revenue", "met", "6,250.75 EUR"],
  ],
  "zoho-leads": [
    ["conversion", "met", "16.7%"],
    ["of-known-source", "met", "33.3%"],
  ],
  "zoho-deals": [
    ["close-rate", "met", "50%"],
    ["revenue", "breached", "24,200.00 USD"],
  ],
  "zoho-cases": [
    ["days-to-close", "met", "48 h"],
    ["closed", "met", "60%"],
  ],
  intercom: [
    ["satisfaction", "met", "4"],
    ["first-response", "met", "2 h 42 min"],
    ["closed", "breached", "66.7%"],
  ],
  zammad: [
    ["first-response", "met", "80%"],
    ["resolution", "breached", "50%"],
    ["urgent", "breached", "50%"],
  ],
  servicenow: [
    ["resolution", "breached", "50%"],
    ["made-sla", "met", "75%"],
    ["critical", "met", "100%"],
  ],
  "servicenow-history": [["resolution", "met", "75%"]],
};

describe("the export of each preset as it comes", () => {
  it("has a fixture each", () => {
    expect(readdirSync(`${projectFolder}${folder}`).sort()).toEqual(Object.keys(expected).sort());
  });

  it.concurrent.for(Object.entries(expected))(
    "%s: the figures derived by hand",
    async ([id, figures], { expect }) => {
      const args = ["check", `${folder}/${id}/sla.yaml`, ...common];
      const json = JSON.parse((await runProgram([...args, "--format", "json"])).stdout);
      expect(json.inputs.map(({ preset }: { preset?: { id: string } }) => preset?.id)).toContain(id);
      const found = json.objectives.map((each: { id: string; verdict: string; actual: { text: string } }) => [
        each.id,
        each.verdict,
        each.actual.text,
      ]);
      expect(found).toEqual(figures);
      const errors = json.problems.filter(({ severity }: { severity: string }) => severity === "error");
      expect(errors).toEqual([]);
    },
  );

  it.concurrent.for(Object.keys(expected))("%s: the table", async (id, { expect }) => {
    const args = ["check", `${folder}/${id}/sla.yaml`, ...common];
    const result = await runProgram(args, { env: { COLUMNS: "120" } });
    await expect(transcript(`COLUMNS=120 sla-audit ${args.join(" ")}`, result)).toMatchFileSnapshot(
      `golden/exports-${id}.txt`,
    );
  });
});
