import type { Case, ObjectiveCase, RateCase } from "../case.js";
import { filterSql, inForceSql } from "./filter-sql.js";
import { partSql } from "./judge-durations.js";
import { exclusionSql, inScopeSql, periodSql, termSql } from "./scope-sql.js";

/** The records of a rate, of its cohort or of those decided (semantics 25), as rows of the table `judged`. */
export function judgeRates(given: Case, objective: ObjectiveCase, index: number): string[] {
  const { asOf, groupBy, timezone } = given;
  const { of, good, decided, enteredAt, decidedAt, begunAt, basis } = objective.measure as RateCase;
  const byDecision = basis === "decided";
  // What was decided without the date on which it began is judged by that of its decision.
  const started = byDecision ? `coalesce(${enteredAt}, ${decidedAt})` : enteredAt;
  const begun = begunAt === null ? started : `coalesce(${begunAt}, ${started})`;
  const isFinal = decided === null ? "true" : `(${filterSql(decided)} OR ${filterSql(good)})`;
  const decidedLater = decidedAt === null ? "false" : `coalesce(${decidedAt} > ${asOf}, false)`;
  return [
    `INSERT INTO judged BY NAME
      WITH facts AS (
        SELECT *, ${started} AS started, ${byDecision ? decidedAt : enteredAt} AS attributed,
          ${isFinal} AS final, ${filterSql(good)} AS good, ${decidedLater} AS later,
          ${termSql(given, objective, started)} AS term, ${exclusionSql(given, of, begun)} AS exclusion
        FROM ${of} WHERE ${inScopeSql(objective)}
      ), dated AS (
        SELECT *, started IS NULL OR attributed IS NULL AS undated, ${periodSql("attributed")} AS period FROM facts
        WHERE started IS NULL
          OR (${inForceSql(timezone, [given.effective, objective.effective], "started")} AND started <= ${asOf})
      )
      SELECT ${index} AS objective, id, term, ${partSql(objective)} AS part, ${groupBy ?? "NULL"} AS grp,
        CASE WHEN undated THEN NULL ELSE period END AS period, true AS shown, started,
        CASE
          WHEN exclusion > 0 THEN 'excluded'
          WHEN undated THEN 'unmeasurable'
          WHEN NOT final OR later THEN 'undecided'
          WHEN good THEN 'met'
          ELSE 'missed'
        END AS verdict
      FROM dated WHERE (undated OR period IS NOT NULL)${byDecision ? " AND final AND NOT later" : ""}`,
  ];
}
