import type { Case, DurationCase, LimitCase, ObjectiveCase, TargetCase } from "../case.js";
import { values } from "./database.js";
import { inForceSql } from "./filter-sql.js";
import { businessDayAmounts, businessDays, REAL_TIME } from "./lay-out-calendars.js";
import { loadPauses } from "./load-pauses.js";
import { loadEvents, replayHistory } from "./replay-history.js";
import { exclusionSql, inScopeSql, periodSql, termSql } from "./scope-sql.js";

/** The verdicts of an objective about times (semantics 6 to 14), as rows of the table `judged`. */
export function judgeDurations(given: Case, objective: ObjectiveCase, index: number): string[] {
  const { asOf, conventions, groupBy } = given;
  const measure = objective.measure as DurationCase;
  const terms = [{ target: objective.target, calendar: objective.calendar }];
  for (const override of objective.overrides)
    terms.push({
      target: override.target ?? objective.target,
      calendar: override.calendar ?? objective.calendar,
    });
  const clocks = terms.map(({ target, calendar }, term) => [
    term,
    ...describeClock(target, calendar, objective, conventions),
  ]);
  const attributeTo = objective.attributeTo ?? conventions.attributeTo;
  const attributed = {
    start: "started",
    stop: `CASE WHEN stopped <= ${asOf} THEN stopped ELSE ${asOf - 1} END`,
    due: `CASE WHEN by_due THEN own_due ELSE coalesce(due, ${asOf - 1}) END`,
  }[attributeTo];
  const asksHistory = measure.reopen !== null || measure.pauseWhile !== null;
  const canStopEarly = conventions.stopBeforeStart === "zero";
  return [
    // The records with their terms and pauses; what is out of scope by its filter has no clock.
    ...(asksHistory ? [loadEvents(measure)] : []),
    `CREATE OR REPLACE TEMP TABLE runs AS
      SELECT row_number() OVER () AS k, s.*, ${termSql(given, objective, "started")} AS term,
        ${exclusionSql(given, measure.of, "started")} AS exclusion
      FROM ${runsOf(given, measure)} s WHERE ${inScopeSql(objective)}`,
    ...loadPauses(given, measure),
    `CREATE OR REPLACE TEMP TABLE clocks AS
      SELECT k, started AS begun, term, cal, by_day, by_due, fixed, days FROM runs
      JOIN ${values(["term", "cal", "by_day", "by_due", "fixed", "days"], clocks)} USING (term)
      WHERE started IS NOT NULL`,
    `CREATE OR REPLACE TEMP TABLE limits AS
      SELECT k, fixed AS ms FROM clocks WHERE fixed IS NOT NULL
      UNION ALL FROM ${businessDays(given, "(SELECT k, cal, begun AS started, days FROM clocks WHERE by_day)")}
      UNION ALL FROM ${businessDayAmounts(given, "(SELECT k, cal, begun AS started, days FROM clocks WHERE days IS NOT NULL AND NOT by_day)")}`,
    // A sweep over everything that happens to each clock: stretches in which it runs, with what it counted before.
    `CREATE OR REPLACE TEMP TABLE stretches AS
      WITH events AS (
        SELECT k, begun AS since, 0 AS opens, 0 AS pauses FROM clocks
        UNION ALL SELECT k, greatest(f, begun), 1, 0 FROM clocks JOIN opening USING (cal) WHERE t > begun
        UNION ALL SELECT k, t, -1, 0 FROM clocks JOIN opening USING (cal) WHERE t > begun
        UNION ALL SELECT k, greatest(f, begun), 0, 1 FROM clocks JOIN held USING (k) WHERE t IS NULL OR t > begun
        UNION ALL SELECT k, t, 0, -1 FROM clocks JOIN held USING (k) WHERE t > begun
      ), cuts AS (
        SELECT k, since, sum(opens) AS opens, sum(pauses) AS pauses FROM events GROUP BY k, since
      ), depths AS (
        SELECT k, since, sum(opens) OVER line AS opens, sum(pauses) OVER line AS pauses, lead(since) OVER line AS until
        FROM cuts WINDOW line AS (PARTITION BY k ORDER BY since)
      )
      SELECT k, since, until, sum(until - since) OVER (PARTITION BY k ORDER BY since) - (until - since) AS before
      FROM depths WHERE opens > 0 AND pauses = 0 AND until IS NOT NULL`,
    `CREATE OR REPLACE TEMP TABLE dues AS
      SELECT k, min(since + ms + total - before) AS due
      FROM limits JOIN totals USING (k) JOIN stretches USING (k)
      WHERE before + until - since >= ms + total GROUP BY k`,
    `CREATE OR REPLACE TEMP TABLE timed AS
      SELECT runs.*, clocks.by_due, coalesce(is_bad, false) AS is_bad, limits.ms AS limit_ms,
        CASE WHEN clocks.by_due THEN own_due ELSE due END AS due,
        CASE WHEN stopped <= ${asOf} THEN greatest(stopped, started) ELSE ${asOf} END AS ended
      FROM runs
      LEFT JOIN clocks USING (k) LEFT JOIN limits USING (k) LEFT JOIN dues USING (k) LEFT JOIN totals USING (k)`,
    `CREATE OR REPLACE TEMP TABLE spent AS
      SELECT k, greatest(0, coalesce(sum(greatest(0, least(until, ended) - since)), 0) - any_value(total)) AS elapsed,
        greatest(0, coalesce(sum(greatest(0, least(until, due) - since)), 0) - any_value(total)) AS to_due
      FROM timed JOIN totals USING (k) LEFT JOIN stretches USING (k) GROUP BY k`,
    `INSERT INTO judged BY NAME
      WITH placed AS (
        SELECT timed.*, elapsed, to_due, ${attributed} AS attributed FROM timed LEFT JOIN spent USING (k)
      ), dated AS (
        SELECT *, started IS NULL OR attributed IS NULL AS undated, ${periodSql("attributed")} AS period
        FROM placed
        WHERE started IS NULL
          OR (${inForceSql(given.timezone, [given.effective, objective.effective], "started")} AND started <= ${asOf})
      )
      SELECT ${index} AS objective, id, cycle, term, ${partSql(objective)} AS part, ${groupBy ?? "NULL"} AS grp,
        CASE WHEN undated THEN NULL ELSE period END AS period, true AS shown,
        CASE
          WHEN exclusion > 0 THEN 'excluded'
          WHEN undated THEN 'unmeasurable'
          WHEN stopped < started AND stopped <= ${asOf} AND NOT ${canStopEarly} THEN 'unmeasurable'
          WHEN stopped IS NULL AND is_final THEN 'unmeasurable'
          WHEN by_due AND own_due IS NULL THEN 'unmeasurable'
          WHEN is_bad THEN 'unmeasurable'
          WHEN stopped <= ${asOf} THEN CASE WHEN ended > due THEN 'breached' ELSE 'met' END
          WHEN ended > due THEN 'overdue'
          WHEN elapsed * 100 > ${objective.atRiskAfter} * CASE WHEN by_due THEN to_due ELSE limit_ms END THEN 'at-risk'
          ELSE 'on-track'
        END AS verdict,
        started, due, CASE WHEN stopped <= ${asOf} THEN ended END AS stopped, elapsed,
        CASE WHEN by_due THEN to_due ELSE limit_ms END AS limit_ms
      FROM dated WHERE undated OR period IS NOT NULL`,
  ];
}

