import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const project = fileURLToPath(new URL("../", import.meta.url));

/**
 * A run that the tests have written down: `$ COLUMNS=80 sla-audit check …`, what it printed, `exit 1`.
 *
 * @typedef {object} GoldenRun
 * @property {string} name the file that holds it
 * @property {string} cwd
 * @property {readonly string[]} args
 * @property {Record<string, string>} env
 * @property {string} text the whole file
 */

/** @returns {GoldenRun[]} all that need no folder made for them: scenarios over fixtures, and the errors */
export function listGoldenRuns() {
  const scenarios = listFiles("test/scenarios/golden")
    .map((name) => readRun(name, project))
    .filter((run) => run !== undefined)
    .filter(({ args }) => args[0] === "plan" || args.some((arg) => arg.startsWith("fixtures/")));
  const errors = readdirSync(join(project, "fixtures/errors")).map((name) => {
    const folder = join("fixtures/errors", name);
    return readRun(join(folder, "expected.txt"), join(project, folder));
  });
  return [...scenarios, ...errors.filter((run) => run !== undefined)];
}

/**
 * @param {string} folder
 * @returns {string[]}
 */
function listFiles(folder) {
  return readdirSync(join(project, folder)).flatMap((name) => {
    const path = join(folder, name);
    return statSync(join(project, path)).isDirectory() ? listFiles(path) : [path];
  });
}

/**
 * @param {string} name
 * @param {string} cwd
 * @returns {GoldenRun | undefined}
 */
function readRun(name, cwd) {
  const path = join(project, name);
  const text = existsSync(path) ? readFileSync(path, "utf8") : "";
  const [, settings = "", line] = /^\$ ((?:[A-Z_]+=\S+ )*)sla-audit (.+)\n/.exec(text) ?? [];
  if (line === undefined) return undefined;
  const env = Object.fromEntries(
    settings
      .trim()
      .split(" ")
      .filter(Boolean)
      .map((each) => each.split("=")),
  );
  return { name, cwd, args: line.split(" "), env, text };
}

/**
 * Runs it once more with another Node and another copy of the program.
 *
 * @param {string} node
 * @param {string} program
 * @param {GoldenRun} run
 * @returns {Promise<string | undefined>} what it came to, where that differs
 */
export async function replay(node, program, { cwd, args, env, text }) {
  const { stdout, stderr, code } = await runNode(node, [program, ...args], { cwd, env });
  const parts = [
    text.slice(0, text.indexOf("\n")),
    stdout.trimEnd(),
    stderr === "" ? "" : `--- standard error\n${stderr.trimEnd()}`,
  ];
  const now = `${parts.filter((part) => part !== "").join("\n\n")}\n\nexit ${code}\n`;
  return now === text ? undefined : now;
}

/**
 * @param {string} node
 * @param {readonly string[]} args
 * @param {{ cwd: string, env?: Record<string, string> }} options
 * @returns {Promise<{ stdout: string, stderr: string, code: number | null }>}
 */
export function runNode(node, args, { cwd, env = {} }) {
  return new Promise((resolve, reject) => {
    const child = spawn(node, args, { cwd, env: { PATH: process.env["PATH"] ?? "", ...env } });
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text) => (stdout += text));
    child.stderr.setEncoding("utf8").on("data", (text) => (stderr += text));
    child.on("error", reject);
    child.on("close", (code) => resolve({ stdout, stderr, code }));
    child.stdin.end();
  });
}
