import type { Agreement, Objective } from "../model/agreement.js";
import type { Penalty } from "../model/penalty.js";
import type { Batch } from "../model/record.js";
import type { Target } from "../model/target.js";
import { compileFilter, type RowFilter, type WordCheck } from "./filter-rows.js";
import { inForceBetween } from "./in-force.js";
import type { ColumnPlan } from "./plan-columns.js";

/** What one record is judged by: the objective's own terms, or those of an override. */
export interface Terms {
  /** Index among the objective's overrides; -1 for the objective's own terms. */
  readonly override: number;
  readonly target: Target;
  readonly calendar: string | undefined;
  /** The part that the record counts in. */
  readonly part: number;
}

/** The records of an objective that share a target; judged alone (semantics 21). */
export interface Part {
  /** The override that made it; null for the objective's own target. */
  readonly label: string | null;
  readonly target: Target;
  /** Its own penalties; undefined where those of the objective hold. */
  readonly penalties: readonly Penalty[] | undefined;
  /** `[from, to)` in which its override holds. */
  readonly inForce: { readonly from: number; readonly to: number };
}

export interface TermsChoice {
  readonly parts: readonly Part[];
  readonly terms: readonly Terms[];
  /** Writes the index of the terms of each row; undefined where there is nothing to choose. */
  readonly choose: ((batch: Batch, started: Float64Array, into: Uint32Array) => void) | undefined;
}

/** The first override that matches wins, in file order; else the objective's own terms hold (semantics 21, 27). */
export function planTerms(
  agreement: Agreement,
  objective: Objective,
  columns: ColumnPlan,
  checks: WordCheck[],
): TermsChoice {
  const always = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };
  const parts: Part[] = [{ label: null, target: objective.target, penalties: undefined, inForce: always }];
  const terms: Terms[] = [{ override: -1, target: objective.target, calendar: objective.calendar, part: 0 }];
  const tests: { filter: RowFilter | undefined; from: number; to: number }[] = [];
  for (const [index, override] of objective.overrides.entries()) {
    const target = override.target ?? objective.target;
    const inForce = inForceBetween(agreement.timezone, [override.effective]);
    let part = 0;
    const { penalties } = override;
    if (target.text !== objective.target.text || penalties !== undefined) {
      part = parts.push({ label: override.label, target, penalties, inForce }) - 1;
    }
    terms.push({ override: index, target, calendar: override.calendar ?? objective.calendar, part });
    const filter = override.when === undefined ? undefined : compileFilter(override.when, columns, checks);
    tests.push({ filter, ...inForce });
  }
  if (tests.length === 0) return { parts, terms, choose: undefined };

  let mask = new Uint8Array(0);
  return {
    parts,
    terms,
    choose(batch, started, into) {
      if (mask.length < batch.length) mask = new Uint8Array(batch.length);
      into.fill(0, 0, batch.length);
      // From the last to the first, so that the first that matches has the last word.
      for (let index = tests.length - 1; index >= 0; index--) {
        const { filter, from, to } = tests[index]!;
        if (filter === undefined) mask.fill(1, 0, batch.length);
        else filter(batch, mask);
        for (let row = 0; row < batch.length; row++) {
          if (mask[row] === 1 && started[row]! >= from && started[row]! < to) into[row] = index + 1;
        }
      }
    },
  };
}
