import { existsSync, readdirSync } from "node:fs";
import module from "node:module";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { compiledFolder } from "../../src/cli/keep-compiled.js";
import { runProgram } from "./run-program.js";
import { makeFolder } from "./sample-folder.js";

describe("compiled code is kept", () => {
  it.each([
    [{ HOME: "/home/ann" }, "linux", "/home/ann/.cache/sla-audit"],
    [{ HOME: "/home/ann", XDG_CACHE_HOME: "/fast" }, "linux", "/fast/sla-audit"],
    [{ HOME: "/home/ann", XDG_CACHE_HOME: "" }, "linux", "/home/ann/.cache/sla-audit"],
    [{ HOME: "/Users/ann" }, "darwin", "/Users/ann/Library/Caches/sla-audit"],
    [{ LOCALAPPDATA: "/local", HOME: "/home/ann" }, "win32", "/local/sla-audit"],
    [{ HOME: "/home/ann" }, "win32", undefined],
    [{}, "linux", undefined],
    [{ HOME: "." }, "linux", undefined],
    [{ HOME: "/home/ann", CI: "true" }, "linux", undefined],
  ] as const)("%j on %s: %s", (environment, platform, folder) => {
    expect(compiledFolder(environment, platform)).toBe(folder && join(folder));
  });

  it.skipIf(process.platform === "win32")("where Node can, and says nothing of it", async () => {
    const HOME = makeFolder();
    const first = await runProgram(["check", "--help"], { env: { HOME } });
    const second = await runProgram(["check", "--help"], { env: { HOME } });
    expect(first).toMatchObject({ code: 0, stderr: "" });
    expect(second).toEqual(first);
    const kept = join(HOME, ".cache", "sla-audit");
    const files = existsSync(kept) ? readdirSync(kept, { recursive: true }) : [];
    expect(files.length > 0).toBe("enableCompileCache" in module);
  });

  it.skipIf(process.platform === "win32")("without harm where it cannot be written", async () => {
    const run = await runProgram(["check", "--help"], { env: { HOME: "/dev/null" } });
    expect(run).toMatchObject({ code: 0, stderr: "" });
  });
});
