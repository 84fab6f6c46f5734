import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { displayWidth } from "../../src/report/display-width.js";
import { templates } from "../../src/templates/index.js";
import { projectFolder, runProgram, transcript } from "./run-program.js";

const asOf = ["--as-of", "2025-06-30"];
const sound = readFileSync(`${projectFolder}fixtures/advice/sound.yaml`, "utf8");

/** A folder with one definition. */
function folderWith(definition: string): string {
  const folder = mkdtempSync(join(tmpdir(), "sla-audit-validate-"));
  writeFileSync(join(folder, "sla.yaml"), definition);
  return folder;
}

/** What a careful reader asks of the quickstart's agreement, and of the data of the review's. */
const golden: readonly (readonly [name: string, folder: string, ...args: string[]])[] = [
  ["quickstart.txt", "fixtures/quickstart", ...asOf],
  ["quickstart.md", "fixtures/quickstart", ...asOf, "--format", "markdown"],
  ["quickstart-json.txt", "fixtures/quickstart", ...asOf, "--format", "json"],
  ["review-data.txt", "fixtures/review", "--data", "--as-of", "2025-09-30"],
  [
    "review-data-json.txt",
    "fixtures/review",
    "--data",
    "--as-of",
    "2025-09-30",
    "--last",
    "6",
    "--format",
    "json",
  ],
  ["errors.txt", "fixtures/errors/definition-bands-gap", ...asOf],
];

describe("sla-audit validate", () => {
  it.each(golden)("%s", async (name, folder, ...args) => {
    const result = await runProgram(["validate", ...args], { cwd: projectFolder + folder });
    expect(result.stderr).not.toContain("failed in a way");
    const text = transcript(`sla-audit validate ${args.join(" ")}`, result);
    await expect(text).toMatchFileSnapshot(`golden/validate/${name}`);
    if (args.includes("--format")) return;
    // Only what is to be pasted is never broken.
    const wide = result.stdout
      .split("\n")
      .filter((line) => displayWidth(line) > 80 && !/^ {6}\| /.test(line));
    expect(wide).toEqual([]);
  });

  it("is silent about the sound agreement, and tells when it is to be looked at again", async () => {
    const { stdout, stderr, code } = await runProgram(["validate", "sound.yaml", "--strict", ...asOf], {
      cwd: `${projectFolder}fixtures/advice`,
    });
    expect([stderr, code]).toEqual(["", 0]);
    expect(stdout).toBe(`sound.yaml: Northwind Sales for Acme
  Next review  2 Jul 2025, a quarter after the review of 2 Apr 2025; called by
               client
  Next report  8 Jul 2025 17:00 EDT, for 2025-06: within 5 business days of its
               end

No errors and no advice.
`);
  });

  it.each(templates.map(({ id }) => id))("is silent about what init writes: %s", async (template) => {
    const folder = mkdtempSync(join(tmpdir(), "sla-audit-validate-"));
    const names = [
      "--provider",
      "Northwind",
      "--client",
      "Acme",
      "--timezone",
      "UTC",
      "--from",
      "2025-01-01",
    ];
    await runProgram(["init", folder, "--template", template, ...names]);
    const { stdout, code } = await runProgram(["validate", "--strict", ...asOf], { cwd: folder });
    expect(stdout).toMatch(/\nNo errors and no advice\.\n$/);
    expect(code).toBe(0);
  });

  it("exits with 1 on advice only where it is asked to be strict, with 2 on errors", async () => {
    const vague = folderWith(sound.replace("Owns client communication", "Answers promptly"));
    const run = async (cwd: string, ...args: string[]) =>
      (await runProgram(["validate", ...asOf, ...args], { cwd })).code;
    expect([await run(vague), await run(vague, "--strict")]).toEqual([0, 1]);
    const declined = folderWith(
      `${sound.replace("Owns client communication", "Tells of delays promptly")}advice: { vague-words: { off: Both know what it means } }\n`,
    );
    const { stdout, code } = await runProgram(["validate", "--strict", ...asOf], { cwd: declined });
    expect(code).toBe(0);
    expect(stdout).toContain("vague-words (1 piece): Both know what it means");
    const wrong = folderWith(sound.replace("owner: client\n    target", "owner: cleint\n    target"));
    expect([await run(wrong), await run(wrong, "--strict")]).toEqual([2, 2]);
  });

  it("a metric without its column is advice, and the others are held against the data all the same", async () => {
    const folder = folderWith(`version: 1
agreement:
  id: demo
  title: Demo
  parties: { provider: { name: Demo }, client: { name: Acme } }
  timezone: UTC
sources: { leads: { file: leads.csv, timezone: UTC } }
objectives:
  - { id: volume, metric: { count: { of: leads } }, owner: provider, target: at least 5 per month }
  - { id: response, metric: lead-response-time, owner: provider, target: 90% within 4 hours }
`);
    const rows = ["01", "02", "03"].map((month) => `L${month},2025-${month}-10T10:00:00Z,New`);
    writeFileSync(join(folder, "leads.csv"), `ID,Created at,Status\n${rows.join("\n")}\n`);
    const args = ["validate", "--data", "--last", "3", "--as-of", "2025-03-31", "--format", "json"];
    const { stdout, code } = await runProgram(args, { cwd: folder });
    expect(code).toBe(0);
    const { advice, history, problems } = JSON.parse(stdout);
    expect(problems).toEqual([]);
    expect(history.targets).toMatchObject([
      { objective: "volume", metCount: 0, nineInTen: "at least 1 per month" },
    ]);
    const ofData = advice.filter(({ group }: { group: string }) => group === "data");
    expect(ofData.map(({ rule, line }: { rule: string; line: number }) => [rule, line])).toEqual([
      ["unrealistic-target", 9],
      ["unfed-metric", 10],
    ]);
  });

  it("an export that can't be read is an error, and so is an option that means nothing", async () => {
    const folder = folderWith(sound);
    const missing = await runProgram(["validate", "--leads", "nothing.csv", ...asOf], { cwd: folder });
    expect(missing.code).toBe(2);
    expect(missing.stdout).toContain("nothing.csv");
    const { stderr, code } = await runProgram(["validate", "--data", "--last", "2", "--format", "html"], {
      cwd: folder,
    });
    expect(code).toBe(2);
    expect(stderr).toContain("--last");
    expect(stderr).toContain("table, markdown and json");
    const unasked = await runProgram(["validate", "--last", "nonsense"], { cwd: folder });
    expect(unasked).toMatchObject({ code: 2, stdout: "" });
    expect(unasked.stderr).toContain('--last "nonsense" is not a number of months');
    expect((await runProgram(["validate", "none.yaml"], { cwd: folder })).code).toBe(2);
  });

  it("its JSON fits the published schema", async () => {
    const schema = JSON.parse(readFileSync(`${projectFolder}schema/validate.schema.json`, "utf8"));
    const validate = new Ajv2020({ strict: false, allErrors: true, validateFormats: false }).compile(schema);
    for (const [name, folder, ...args] of golden.filter((each) => each.includes("json"))) {
      const { stdout } = await runProgram(["validate", ...args], { cwd: projectFolder + folder });
      validate(JSON.parse(stdout));
      expect(validate.errors, name).toBeNull();
    }
  });
});
