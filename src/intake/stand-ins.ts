import type { SourceSpec } from "../model/agreement.js";
import type { MissingColumn } from "../model/problems/intake.js";
import type { ColumnRequest } from "../model/record.js";
import { mapColumns } from "./map-columns.js";
import type { IntakeFinding } from "./problem-log.js";

/** Names beside each column that a file lacks the one that it has in its place, where that is known. */
export function nameStandIns(
  finding: IntakeFinding,
  source: SourceSpec,
  headers: readonly string[],
  requests: readonly ColumnRequest[],
): IntakeFinding {
  if (finding.code !== "column-missing") return finding;
  const missing = finding.args.missing.map((column): MissingColumn => {
    if (column.mapped !== undefined) return column;
    const standIns = requests.flatMap(({ field, standIns: own = [] }) => (field === column.field ? own : []));
    const wanted = standIns.map(({ field }) => ({ field, neededBy: [] }));
    const { columns } = mapColumns(source, headers, wanted);
    for (const { field, as } of standIns) {
      const found = columns.get(field);
      if (found !== undefined) return { ...column, instead: { header: found.header, as } };
    }
    return column;
  });
  return { ...finding, args: { ...finding.args, missing } };
}
