import type { Case, Kind, StampForm } from "../case.js";
import { exportKinds } from "../export-kinds.js";
import { type Database, toInstant } from "./database.js";

/** The name of the table of an export. */
export const tableOf = (kind: Kind) => kind.replace("-", "_");

/**
 * Reads an export into a table: `line` from 1, instants in milliseconds, words in lower case with what they mean
 * beside them (`status_means`), numbers to four decimals; blanks are NULL.
 */
export async function loadExport(database: Database, given: Case, kind: Kind, path: string): Promise<void> {
  const { id, instants, words, numbers, meanings, final } = exportKinds[kind];
  const { delimiter, forms, timezone } = given.exports[kind];
  const headers = [id, ...Object.values(instants).map(([header]) => header)];
  headers.push(...Object.values(words), ...Object.values(numbers));
  const cell = (header: string) => `nullif(trim("${header}"), '')`;
  const columns = [`trim("${id}") AS id`];
  for (const [field, [header, dateOnly]] of Object.entries(instants))
    columns.push(`${readStamp(cell(header), forms[field] ?? "utc", timezone, dateOnly)} AS "${field}"`);
  for (const [field, header] of Object.entries(words)) {
    columns.push(
      `lower(${cell(header)}) AS ${field}`,
      `${meaningOf(cell(header), meanings[field])} AS ${field}_means`,
    );
  }
  for (const [field, header] of Object.entries(numbers))
    columns.push(`CAST(${cell(header)} AS DECIMAL(18, 4)) AS ${field}`);
  const state = ["status", "stage"].find((field) => field in words);
  const isFinal = final.map((word) => `'${word}'`).join(", ");
  columns.push(
    state === undefined ? "false AS is_final" : `coalesce(${state}_means IN (${isFinal}), false) AS is_final`,
  );
  await database.run(`CREATE OR REPLACE TEMP TABLE ${tableOf(kind)} AS
    SELECT row_number() OVER () AS line, ${columns.join(",\n      ")}
    FROM read_csv('${path}', auto_detect = false, header = true, delim = '${delimiter}', quote = '"', escape = '"',
      columns = {${headers.map((header) => `'${header}': 'VARCHAR'`).join(", ")}})`);
}

function readStamp(cell: string, form: StampForm, zone: string, dateOnly: "start" | "end"): string {
  const wall = (timestamp: string) => toInstant(zone, `epoch_ms(${timestamp})`);
  switch (form) {
    case "utc":
    case "offset":
      return `epoch_ms(CAST(${cell} AS TIMESTAMPTZ))`;
    case "epoch-ms":
      return `CAST(${cell} AS BIGINT)`;
    case "local":
      return wall(`CAST(${cell} AS TIMESTAMP)`);
    case "d/m/y":
      return wall(`strptime(${cell}, '%d/%m/%Y %H:%M')`);
    case "month-name":
      return wall(`strptime(${cell}, '%d %b %Y %H:%M:%S')`);
    case "date":
      // The end of a day is the last millisecond that belongs to it.
      return dateOnly === "start"
        ? wall(`CAST(CAST(${cell} AS DATE) AS TIMESTAMP)`)
        : `${wall(`CAST(CAST(${cell} AS DATE) + 1 AS TIMESTAMP)`)} - 1`;
  }
}

function meaningOf(cell: string, meanings: Readonly<Record<string, readonly string[]>> = {}): string {
  const cases = Object.entries(meanings).map(
    ([meaning, words]) =>
      `WHEN lower(${cell}) IN (${words.map((word) => `'${word}'`).join(", ")}) THEN '${meaning}'`,
  );
  return cases.length === 0 ? `lower(${cell})` : `CASE ${cases.join(" ")} ELSE lower(${cell}) END`;
}
