/**
 * `npm run coverage`: runs the tests and says which share of lines and branches they reach. The tests start the
 * built program some thousand times; what those processes reach counts too, by the source maps of a build made
 * for it. Names of tests behind `--` leave the others out.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
// @ts-expect-error it brings no types
import { mergeProcessCovs } from "@bcoe/v8-coverage";
import { convert } from "ast-v8-to-istanbul";
import { parseAstAsync } from "vitest/node";
import { addRun, countReached, nothingReached } from "./reached-lines.mjs";

/** @typedef {Parameters<typeof convert>[0]["coverage"]} ScriptCoverage what V8 says of a script */

const project = fileURLToPath(new URL("../", import.meta.url));
const built = new URL("../dist/", import.meta.url).href;
const processes = mkdtempSync(join(tmpdir(), "sla-audit-coverage-"));
process.once("exit", () => rmSync(processes, { recursive: true, force: true }));

/** @param {readonly string[]} args */
const runNode = (args) => execFileSync(process.execPath, args, { cwd: project, stdio: "inherit" });

const compiler = "node_modules/typescript/bin/tsc";
runNode([compiler, "-p", "tsconfig.build.json", "--noCheck", "--sourceMap", "--inlineSources"]);
// Else every process would write all maps down once more.
for (const path of listBuilt(".js")) {
  writeFileSync(path, readFileSync(path, "utf8").replace(/\n\/\/# sourceMappingURL=.*\s*$/, "\n"));
}
const tests = ["node_modules/vitest/vitest.mjs", "run", "--coverage", ...process.argv.slice(2)];
const { status } = spawnSync(process.execPath, tests, {
  cwd: project,
  stdio: "inherit",
  env: { ...process.env, SLA_AUDIT_COVERAGE: processes },
});

/** @type {Map<string, import("./reached-lines.mjs").Reached>} */
const files = new Map();
addRuns(JSON.parse(readFileSync(join(project, "coverage/coverage-final.json"), "utf8")));
for (const script of mergeProcesses()) addRuns(await mapToSource(script));
printShares();
// Without source maps again.
runNode([compiler, "-p", "tsconfig.build.json", "--noCheck"]);
for (const path of listBuilt(".js.map")) rmSync(path);
process.exitCode = status ?? 1;

/** @param {string} ending */
function listBuilt(ending) {
  const names = readdirSync(join(project, "dist"), { recursive: true, encoding: "utf8" });
  return names.filter((name) => name.endsWith(ending)).map((name) => join(project, "dist", name));
}

/** What all processes reached of each built file; some at a time, so that they fit into memory. */
function mergeProcesses() {
  /** @type {{ result: ScriptCoverage[] }} */
  let merged = { result: [] };
  const names = readdirSync(processes);
  while (names.length > 0) {
    const read = names.splice(0, 50).map((name) => {
      const { result } = JSON.parse(readFileSync(join(processes, name), "utf8"));
      return { result: result.filter((/** @type {{ url: string }} */ { url }) => url.startsWith(built)) };
    });
    merged = mergeProcessCovs([merged, ...read]);
  }
  return merged.result;
}

/** @param {ScriptCoverage} coverage */
async function mapToSource(coverage) {
  const path = fileURLToPath(coverage.url);
  const code = readFileSync(path, "utf8");
  const sourceMap = JSON.parse(readFileSync(`${path}.map`, "utf8"));
  const sources = sourceMap.sources.map((/** @type {string} */ source) => resolve(dirname(path), source));
  return convert({
    ast: parseAstAsync(code),
    code,
    coverage,
    sourceMap: { ...sourceMap, sources },
  });
}

/** @param {Record<string, import("./reached-lines.mjs").FileCoverage>} runs by file */
function addRuns(runs) {
  for (const [path, run] of Object.entries(runs)) {
    const reached = files.get(path) ?? nothingReached();
    addRun(reached, run);
    files.set(path, reached);
  }
}

/** A line for each folder of src, and one for all. */
function printShares() {
  const folders = [...new Set([...files.keys()].map(topFolder))].sort();
  const share = (/** @type {{ all: number, reached: number }} */ { all, reached }) =>
    all === 0 ? "none" : `${((100 * reached) / all).toFixed(1)}% of ${all}`;
  console.log("\n| folder | lines | branches |\n|---|---|---|");
  for (const folder of [...folders, "all"]) {
    const own = [...files].filter(([path]) => folder === "all" || topFolder(path) === folder);
    const { lines, branches } = countReached(own.map(([, reached]) => reached));
    console.log(`| ${folder} | ${share(lines)} | ${share(branches)} |`);
  }
}

/** @param {string} path */
function topFolder(path) {
  const parts = relative(join(project, "src"), path).split(/[\\/]/);
  return parts.length > 1 ? parts[0] : "src";
}
