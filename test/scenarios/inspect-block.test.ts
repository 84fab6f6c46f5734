import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseAgreement } from "../../src/definition/parse-agreement.js";
import type { InspectionReport } from "../../src/model/inspection.js";
import { projectFolder, runProgram } from "../cli/run-program.js";
import { makeFolder } from "../cli/sample-folder.js";

const folders = ["fixtures/quickstart", "fixtures/agreement/exports", "fixtures/inspect"];
/** Those of the fixtures, but for what is made to be refused or to be asked about more than once. */
const exports = folders
  .flatMap((folder) => readdirSync(projectFolder + folder).map((name) => `${folder}/${name}`))
  .concat(
    readdirSync(`${projectFolder}fixtures/exports`).flatMap((preset) =>
      readdirSync(`${projectFolder}fixtures/exports/${preset}`).map(
        (name) => `fixtures/exports/${preset}/${name}`,
      ),
    ),
  )
  .filter((file) => /\.csv$/.test(file) && !/inspect\/(deals|people|workbook)/.test(file));

const agreement = (block: string, metric: string) => `version: 1
agreement: { id: a, title: A, timezone: UTC, parties: { p: { name: P } } }
${block}objectives:
  - { id: o, metric: ${metric}, owner: p, target: "${targets[metric]}" }
`;

/** A promise for a metric that each export of the fixtures can feed by itself. */
const targets: Readonly<Record<string, string>> = {
  "lead-response-time": "95% within 4 hours",
  "first-response-time": "95% within 4 hours",
  "resolution-time": "95% within 4 hours",
  "next-response-time": "95% within 4 hours",
  "lead-qualification-rate": "at least 1%",
  "close-rate": "at least 1%",
  "churn-rate": "at most 99%",
  "delivery-cadence": "100% by friday 17:00 each week",
  uptime: "at least 1%",
};

/** The comments that answer what only the user can know. */
function complete(block: string): string {
  return block.replace(/^( +)# (timezone: \S+|dates: \{[^}]*\}|keep: last[ \w]*?) {3}# .*$/gm, "$1$2");
}

async function inspect(file: string): Promise<InspectionReport> {
  const { stdout } = await runProgram(["inspect", projectFolder + file, "--format", "json"]);
  return JSON.parse(stdout) as InspectionReport;
}

describe("the block of an inspection can be pasted", () => {
  it.concurrent.for(exports)("%s", async (file, { expect }) => {
    const { block, files } = await inspect(file);
    const fed = files[0]?.metrics.find(
      ({ metric, missing, alsoNeeds }) => missing.length === 0 && alsoNeeds.length === 0 && metric in targets,
    );
    if (fed === undefined) {
      // What feeds no metric by itself must still be a source that the definition takes.
      const { problems } = await parseAgreement(agreement(block, "lead-response-time"), {
        file: "sla.yaml",
      });
      expect(problems.filter(({ code }) => code === "unknown-key" || code.startsWith("yaml"))).toEqual([]);
      return;
    }
    const folder = makeFolder({ "sla.yaml": agreement(complete(block), fed.metric) });
    const run = await runProgram(
      [
        "check",
        `${folder}/sla.yaml`,
        "--period",
        "all",
        "--as-of",
        "2025-05-01",
        "--allow-rejects",
        "100%",
        "--allow-outside",
        projectFolder,
        "--format",
        "json",
      ],
      {},
    );
    const report = JSON.parse(run.stdout) as { problems: { code: string; severity: string }[] };
    // What the words of a company mean is a question that the inspection leaves to people.
    const accepted = ["no-data", "no-deciding-word"];
    const ofReading = report.problems.filter(
      ({ severity, code }) => severity === "error" && !accepted.includes(code),
    );
    expect(ofReading).toEqual([]);
  });

  it("says nothing that a run finds by itself", async () => {
    const { block } = await inspect("fixtures/quickstart/tickets.csv");
    expect(block).toBe(`sources:\n  tickets:\n    file: ${projectFolder}fixtures/quickstart/tickets.csv\n`);
  });

  it("asks what only the user can know", async () => {
    const { block } = await inspect("fixtures/quickstart/leads.csv");
    expect(block).toMatch(/^ {4}# timezone: America\/New_York {3}# "2025-03-03 09:12" does not say/m);
  });

  it("takes a zone that is said", async () => {
    const leads = "fixtures/quickstart/leads.csv";
    const { stdout } = await runProgram([
      "inspect",
      leads,
      "--timezone",
      "Europe/Berlin",
      "--format",
      "json",
    ]);
    const { block } = JSON.parse(stdout) as InspectionReport;
    expect(block).toContain("    timezone: Europe/Berlin\n");
    expect(block).not.toContain("# timezone");
  });
});

describe("a block of several files", () => {
  const text = "Lead ID,Created,First Response\n1,2025-03-02 09:00,2025-03-05 08:00\n";

  it("has them in the order of their numbers, and asks each thing once, so that it can be completed", async () => {
    const names = ["leads-2025-10.csv", "leads-2025-3.csv", "leads-2025-4.csv"];
    const cwd = makeFolder(Object.fromEntries(names.map((name) => [name, text])));
    const { stdout } = await runProgram(["inspect", ...names], { cwd });
    const block = stdout.slice(stdout.indexOf("sources:"));
    expect(block).toContain("file: [leads-2025-3.csv, leads-2025-4.csv, leads-2025-10.csv]");
    expect(block.match(/# timezone:/g)).toHaveLength(1);
    const { problems } = await parseAgreement(
      agreement(block.replace(/^( *)# /gm, "$1"), "lead-response-time"),
      {
        file: "sla.yaml",
      },
    );
    expect(problems).toEqual([]);
  });
});
