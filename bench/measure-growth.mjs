import { join } from "node:path";
import { breachObjectives, listObjectives, writeDefinition } from "./definition.mjs";
import { measureProcess, runSideBySide } from "./measure-process.mjs";
import {
  costRatioOf,
  printCount,
  printRatio,
  printTable,
  printTitle,
  usageCells,
  usageHeaders,
} from "./print-table.mjs";
import { auditArguments, ownProgram } from "./programs.mjs";

/**
 * How the cost of an audit grows with what it is asked.
 *
 * @typedef {import("./bench.mjs").Setting} Setting
 */

const wholeYear = ["check", "--period", "2025"];

/**
 * @param {Setting} setting
 * @param {number} rows
 */
export function growByObjectives(setting, rows) {
  const runs = [1, 5, 20].map((count) => ({
    label: String(count),
    shape: { rows, months: 12, owners: 40 },
    objectives: listObjectives(count),
    options: wholeYear,
  }));
  return growBy(setting, "objectives", `${printCount(rows)} rows, 12 months`, runs);
}

/**
 * @param {Setting} setting
 * @param {number} rows
 */
export function growByMonths(setting, rows) {
  const runs = [1, 12, 60].map((months) => ({
    label: String(months),
    shape: { rows, months, owners: 40 },
    objectives: listObjectives(1),
    options: ["check", "--period", `${2026 - Math.ceil(months / 12)}-${months === 1 ? "12" : "01"}..2025-12`],
  }));
  return growBy(setting, "months", `${printCount(rows)} rows, one objective`, runs);
}

/**
 * @param {Setting} setting
 * @param {number} rows
 */
export function growByGroups(setting, rows) {
  const runs = [10, 1000, 100_000].map((owners) => ({
    label: printCount(owners),
    shape: { rows, months: 12, owners },
    objectives: breachObjectives.slice(0, 1),
    options: [...wholeYear, "--group-by", "owner"],
  }));
  return growBy(setting, "groups", `${printCount(rows)} rows, one objective by owner, 12 months`, runs);
}

/**
 * @typedef {object} GrowthRun
 * @property {string} label
 * @property {import("./make-tickets.mjs").TicketShape} shape
 * @property {readonly string[]} objectives
 * @property {readonly string[]} options the command and its options
 *
 * @param {Setting} setting
 * @param {string} by
 * @param {string} work
 * @param {readonly GrowthRun[]} growth
 */
async function growBy({ folder, rounds, tickets }, by, work, growth) {
  const programs = new Map(
    growth.map(({ label, shape, objectives, options: [command = "", ...options] }, index) => {
      const definition = join(folder, `${by}-${index}.yaml`);
      writeDefinition(definition, tickets(shape), objectives);
      const args = [ownProgram, command, definition, ...options, ...auditArguments];
      return [label, () => measureProcess(args)];
    }),
  );
  const runs = await runSideBySide(programs, rounds);
  const [base = []] = runs.values();
  printTitle(`Growth by ${by}: ${work}`);
  const rows = [...runs].map(([label, each]) => [
    label,
    printRatio(costRatioOf(each, base)),
    ...usageCells(each),
  ]);
  printTable([by, "processor, to the first", ...usageHeaders], rows);
}
