import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { AuditReport } from "../../src/model/report.js";
import { projectFolder, runProgram } from "./run-program.js";
import { makeFolder, sampleFiles } from "./sample-folder.js";

const time = ["--period", "2025-03", "--as-of", "2025-03-05T12:00"];
const sla = sampleFiles["sla.yaml"];

/** Two agreements on the same leads: the second promises what the first one's exports do not keep. */
function folder() {
  return makeFolder({
    ...sampleFiles,
    "one.yaml": sla.replace("id: small", "id: one"),
    "two.yaml": sla
      .replace("id: small", "id: two")
      .replace("leads: {", "prospects: {")
      .replace("file: leads.csv", "kind: leads, file: late.csv")
      .replace("lead-response-time,", "lead-response-time, of: prospects,"),
  });
}

const check = (cwd: string, ...args: string[]) => runProgram(["check", ...args, ...time], { cwd });

describe("several definitions in one run", () => {
  it("are told one after the other, and the worst exit code is the run's", async () => {
    const cwd = folder();
    const both = await check(cwd, "one.yaml", "two.yaml");
    const one = await check(cwd, "one.yaml");
    const two = await check(cwd, "two.yaml");
    expect([one.code, two.code, both.code]).toEqual([0, 1, 1]);
    expect(both.stdout).toBe(`${one.stdout}\n\n${two.stdout}`);
    expect((await check(cwd, "two.yaml", "one.yaml")).code).toBe(1);
  });

  it("are one object as JSON, with the worst verdict", async () => {
    const cwd = folder();
    const { stdout } = await check(cwd, "one.yaml", "two.yaml", "--format", "json");
    const all = JSON.parse(stdout) as { schema: string; verdict: string; reports: AuditReport[] };
    expect([all.schema, all.verdict]).toEqual(["sla-audit/reports@1", "breached"]);
    const alone = await check(cwd, "two.yaml", "--format", "json");
    expect(all.reports.map(({ agreement }) => agreement.id)).toEqual(["one", "two"]);
    expect(all.reports[1]).toEqual(JSON.parse(alone.stdout));
  });

  it("one that can't be read keeps none of the others from being audited", async () => {
    const cwd = folder();
    const { stdout, stderr, code } = await check(cwd, "missing.yaml", "one.yaml", "--format", "json");
    expect(code).toBe(2);
    expect(stderr).toContain("missing.yaml  no such file or folder");
    expect(JSON.parse(stdout)).toMatchObject({
      verdict: "incomplete",
      reports: [{ agreement: { id: "one" } }],
    });
    const none = await check(cwd, "missing.yaml", "absent.yaml", "--format", "json");
    expect(JSON.parse(none.stdout)).toEqual({
      schema: "sla-audit/reports@1",
      reports: [],
      verdict: "incomplete",
    });
  });

  it("an export on the command line goes to those that have its source; one that none has is an error", async () => {
    const cwd = folder();
    const mended = await check(cwd, "one.yaml", "two.yaml", "--source", "prospects=leads.csv");
    expect(mended.code).toBe(0);
    const { code, stderr } = await check(cwd, "one.yaml", "two.yaml", "--source", "deals=leads.csv");
    expect(code).toBe(2);
    expect(stderr).toContain("is none of");
  });

  it("standard input goes to all that have its source", async () => {
    const cwd = folder();
    const names = ["one.yaml", "three.yaml"];
    const three = makeFolder({
      ...sampleFiles,
      "one.yaml": sla,
      "three.yaml": sla.replace("id: small", "id: three"),
    });
    const input = readFileSync(join(cwd, "late.csv"));
    const { stdout } = await runProgram(["check", ...names, ...time, "--leads", "-", "--format", "json"], {
      cwd: three,
      input,
    });
    const { reports } = JSON.parse(stdout) as { reports: AuditReport[] };
    expect(reports.map(({ breaches }) => breaches.map(({ record }) => record))).toEqual([["2"], ["2"]]);
  });

  it("each writes files of its own", async () => {
    const cwd = folder();
    const before = readdirSync(cwd).length;
    const files = ["-o", "r-{agreement}.json", "--rejects", "x-{agreement}.csv", "--quiet"];
    expect((await check(cwd, "one.yaml", "two.yaml", ...files)).stdout).toBe("");
    for (const id of ["one", "two"]) {
      expect(JSON.parse(readFileSync(join(cwd, `r-${id}.json`), "utf8")).agreement.id).toBe(id);
      expect(existsSync(join(cwd, `x-${id}.csv`))).toBe(true);
    }
    expect(readdirSync(cwd).length).toBe(before + 4);
  });

  it.each([
    [["-o", "r.json"], "--output 'r-{agreement}.json'"],
    [["--baseline", "b.json"], "--baseline 'b-{agreement}.json'"],
    [["--format", "junit"], "--output 'report-{agreement}.xml'"],
  ])("%s is refused: one report would take the place of another", async (options, mend) => {
    const { code, stdout, stderr } = await check(folder(), "one.yaml", "two.yaml", ...options);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(mend);
  });

  it("a definition counts once", async () => {
    const { code, stderr } = await check(folder(), "one.yaml", "./one.yaml");
    expect(code).toBe(2);
    expect(stderr).toContain('"./one.yaml" is one argument too many');
  });
});

it("the agreements of a fixture are audited beside the one that stands on them", async () => {
  const names = ["sla", "internal", "vendor"].map((name) => `fixtures/supported/${name}.yaml`);
  const args = [
    "check",
    ...names,
    "--period",
    "2025-03",
    "--as-of",
    "2025-04-02T00:00",
    "--format",
    "markdown",
  ];
  const { stdout, code } = await runProgram(args, { cwd: projectFolder });
  expect(code).toBe(1);
  expect(stdout.split("\n---\n").map((report) => /## (.*)/.exec(report)?.[1])).toEqual([
    "✗ Breached: Harbour Support for Acme, March 2025",
    "✗ Breached: Internal IT, March 2025",
    "✗ Breached: Borealis Hosting, March 2025",
  ]);
});
