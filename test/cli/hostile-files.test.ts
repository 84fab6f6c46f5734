import { spawn } from "node:child_process";
import { closeSync, ftruncateSync, openSync, symlinkSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { projectFolder, resultOf, runProgram } from "./run-program.js";
import { checkLeads, makeFolder, sampleFiles } from "./sample-folder.js";

const mebibyte = 1 << 20;
const header = "Id,Created at,First response at\n";
const row = "1,2025-03-03 09:00,2025-03-03 10:00\n";
const status = "/proc/self/status";
const tellPeak = `data:text/javascript,import{readFileSync}from"node:fs";import{isMainThread}from"node:worker_threads";isMainThread&&process.on("exit",()=>process.stderr.write("peak "+/VmHWM:\\s*(\\d+)/.exec(readFileSync("${status}","utf8"))[1]))`;

/** Runs the program and measures the most memory that it had, in MiB, where the system tells that. */
async function measure(args: readonly string[], cwd: string, nodeOptions: readonly string[] = []) {
  const isTold = process.platform === "linux";
  const watch = isTold ? ["--import", tellPeak] : [];
  const program = `${projectFolder}bin/sla-audit.js`;
  const child = spawn(process.execPath, [...nodeOptions, ...watch, program, ...args], { cwd });
  child.stdin.end();
  const result = await resultOf(child);
  const peak = isTold ? Number(/peak (\d+)$/.exec(result.stderr)?.[1]) / 1024 : 0;
  return { ...result, stderr: result.stderr.replace(/peak \d+$/, ""), peak };
}

/** Members of a gzip file, one behind the other, are one text. */
const packed = (...parts: readonly (readonly [text: string, times: number])[]): Buffer =>
  Buffer.concat(parts.flatMap(([text, times]) => Array<Buffer>(times).fill(gzipSync(text))));

describe("a file that is made to fill memory is refused in bounded memory", () => {
  const long = "x".repeat(16 * mebibyte);
  it.each<[string, Buffer, string]>([
    [
      "a line of 4 GiB",
      packed([header, 1], [long, 256]),
      "leads.csv.gz:2:1  the row that begins here is longer than 16 MiB",
    ],
    [
      "a header of 1 GiB",
      packed([long, 64]),
      "leads.csv.gz:1:1  the header that begins here is longer than 1 MiB",
    ],
    [
      "a quote opened in the first row of 1 GiB",
      packed([`${header}"`, 1], [row.repeat(100_000), 300]),
      "leads.csv.gz:2:1  a quote opens here and is not closed within 16 MiB",
    ],
    [
      "a million columns",
      packed([header.trim(), 1], [",c".repeat(400_000), 1], ["\n", 1]),
      "leads.csv.gz:1:1  the header has 400,003 columns",
    ],
    [
      "four million cells in a row",
      packed([header, 1], [`${",".repeat(4 * mebibyte)}\n`, 50]),
      "leads.csv.gz:2:4  the row has 4,194,305 cells",
    ],
    [
      "a gzip bomb of rows",
      packed([header, 1], [row.repeat(400_000), 100]),
      "is a gzip file that unpacks to more than 200 times its size",
    ],
  ])(
    "%s",
    async (_what, bytes, said) => {
      expect(bytes.length).toBeLessThan(8 * mebibyte);
      const cwd = makeFolder({ "sla.yaml": sampleFiles["sla.yaml"] });
      writeFileSync(join(cwd, "leads.csv.gz"), bytes);
      const { code, stderr, stdout, peak } = await measure([...checkLeads, "--quiet"], cwd);
      expect(stderr).toContain(said);
      expect(stderr).not.toContain("    at ");
      expect([code, stdout]).toEqual([2, ""]);
      expect(peak).toBeLessThan(800);
    },
    120_000,
  );

  it("a sparse file of 1 GiB without a line end, which takes no disk", async () => {
    const cwd = makeFolder({ "sla.yaml": sampleFiles["sla.yaml"] });
    const file = openSync(join(cwd, "leads.csv"), "w");
    writeSync(file, `${header}${row}`);
    ftruncateSync(file, 1 << 30);
    closeSync(file);
    const { code, stderr, peak } = await measure([...checkLeads, "--quiet"], cwd);
    expect(stderr).toContain("leads.csv:3:1  the row that begins here is longer than 16 MiB");
    expect(code).toBe(2);
    expect(peak).toBeLessThan(300);
  }, 120_000);
});

describe.skipIf(process.platform === "win32")("files without an end", () => {
  it.each([
    [["check", "/dev/zero"], "/dev/zero  is larger than 4 MiB"],
    [[...checkLeads, "--baseline", "/dev/zero"], "/dev/zero  is larger than 256 MiB"],
  ])("%j", async (args, said) => {
    const { code, stderr, peak } = await measure(args, makeFolder(sampleFiles));
    expect([code, stderr.split("\n")[0]]).toEqual([2, said]);
    expect(peak).toBeLessThan(600);
  });
});

it("a million rows are audited with 128 MB for all objects", async () => {
  const cwd = makeFolder({ "sla.yaml": sampleFiles["sla.yaml"] });
  const file = openSync(join(cwd, "leads.csv"), "w");
  writeSync(file, header);
  for (let from = 0; from < 1_000_000; from += 10_000) {
    const ids = Array.from({ length: 10_000 }, (_, at) => from + at);
    writeSync(
      file,
      ids.map((id) => `${id},2025-03-03 09:00,2025-03-0${id % 20 === 0 ? 4 : 3} 10:00\n`).join(""),
    );
  }
  closeSync(file);
  const { code, stdout, stderr } = await measure(checkLeads, cwd, ["--max-old-space-size=128"]);
  expect([code, stderr]).toEqual([0, ""]);
  const [objective] = JSON.parse(stdout).objectives;
  expect(objective.counts).toMatchObject({ total: 1_000_000, met: 950_000, breached: 50_000 });
}, 240_000);

describe.skipIf(process.platform === "win32")("names of files", () => {
  const evil = "le\u001b[31mads\n\u202e\u009b.csv";
  const raw = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/;

  it.each(["table", "markdown", "github", "junit", "html"])(
    "with newlines and control characters never reach a terminal raw, as %s",
    async (format) => {
      const cwd = makeFolder(sampleFiles);
      writeFileSync(join(cwd, evil), `${header}${row}2,soon,\n`);
      const args = [...checkLeads.slice(0, -2), "--format", format, "--leads", evil];
      const { stdout, stderr, code } = await runProgram(args, { cwd });
      expect(code).toBe(2);
      expect(stdout + stderr).not.toMatch(raw);
      expect(stdout + stderr).toMatch(/le.{1,9}\[31mads/);
      if (format === "github") expect(stdout).not.toMatch(/^\u202e|^\.csv/m);
    },
  );

  it.each(["--leads", "-o", "--baseline", "--rejects"])(
    "are told by their pictures in an error of %s",
    async (option) => {
      const cwd = makeFolder(sampleFiles);
      const path = `no${evil}/x.json`.replace(".json", option === "--rejects" ? ".csv" : ".json");
      const { stderr } = await runProgram([...checkLeads, "--quiet", option, path], { cwd });
      expect(stderr).toContain("no such file or folder");
      expect(stderr).not.toMatch(raw);
    },
  );
});

it.skipIf(process.platform === "win32")("an output that is a link to an input is refused", async () => {
  const cwd = makeFolder(sampleFiles);
  symlinkSync("leads.csv", join(cwd, "report.json"));
  symlinkSync("report.json", join(cwd, "again.json"));
  const { code, stderr } = await runProgram([...checkLeads, "-o", "again.json"], { cwd });
  expect([code, stderr]).toEqual([2, expect.stringContaining("is an input of this run")]);
});
