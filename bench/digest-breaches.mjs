import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { parse } from "csv-parse";

/**
 * A digest of a table of breaches that knows no order: of each its objective, record, due and elapsed time.
 *
 * @param {string} path
 */
export async function digestBreaches(path) {
  /** @type {string[]} */
  const lines = [];
  for await (const row of createReadStream(path).pipe(parse({ columns: true, bom: true }))) {
    const dueAt = Date.parse(row.dueAt.endsWith("Z") ? row.dueAt : `${row.dueAt.replace(" ", "T")}Z`);
    lines.push(`${row.objective} ${row.record ?? row.id} ${dueAt} ${row.elapsedMs}`);
  }
  const digest = createHash("sha256").update(lines.sort().join("\n")).digest("hex");
  return { breaches: lines.length, digest };
}
