import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { measureProcess } from "./measure-process.mjs";
import { printCount, printTable, printTitle } from "./print-table.mjs";
import { ownProgram } from "./programs.mjs";
import { findDifference } from "./work.mjs";

/**
 * Audits every CSV of a folder with both readers, by a definition that reads all of its columns: report, messages and
 * rejected rows must be the same.
 *
 * @param {string} folder for what a run makes
 * @param {string | undefined} data
 */
export async function compareReaders(folder, data) {
  printTitle("Both readers");
  if (data === undefined) {
    console.log("SLA_AUDIT_DATA names no folder of exports: nothing was read.\n");
    return;
  }
  const rows = [];
  for (const name of readdirSync(data).sort()) {
    if (name.endsWith(".csv")) rows.push([name, await compareOn(folder, join(data, name))]);
  }
  printTable(["file", "both readers"], rows);
}

/**
 * @param {string} folder
 * @param {string} file
 * @returns {Promise<string>} what was read, in words
 */
async function compareOn(folder, file) {
  const inspected = await measureProcess([ownProgram, "inspect", file, "--format", "json"]);
  /** @type {{ header: string, dates: unknown }[]} */
  const columns = JSON.parse(inspected.stdout).files[0].columns;
  const created = columns.find(({ dates }) => dates !== null);
  if (created === undefined) return "no column holds dates: not audited";
  const definition = join(folder, "readers.json");
  writeFileSync(definition, JSON.stringify(describe(file, columns, created.header)));
  const [fast, careful] = [await auditBy("fast", definition), await auditBy("csv-parse", definition)];
  const difference = findDifference(fast, careful);
  if (difference !== undefined) throw new Error(`The readers differ on ${file} in ${difference}`);
  /** @type {{ rows: number, audited: number, rejected: number }[]} */
  const inputs = JSON.parse(fast.report).inputs;
  const [{ rows = 0, audited = 0, rejected = 0 } = {}] = inputs;
  return `the same: of ${printCount(rows)} rows ${printCount(audited)} audited, ${printCount(rejected)} rejected`;
}

/**
 * A count of the records in which any column has a value reads every column.
 *
 * @param {string} file
 * @param {readonly { header: string }[]} columns
 * @param {string} created the header of the dates
 */
function describe(file, columns, created) {
  const others = columns.map(({ header }) => header).filter((header) => header !== created);
  const fields = others.map((header, index) => /** @type {const} */ ([`column${index}`, header]));
  const where = { any: fields.map(([field]) => ({ [field]: { exists: true } })) };
  return {
    version: 1,
    agreement: {
      id: "readers",
      title: "Readers",
      timezone: "UTC",
      parties: { provider: { name: "Provider" } },
    },
    sources: {
      records: {
        kind: "tickets",
        preset: "generic",
        file,
        timezone: "UTC",
        keep: "all",
        columns: Object.fromEntries([["createdAt", created], ...fields]),
        "allow-rejects": "100%",
      },
    },
    objectives: [
      { id: "records", metric: { count: { of: "records", where } }, owner: "provider", target: "at least 1" },
    ],
  };
}

/**
 * @param {string} reader
 * @param {string} definition
 */
async function auditBy(reader, definition) {
  const rejects = `${definition}.rejects.csv`;
  const how = ["--period", "all", "--as-of", "2030-01-01", "--format", "json", "--rejects", rejects];
  const args = [ownProgram, "check", definition, ...how, "--reader", reader];
  const { stdout, stderr } = await measureProcess(args, { highestCode: 2 });
  return { report: stdout, messages: stderr, rejects: readFileSync(rejects, "utf8") };
}
