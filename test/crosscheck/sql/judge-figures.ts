import type { Case, FigureCase, ObjectiveCase } from "../case.js";
import { filterSql, inForceSql } from "./filter-sql.js";
import { partSql } from "./judge-durations.js";
import { exclusionSql, inScopeSql, periodSql, termSql } from "./scope-sql.js";

/**
 * The records of a count, a sum or an average (semantics 20), as rows of the table `judged` with what each adds
 * (`units`) or the word that it is told apart by. Rows in scope that do not count are there without being shown.
 */
export function judgeFigures(given: Case, objective: ObjectiveCase, index: number): string[] {
  const { asOf, groupBy, timezone, conventions } = given;
  const measure = objective.measure as FigureCase;
  const { of, field, at: usual, stopAt, begunAt } = measure;
  const byStop = (objective.attributeTo ?? conventions.attributeTo) === "stop" && stopAt !== null;
  const at = byStop ? stopAt : usual;
  const begin = begunAt ?? (byStop ? usual : null);
  const number = field === "rating" ? "TRY_CAST(rating_means AS DECIMAL(18, 4))" : field;
  const isAdded = measure.op === "sum" || measure.op === "average";
  const lacks = isAdded ? `${number} IS NULL` : "false";
  const counts = [
    measure.where === null ? "true" : filterSql(measure.where),
    measure.skipsBlank ? `${field} IS NOT NULL` : "true",
  ];
  const isForeign =
    measure.currency === null || !isAdded
      ? "false"
      : `currency IS DISTINCT FROM '${measure.currency.toLowerCase()}'`;
  return [
    ...(measure.expenses === null ? [] : [addExpenses(given, objective, index)]),
    `INSERT INTO judged BY NAME
      WITH facts AS (
        SELECT *, ${at} AS moment, ${counts.join(" AND ")} AS counts, ${termSql(given, objective, at)} AS term,
          ${exclusionSql(given, of, begin === null ? at : `coalesce(${begin}, ${at})`)} AS exclusion
        FROM ${of} WHERE ${inScopeSql(objective)}
      ), dated AS (
        SELECT *, moment IS NULL AS undated, ${periodSql("moment")} AS period, ${partSql(objective)} AS part FROM facts
        WHERE moment IS NULL
          OR (${inForceSql(timezone, [given.effective, objective.effective], "moment")} AND moment <= ${asOf})
      )
      SELECT ${index} AS objective, id, term, part, moment AS started, period, counts AS shown,
        CASE WHEN counts THEN ${groupBy ?? "NULL"} END AS grp,
        CASE
          WHEN NOT counts THEN 'in-scope'
          WHEN exclusion > 0 THEN 'excluded'
          WHEN undated OR ${lacks} OR ${isForeign} THEN 'unmeasurable'
          WHEN moment >= (SELECT any_value(day_end) FROM ends WHERE ends.part = dated.part AND ends.n = dated.period) THEN 'left-out'
          ELSE 'counted'
        END AS verdict,
        ${isAdded ? number : "1"} AS units, ${measure.op === "distinct" ? field : "NULL"} AS word, false AS is_expense
      FROM dated WHERE (undated AND counts) OR period IS NOT NULL`,
  ];
}

/** The expenses that a figure is made of too: all that lie in its periods, none of them of a group. */
function addExpenses(given: Case, objective: ObjectiveCase, index: number): string {
  const { asOf, timezone } = given;
  return `INSERT INTO judged BY NAME
    WITH facts AS (
      SELECT *, ${termSql(given, objective, "spentAt")} AS term, ${exclusionSql(given, "expenses", "spentAt")} AS exclusion,
        spentAt IS NULL AS undated, ${periodSql("spentAt")} AS period
      FROM expenses
      WHERE spentAt IS NULL
        OR (${inForceSql(timezone, [given.effective, objective.effective], "spentAt")} AND spentAt <= ${asOf})
    )
    SELECT ${index} AS objective, id, term, ${partSql(objective)} AS part, spentAt AS started, period, true AS shown,
      CASE
        WHEN exclusion > 0 THEN 'excluded'
        WHEN undated OR amount IS NULL OR currency IS DISTINCT FROM 'eur' THEN 'unmeasurable'
        ELSE 'counted'
      END AS verdict,
      amount AS units, true AS is_expense
    FROM facts WHERE undated OR period IS NOT NULL`;
}
