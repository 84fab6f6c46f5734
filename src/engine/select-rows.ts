import type { Batch } from "../model/record.js";
import type { PeriodGrid } from "../time/period.js";
import type { RowFilter } from "./filter-rows.js";
import type { PeriodSlots } from "./period-slots.js";

/** In place of a slot: the row is none of this objective's. */
export const OUT_OF_SCOPE = -1;
/** In place of a slot: the row is in scope, but nothing says to which period it belongs. */
export const UNDATED = -2;

/** What decides whether a row is in an objective's scope. Instants are epoch milliseconds. */
export interface Scope {
  /** The objective's filters as one; undefined lets every row in. */
  readonly filter: RowFilter | undefined;
  readonly slots: PeriodSlots;
  readonly grid: PeriodGrid;
  readonly asOf: number;
  /** `[from, to)`, in which the agreement and the objective are in force (semantics 27). */
  readonly inForce: { readonly from: number; readonly to: number };
  /** The ordinals of other periods in which the objective has records. */
  readonly elsewhere: Set<number>;
}

/**
 * Finds the measurement period of each row (semantics 24, 26, 27).
 *
 * @param started the instant at which each row's clock starts; NaN for none
 * @param attributed the instant that decides its period; may be `started` itself
 * @param into receives a slot, `OUT_OF_SCOPE` or `UNDATED` for each row
 */
export function selectRows(
  scope: Scope,
  batch: Batch,
  started: Float64Array,
  attributed: Float64Array,
  mask: Uint8Array,
  into: Int32Array,
): void {
  const { filter, slots, grid, asOf, inForce, elsewhere } = scope;
  filter?.(batch, mask);
  for (let row = 0; row < batch.length; row++) {
    if (filter !== undefined && mask[row] === 0) {
      into[row] = OUT_OF_SCOPE;
      continue;
    }
    const start = started[row]!;
    if (Number.isNaN(start)) {
      into[row] = UNDATED;
      continue;
    }
    if (start < inForce.from || start >= inForce.to) {
      into[row] = OUT_OF_SCOPE;
      continue;
    }
    const at = attributed[row]!;
    if (Number.isNaN(at)) {
      into[row] = start > asOf ? OUT_OF_SCOPE : UNDATED;
      continue;
    }
    const slot = start > asOf ? OUT_OF_SCOPE : slots.slotOf(at);
    into[row] = slot;
    if (slot === OUT_OF_SCOPE) elsewhere.add(grid.ordinalOf(at));
  }
}