/** Which part a term counts in: those with the objective's own target are one (semantics 21). */
export function partSql({ target, overrides }: ObjectiveCase): string {
  const own = JSON.stringify(target);
  const cases = overrides.flatMap((override, at) =>
    override.target === null || JSON.stringify(override.target) === own
      ? []
      : [`WHEN term = ${at + 1} THEN ${at + 1}`],
  );
  return cases.length === 0 ? "0" : `CASE ${cases.join(" ")} ELSE 0 END`;
}

type Clock = [cal: number, byDay: boolean, byDue: boolean, fixed: number | null, days: number | null];

function describeClock(
  target: TargetCase,
  calendar: number,
  { target: own, calendar: usual }: ObjectiveCase,
  conventions: Case["conventions"],
): Clock {
  // A due of a record's own has no limit that says how time counts: it does as the objective's own limit has it.
  if (!("limit" in target)) {
    const isBusiness = "limit" in own && own.limit.clock !== "real";
    return [isBusiness ? usual : REAL_TIME, false, true, null, null];
  }
  const limit: LimitCase = target.limit;
  if (limit.clock === "business-days") {
    const byDay = target.kind === "share" && conventions.businessDay === "end-of-day";
    return [calendar, byDay, false, null, limit.days];
  }
  return [limit.clock === "real" ? REAL_TIME : calendar, false, false, limit.minutes * 60_000, null];
}

/** The records as clocks: with the instants that start and stop them. */
function runsOf(given: Case, measure: DurationCase): string {
  const { of, from, to, reopen } = measure;
  const ownDue = of === "tickets" ? "dueAt" : "NULL";
  const own = `(SELECT *, NULL AS cycle, ${from} AS started, ${to} AS stopped, CAST(${ownDue} AS BIGINT) AS own_due FROM ${of})`;
  return reopen === null ? own : replayHistory(given, measure, own);
}
