import { execFileSync } from "node:child_process";
import {
  chmodSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import { describe, expect, it } from "vitest";
import { keepCompiled, readCompiled } from "../../src/cli/compiled-store.js";
import { compiledFile, compiledFolder } from "../../src/cli/keep-compiled.js";
import { createPartLoader } from "../../src/cli/load-parts.js";
import { type CompiledParts, unpackCompiled } from "../../src/cli/pack-compiled.js";
import { runProgram } from "./run-program.js";
import { checkLeads, makeFolder, sampleFiles } from "./sample-folder.js";

describe("where compiled code is kept", () => {
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
    [{ HOME: "/home/ann", NODE_DISABLE_COMPILE_CACHE: "1" }, "linux", undefined],
    [{ HOME: "/home/ann", NODE_V8_COVERAGE: "/tmp/reached" }, "linux", undefined],
  ] as const)("%j on %s: %s", (environment, platform, folder) => {
    expect(compiledFolder(environment, platform)).toBe(folder && join(folder));
  });

  it.each([
    ["check", "check"],
    ["review", "review"],
    ["--help", "other"],
    ["../../check", "other"],
    [undefined, "other"],
  ])("%s: the file of %s", (command, name) => {
    expect(compiledFile("/kept", command)).toBe(
      join("/kept", `${name}-${process.version}-${process.arch}.compiled`),
    );
  });
});

// What is counted for coverage is no bundle, and Windows has no modes.
const isElsewhere = process.platform === "win32" || process.env["SLA_AUDIT_COVERAGE"] !== undefined;

describe.skipIf(isElsewhere)("a run keeps compiled code", () => {
  const sample = makeFolder(sampleFiles);
  const check = (HOME: string, args = checkLeads, env = {}) =>
    runProgram(args, { cwd: sample, env: { HOME, ...env } });
  const folderOf = (HOME: string) => join(HOME, ".cache", "sla-audit");
  const fileOf = (HOME: string) => compiledFile(folderOf(HOME), "check");
  const readKept = (HOME: string) => unpackCompiled(readFileSync(fileOf(HOME)));

  it("for the next, which uses it and says the same", async () => {
    const HOME = makeFolder();
    const first = await check(HOME);
    expect(first).toMatchObject({ code: 0, stderr: "" });
    expect(readdirSync(folderOf(HOME))).toEqual([basename(fileOf(HOME))]);
    expect(statSync(folderOf(HOME)).mode & 0o777).toBe(0o700);
    expect(statSync(fileOf(HOME)).mode & 0o777).toBe(0o600);
    const kept = readKept(HOME);
    expect(kept?.isSettled).toBe(true);
    expect([...(kept?.parts.keys() ?? [])].filter((name) => name.startsWith("definition-"))).toHaveLength(1);
    const { mtimeMs } = statSync(fileOf(HOME));
    expect(await check(HOME)).toEqual(first);
    expect(statSync(fileOf(HOME)).mtimeMs).toBe(mtimeMs);
  });

  it("again where the one that kept it failed early, or needs more", async () => {
    const HOME = makeFolder();
    const missing = await check(HOME, [...checkLeads, "--leads", "missing.csv"]);
    expect(missing.code).toBe(2);
    expect(readKept(HOME)?.isSettled).toBe(false);
    await check(HOME);
    const settled = readKept(HOME);
    expect(settled?.isSettled).toBe(true);
    await check(HOME, [...checkLeads, "-o", join(HOME, "report.html")]);
    const names = [...(readKept(HOME)?.parts.keys() ?? [])];
    expect(names).toEqual(expect.arrayContaining([...(settled?.parts.keys() ?? [])]));
    expect(names.some((name) => name.startsWith("html-"))).toBe(true);
  });

  it("and takes none that was damaged", async () => {
    const HOME = makeFolder();
    const first = await check(HOME);
    const damaged = readFileSync(fileOf(HOME));
    damaged.fill(0xff, damaged.length / 2);
    writeFileSync(fileOf(HOME), damaged);
    expect(await check(HOME)).toEqual(first);
    expect(readKept(HOME)).toBeDefined();
  });

  it("and takes and leaves none where others may write", async () => {
    const HOME = makeFolder();
    const first = await check(HOME);
    chmodSync(folderOf(HOME), 0o777);
    writeFileSync(fileOf(HOME), "");
    expect(await check(HOME)).toEqual(first);
    expect(readFileSync(fileOf(HOME), "utf8")).toBe("");
  });

  it("and runs none that another may have written, and waits for none", async () => {
    const HOME = makeFolder();
    const first = await check(HOME);
    const file = fileOf(HOME);
    expect(readCompiled(file)).toBeDefined();
    chmodSync(file, 0o666);
    expect(readCompiled(file)).toBeUndefined();
    chmodSync(file, 0o600);

    const elsewhere = makeFolder();
    symlinkSync(folderOf(HOME), join(elsewhere, "sla-audit"));
    expect(readCompiled(join(elsewhere, "sla-audit", basename(file)))).toBeUndefined();
    const moved = join(elsewhere, "moved");
    renameSync(file, moved);
    symlinkSync(moved, file);
    expect(readCompiled(file)).toBeUndefined();
    unlinkSync(file);
    execFileSync("mkfifo", ["-m", "600", file]);
    expect(await check(HOME)).toEqual(first);
  });

  it("of its work, not of its help", async () => {
    const HOME = makeFolder();
    await check(HOME, ["check", "--help"]);
    expect(readKept(HOME)?.isSettled).toBe(false);
    await check(HOME);
    expect(readKept(HOME)?.isSettled).toBe(true);
  });

  it("nowhere in a build, and without harm where it cannot be written", async () => {
    const HOME = makeFolder();
    const first = await check(HOME, checkLeads, { CI: "1" });
    expect(readdirSync(HOME)).toEqual([]);
    expect(await check("/dev/null")).toEqual(first);
  });
});

