/**
 * `npm run release:check [-- 20 22 24 26]`: packs the project, installs the archive into an empty folder, and runs
 * it there on each of these Nodes, which the `node` package of the registry brings: `--version`, the quickstart,
 * the library, and every run that the tests have written down. Exits with 1 where one differs.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { listGoldenRuns, replay, runNode } from "./golden-runs.mjs";

const project = fileURLToPath(new URL("../", import.meta.url));
const { name, version } = JSON.parse(readFileSync(join(project, "package.json"), "utf8"));
const majors = process.argv.length > 2 ? process.argv.slice(2) : ["20", "22", "24", "26"];
const atOnce = 2;

const folder = mkdtempSync(join(tmpdir(), "sla-audit-release-"));
process.once("exit", () => rmSync(folder, { recursive: true, force: true }));

/** @param {string} path */
function emptyFolder(path) {
  mkdirSync(path);
  writeFileSync(join(path, "package.json"), '{ "private": true, "type": "module" }\n');
  return path;
}

/**
 * @param {string} cwd
 * @param {readonly string[]} args
 */
const npm = (cwd, args) =>
  execFileSync("npm", args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });

/** @param {string} major */
function installNode(major) {
  const home = emptyFolder(join(folder, `node-${major}`));
  npm(home, ["install", "--no-audit", "--no-fund", "--foreground-scripts", `node@${major}`]);
  return join(home, "node_modules/node/bin/node");
}

/** A program of ten lines that uses the package as others do. */
const embedding = `
import { createCalendar, elapsedMs, parseAgreement } from "${name}";
const office = createCalendar({ timezone: "America/New_York", hours: { mon: [["09:00", "17:00"]] } });
const { problems } = await parseAgreement("version: 1", { file: "sla.yaml" });
console.log(elapsedMs(office, Date.parse("2025-03-03T16:00:00-05:00"), Date.parse("2025-03-03T18:00:00-05:00")), problems.length > 0);
`;

/**
 * @param {string} node
 * @param {string} home
 * @returns {Promise<string[]>} what is wrong
 */
async function checkOn(node, home) {
  const wrong = [];
  const program = join(home, "node_modules", name, "bin/sla-audit.js");
  const told = await runNode(node, [program, "--version"], { cwd: home });
  if (told.stdout !== `${version}\n`) wrong.push(`--version printed ${JSON.stringify(told)}`);
  const definition = `node_modules/${name}/fixtures/quickstart/sla.yaml`;
  const check = ["check", definition, "--period", "2025-03", "--as-of", "2025-03-31"];
  const first = await runNode(node, [program, ...check], { cwd: home });
  if (first.code !== 1 || !first.stdout.includes("BREACHED"))
    wrong.push(`quickstart: ${JSON.stringify(first)}`);
  writeFileSync(join(home, "embedding.js"), embedding);
  const library = await runNode(node, ["embedding.js"], { cwd: home });
  if (library.stdout !== "3600000 true\n") wrong.push(`library: ${JSON.stringify(library)}`);
  const waiting = listGoldenRuns();
  const count = waiting.length;
  const work = async () => {
    for (let run = waiting.pop(); run !== undefined; run = waiting.pop()) {
      const now = await replay(node, program, run);
      if (now !== undefined) wrong.push(`${run.name} differs:\n${now}`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  console.log(`  --version, quickstart, library and ${count} golden runs: ${wrong.length} differ`);
  return wrong;
}

const [{ filename, size, unpackedSize, entryCount }] = JSON.parse(
  npm(project, ["pack", "--json", "--ignore-scripts", "--pack-destination", folder]),
);
console.log(`${filename}: ${size} bytes packed, ${unpackedSize} unpacked, ${entryCount} files`);
const home = emptyFolder(join(folder, "app"));
npm(home, ["install", "--no-audit", "--no-fund", "--ignore-scripts", join(folder, filename)]);

let isWrong = false;
for (const major of majors) {
  const node = installNode(major);
  const { stdout } = await runNode(node, ["--version"], { cwd: home });
  console.log(`Node ${stdout.trim()}`);
  for (const text of await checkOn(node, home)) {
    isWrong = true;
    console.error(text);
  }
}
process.exitCode = isWrong ? 1 : 0;
