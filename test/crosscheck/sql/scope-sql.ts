import type { Case, Kind, ObjectiveCase } from "../case.js";
import { filterSql, inForceSql } from "./filter-sql.js";

/** Whether a row is one that the objective is about, by its filters. */
export function inScopeSql({ where, measure }: ObjectiveCase): string {
  const own = measure.shape === "rate" ? measure.where : null;
  return [where, own].map((filter) => (filter === null ? "true" : filterSql(filter))).join(" AND ");
}

/** The terms of a row: the number of the first override that holds for it, from 1; else 0 (semantics 21, 27). */
export function termSql({ timezone }: Case, { overrides }: ObjectiveCase, started: string): string {
  const cases = overrides.map(
    ({ when, effective }, at) =>
      `WHEN ${when === null ? "true" : filterSql(when)} AND ${inForceSql(timezone, [effective], started)} THEN ${at + 1}`,
  );
  return cases.length === 0 ? "0" : `CASE ${cases.join(" ")} ELSE 0 END`;
}

/** The number of the first exclusion that leaves a row out, from 1 in their order; else 0 (semantics 28). */
export function exclusionSql({ exclusions }: Case, kind: Kind, begun: string): string {
  const cases = exclusions.flatMap((each, at) => {
    if (each.kind === "pause-clock") return [];
    if (each.kind === "records")
      return each.of === kind ? [`WHEN ${filterSql(each.where)} THEN ${at + 1}`] : [];
    return [`WHEN ${begun} >= ${each.from} AND ${begun} < ${each.to} THEN ${at + 1}`];
  });
  return cases.length === 0 ? "0" : `CASE ${cases.join(" ")} ELSE 0 END`;
}

/** The number of the period in which an instant lies; NULL for none. */
export const periodSql = (at: string) => `(SELECT any_value(n) FROM periods WHERE ${at} >= f AND ${at} < t)`;
