import { DuckDBInstance, type DuckDBValue } from "@duckdb/node-api";
import { zones } from "../zones.js";

export type SqlRow = Record<string, DuckDBValue>;

/** An embedded DuckDB that knows the zones of the cases. */
export interface Database {
  run(sql: string): Promise<void>;
  ask(sql: string): Promise<SqlRow[]>;
}

export async function openDatabase(): Promise<Database> {
  const instance = await DuckDBInstance.create(":memory:", { threads: "1" });
  const connection = await instance.connect();
  const database: Database = {
    async run(sql) {
      await connection.run(sql);
    },
    ask: async (sql) => (await connection.runAndReadAll(sql)).getRowObjects(),
  };
  for (const zone of zones) await createZoneMacros(database, zone);
  return database;
}

/** A macro name for each zone. */
const nameOf = (zone: string) => zone.replaceAll(/\W/g, "_");

/** The instant of a wall time, both in milliseconds; as Temporal's `compatible` (semantics 5). */
export const toInstant = (zone: string, wall: string) => `to_instant_${nameOf(zone)}(${wall})`;
/** The wall time of an instant. */
export const toWall = (zone: string, at: string) => `to_wall_${nameOf(zone)}(${at})`;

const [first, last] = ["2023-12-01", "2027-03-01"];

/**
 * The turns of a zone's clocks are found by looking at each quarter of an hour in DuckDB's own zones. A wall time
 * before the turn at T from offset a to b has offset a exactly when it is less than T + max(a, b): in a gap the
 * clock that ran before it goes on, in an overlap the first of both times is meant.
 */
async function createZoneMacros(database: Database, zone: string): Promise<void> {
  const turns = await database.ask(`
    WITH quarters AS (
      SELECT x, epoch_ms(timezone('${zone}', make_timestamptz(x * 1000))) - x AS shift
      FROM range(epoch_ms(DATE '${first}'), epoch_ms(DATE '${last}'), 900000) quarters(x)
    ), steps AS (SELECT x, shift, lag(shift) OVER (ORDER BY x) AS before FROM quarters)
    SELECT x, shift, coalesce(before, shift) AS before FROM steps WHERE shift IS DISTINCT FROM before ORDER BY x DESC`);
  const cases = (bound: (at: number, a: number, b: number) => number) =>
    turns
      .map(({ x, before, shift }) => {
        const [turn, a, b] = [Number(x), Number(before), Number(shift)];
        return `WHEN x >= ${bound(turn, a, b)} THEN ${b}`;
      })
      .join(" ");
  await database.run(`CREATE MACRO to_instant_${nameOf(zone)}(x) AS
    x - CASE ${cases((at, a, b) => at + Math.max(a, b))} END`);
  await database.run(`CREATE MACRO to_wall_${nameOf(zone)}(x) AS x + CASE ${cases((at) => at)} END`);
}

/** A table of rows, also where there is none. */
export function values(columns: readonly string[], rows: readonly (readonly unknown[])[]): string {
  const write = (value: unknown) =>
    value === null ? "NULL" : typeof value === "string" ? `'${value.replaceAll("'", "''")}'` : String(value);
  const written = rows.map((row) => `(${row.map(write).join(", ")})`);
  const nothing = `(${columns.map(() => "NULL").join(", ")})`;
  const list = written.length === 0 ? nothing : written.join(", ");
  return `(SELECT * FROM (VALUES ${list}) t(${columns.join(", ")})${written.length === 0 ? " WHERE false" : ""})`;
}
