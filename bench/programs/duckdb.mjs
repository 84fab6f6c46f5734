/**
 * The work in SQL, with two threads and a table of the calendar. Arguments: which work, the export, the table of days,
 * as-of, and of `breaches` the file to write them to.
 */
import { DuckDBInstance } from "@duckdb/node-api";
import { headers } from "../make-tickets.mjs";
import { limitMs } from "../work.mjs";

const [work = "", file = "", days = "", asOf = "", target = ""] = process.argv.slice(2);
const stamps = new Set(["Created at", "First response at", "Solved at"]);
const columns = headers.map((header) => `'${header}': '${stamps.has(header) ? "TIMESTAMPTZ" : "VARCHAR"}'`);
const asOfMs = Date.parse(asOf);

// The form of the file is said, so that nothing has to be guessed.
const tickets = `read_csv('${file}', auto_detect = false, header = true, delim = ',', quote = '"', escape = '"',
  columns = {${columns.join(", ")}})`;

/**
 * The business time from the beginning of the table to an instant. Due is the first instant at which the limit is reached,
 * so a stop is in time where less than the limit had passed a millisecond before it.
 */
const countedAt = (/** @type {string} */ at, /** @type {string} */ day) =>
  `(${day}.beforeMs + greatest(0, least(${day}.lengthMs, ${at} - ${day}.openAt)))`;

const elapsed = `
  WITH stops AS (
    SELECT "Ticket ID" AS id, "Priority" AS priority, "Assignee" AS owner, epoch_ms("Created at") AS start,
      epoch_ms("First response at") AS response, coalesce(response, ${asOfMs}) AS stop,
      epoch_ms("Solved at") AS solved, coalesce(solved, ${asOfMs}) AS finish
    FROM ${tickets}
  )
  SELECT id, priority, owner, start, response, solved,
    CASE WHEN start < a.midnightAt THEN a.monthBefore ELSE a.monthAfter END AS month,
    ${countedAt("start", "a")} AS began, ${countedAt("stop", "b")} - began AS ms,
    ${countedAt("(stop - 1)", "b")} - began AS msBefore
    ${work === "breaches" ? `, ${countedAt("finish", "c")} - began AS solvedMs, ${countedAt("(finish - 1)", "c")} - began AS solvedBefore` : ""}
  FROM stops
  JOIN days a ON a.day = start // 86400000
  JOIN days b ON b.day = stop // 86400000
  ${work === "breaches" ? "JOIN days c ON c.day = finish // 86400000" : ""}`;

const instance = await DuckDBInstance.create(":memory:", { threads: "2" });
const connection = await instance.connect();
await connection.run(`CREATE TABLE days AS SELECT * FROM read_csv('${days}')`);

/** @param {string} sql */
const ask = async (sql) => (await connection.runAndReadAll(sql)).getRows();

/** Counts fit doubles; DuckDB gives them as bigints. */
const plain = (/** @type {readonly unknown[]} */ row) =>
  row.map((value) => (typeof value === "bigint" ? Number(value) : value));

/** First responses of each month and priority. */
async function sumUp() {
  const rows = await ask(`
    SELECT month || ' ' || coalesce(priority, ''), count(*),
      count(*) FILTER (response IS NOT NULL AND msBefore < ${limitMs}), quantile_disc(ms, 0.5), quantile_disc(ms, 0.9)
    FROM (${elapsed}) GROUP BY month, priority`);
  return Object.fromEntries(rows.map(([key, ...figures]) => [key, plain(figures)]));
}

/** Three promises by month and by owner, and every miss in a file, with its due. */
async function listBreaches() {
  const hours = 3_600_000;
  const promises = [
    ["response", "ms", "msBefore", "response", 4 * hours, "true"],
    ["solution", "solvedMs", "solvedBefore", "solved", 16 * hours, "true"],
    ["urgent", "solvedMs", "solvedBefore", "solved", 8 * hours, "priority = 'urgent'"],
  ];
  await connection.run(`CREATE TABLE elapsed AS ${elapsed}`);
  const judged = promises.map(
    ([name, ms, before, stop, limit, where]) => `
      SELECT '${name}' AS objective, id, owner, month, start, ${stop} AS stop, began, ${ms} AS ms, ${limit} AS allowed,
        ${stop} IS NOT NULL AND ${before} < ${limit} AS met
      FROM elapsed WHERE ${where}`,
  );
  await connection.run(`CREATE VIEW judged AS ${judged.join(" UNION ALL ")}`);
  await connection.run(`
    COPY (
      SELECT objective, id, owner, make_timestamp(start * 1000) AS startedAt,
        make_timestamp((openAt + began + allowed - beforeMs) * 1000) AS dueAt,
        make_timestamp(stop * 1000) AS stoppedAt, ms AS elapsedMs, allowed AS limitMs, ms - allowed AS overrunMs
      FROM judged ASOF JOIN (SELECT * FROM days WHERE lengthMs > 0) days ON began + allowed > beforeMs
      WHERE NOT met
      ORDER BY overrunMs DESC
    ) TO '${target}' (HEADER)`);
  const rows = await ask(`
    SELECT objective || ' ' || kind || ' ' || coalesce(name, ''), count(*), count(*) FILTER (met)
    FROM (
      SELECT objective, 'month' AS kind, month AS name, met FROM judged
      UNION ALL SELECT objective, 'owner', owner, met FROM judged
    ) GROUP BY objective, kind, name`);
  return Object.fromEntries(rows.map(([key, ...figures]) => [key, plain(figures)]));
}

console.log(JSON.stringify(work === "breaches" ? await listBreaches() : await sumUp()));
