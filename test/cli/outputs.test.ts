import { existsSync, lstatSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { removeTemporaryFiles, writeFileAtomically } from "../../src/cli/files.js";
import { runProgram, runScript } from "./run-program.js";
import { checkLeads, makeFolder, sampleFiles } from "./sample-folder.js";

const definition = JSON.stringify({
  version: 1,
  agreement: { id: "small", title: "Small", parties: { provider: { name: "P" } }, timezone: "UTC" },
  sources: {
    leads: { file: "leads.txt", timezone: "UTC" },
    tickets: { file: "tickets.txt", timezone: "UTC" },
  },
  objectives: [
    { id: "response", metric: "lead-response-time", owner: "provider", target: "90% within 4 hours" },
    { id: "resolution", metric: "resolution-time", owner: "provider", target: "90% within 4 hours" },
  ],
  waivers: "waivers.json",
});

const files = {
  "sla.json": definition,
  "waivers.json": "[]",
  "leads.txt": sampleFiles["leads.csv"],
  "tickets.txt": sampleFiles["tickets.csv"],
  "other.txt": sampleFiles["leads.csv"],
};

const check = ["check", "sla.json", ...checkLeads.slice(1)];

describe("-o", () => {
  it.each([
    ["the definition", ["./sla.json"], "is an input of this run"],
    ["a link to the definition", ["link.json"], "is an input of this run"],
    ["the definition's waivers", ["waivers.json"], "is an input of this run"],
    ["an export", ["leads.txt"], "is an input of this run"],
    ["an export that this run does not judge", ["tickets.txt"], "is an input of this run"],
    ["another output", ["report.json", "./report.json"], "is already an output of this run"],
  ])("never takes the place of %s", async (_, outputs, reason) => {
    const cwd = makeFolder(files);
    symlinkSync("sla.json", join(cwd, "link.json"));
    const before = readdirSync(cwd);
    const { code, stdout, stderr } = await runProgram(
      [...check, ...outputs.flatMap((path) => ["-o", path])],
      {
        cwd,
      },
    );
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr.split("\n")[0]).toBe(`--output "${outputs.at(-1)}" ${reason}`);
    expect(readdirSync(cwd)).toEqual(before);
    for (const [name, text] of Object.entries(files))
      expect(readFileSync(join(cwd, name), "utf8")).toBe(text);
  });

  it("never takes the place of an export from the command line", async () => {
    const cwd = makeFolder(files);
    const { code } = await runProgram([...check, "--leads", "o*.txt", "-o", "other.txt"], { cwd });
    expect(code).toBe(2);
    expect(readFileSync(join(cwd, "other.txt"), "utf8")).toBe(files["other.txt"]);
  });

  it.each(["there.json", "not-there.json"])("writes where a link leads, to %s", async (target) => {
    const cwd = makeFolder({ ...files, "there.json": "{}" });
    symlinkSync(target, join(cwd, "link.json"));
    expect(await runProgram([...check, "-o", "link.json"], { cwd })).toMatchObject({ code: 0 });
    expect(lstatSync(join(cwd, "link.json")).isSymbolicLink()).toBe(true);
    expect(JSON.parse(readFileSync(join(cwd, target), "utf8"))).toMatchObject({ verdict: "met" });
  });
});

describe("writeFileAtomically", () => {
  it("leaves no draft when the run is stopped", async () => {
    const folder = makeFolder({ "report.json": "before" });
    const seen: string[][] = [];
    function* stopInTheMiddle() {
      yield "x".repeat(100_000);
      seen.push(readdirSync(folder));
      removeTemporaryFiles();
      seen.push(readdirSync(folder));
    }
    const written = writeFileAtomically(join(folder, "report.json"), stopInTheMiddle());
    await expect(written).rejects.toMatchObject({ reason: "no such file or folder" });
    expect(seen).toEqual([
      [expect.stringMatching(/^\.report\.json\..*\.part$/), "report.json"],
      ["report.json"],
    ]);
    expect(readFileSync(join(folder, "report.json"), "utf8")).toBe("before");
  });
});

describe("a rendering", () => {
  it("may come as bytes among text, and late", async () => {
    const folder = makeFolder({});
    async function* render() {
      yield "text ";
      yield new Uint8Array([0xff, 0x00]);
      yield " more";
    }
    await writeFileAtomically(join(folder, "report.bin"), render());
    expect(readFileSync(join(folder, "report.bin"))).toEqual(
      Buffer.concat([Buffer.from("text "), Buffer.from([0xff, 0x00]), Buffer.from(" more")]),
    );
  });
});

describe("standard output", () => {
  it.skipIf(!existsSync("/dev/full")).each(["json", "table"])(
    "that is full makes the run incomplete, in %s",
    async (format) => {
      const script = `sla-audit ${checkLeads.slice(0, -1).join(" ")} ${format} > /dev/full`;
      expect(await runScript(script, { cwd: makeFolder(sampleFiles) })).toEqual({
        code: 2,
        stdout: "",
        stderr: "standard output: no space left on the disk\n",
      });
    },
  );

  it.skipIf(process.platform === "win32")("whose reader has gone ends the run quietly", async () => {
    const script = `sla-audit ${checkLeads.join(" ")} | true; exit "\${PIPESTATUS[0]}"`;
    expect(await runScript(script, { cwd: makeFolder(sampleFiles) })).toMatchObject({ code: 0, stderr: "" });
  });
});
