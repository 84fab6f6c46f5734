import type { RowPlace } from "./differing-rows.js";
import type { FilePlan } from "./plan-file.js";
import { readRows } from "./read-rows.js";

/**
 * Reads a few rows again, each file as far as its last one.
 *
 * @returns the trimmed cell of a field in one of those rows
 */
export async function readCells(
  plans: readonly FilePlan[],
  places: readonly RowPlace[],
): Promise<(place: RowPlace, field: string) => string> {
  const rows = new Map<string, readonly string[]>();
  for (const [file, plan] of plans.entries()) {
    const lines = new Set(places.filter((place) => place.file === file).map(({ line }) => line));
    if (lines.size === 0) continue;
    await readRows(plan.survey, {
      row(cells, line) {
        if (lines.delete(line)) rows.set(`${file}:${line}`, cells.slice());
        return lines.size === 0;
      },
    });
  }
  return ({ file, line }, field) => {
    const index = plans[file]?.columns.get(field)?.index;
    return rows.get(`${file}:${line}`)?.[index ?? -1]?.trim() ?? "";
  };
}
