import type { Batch } from "../model/record.js";
import type { PeriodGrid } from "../time/period.js";
import type { RowFilter } from "./filter-rows.js";
import { NOT_JUDGED, type PeriodSlots, TO_PLACE } from "./period-slots.js";

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
  const { length } = batch;
  if (filter === undefined) into.fill(TO_PLACE, 0, length);
  else {
    filter(batch, mask);
    for (let row = 0; row < length; row++) into[row] = mask[row] === 0 ? OUT_OF_SCOPE : TO_PLACE;
  }
  const { from, to } = inForce;
  for (let row = 0; row < length; row++) {
    const start = started[row]!;
    const at = attributed[row]!;
    if (start >= from && start < to && start <= asOf && !Number.isNaN(at)) continue;
    if (into[row] === OUT_OF_SCOPE) continue;
    if (Number.isNaN(start)) into[row] = UNDATED;
    else if (start < from || start >= to) into[row] = OUT_OF_SCOPE;
    else if (Number.isNaN(at)) into[row] = start > asOf ? OUT_OF_SCOPE : UNDATED;
    else {
      into[row] = OUT_OF_SCOPE;
      elsewhere.add(grid.ordinalOf(at));
    }
  }
  slots.place(attributed, into, length);
  for (let row = 0; row < length; row++) {
    if (into[row] !== NOT_JUDGED) continue;
    into[row] = OUT_OF_SCOPE;
    elsewhere.add(grid.ordinalOf(attributed[row]!));
  }
}
