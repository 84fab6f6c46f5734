import { median } from "./measure-process.mjs";

/**
 * A table of Markdown, to be read in a terminal and pasted into docs/speed.md.
 *
 * @param {readonly string[]} header
 * @param {readonly (readonly string[])[]} rows
 */
export function printTable(header, rows) {
  const widths = header.map((cell, at) => Math.max(cell.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const line = (/** @type {readonly string[]} */ cells) =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(" | ")} |`;
  console.log(line(header));
  console.log(line(widths.map((width) => "-".repeat(width))));
  for (const row of rows) console.log(line(row));
  console.log();
}

/** @param {string} title */
export function printTitle(title) {
  console.log(`## ${title}\n`);
}

/** @typedef {import("./measure-process.mjs").Measured} Measured */

/** @param {readonly Measured[]} runs */
export const wallOf = (runs) => median(runs.map(({ wallMs }) => wallMs));

/**
 * How many times as long as another one: the median of the ratios of each round, or that of the medians where one of
 * both ran in fewer rounds.
 *
 * @param {readonly Measured[]} runs
 * @param {readonly Measured[]} base
 */
export function ratioOf(runs, base) {
  if (runs.length !== base.length) return wallOf(runs) / wallOf(base);
  return median(runs.map(({ wallMs }, round) => wallMs / (base[round]?.wallMs ?? Number.NaN)));
}

/**
 * The same of processor time, which what else runs on the machine changes less: for runs of one program.
 *
 * @param {readonly Measured[]} runs
 * @param {readonly Measured[]} base
 */
export function costRatioOf(runs, base) {
  const costOf = (/** @type {readonly Measured[]} */ each) => median(each.map(({ cpuMs }) => cpuMs));
  return costOf(runs) / costOf(base);
}

/** @param {number} ratio */
export const printRatio = (ratio) => (ratio < 10 ? ratio.toFixed(2) : ratio.toFixed(1));

/** Wall, processor and memory of a program, as cells. @param {readonly Measured[]} runs */
export function usageCells(runs) {
  const cpuMs = median(runs.map((run) => run.cpuMs));
  const peakMb = median(runs.map((run) => run.peakMb));
  return [printSeconds(wallOf(runs)), printSeconds(cpuMs), `${peakMb.toFixed(0)} MB`];
}

export const usageHeaders = ["time", "processor", "peak memory"];

/** @param {number} ms */
const printSeconds = (ms) => `${(ms / 1000).toFixed(2)} s`;

/** `1,000,000`. @param {number} count */
export const printCount = (count) => count.toLocaleString("en-US");
