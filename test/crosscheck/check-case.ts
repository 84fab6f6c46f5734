import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Case, Kind } from "./case.js";
import { compareFound, describeJudged } from "./compare.js";
import { judgeByProgram } from "./judge-by-program.js";
import type { FoundObjective } from "./result.js";
import type { Database } from "./sql/database.js";
import { judgeBySql } from "./sql/judge-by-sql.js";
import { usedKinds, writeDefinition } from "./write-definition.js";
import { writeExport } from "./write-exports.js";

/** How many records and figures were compared, by verdict and by metric. */
export class Compared {
  readonly counts = new Map<string, number>();

  add(given: Case, found: readonly FoundObjective[]): void {
    for (const [index, { records }] of found.entries()) {
      const { measure } = given.objectives[index]!;
      this.note(`${measure.metric ?? "own"} (${measure.shape})`);
      for (const { verdict } of records) this.note(verdict);
    }
  }

  private note(what: string): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + 1);
  }
}

/** Judges a case by the program and by SQL, and says what they do not agree on. */
export function createCaseCheck(database: Database, compared: Compared): (given: Case) => Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), "sla-audit-crosscheck-"));
  return async (given) => {
    const exports = exportsOf(given);
    const paths = new Map<Kind, string>();
    for (const [kind, text] of exports) {
      const path = join(folder, `${kind}.csv`);
      writeFileSync(path, text);
      paths.set(kind, path);
    }
    const judged = await judgeByProgram(given, exports);
    const found = await judgeBySql(database, given, paths);
    compared.add(given, found);
    return compareFound(describeJudged(judged), found);
  };
}

const exportsOf = (given: Case): Map<Kind, string> =>
  new Map(usedKinds(given).map((kind) => [kind, writeExport(given, kind)]));

/** Writes a case as files that can be run; gives the command. */
export function writeCase(given: Case, folder: string): string {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "sla.json"), `${JSON.stringify(writeDefinition(given), null, 2)}\n`);
  for (const [kind, text] of exportsOf(given)) writeFileSync(join(folder, `${kind}.csv`), text);
  writeFileSync(join(folder, "case.json"), `${JSON.stringify(given, null, 2)}\n`);
  const { span, asOf, groupBy } = given;
  const period = span === null ? "all" : `${span.from}..${span.until}`;
  return [
    `npx sla-audit check ${join(folder, "sla.json")} --period ${period} --as-of ${new Date(asOf).toISOString()}`,
    groupBy === null ? "" : ` --group-by ${groupBy}`,
    " --format csv --csv measurements",
  ].join("");
}
