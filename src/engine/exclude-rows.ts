import type { Agreement, Exclusion } from "../model/agreement.js";
import type { Batch } from "../model/record.js";
import type { Pause } from "../time/clock.js";
import { compileFilter, type RowFilter, type WordCheck } from "./filter-rows.js";
import type { ColumnPlan } from "./plan-columns.js";

/** What the agreement leaves out of one source (semantics 28). */
export interface Exclusions {
  /** Whether any of them asks when a record started. */
  readonly asksStart: boolean;
  /** In file order; the first that holds is the reason. */
  readonly reasons: readonly string[];
  /** Writes 1 + the index of the reason for each row that is left out, else 0; undefined without any. */
  readonly mark: ((batch: Batch, started: Float64Array, into: Uint32Array) => void) | undefined;
  /** Time that counts for nobody, in order. */
  readonly pauses: readonly Pause[];
}

export function planExclusions(
  { exclusions }: Agreement,
  source: string,
  columns: ColumnPlan,
  checks: WordCheck[],
): Exclusions {
  const own = exclusions.filter((exclusion) => exclusion.source === undefined || exclusion.source === source);
  const pauses = own.flatMap((each): Pause[] => (each.kind === "pause-clock" ? [[each.from, each.to]] : []));
  const leftOut = own.filter(({ kind }) => kind !== "pause-clock");
  const tests = leftOut.map((exclusion) => planTest(exclusion, columns, checks));
  const reasons = leftOut.map(({ reason }) => reason);
  const asksStart = own.some(({ kind }) => kind === "started-between");
  if (tests.length === 0) return { asksStart, reasons, mark: undefined, pauses };
  let mask = new Uint8Array(0);
  return {
    asksStart,
    reasons,
    pauses,
    mark(batch, started, into) {
      if (mask.length < batch.length) mask = new Uint8Array(batch.length);
      into.fill(0, 0, batch.length);
      for (let index = tests.length - 1; index >= 0; index--) {
        tests[index]!(batch, started, mask);
        for (let row = 0; row < batch.length; row++) if (mask[row] === 1) into[row] = index + 1;
      }
    },
  };
}

/**
 * Of a source that is evidence for the records of another, such as their history: only what names it. What is
 * about every source is about the records that are judged.
 */
export function planEvidenceExclusions(
  agreement: Agreement,
  source: string,
  columns: ColumnPlan,
  checks: WordCheck[],
): Exclusions {
  const own = agreement.exclusions.filter((exclusion) => exclusion.source === source);
  return planExclusions({ ...agreement, exclusions: own }, source, columns, checks);
}

function planTest(
  exclusion: Exclusion,
  columns: ColumnPlan,
  checks: WordCheck[],
): (batch: Batch, started: Float64Array, mask: Uint8Array) => void {
  if (exclusion.kind === "records") {
    const filter: RowFilter = compileFilter(exclusion.where, columns, checks);
    return (batch, _started, mask) => filter(batch, mask);
  }
  const { from, to } = exclusion;
  return (batch, started, mask) => {
    for (let row = 0; row < batch.length; row++) {
      mask[row] = started[row]! >= from && started[row]! < to ? 1 : 0;
    }
  };
}
