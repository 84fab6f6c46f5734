import type { ClockRules } from "../model/clock-rules.js";
import type { Batch, NumberColumn } from "../model/record.js";
import type { Pause } from "../time/clock.js";
import type { Stillness } from "./limit-clock.js";
import type { ColumnPlan } from "./plan-columns.js";

/** In place of a record's pauses: what it says of them can't be. */
export const BAD_PAUSE: Stillness = { intervals: [], totalMs: 0 };

/**
 * When the clock of each record stood still by its own columns (semantics 9). Events later than as-of have not
 * happened: a pause that begins then is none, one that ends then is open.
 */
export interface RecordPauses {
  /** Adds the pauses of a row; false where they can't be: an end without a beginning, or before it. */
  collect(batch: Batch, row: number, into: Pause[]): boolean;
  /** The total of a row on the objective's clock, in milliseconds; NaN where it can't be. */
  totalOf(batch: Batch, row: number): number;
}

/** Undefined where the rules name no column of pauses. */
export function planRecordPauses(
  { pairs, total }: Pick<ClockRules, "pairs" | "total">,
  columns: ColumnPlan,
  asOf: number,
): RecordPauses | undefined {
  if (pairs.length === 0 && total === undefined) return undefined;
  const indexes = pairs.map(({ from, to }) => ({
    from: columns.need(from, "instant"),
    to: columns.need(to, "instant"),
  }));
  const totalIndex = total === undefined ? -1 : columns.need(total.field, "number");
  return {
    collect(batch, row, into) {
      for (const index of indexes) {
        const from = (batch.columns[index.from] as NumberColumn).values[row]!;
        const to = (batch.columns[index.to] as NumberColumn).values[row]!;
        if (to < from || (Number.isNaN(from) && !Number.isNaN(to))) return false;
        if (from <= asOf) into.push([from, to <= asOf ? to : Number.POSITIVE_INFINITY]);
      }
      return true;
    },
    totalOf(batch, row) {
      if (total === undefined) return 0;
      const amount = (batch.columns[totalIndex] as NumberColumn).values[row]!;
      if (Number.isNaN(amount)) return 0;
      return amount < 0 ? Number.NaN : amount * total.unitMs;
    },
  };
}
