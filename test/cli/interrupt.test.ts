import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "rolldown";
import { beforeAll, describe, expect, it } from "vitest";
import { projectFolder, resultOf, runScript, startProgram } from "./run-program.js";
import { checkLeads, makeFolder, sampleFiles } from "./sample-folder.js";

/** Waits until something is there; a run that ends before is told by its output. */
async function until(child: ChildProcessWithoutNullStreams, isThere: () => boolean): Promise<void> {
  while (!isThere()) {
    if (child.exitCode !== null) throw new Error(`ended with ${child.exitCode} before it could be stopped`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

const header = "Id,Created at,First response at\n";

/** Every other row is rejected, so that they soon are too many for memory. */
function manyLeads(): string {
  const rows = Array.from({ length: 200_000 }, (_, row) =>
    row % 2 === 0 ? `${row},2025-03-03 09:00,2025-03-04 10:00\n` : `${row},soon,\n`,
  );
  return header + rows.join("");
}

describe.skipIf(process.platform === "win32")("a run that is stopped", () => {
  it.each(["SIGINT", "SIGTERM"] as const)(
    "by %s while it reads leaves no file and no half of one, and ends by that signal",
    async (signal) => {
      const before = { "report.json": "report of before", "bad.csv": "rejects of before" };
      const cwd = makeFolder({ ...sampleFiles, ...before, "leads.csv": manyLeads() });
      const names = readdirSync(cwd);
      const temporary = makeFolder();
      const args = [...checkLeads, "-o", "report.json", "-o", "new.json", "--rejects", "bad.csv"];
      const child = startProgram(args, { cwd, env: { TMPDIR: temporary } });
      const result = resultOf(child);
      await until(child, () => readdirSync(temporary).length > 0);
      child.kill(signal);
      expect(await result).toEqual({ code: null, stdout: "", stderr: "" });
      expect(child.signalCode).toBe(signal);
      expect(readdirSync(temporary)).toEqual([]);
      expect(readdirSync(cwd)).toEqual(names);
      for (const [name, text] of Object.entries(before)) {
        expect(readFileSync(join(cwd, name), "utf8")).toBe(text);
      }
    },
  );

  let parts: string;

  beforeAll(async () => {
    parts = makeFolder();
    await build({
      cwd: projectFolder,
      input: ["src/cli/files.ts", "src/cli/watch-process.ts"],
      platform: "node",
      tsconfig: false,
      output: { dir: parts, format: "esm", entryFileNames: "[name].mjs", chunkFileNames: "[name].mjs" },
    });
  });

  /** Starts to write a report that never ends, with the parts of the program that write and that watch. */
  function startWriting(cwd: string): ChildProcessWithoutNullStreams {
    const script = `
      import { writeFileAtomically } from ${JSON.stringify(join(parts, "files.mjs"))};
      import { watchSignals } from ${JSON.stringify(join(parts, "watch-process.mjs"))};
      watchSignals();
      async function* endless() {
        for (;;) {
          yield "x".repeat(100_000);
          await new Promise((resolve) => setTimeout(resolve, 5));
        }
      }
      await writeFileAtomically("report.json", endless());
    `;
    return spawn(process.execPath, ["--input-type=module", "-e", script], { cwd });
  }

  it.each([
    ["SIGINT", false],
    ["SIGTERM", false],
    ["SIGHUP", false],
    ["SIGKILL", true],
  ] as const)("by %s while it writes leaves what was there before", async (signal, leavesDraft) => {
    const cwd = makeFolder({ "report.json": "before" });
    const child = startWriting(cwd);
    const result = resultOf(child);
    const drafts = () => readdirSync(cwd).filter((name) => name.endsWith(".part"));
    await until(child, () => drafts().length > 0);
    child.kill(signal);
    await result;
    expect(child.signalCode).toBe(signal);
    expect(readFileSync(join(cwd, "report.json"), "utf8")).toBe("before");
    // Nobody can tidy up after that one; its draft is hidden and bears the name of what it was for.
    expect(drafts()).toEqual(leavesDraft ? [expect.stringMatching(/^\.report\.json\.[0-9a-f]+\.part$/)] : []);
  });
});

describe.skipIf(process.platform === "win32")("a reader that has gone", () => {
  it("ends the run quietly in the middle of a long report, and files are written all the same", async () => {
    const rows = Array.from({ length: 5000 }, (_, row) => `${row},2025-03-03 09:00,2025-03-04 10:00\n`);
    const cwd = makeFolder({ ...sampleFiles, "leads.csv": `${header}${rows.join("")}` });
    const script = `sla-audit ${checkLeads.join(" ")} -o report.json --rejects bad.csv | head -n 1; exit "\${PIPESTATUS[0]}"`;
    expect(await runScript(script, { cwd })).toEqual({ code: 1, stdout: "{\n", stderr: "" });
    expect(JSON.parse(readFileSync(join(cwd, "report.json"), "utf8")).breaches).toHaveLength(5000);
    expect(readFileSync(join(cwd, "bad.csv"), "utf8").split("\r\n")).toHaveLength(2);
  });
});
