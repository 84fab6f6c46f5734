import type { Dates, FilterCase } from "../case.js";
import { exportKinds } from "../export-kinds.js";
import { toInstant } from "./database.js";

const quote = (text: string) => `'${text.trim().toLowerCase().replaceAll("'", "''")}'`;

/** A filter as a condition that is never NULL (semantics 22). */
export function filterSql(filter: FilterCase): string {
  switch (filter.op) {
    case "is":
    case "not": {
      const list = filter.words.map(quote).join(", ");
      const { field } = filter;
      const holds = `coalesce(${field} IN (${list}) OR ${field}_means IN (${list}), false)`;
      return filter.op === "is" ? holds : `NOT ${holds}`;
    }
    case "at-least":
    case "at-most": {
      const { field, value } = filter;
      const isWord = Object.values(exportKinds).some(({ words }) => field in words);
      const number = isWord ? `TRY_CAST(${field} AS DECIMAL(18, 4))` : field;
      return `coalesce(${number} ${filter.op === "at-least" ? ">=" : "<="} ${value}, false)`;
    }
    case "exists":
      return `${filter.field} IS ${filter.exists ? "NOT " : ""}NULL`;
    case "any":
      return `(${filter.of.map(filterSql).join(" OR ")})`;
    case "all":
      return `(${filter.of.map(filterSql).join(" AND ")})`;
  }
}

/** Whether all of these dates are in force at an instant; none of them is at NULL. */
export function inForceSql(zone: string, all: readonly Dates[], at: string): string {
  const midnight = (date: string, later: number) =>
    toInstant(zone, String(Date.parse(date) + later * 86_400_000));
  const bounds = all.flatMap(({ from, until }) => [
    ...(from === null ? [] : [`${at} >= ${midnight(from, 0)}`]),
    ...(until === null ? [] : [`${at} < ${midnight(until, 1)}`]),
  ]);
  return `coalesce(${[`${at} IS NOT NULL`, ...bounds].join(" AND ")}, false)`;
}
