/**
 * Measures the program beside others that do the same work: `npm run bench -- --help`. Needs a build.
 *
 * @typedef {object} Setting
 * @property {string} folder for what a run makes
 * @property {string} days the table of the calendar
 * @property {readonly number[]} years of the calendar
 * @property {number} rounds
 * @property {(shape: import("./make-tickets.mjs").TicketShape) => string} tickets makes an export once, gives its path
 */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, loadavg, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { compareBreaches, comparePrograms, printGrowthByRows } from "./compare-programs.mjs";
import { compareReaders } from "./compare-readers.mjs";
import { listDays, printDays } from "./days.mjs";
import { lastYear, makeTickets } from "./make-tickets.mjs";
import { growByGroups, growByMonths, growByObjectives } from "./measure-growth.mjs";
import { measureStart } from "./measure-start.mjs";

const help = `npm run bench -- [options]

  --only PARTS    some of ${"start, work, breaches, growth, readers"}, separated by commas
  --rows N        of the work and the breaches (default: 1000000); growth by anything else has a fifth of them
  --rounds N      of which medians are taken (default: 3)
  --large         10,000,000 rows too, 2 GB in the folder for temporary files
  --slow          the programs on csv-parse on all rows too, not only on a tenth of them

With SLA_AUDIT_DATA, a folder, the part readers reads every CSV in it with both readers.
`;

const parts = ["start", "work", "breaches", "growth", "readers"];

const { values } = parseArgs({
  options: {
    only: { type: "string", default: parts.join(",") },
    rows: { type: "string", default: "1000000" },
    rounds: { type: "string", default: "3" },
    large: { type: "boolean", default: false },
    slow: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

const chosen = values.only.split(",");
const wrong = chosen.find((part) => !parts.includes(part));
if (values.help) process.stdout.write(help);
else if (wrong !== undefined) refuse(`there is no part "${wrong}": ${parts.join(", ")}`);
else if (!existsSync(new URL("../dist/program/start.js", import.meta.url)))
  refuse("nothing is built: npm run build");
else await run();

/** @param {string} reason */
function refuse(reason) {
  process.stderr.write(`${reason}\n`);
  process.exitCode = 2;
}

async function run() {
  const folder = mkdtempSync(join(tmpdir(), "sla-audit-bench-"));
  process.once("SIGINT", () => process.exit(130));
  process.once("SIGTERM", () => process.exit(143));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  const setting = prepare(folder, countOf(values.rounds, "--rounds"));
  const rows = countOf(values.rows, "--rows");
  const tenth = Math.ceil(rows / 10);
  printMachine(setting.rounds);
  const isChosen = (/** @type {string} */ part) => chosen.includes(part);

  if (isChosen("start")) await measureStart(setting);
  if (isChosen("work")) {
    const counts = values.large ? [tenth, rows, rows * 10] : [tenth, rows];
    const growth = [];
    for (const count of counts) {
      const withCsvParse = count === tenth || (values.slow && count === rows);
      growth.push({ rows: count, runs: await comparePrograms(setting, count, withCsvParse) });
    }
    printGrowthByRows(growth);
  }
  if (isChosen("breaches")) await compareBreaches(setting, rows);
  if (isChosen("growth")) {
    const fifth = Math.ceil(rows / 5);
    await growByObjectives(setting, fifth);
    await growByMonths(setting, fifth);
    await growByGroups(setting, fifth);
  }
  if (isChosen("readers")) await compareReaders(folder, process.env["SLA_AUDIT_DATA"]);
}

/**
 * @param {string} folder
 * @param {number} rounds
 * @returns {Setting}
 */
function prepare(folder, rounds) {
  const [firstYear, finalYear] = [lastYear - 5, lastYear + 1];
  const days = join(folder, "days.csv");
  writeFileSync(days, printDays(listDays(firstYear, finalYear)));
  return {
    folder,
    days,
    years: Array.from({ length: finalYear - firstYear + 1 }, (_, index) => firstYear + index),
    rounds,
    tickets(shape) {
      const path = join(folder, `tickets-${shape.rows}-${shape.months}-${shape.owners}.csv`);
      if (!existsSync(path)) makeTickets(path, shape);
      return path;
    },
  };
}

/**
 * @param {string} text
 * @param {string} option
 */
function countOf(text, option) {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1) throw new Error(`${option} "${text}" is not a number from 1 on`);
  return count;
}

/** @param {number} rounds */
function printMachine(rounds) {
  const [cpu] = cpus();
  const memory = `${Math.round(totalmem() / 2 ** 30)} GB`;
  const date = new Date().toISOString().slice(0, 10);
  console.log(
    `${date}, Node ${process.version}, ${cpus().length} cores (${cpu?.model.trim()}), ${memory}, ${process.platform}`,
  );
  const load = loadavg()[0]?.toFixed(1);
  console.log(`Medians of ${rounds} rounds, also of the ratios, each of one round. Load before: ${load}.\n`);
}
