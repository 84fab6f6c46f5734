import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import type { AuditReport } from "../../src/model/report.js";
import { reportSchema } from "../../src/report/report-schema.js";
import { runProgram } from "./run-program.js";
import { checkLeads, makeFolder, sampleFiles } from "./sample-folder.js";

const late = sampleFiles["late.csv"];
const check = [...checkLeads, "--baseline", "baseline.json"];

function folderWith(leads: string): string {
  return makeFolder({ ...sampleFiles, "leads.csv": leads });
}

async function run(cwd: string, ...more: string[]) {
  const { stdout, stderr, code } = await runProgram([...check, ...more], { cwd });
  return { code, stderr, report: stdout === "" ? undefined : (JSON.parse(stdout) as AuditReport) };
}

describe("--baseline", () => {
  it("is written, then excuses what is in it and nothing beyond", async () => {
    const cwd = folderWith(late);
    expect((await run(cwd)).code).toBe(2);
    expect((await run(cwd, "--update-baseline")).code).toBe(0);
    const written = readFileSync(join(cwd, "baseline.json"), "utf8");

    const same = await run(cwd);
    expect(same.code).toBe(0);
    expect(same.report?.verdict).toBe("breached");
    expect(same.report?.baseline).toMatchObject({
      new: [],
      known: [{ objective: "response" }],
      resolved: [],
    });
    const validate = new Ajv2020({ strict: true, validateFormats: false }).compile(reportSchema());
    validate(same.report);
    expect(validate.errors).toBeNull();

    // Another miss, above the known one: its line is another now.
    writeFileSync(join(cwd, "leads.csv"), late.replace("\n", "\n3,2025-03-03 09:00,2025-03-04 10:00\n"));
    const worse = await run(cwd);
    expect(worse.code).toBe(1);
    expect(worse.report?.baseline).toMatchObject({ new: [{ because: "new-misses", newMisses: 1 }] });
    expect(worse.report?.breaches.map(({ record, known }) => [record, known])).toEqual([
      ["3", undefined],
      ["2", true],
    ]);

    writeFileSync(join(cwd, "leads.csv"), sampleFiles["leads.csv"]);
    const mended = await run(cwd);
    expect(mended.code).toBe(0);
    expect(mended.report?.baseline?.misses.resolved).toEqual([
      { objective: "response", record: "2", period: "2025-03" },
    ]);
    expect(readFileSync(join(cwd, "baseline.json"), "utf8")).toBe(written);
  });

  it("is the same text when it is written again", async () => {
    const cwd = folderWith(late);
    await run(cwd, "--update-baseline");
    const first = readFileSync(join(cwd, "baseline.json"), "utf8");
    await run(cwd, "--update-baseline");
    expect(readFileSync(join(cwd, "baseline.json"), "utf8")).toBe(first);
    expect(first).not.toContain('"known"');
  });

  it("is not written by an incomplete audit, which fails whatever it knows", async () => {
    const cwd = folderWith(late);
    await run(cwd, "--update-baseline");
    const before = readFileSync(join(cwd, "baseline.json"), "utf8");
    writeFileSync(join(cwd, "leads.csv"), `${late}4,never,\n`);
    expect((await run(cwd)).code).toBe(2);
    const { code, stderr } = await run(cwd, "--update-baseline");
    expect(code).toBe(2);
    expect(stderr).toContain("the baseline was not written");
    expect(readFileSync(join(cwd, "baseline.json"), "utf8")).toBe(before);
  });

  it("never takes the place of a file that is no report", async () => {
    const cwd = folderWith(late);
    writeFileSync(join(cwd, "baseline.json"), '{ "name": "mine" }');
    expect((await run(cwd, "--update-baseline")).code).toBe(2);
    expect(readFileSync(join(cwd, "baseline.json"), "utf8")).toBe('{ "name": "mine" }');
  });

  it("is no output beside itself", async () => {
    const cwd = folderWith(late);
    expect((await run(cwd, "--update-baseline", "-o", "baseline.json")).code).toBe(2);
    expect(existsSync(join(cwd, "baseline.json"))).toBe(false);
  });

  it("makes JUnit and annotations as red as the exit code", async () => {
    const cwd = folderWith(late);
    await run(cwd, "--update-baseline");
    const { code } = await run(cwd, "-o", "junit.xml", "-o", "report.html", "-o", "report.md");
    expect(code).toBe(0);
    expect(readFileSync(join(cwd, "junit.xml"), "utf8")).toContain('failures="0" errors="0" skipped="1"');
    for (const name of ["report.html", "report.md"])
      expect(readFileSync(join(cwd, name), "utf8")).toContain("Against the baseline");
    const annotated = await runProgram(
      [...check.slice(0, -4), "--baseline", "baseline.json", "--format", "github"],
      { cwd },
    );
    expect(annotated.code).toBe(0);
    expect(annotated.stdout).not.toContain("::error");
  });
});

it("paths in a report start where the program runs, though a definition names its exports from its own folder", async () => {
  const cwd = makeFolder({});
  mkdirSync(join(cwd, "acme"));
  for (const [name, text] of Object.entries({ ...sampleFiles, "leads.csv": late }))
    writeFileSync(join(cwd, "acme", name), text);
  const [, ...options] = checkLeads.slice(0, -2);
  const { stdout } = await runProgram(["check", "acme/sla.yaml", ...options, "--format", "github"], { cwd });
  expect(stdout).toMatch(/^::error [^\n]*file=acme\/sla\.yaml,line=11/m);
  expect(stdout).toMatch(/^::warning [^\n]*file=acme\/leads\.csv,line=2/m);
});