describe("what loads the parts of the program", () => {
  const folder = makeFolder({
    "start.js": 'exports.start = require("./start-00000001.js");',
    "start-00000001.js": `exports.of = "first"; const other = require("./other-00000002.js");
exports.sum = other.add(1, 2); exports.path = require("node:path").basename(__filename); exports.back = other.back;
exports.place = new Error("here").stack;`,
    "other-00000002.js":
      'const first = require("./start-00000001.js"); exports.add = (a, b) => a + b; exports.back = () => first.of;',
  });
  const load = (kept?: CompiledParts) => {
    const loader = createPartLoader(folder, kept?.parts ?? new Map(), createRequire(import.meta.url));
    const { start } = loader.load("start.js") as { start: Record<string, unknown> };
    return { loader, start };
  };

  it("runs each once, in circles too, with modules of Node, and in its place", () => {
    const { start } = load();
    expect(start).toMatchObject({ of: "first", sum: 3, path: "start-00000001.js" });
    expect((start["back"] as () => string)()).toBe("first");
    expect(start["place"]).toContain(`${join(folder, "start-00000001.js")}:3:17`);
  });

  it("takes what was kept of those that are named by their contents, until the program is another", () => {
    const file = compiledFile(join(folder, "kept"), "check");
    keepCompiled(file, undefined, load().loader, true);
    const kept = readCompiled(file);
    expect([...(kept?.parts.keys() ?? [])]).toEqual(["start-00000001.js", "other-00000002.js"]);
    const { loader, start } = load(kept);
    expect(start).toMatchObject({ sum: 3 });
    expect([...loader.loaded.values()].map(({ wasKept }) => wasKept)).toEqual([true, true]);

    const old = new Map([["start-0000000f.js", new Uint8Array()]]);
    keepCompiled(file, { isSettled: true, parts: old }, load().loader, true);
    expect([...(readCompiled(file)?.parts.keys() ?? [])]).not.toContain("start-0000000f.js");
  });
});
