import type { Objective } from "../model/agreement.js";
import type { RatioMetric } from "../model/metric.js";
import type { Batch, NumberColumn } from "../model/record.js";
import { BreachLog } from "./breach-log.js";
import { compileFilter, type WordCheck } from "./filter-rows.js";
import {
  cellAt,
  createUnmeasurableCount,
  type ObjectivePass,
  planRecordNames,
  type RowLedger,
} from "./objective-pass.js";
import type { ColumnPlan } from "./plan-columns.js";
import { OUT_OF_SCOPE, type Scope, selectRows, UNDATED } from "./select-rows.js";
import { type Cell, createCell, MET, MISSED, ON_TRACK, UNMEASURABLE } from "./tally.js";

export interface RatePassInput {
  readonly objective: Objective;
  readonly metric: RatioMetric;
  readonly columns: ColumnPlan;
  readonly scope: Scope;
  readonly checks: readonly WordCheck[];
}

/** Counts the records of a rate that are good, of its cohort or of those decided (semantics 25). */
export function measureRates({ objective, metric, columns, scope, checks }: RatePassInput): ObjectivePass {
  const byDecision = objective.basis === "decided" && metric.decidedAt !== undefined;
  const enteredField = byDecision ? (metric.decidedAt as string) : metric.enteredAt;
  const entered = columns.need(enteredField, "instant");
  const decidedAt =
    metric.decidedAt === undefined || byDecision ? -1 : columns.want(metric.decidedAt, "instant");
  const deciding: WordCheck[] = [];
  const isGood = compileFilter(metric.good, columns, metric.decided === undefined ? deciding : []);
  const isDecided =
    metric.decided === undefined ? undefined : compileFilter(metric.decided, columns, deciding);
  const names = planRecordNames(columns);
  const unmeasurable = createUnmeasurableCount(names);
  const { asOf } = scope;

  const cells: (Cell | undefined)[] = [];
  const undated = createCell(false);
  let newest = Number.NEGATIVE_INFINITY;
  let mask = new Uint8Array(0);
  let good = new Uint8Array(0);
  let decided = new Uint8Array(0);
  let slots = new Int32Array(0);

  function add(batch: Batch, ledger: RowLedger): void {
    if (mask.length < batch.length) {
      mask = new Uint8Array(batch.length);
      good = new Uint8Array(batch.length);
      decided = new Uint8Array(batch.length);
      slots = new Int32Array(batch.length);
    }
    const enteredAt = (batch.columns[entered] as NumberColumn).values;
    const decisions =
      decidedAt < 0 ? undefined : (batch.columns[decidedAt] as NumberColumn | undefined)?.values;
    selectRows(scope, batch, enteredAt, enteredAt, mask, slots);
    isGood(batch, good);
    if (isDecided === undefined) decided.fill(1, 0, batch.length);
    else isDecided(batch, decided);
    for (let row = 0; row < batch.length; row++) {
      const slot = slots[row]!;
      const isFinal = decided[row] === 1 || good[row] === 1;
      // The date of an undecided record is a forecast; only decided records belong to this view.
      if (byDecision && !isFinal) continue;
      const at = enteredAt[row]!;
      if (at > newest) newest = at;
      if (slot === OUT_OF_SCOPE) continue;
      ledger.audited[row] = 1;
      if (slot === UNDATED) {
        undated.counts[UNMEASURABLE]!++;
        ledger.unmeasurable[row] = 1;
        unmeasurable.add(byDecision ? "decided-without-date" : "no-start", batch, row);
        continue;
      }
      // A decision later than as-of has not been taken yet (semantics 26).
      const open = !isFinal || (decisions !== undefined && decisions[row]! > asOf);
      cellAt(cells, slot, false).counts[open ? ON_TRACK : good[row] === 1 ? MET : MISSED]!++;
    }
  }

  return {
    objective,
    scope,
    add,
    cells,
    undated,
    breaches: new BreachLog(),
    unmeasurable: unmeasurable.byReason,
    checks,
    deciding,
    newestEvent: () => newest,
    limitAt: () => undefined,
  };
}
