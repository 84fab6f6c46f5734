import { spawn } from "node:child_process";
import { appendFileSync, chmodSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openExport } from "../../src/cli/files.js";
import { ask, readCsv } from "../intake/read-csv.js";
import { projectFolder, resultOf, runProgram, runScript } from "./run-program.js";
import { checkLeads, makeFolder, sampleFiles } from "./sample-folder.js";

const header = "Id,Created at,First response at\n";

describe.skipIf(process.platform === "win32")("a disk that is full", () => {
  it.each(["-o report.json", "--rejects bad.csv"])(
    "is told, and the run is incomplete: %s",
    async (option) => {
      const cwd = makeFolder(sampleFiles);
      symlinkSync("/dev/full", join(cwd, option.split(" ")[1] as string));
      const { code, stderr } = await runProgram([...checkLeads, "--quiet", ...option.split(" ")], { cwd });
      expect([code, stderr]).toEqual([2, expect.stringContaining("no space left on the disk")]);
    },
  );

  it("is told of standard output", async () => {
    const script = `sla-audit ${checkLeads.join(" ")} > /dev/full`;
    const { code, stderr } = await runScript(script, { cwd: makeFolder(sampleFiles) });
    expect([code, stderr]).toEqual([2, "standard output: no space left on the disk\n"]);
  });
});

describe.skipIf(process.platform === "win32")("a permission that is not there", () => {
  /** Nobody may read or write everything, not even where the tests run as root. */
  function runAsNobody(args: readonly string[], cwd: string) {
    const isRoot = process.getuid?.() === 0;
    const child = spawn(process.execPath, [`${projectFolder}bin/sla-audit.js`, ...args], {
      cwd,
      ...(isRoot ? { uid: 65_534, gid: 65_534 } : {}),
    });
    child.stdin.end();
    return resultOf(child);
  }

  it.each([
    ["an export", "leads.csv", 0o000, []],
    ["a definition", "sla.yaml", 0o000, []],
    ["the folder of a report", ".", 0o555, ["-o", "report.json"]],
  ])("is told of %s", async (_what, name, mode, options) => {
    const cwd = makeFolder(sampleFiles);
    chmodSync(cwd, 0o755);
    chmodSync(join(cwd, name), mode);
    const { code, stderr } = await runAsNobody([...checkLeads, "--quiet", ...options], cwd);
    chmodSync(cwd, 0o755);
    expect([code, stderr]).toEqual([2, expect.stringContaining("permission denied")]);
  });
});

describe("a file that changes while it is read", () => {
  const rows = (count: number) => "1,2025-03-03 09:00,2025-03-03 10:00\n".repeat(count);
  async function readTwice(change: (path: string) => void): Promise<void> {
    const path = join(makeFolder({ "leads.csv": header + rows(20_000) }), "leads.csv");
    const file = await openExport(path);
    for await (const _chunk of file.open());
    change(path);
    for await (const _chunk of file.open());
  }

  it.each<[string, (path: string) => void]>([
    ["grows", (path) => appendFileSync(path, rows(1))],
    ["shrinks", (path) => truncateSync(path, 1000)],
    ["becomes empty", (path) => truncateSync(path, 0)],
    ["has another byte", (path) => writeFileSync(path, header + rows(20_000).replace("1,", "2,"))],
  ])("and %s is not judged", async (_what, change) => {
    await expect(readTwice(change)).rejects.toThrow("changed while it was read");
    await expect(readTwice(() => {})).resolves.toBeUndefined();
  });
});

describe("an export that is cut in the middle of a record", () => {
  const first = `${header}1,2025-03-03 09:00,2025-03-03 10:00\n`;
  const whole = `${first}2,2025-03-03 09:00,"2025-03-03 10:00"`;
  const requests = [ask("id", "text"), ask("firstResponseAt", "instant")];

  it("at any byte of its last row loses that row in no silence", async () => {
    const behindDelimiter = whole.lastIndexOf(",") + 1;
    for (let length = first.length + 1; length < whole.length; length++) {
      // A row whose last cell is empty is a row like any other.
      if (length === behindDelimiter) continue;
      const { failed, problems, rows } = await readCsv(whole.slice(0, length), requests, { timezone: "UTC" });
      expect([length, failed ? "failed" : rows.length]).toEqual([length, failed ? "failed" : 1]);
      expect([length, problems.length > 0]).toEqual([length, true]);
    }
    const { problems, rows } = await readCsv(whole, requests, { timezone: "UTC" });
    expect([problems, rows.length]).toEqual([[], 2]);
  });
});

describe.skipIf(process.platform === "win32")("what the machine is short of", () => {
  it("five hundred exports need no more open files than a few", async () => {
    const files = Array.from({ length: 500 }, (_, at) => [
      `leads-${at}.csv`,
      `${header}${at},2025-03-03 09:00,2025-03-03 10:00\n`,
    ]);
    const cwd = makeFolder({ ...sampleFiles, ...Object.fromEntries(files) });
    const script = `ulimit -n 400; sla-audit ${checkLeads.join(" ")} --leads 'leads-*.csv'`;
    const { code, stdout } = await runScript(script, { cwd });
    expect(code).toBe(0);
    expect(JSON.parse(stdout).objectives[0].counts.met).toBe(500);
  }, 60_000);

  it("a clock that was set back judges nothing: as-of does, and it says so", async () => {
    const back = "data:text/javascript,Date.now=()=>Date.UTC(2001,0,1)";
    const cwd = makeFolder(sampleFiles);
    const args = checkLeads.filter((word, at) => word !== "--as-of" && checkLeads[at - 1] !== "--as-of");
    const env = { NODE_OPTIONS: `--import ${back}` };
    const { code, stdout } = await runProgram(args, { cwd, env });
    expect(code).toBe(2);
    expect(JSON.parse(stdout).problems.map((each: { code: string }) => each.code)).toContain(
      "period-not-begun",
    );
    expect((await runProgram(checkLeads, { cwd, env })).stdout).toBe(
      (await runProgram(checkLeads, { cwd })).stdout,
    );
  });
});
