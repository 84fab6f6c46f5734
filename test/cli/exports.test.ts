import { createHash } from "node:crypto";
import { readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { FileError, openExport } from "../../src/cli/files.js";
import type { AuditReport } from "../../src/model/report.js";
import { type RunResult, resultOf, runProgram, runScript, startProgram } from "./run-program.js";
import { checkLeads, makeFolder, sampleFiles } from "./sample-folder.js";

const check = `sla-audit ${checkLeads.join(" ")}`;
const inputsOf = ({ stdout }: RunResult) =>
  (JSON.parse(stdout) as AuditReport).inputs.map(({ file, audited }) => `${file}: ${audited}`);
const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

describe.skipIf(process.platform === "win32")("an export that can be read only once", () => {
  it.each([
    ["a pipe beside a file", `${check} --leads leads.csv --leads <(cat late.csv)`, /^\/dev\/fd\/\d+: 1$/],
    ["a pipe alone", `${check} --leads <(cat leads.csv late.csv | sort -ur)`, /^\/dev\/fd\/\d+: 2$/],
    ["/dev/stdin", `cat late.csv | ${check} --leads /dev/stdin`, /^\/dev\/stdin: 1$/],
    ["a named pipe", `mkfifo late; cat late.csv > late & ${check} --leads late`, /^late: 1$/],
    [
      "a pipe named twice",
      `p() { ${check} --leads $1 --leads $1; }; p <(cat late.csv)`,
      /^\/dev\/fd\/\d+: 1$/,
    ],
    ["standard input named twice", `${check} --leads - --leads - < late.csv`, /^standard input: 1$/],
  ])("%s is read whole, and its breach found", async (_, script, lastInput) => {
    const result = await runScript(script, { cwd: makeFolder(sampleFiles) });
    expect(result).toMatchObject({ code: 1, stderr: "" });
    expect(inputsOf(result).at(-1)).toMatch(lastInput);
  });

  it("is shown with the digest of its bytes", async () => {
    const result = await runScript(`${check} --leads <(cat late.csv)`, { cwd: makeFolder(sampleFiles) });
    const [input] = (JSON.parse(result.stdout) as AuditReport).inputs;
    expect(input?.sha256).toBe(sha256(sampleFiles["late.csv"]));
  });

  it("leaves nothing in the temporary folder, not even when the run is stopped", async () => {
    const folder = makeFolder(sampleFiles);
    const temporary = makeFolder();
    const child = startProgram([...checkLeads, "--leads", "-"], { cwd: folder, env: { TMPDIR: temporary } });
    const result = resultOf(child);
    while (readdirSync(temporary).length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    child.kill("SIGINT");
    await result;
    expect(child.signalCode).toBe("SIGINT");
    expect(readdirSync(temporary)).toEqual([]);
  });
});

describe("one file under several names counts once", () => {
  it.each([
    ["another spelling", ["nameless.csv", "./nameless.csv"]],
    ["the whole path", ["nameless.csv", "$PWD/nameless.csv"]],
    ["a link", ["nameless.csv", "link.csv"]],
    ["a glob", ["nameless.csv", "name*.csv"]],
  ])("%s", async (_, names) => {
    const cwd = makeFolder(sampleFiles);
    symlinkSync("nameless.csv", join(cwd, "link.csv"));
    const leads = names.flatMap((name) => ["--leads", name.replace("$PWD", cwd)]);
    expect(inputsOf(await runProgram([...checkLeads, ...leads], { cwd }))).toEqual(["nameless.csv: 1"]);
  });

  it.skipIf(process.platform !== "linux")("standard input that comes from the file", async () => {
    const cwd = makeFolder(sampleFiles);
    const result = await runScript(`${check} --leads nameless.csv --leads - < nameless.csv`, { cwd });
    expect(inputsOf(result)).toEqual(["nameless.csv: 1"]);
  });
});

describe("openExport", () => {
  const drain = async (chunks: AsyncIterable<Uint8Array>) => {
    for await (const _ of chunks);
  };

  it("finds that a file changed between two passes", async () => {
    const path = join(makeFolder(sampleFiles), "leads.csv");
    const file = await openExport(path);
    await drain(file.open());
    await drain(file.open());
    writeFileSync(path, sampleFiles["late.csv"]);
    const second = drain(file.open());
    await expect(second).rejects.toBeInstanceOf(FileError);
    await expect(second).rejects.toMatchObject({ reason: "changed while it was read", trouble: "changed" });
  });

  it("takes the digest of the whole file after a pass that stopped early", async () => {
    const path = join(makeFolder(sampleFiles), "leads.csv");
    const file = await openExport(path);
    for await (const _ of file.open()) break;
    expect(await file.sha256()).toBe(sha256(sampleFiles["leads.csv"]));
  });
});
