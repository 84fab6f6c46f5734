import { createHash } from "node:crypto";
import { readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
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

describe("an export packed with gzip", () => {
  const packed = (name: keyof typeof sampleFiles) => gzipSync(sampleFiles[name]);
  const reportOf = ({ stdout }: RunResult) => JSON.parse(stdout) as AuditReport;

  it.each([
    ["whatever its name is", "late.csv", "late.csv"],
    ["by the name without .gz", "late.csv.gz", "late.csv"],
    ["by a glob without .gz", "late.csv.gz", "l*te.csv"],
    ["by a glob with it", "late.csv.gz", "*.gz"],
  ])("is read %s, with the digest of its bytes on the disk", async (_, name, pattern) => {
    const bytes = packed("late.csv");
    const cwd = makeFolder({ "sla.yaml": sampleFiles["sla.yaml"] });
    writeFileSync(join(cwd, name), bytes);
    const result = await runProgram([...checkLeads, "--leads", pattern], { cwd });
    expect(result.stderr).toBe("");
    expect(reportOf(result).inputs).toMatchObject([
      { file: name, compression: "gzip", rows: 1, sha256: createHash("sha256").update(bytes).digest("hex") },
    ]);
  });

  it("is not read beside the same file unpacked, where the glob means that one", async () => {
    const cwd = makeFolder(sampleFiles);
    writeFileSync(join(cwd, "late.csv.gz"), packed("late.csv"));
    const result = await runProgram([...checkLeads, "--leads", "l*te.csv"], { cwd });
    expect(reportOf(result).inputs.map(({ file }) => file)).toEqual(["late.csv"]);
  });

  it.skipIf(process.platform === "win32")("comes from standard input, in another encoding too", async () => {
    const cwd = makeFolder(sampleFiles);
    writeFileSync(join(cwd, "utf16"), gzipSync(Buffer.from(`\ufeff${sampleFiles["late.csv"]}`, "utf16le")));
    const result = await runScript(`${check} --leads - < utf16`, { cwd });
    expect(result.stderr).toBe("");
    expect(reportOf(result).inputs).toMatchObject([{ rows: 1, compression: "gzip", encoding: "utf-16le" }]);
  });

  const text = Array.from({ length: 20_000 }, (_, row) => `${row},${Math.sin(row)}\n`).join("");
  const [one, two] = [gzipSync(text), gzipSync("last\n")];
  const unpack = async (bytes: Uint8Array) => {
    const path = join(makeFolder(), "export");
    writeFileSync(path, bytes);
    const parts: Uint8Array[] = [];
    for await (const part of (await openExport(path)).open()) parts.push(part);
    return Buffer.concat(parts).toString();
  };

  it("may have several members, and padding", async () => {
    expect(await unpack(Buffer.concat([one, two]))).toBe(`${text}last\n`);
    expect(await unpack(Buffer.concat([one, Buffer.alloc(100_000)]))).toBe(text);
  });

  it.each<[string, Uint8Array, string]>([
    ["cut off", one.subarray(0, one.length >> 1), "ends too early"],
    ["cut off in its last bytes", one.subarray(0, one.length - 3), "ends too early"],
    ["cut off in its second member", Buffer.concat([one, two.subarray(0, 5)]), "ends too early"],
    ["changed inside", Buffer.from(one).fill(0xff, 2000, 2010), "is damaged"],
    ["followed by something else", Buffer.concat([one, Buffer.from("more")]), "is damaged"],
    ["followed by a member behind padding", Buffer.concat([one, Buffer.alloc(100_000), two]), "is damaged"],
  ])("that is %s is an error", async (_, bytes, reason) => {
    await expect(unpack(bytes)).rejects.toMatchObject({
      reason: expect.stringContaining(reason),
      trouble: "damaged",
    });
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
