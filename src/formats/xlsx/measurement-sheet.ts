import type { RenderOptions } from "../../model/format.js";
import type { Measurement } from "../../model/measurement.js";
import { numberText } from "../../report/quantity-text.js";
import { rowsShown } from "./row-limit.js";
import type { SheetColumn, SheetTable } from "./table-sheet.js";

/** Every judged record, objective by objective; undefined where the run kept none. */
export async function measurementTable({
  measurements,
}: RenderOptions): Promise<SheetTable<Measurement> | undefined> {
  if (measurements === undefined) return undefined;
  const rows: Measurement[] = [];
  let hasMore = false;
  for await (const measurement of measurements()) {
    hasMore = rows.length === rowsShown;
    if (hasMore) break;
    rows.push(measurement);
  }
  const note = `The first ${numberText(rowsShown)}: --csv measurements -o measurements.csv has them all.`;
  return { name: "Measurements", columns, rows, frozenColumns: 2, note: hasMore ? note : undefined };
}

const columns: readonly SheetColumn<Measurement>[] = [
  { head: "Objective", value: ({ objective }) => objective },
  { head: "Record", value: ({ record }) => record },
  { head: "Cycle", kind: "number", value: ({ cycle }) => cycle },
  { head: "Verdict", kind: "verdict", value: ({ verdict }) => verdict },
  { head: "Counts", value: ({ counts }) => (counts ? "yes" : "no") },
  { head: "Took", kind: "duration", value: ({ elapsedMs }) => elapsedMs },
  { head: "Limit", kind: "duration", value: ({ limitMs }) => limitMs },
  { head: "Over by", kind: "duration", value: ({ overrunMs }) => overrunMs },
  { head: "Account", value: ({ account }) => account },
  { head: "Handled by", value: ({ owner }) => owner },
  { head: "Started", kind: "instant", value: ({ startedAt }) => startedAt },
  { head: "Due", kind: "instant", value: ({ dueAt }) => dueAt },
  { head: "Stopped", kind: "instant", value: ({ stoppedAt }) => stoppedAt },
  { head: "Decided", kind: "instant", value: ({ decidedAt }) => decidedAt },
  { head: "Good", value: ({ isGood }) => (isGood === null ? null : isGood ? "yes" : "no") },
  { head: "Adds", value: ({ adds }) => adds },
  { head: "Down", kind: "duration", value: ({ downMs }) => downMs },
  { head: "Period", value: ({ period }) => period },
  { head: "Override", value: ({ override }) => override },
  { head: "Waived", value: ({ waiver }) => waiver },
  { head: "Excluded", value: ({ exclusion }) => exclusion },
  { head: "Unmeasurable", value: ({ unmeasurable }) => unmeasurable },
  { head: "Source", value: ({ source }) => source },
  { head: "File", value: ({ file }) => file },
  { head: "Line", kind: "number", value: ({ line }) => line },
];
