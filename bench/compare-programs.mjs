import { join } from "node:path";
import { breachObjectives, workObjectives, writeDefinition } from "./definition.mjs";
import { digestBreaches } from "./digest-breaches.mjs";
import { measureProcess, runSideBySide } from "./measure-process.mjs";
import {
  costRatioOf,
  printCount,
  printRatio,
  printTable,
  printTitle,
  ratioOf,
  usageCells,
  usageHeaders,
} from "./print-table.mjs";
import {
  auditArguments,
  csvParseAlone,
  csvParseDateFns,
  duckdb,
  ownProgram,
  readBytes,
} from "./programs.mjs";
import { figuresOfCheck, figuresOfReview } from "./report-figures.mjs";
import { findDifference } from "./work.mjs";

const own = "sla-audit";
const ownCsvParse = "sla-audit --reader csv-parse";
const sql = "DuckDB, 2 threads";
const straight = "csv-parse and date-fns";
const alone = "csv-parse alone, no work";

/**
 * @typedef {import("./bench.mjs").Setting} Setting
 * @typedef {import("./measure-process.mjs").Measured} Measured
 */

/**
 * The work of work.mjs by every program, whole processes in one run; they must agree on every figure.
 *
 * @param {Setting} setting
 * @param {number} rows
 * @param {boolean} withCsvParse whether the slow ones run too
 * @returns {Promise<readonly Measured[]>} the runs of the program itself
 */
export async function comparePrograms(setting, rows, withCsvParse) {
  const { folder, days, years, rounds } = setting;
  const file = setting.tickets({ rows, months: 12, owners: 40 });
  const definition = join(folder, "work.yaml");
  writeDefinition(definition, file, workObjectives);
  const review = [
    ownProgram,
    "review",
    definition,
    "--last",
    "12 months",
    "--group-by",
    "priority",
    ...auditArguments,
    "--format",
    "json",
  ];

  /** @type {Map<string, readonly string[]>} */
  const programs = new Map([
    [own, review],
    [sql, duckdb("figures", file, days)],
    ["reading the bytes only", readBytes(file)],
  ]);
  if (withCsvParse) {
    programs.set(ownCsvParse, [...review, "--reader", "csv-parse"]);
    programs.set(alone, csvParseAlone(file));
    programs.set(straight, csvParseDateFns(file, years));
  }

  /** @type {Map<string, unknown>} */
  const figures = new Map();
  const runs = await runSideBySide(asRuns(programs), rounds, (name, { stdout }) => {
    if (name === own || name === ownCsvParse) figures.set(name, figuresOfReview(stdout));
    else if (name === sql || name === straight) figures.set(name, JSON.parse(stdout));
  });
  requireAgreement(figures);
  printTitle(
    `${printCount(rows)} rows: by month and priority, share within 4 business hours, median, 90th percentile`,
  );
  printUsage(runs, sql);
  const forced = runs.get(ownCsvParse);
  if (forced !== undefined) {
    console.log(
      `The csv-parse road against ${alone}: ${printRatio(ratioOf(forced, runs.get(alone) ?? []))}\n`,
    );
  }
  return runs.get(own) ?? [];
}

/**
 * Three objectives by month and by owner, and every miss with its due written to CSV.
 *
 * @param {Setting} setting
 * @param {number} rows
 */
export async function compareBreaches({ folder, days, rounds, tickets }, rows) {
  const file = tickets({ rows, months: 12, owners: 40 });
  const definition = join(folder, "breaches.yaml");
  writeDefinition(definition, file, breachObjectives);
  const [ours, theirs] = [join(folder, "breaches.csv"), join(folder, "duckdb-breaches.csv")];
  const check = [
    ownProgram,
    "check",
    definition,
    "--period",
    "2025",
    "--group-by",
    "owner",
    ...auditArguments,
  ];
  /** @type {Map<string, readonly string[]>} */
  const programs = new Map([
    [own, [...check, "--quiet", "-o", ours]],
    [sql, duckdb("breaches", file, days, theirs)],
  ]);
  const counted = await measureProcess([...check, "--format", "csv", "--csv", "objectives"]);
  const runs = await runSideBySide(asRuns(programs), rounds, (name, { stdout }) => {
    if (name !== sql) return;
    requireAgreement(
      new Map([
        [own, figuresOfCheck(counted.stdout)],
        [sql, JSON.parse(stdout)],
      ]),
    );
  });
  const lists = [await digestBreaches(ours), await digestBreaches(theirs)];
  requireAgreement(new Map(lists.map((list, at) => [at === 0 ? own : sql, list])));
  const missed = printCount(lists[0]?.breaches ?? 0);
  printTitle(
    `${printCount(rows)} rows: three objectives by month and by owner, ${missed} misses written to CSV`,
  );
  printUsage(runs, sql);
}

/** @param {ReadonlyMap<string, readonly string[]>} programs */
function asRuns(programs) {
  return new Map([...programs].map(([name, args]) => [name, () => measureProcess(args)]));
}

/** @param {ReadonlyMap<string, unknown>} figures by program */
function requireAgreement(figures) {
  const [[first, expected] = ["", undefined], ...others] = figures;
  for (const [name, found] of others) {
    const difference = findDifference(expected, found);
    if (difference !== undefined) throw new Error(`${first} and ${name} differ in ${difference}`);
  }
}

/**
 * @param {ReadonlyMap<string, readonly Measured[]>} runs
 * @param {string} base
 */
function printUsage(runs, base) {
  const baseRuns = runs.get(base) ?? [];
  const rows = [...runs].map(([name, each]) => [
    name,
    printRatio(ratioOf(each, baseRuns)),
    ...usageCells(each),
  ]);
  printTable(["whole process", `to ${base}`, ...usageHeaders], rows);
}

/**
 * How the cost of the same work grows with the rows.
 *
 * @param {readonly { rows: number, runs: readonly Measured[] }[]} growth from the fewest on
 */
export function printGrowthByRows(growth) {
  printTitle("Growth by rows: the work above");
  const lines = growth.map(({ rows, runs }, at) => {
    const before = growth[at - 1];
    const ratio = before === undefined ? "" : printRatio(costRatioOf(runs, before.runs));
    return [printCount(rows), ratio, ...usageCells(runs)];
  });
  printTable(["rows", "processor, to the row above", ...usageHeaders], lines);
}
