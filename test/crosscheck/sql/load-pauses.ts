import type { Case, DurationCase } from "../case.js";
import { historyPauses } from "./replay-history.js";

/**
 * When the clocks of `runs` stood still (semantics 9), as tables: `held` with stretches, whose end is NULL while they
 * last, and `totals` with what is known only as an amount and whether a record's pauses can't be; then
 * it has none.
 */
export function loadPauses(given: Case, measure: DurationCase): string[] {
  const { asOf, exclusions } = given;
  const { pauses } = measure;
  const common = exclusions.flatMap((each) =>
    each.kind === "pause-clock" ? [`SELECT k, ${each.from} AS f, ${each.to} AS t FROM runs`] : [],
  );
  const pairs = {
    none: [],
    pair: first,
    pairs: [...first, ...again],
    "business-total": [],
    "real-total": [],
  };
  const own = pairs[pauses];
  const stills = own.map(
    ([from, to]) =>
      `SELECT k, ${from} AS f, CASE WHEN ${to} <= ${asOf} THEN ${to} END AS t FROM runs WHERE ${from} <= ${asOf}`,
  );
  const isBad = own.map(
    ([from, to]) => `coalesce(${to} < ${from}, false) OR (${from} IS NULL AND ${to} IS NOT NULL)`,
  );
  const isTotal = pauses === "business-total" || pauses === "real-total";
  const total = isTotal ? "CAST(coalesce(onHoldMinutes, 0) * 60000 AS BIGINT)" : "0";
  if (isTotal) isBad.push("coalesce(onHoldMinutes < 0, false)");
  const nothing = "SELECT NULL AS k, 0 AS f, 0 AS t WHERE false";
  return [
    `CREATE OR REPLACE TEMP TABLE totals AS
      SELECT k, CASE WHEN is_bad THEN 0 ELSE total END AS total, is_bad FROM (SELECT k, ${total} AS total, ${isBad.length === 0 ? "false" : isBad.join(" OR ")} AS is_bad FROM runs)`,
    `CREATE OR REPLACE TEMP TABLE held AS SELECT k, f, t
      FROM (${[nothing, ...common, ...stills, ...historyPauses(given, measure)].join(" UNION ALL ")}) JOIN totals USING (k)
      WHERE NOT is_bad`,
  ];
}

const first = [["heldAt", "resumedAt"]] as const;
const again = [["heldAgainAt", "resumedAgainAt"]] as const;
