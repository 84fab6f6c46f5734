import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import type { AuditReport } from "../../src/model/report.js";
import { readTable, readWorkbook } from "../formats/xlsx/read-workbook.js";
import { runProgram } from "./run-program.js";
import { makeFolder, sampleFiles } from "./sample-folder.js";

const check = "check --period 2025-03 --as-of 2025-03-05T12:00 --leads late.csv".split(" ");

describe("formats by ending", () => {
  it("are all written in one run, without a word about it", async () => {
    const cwd = makeFolder(sampleFiles);
    const names = ["r.csv", "r.md", "r.markdown", "r.xml", "r.json", "r.TXT"];
    const outputs = names.flatMap((name) => ["-o", name]);
    const { code, stdout } = await runProgram([...check, "--quiet", ...outputs], { cwd });
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    const texts = names.map((name) => readFileSync(join(cwd, name), "utf8"));
    expect(texts[0]).toMatch(/^\ufeffobjective,party,record,.*\r\nresponse,provider,2,/);
    expect(texts[1]).toMatch(/^## ✗ Breached: Small, March 2025 so far\n/);
    expect(texts[2]).toBe(texts[1]);
    expect(texts[3]).toMatch(/^<\?xml /);
    expect(texts[5]).toMatch(/^✗ BREACHED/);
  });

  it("hold the objectives where --csv asks for them, in files and on standard output", async () => {
    const cwd = makeFolder(sampleFiles);
    const args = [...check, "--format", "csv", "--csv", "objectives", "-o", "r.csv"];
    const { stdout } = await runProgram(args, { cwd });
    expect(stdout).toMatch(/^objective,title,metric,/);
    expect(readFileSync(join(cwd, "r.csv"), "utf8")).toBe(`\ufeff${stdout}`);
  });
});

describe("a workbook", () => {
  it("is written by its ending, with every measurement of the run", async () => {
    const cwd = makeFolder(sampleFiles);
    const table = ["--format", "csv", "--csv", "measurements"];
    const { code } = await runProgram([...check, "-o", "r.xlsx", "-o", "r.json"], { cwd });
    const { stdout: csv } = await runProgram([...check, ...table], { cwd });
    expect(code).toBe(1);
    const { sheets } = readWorkbook(readFileSync(join(cwd, "r.xlsx")));
    const recordsOf = (name: string) =>
      readTable(sheets.find((sheet) => sheet.name === name)!).map(({ Record }) => Record?.value);
    const measured = parse(csv, { columns: true }) as { record: string }[];
    expect(measured.length).toBeGreaterThan(1);
    expect(recordsOf("Measurements")).toEqual(measured.map(({ record }) => record));
    const { breaches } = JSON.parse(readFileSync(join(cwd, "r.json"), "utf8")) as AuditReport;
    expect(recordsOf("Breaches")).toEqual(breaches.map(({ record }) => record));
  });

  it("is nothing to print", async () => {
    const { code, stderr } = await runProgram([...check, "--format", "xlsx"], {
      cwd: makeFolder(sampleFiles),
    });
    expect(code).toBe(2);
    expect(stderr).toContain("is no text to print");
    expect(stderr).toContain("--output report.xlsx");
  });
});

describe("--format junit", () => {
  it("fails what the run fails on", async () => {
    const cwd = makeFolder(sampleFiles);
    const failures = async (level: string) => {
      const { stdout, code } = await runProgram([...check, "--format", "junit", "--fail-on", level], { cwd });
      return [code, /<testsuites [^>]*failures="(\d+)"/.exec(stdout)?.[1]];
    };
    expect(await failures("breached")).toEqual([1, "1"]);
    expect(await failures("never")).toEqual([0, "0"]);
  });
});

describe("--format github", () => {
  it("adds Markdown to the summary of the step, after what others wrote there", async () => {
    const cwd = makeFolder(sampleFiles);
    const summary = join(cwd, "summary.md");
    writeFileSync(summary, "# Build\n");
    const { stdout } = await runProgram([...check, "--format", "github"], {
      cwd,
      env: { GITHUB_STEP_SUMMARY: summary },
    });
    expect(stdout).toMatch(/^::error file=sla\.yaml,line=11,title=response /);
    const { stdout: markdown } = await runProgram([...check, "--format", "markdown"], { cwd });
    expect(readFileSync(summary, "utf8")).toBe(`# Build\n${markdown}`);
  });

  it("touches no summary in other formats, nor where nothing is printed", async () => {
    const cwd = makeFolder(sampleFiles);
    const summary = join(cwd, "summary.md");
    writeFileSync(summary, "");
    const env = { GITHUB_STEP_SUMMARY: summary };
    await runProgram([...check, "--format", "json"], { cwd, env });
    await runProgram([...check, "--format", "github", "--quiet"], { cwd, env });
    expect(readFileSync(summary, "utf8")).toBe("");
  });

  it("says where the summary could not be written, and exits with 2", async () => {
    const cwd = makeFolder(sampleFiles);
    mkdirSync(join(cwd, "folder"));
    const env = { GITHUB_STEP_SUMMARY: "folder" };
    const { code, stdout, stderr } = await runProgram([...check, "--format", "github"], { cwd, env });
    expect(code).toBe(2);
    expect(stdout).toMatch(/^::error /);
    expect(stderr).toContain("is a folder, not a file");
  });
});
