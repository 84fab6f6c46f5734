/**
 * Loaded before a program that is measured: tells on descriptor 3, as it ends, what it used. The mark of /proc is its own;
 * `maxRSS` of a process that was forked from a larger one begins with that one's.
 */
const { readFileSync, writeSync } = require("node:fs");
const { isMainThread } = require("node:worker_threads");

/** In kilobytes. */
function readPeak() {
  try {
    return Number(/VmHWM:\s*(\d+)/.exec(readFileSync("/proc/self/status", "utf8"))?.[1]);
  } catch {
    return process.resourceUsage().maxRSS;
  }
}

if (isMainThread) {
  process.on("exit", () => {
    const { user, system } = process.cpuUsage();
    writeSync(3, JSON.stringify({ peakKb: readPeak(), cpuMs: (user + system) / 1000 }));
  });
}
