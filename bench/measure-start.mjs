import { join } from "node:path";
import { listObjectives, writeDefinition } from "./definition.mjs";
import { measureProcess, runSideBySide } from "./measure-process.mjs";
import { printRatio, printTable, printTitle, ratioOf, wallOf } from "./print-table.mjs";
import { auditArguments, ownProgram } from "./programs.mjs";

/**
 * How long the program takes where there is little to do.
 *
 * @param {import("./bench.mjs").Setting} setting
 */
export async function measureStart({ folder, tickets, rounds }) {
  const file = tickets({ rows: 10_000, months: 1, owners: 40 });
  const definition = join(folder, "start.yaml");
  writeDefinition(definition, file, listObjectives(1));
  const month = [ownProgram, "check", definition, "--period", "2025-12", ...auditArguments];
  const time = (/** @type {readonly string[]} */ args, env = {}) => {
    return () => measureProcess(args, { onlyTime: true, env });
  };
  // As on a machine of somebody, where the first run leaves its compiled code to the next.
  const kept = { CI: "", XDG_CACHE_HOME: join(folder, "kept"), LOCALAPPDATA: join(folder, "kept") };
  await time(month, kept)();
  const programs = new Map([
    ["node -e 0", time(["-e", "0"])],
    ["sla-audit --version", time([ownProgram, "--version"], kept)],
    ["sla-audit check --help", time([ownProgram, "check", "--help"], kept)],
    ["sla-audit check, a month of 10,000 rows", time(month, kept)],
    ["the same where no compiled code is kept", time(month)],
  ]);
  const runs = await runSideBySide(programs, 5 * rounds);
  const [base = []] = runs.values();
  printTitle("The start");
  const rows = [...runs].map(([name, each]) => [
    name,
    printRatio(ratioOf(each, base)),
    `${wallOf(each).toFixed(0)} ms`,
  ]);
  printTable(["whole process", "to node -e 0", "time"], rows);
}
