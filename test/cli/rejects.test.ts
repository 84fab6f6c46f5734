import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { AuditReport } from "../../src/model/report.js";
import { type RunResult, runProgram } from "./run-program.js";
import { makeFolder, sampleFiles } from "./sample-folder.js";

const check = "check --period 2025-03 --as-of 2025-03-05T12:00 --format json".split(" ");
const header = "Id,Created at,First response at\n";
const good = "1,2025-03-03 09:00,2025-03-03 10:00\n";
const files = {
  ...sampleFiles,
  "leads.csv": `${header}${good}2,soon,2025-03-03 10:00\n3,2025-03-03 09:00,never\n4,2025-03-03 09:00\n`,
  "tickets.csv": `${header}${good}5,soon,2025-03-03 10:00\n`,
};

const reportOf = ({ stdout }: RunResult) => JSON.parse(stdout) as AuditReport;
const rowsOf = (cwd: string, name: string) =>
  readFileSync(join(cwd, name), "utf8").split("\r\n").slice(1, -1);

describe("--rejects", () => {
  it("writes every rejected row, and the report counts the same by reason", async () => {
    const cwd = makeFolder(files);
    const plain = await runProgram(check, { cwd });
    const result = await runProgram([...check, "--rejects", "bad.csv"], { cwd });
    expect(result).toEqual(plain);
    expect(result.code).toBe(2);
    expect(rowsOf(cwd, "bad.csv").map((row) => row.split(",").slice(0, 5).join(" "))).toEqual([
      "leads leads.csv 3 Created at not-a-date",
      "leads leads.csv 4 First response at not-a-date",
      "leads leads.csv 5  row-width",
      "tickets tickets.csv 3 Created at not-a-date",
    ]);
    expect(reportOf(result).inputs.map(({ rejected, rejectedFor }) => [rejected, rejectedFor])).toEqual([
      [3, { "not-a-date": 2, "row-width": 1 }],
      [1, { "not-a-date": 1 }],
    ]);
  });

  it("writes a file for each source where {source} stands in the name", async () => {
    const cwd = makeFolder(files);
    await runProgram([...check, "--rejects", "bad-{source}.csv"], { cwd });
    expect(rowsOf(cwd, "bad-leads.csv")).toHaveLength(3);
    expect(rowsOf(cwd, "bad-tickets.csv")).toHaveLength(1);
  });

  it("writes the header alone where nothing was rejected, in place of what an earlier run left", async () => {
    const cwd = makeFolder({ ...sampleFiles, "bad.csv": "old" });
    expect(await runProgram([...check, "--rejects", "bad.csv"], { cwd })).toMatchObject({ code: 0 });
    expect(rowsOf(cwd, "bad.csv")).toEqual([]);
  });

  it("writes the rows that a report only counts", async () => {
    const rows = Array.from({ length: 1500 }, (_, id) => `${id + 10},soon,\n`).join("");
    const cwd = makeFolder({ ...sampleFiles, "leads.csv": `${header}${good}${rows}` });
    const { problems } = reportOf(await runProgram([...check, "--rejects", "bad.csv"], { cwd }));
    expect(problems.find(({ code }) => code === "more-like-it")?.more?.count).toBe(500);
    expect(rowsOf(cwd, "bad.csv")).toHaveLength(1500);
  });

  it.each([
    ["", "leads.csv,"],
    [" under keep: last", "leads.csv, keep: last,"],
  ])("is read after its export, once mended, and the audit is complete%s", async (_, keep) => {
    const sla = sampleFiles["sla.yaml"].replace("leads.csv,", keep);
    const leads = files["leads.csv"].replace(/4,.*\n/, "");
    const cwd = makeFolder({ ...files, "sla.yaml": sla, "leads.csv": leads });
    const only = [...check, "--objective", "response"];
    expect(await runProgram([...only, "--rejects", "bad.csv"], { cwd })).toMatchObject({ code: 2 });
    const mended = readFileSync(join(cwd, "bad.csv"), "utf8")
      .replace(",2,soon,", ",2,2025-03-03 09:30,")
      .replace(/,never\r/, ",2025-03-03 11:00\r");
    const again = makeFolder({ ...files, "sla.yaml": sla, "leads.csv": leads, "mended.csv": mended });
    const result = await runProgram([...only, "--leads", "leads.csv", "--leads", "mended.csv"], {
      cwd: again,
    });
    expect(result).toMatchObject({ code: 0, stderr: "" });
    expect(reportOf(result).inputs.map(({ audited, superseded }) => [audited, superseded])).toEqual([
      [1, 2],
      [2, 0],
    ]);
  });

  it.each([
    ["sla.yaml", '"sla.yaml" ends in ".yaml", but rejected rows are written as CSV', "--rejects sla.csv"],
    ["leads.csv", '"leads.csv" is an input of this run', "--rejects leads-rejects.csv"],
    ["{source}.csv", '"leads.csv" is an input of this run', "--rejects leads-rejects.csv"],
    ["-", '"-" is where the report goes', "--rejects rejects.csv"],
    ["", '"" names no file', "--rejects rejects.csv"],
    ["out.xlsx", '"out.xlsx" ends in ".xlsx"', "--rejects out.csv"],
  ])("refuses %j before anything is read", async (path, message, example) => {
    const cwd = makeFolder(files);
    const { code, stdout, stderr } = await runProgram([...check, "--rejects", path], { cwd });
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(`--rejects ${message}`);
    expect(stderr.replace(/\s+/g, " ")).toContain(`For example: ${example}`);
    expect(readdirSync(cwd).sort()).toEqual(Object.keys(files).sort());
    expect(readFileSync(join(cwd, "leads.csv"), "utf8")).toBe(files["leads.csv"]);
  });

  it("refuses the file of a report", async () => {
    const cwd = makeFolder(files);
    const args = [...check, "-o", "out.csv.json", "--rejects", "out.csv", "--rejects", "./out.csv.json"];
    expect(await runProgram(args, { cwd })).toMatchObject({ code: 2, stdout: "" });
  });

  it("that can't be written makes the run incomplete, and the report is still there", async () => {
    const cwd = makeFolder(sampleFiles);
    const result = await runProgram([...check, "--rejects", "no/such/bad.csv"], { cwd });
    expect(result.code).toBe(2);
    expect(reportOf(result).verdict).toBe("met");
    expect(result.stderr).toMatch(/^no\/such\/bad\.csv {2}no such file or folder\n {2}The rejected rows/);
  });
});
