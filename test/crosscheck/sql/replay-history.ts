import type { Case, DurationCase } from "../case.js";
import { filterSql } from "./filter-sql.js";

/** A stop that has not happened by as-of. */
const NOT_YET = 9_000_000_000_000_000;

/**
 * What happened to tickets, as the table `events`: those that say something of the state, in their order `n`
 * (semantics 10), `before` says whether the ticket was in a final state by the event before.
 */
export function loadEvents({ pauseWhile }: DurationCase): string {
  const isPaused =
    pauseWhile === null ? "false" : filterSql({ op: "is", field: "status", words: pauseWhile });
  return `CREATE OR REPLACE TEMP TABLE events AS
    SELECT *, coalesce(lag(is_final) OVER line, false) AS before, row_number() OVER line AS n
    FROM (SELECT id, line, "at" AS moment, is_final, ${isPaused} AS is_paused FROM ticket_history WHERE status IS NOT NULL)
    WINDOW line AS (PARTITION BY id ORDER BY moment, CASE WHEN is_final THEN 0 WHEN is_paused THEN 1 ELSE 2 END, line)`;
}

/** The tickets by their history (semantics 12), from a query that gives their own `started` and `stopped`. */
export function replayHistory({ asOf }: Case, { reopen }: DurationCase, own: string): string {
  const first = reopen === "first-close" ? "first_closed" : "NULL";
  const stop = `coalesce(${first}, CASE WHEN stays_closed THEN last_closed END,
    CASE WHEN first_closed IS NULL OR own.stopped > last_at THEN own.stopped END, CASE WHEN goes_on THEN ${NOT_YET} END)`;
  const summed = `(
    SELECT id, min_by(moment, n) FILTER (moment <= ${asOf} AND is_final) AS first_closed,
      max_by(moment, n) FILTER (moment <= ${asOf} AND is_final AND NOT before) AS last_closed,
      max_by(is_final, n) FILTER (moment <= ${asOf}) AS stays_closed,
      max(moment) FILTER (moment <= ${asOf}) AS last_at, bool_or(moment > ${asOf}) AS goes_on
    FROM events GROUP BY id)`;
  const judged = `(SELECT own.* EXCLUDE (stopped), CAST(${stop} AS BIGINT) AS stopped FROM ${own} own LEFT JOIN ${summed} USING (id))`;
  if (reopen !== "new-cycle") return judged;
  const numbered = (condition: string) =>
    `(SELECT id, moment, row_number() OVER (PARTITION BY id ORDER BY n) AS turn FROM events WHERE moment <= ${asOf} AND ${condition})`;
  return `(
    WITH judged AS (FROM ${judged}),
    closings AS (FROM ${numbered("is_final AND NOT before")}),
    openings AS (FROM ${numbered("NOT is_final AND before")}),
    starts AS (
      SELECT id, 0 AS turn, started AS moment FROM judged UNION ALL SELECT id, turn, moment FROM openings
    ), spans AS (SELECT id, turn, moment, count(*) OVER (PARTITION BY id) AS cycles FROM starts)
    SELECT judged.* EXCLUDE (started, stopped, cycle), spans.moment AS started,
      CASE WHEN spans.turn + 1 < cycles THEN closings.moment ELSE judged.stopped END AS stopped,
      CASE WHEN cycles > 1 THEN spans.turn + 1 END AS cycle
    FROM judged JOIN spans USING (id) LEFT JOIN closings ON closings.id = spans.id AND closings.turn = spans.turn + 1
  )`;
}

/** When the clocks of `runs` stood still by their history: `k`, `f`, `t`, the end NULL while it lasts. */
export function historyPauses({ asOf }: Case, { reopen, pauseWhile }: DurationCase): string[] {
  if (pauseWhile === null && reopen !== "last-close") return [];
  // What follows the close that ends a record belongs to its next time.
  const until = reopen === null ? asOf : `CASE WHEN stopped <= ${asOf} THEN stopped ELSE ${asOf} END`;
  const closedToo = reopen === "last-close";
  return [
    `FROM (
      WITH seen AS (
        SELECT k, n, events.moment, events.is_final AND ${closedToo} AS is_closed, is_paused,
          lead(events.moment) OVER (PARTITION BY k ORDER BY n) AS next,
          max(CASE WHEN NOT events.is_final THEN n END) OVER (PARTITION BY k) AS last_open
        FROM runs JOIN events USING (id) WHERE events.moment <= ${until}
      )
      SELECT k, moment AS f, next AS t FROM seen
      WHERE CASE WHEN is_closed THEN coalesce(last_open > n, false) ELSE is_paused END
    )`,
  ];
}
