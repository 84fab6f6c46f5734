import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const usage = fileURLToPath(new URL("tell-usage.cjs", import.meta.url));

/**
 * @typedef {object} Measured
 * @property {number} wallMs from the start of the process to its end
 * @property {number} cpuMs of all its threads; 0 where only the time was asked for
 * @property {number} peakMb of memory; 0 where only the time was asked for
 * @property {string} stdout
 * @property {string} stderr
 */

/**
 * Runs a program for Node.js as a process of its own. An exit code above `highestCode` is an error; 1 is an audit with
 * breaches.
 *
 * @param {readonly string[]} args
 * @param {{ onlyTime?: boolean, highestCode?: number, env?: Readonly<Record<string, string>> }} [options]
 * @returns {Promise<Measured>}
 */
export async function measureProcess(args, { onlyTime = false, highestCode = 1, env = {} } = {}) {
  const startedAt = performance.now();
  const child = spawn(process.execPath, onlyTime ? [...args] : ["--require", usage, ...args], {
    stdio: ["ignore", "pipe", "pipe", "pipe"],
    env: { ...process.env, CI: "1", ...env },
  });
  const [stdout, stderr, told] = child.stdio
    .slice(1)
    .map((stream) => collect(/** @type {import("node:stream").Readable} */ (stream)));
  /** @type {number | string} the name of the signal where one ended it */
  const code = await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (exitCode, signal) => resolve(exitCode ?? signal ?? "nothing known"));
  });
  const wallMs = performance.now() - startedAt;
  if (typeof code === "string" || code > highestCode)
    throw new Error(`node ${args.join(" ")} ended with ${code}\n${await stderr}`);
  const { cpuMs, peakKb } = onlyTime ? { cpuMs: 0, peakKb: 0 } : JSON.parse((await told) ?? "");
  return { wallMs, cpuMs, peakMb: peakKb / 1024, stdout: (await stdout) ?? "", stderr: (await stderr) ?? "" };
}

/** @param {import("node:stream").Readable} stream */
async function collect(stream) {
  /** @type {Buffer[]} */
  const parts = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts).toString();
}

/** @param {readonly number[]} values */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[sorted.length >> 1] ?? Number.NaN;
  const lower = sorted[(sorted.length - 1) >> 1] ?? Number.NaN;
  return (lower + upper) / 2;
}

/**
 * Runs programs side by side: each once in every round, one after the other, beginning with another one each time.
 *
 * @param {ReadonlyMap<string, () => Promise<Measured>>} programs
 * @param {number} rounds
 * @param {(name: string, measured: Measured) => void} [onFirst] told of the first run of each
 */
export async function runSideBySide(programs, rounds, onFirst = () => {}) {
  /** @type {Map<string, Measured[]>} */
  const runs = new Map([...programs.keys()].map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    const names = [...programs.keys()];
    const turned = [...names.slice(round % names.length), ...names.slice(0, round % names.length)];
    for (const name of turned) {
      const measured = await programs.get(name)?.();
      if (measured === undefined) continue;
      if (round === 0) onFirst(name, measured);
      runs.get(name)?.push({ ...measured, stdout: "" });
    }
  }
  return runs;
}
