import type { RatioMetric } from "../model/metric.js";
import type { Batch, NumberColumn } from "../model/record.js";
import { BreachLog } from "./breach-log.js";
import { createCellBook } from "./cell-book.js";
import { compileFilter, type WordCheck } from "./filter-rows.js";
import {
  createUnmeasurableCount,
  type ObjectivePass,
  planRecordNames,
  type RowLedger,
} from "./objective-pass.js";
import { createRowScoper, type PassPlan } from "./pass-plan.js";
import { OUT_OF_SCOPE, UNDATED } from "./select-rows.js";
import { EXCLUDED, MET, MISSED, ON_TRACK, UNMEASURABLE } from "./tally.js";

/** Counts the records of a rate that are good, of its cohort or of those decided (semantics 25). */
export function measureRates(plan: PassPlan, metric: RatioMetric): ObjectivePass {
  const { objective, columns, scope, exclusions, grouping } = plan;
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
  const scopeRows = createRowScoper(plan);
  const { asOf } = scope;

  const cells = createCellBook(plan.terms.parts.map(() => false));
  const excluded = exclusions.reasons.map((reason) => ({ reason, count: 0 }));
  let newest = Number.NEGATIVE_INFINITY;
  let good = new Uint8Array(0);
  let decided = new Uint8Array(0);

  function add(batch: Batch, ledger: RowLedger): void {
    if (good.length < batch.length) {
      good = new Uint8Array(batch.length);
      decided = new Uint8Array(batch.length);
    }
    const enteredAt = (batch.columns[entered] as NumberColumn).values;
    const decisions =
      decidedAt < 0 ? undefined : (batch.columns[decidedAt] as NumberColumn | undefined)?.values;
    isGood(batch, good);
    if (isDecided === undefined) decided.fill(1, 0, batch.length);
    else isDecided(batch, decided);
    const rows = scopeRows(batch, enteredAt, () => enteredAt);
    for (let row = 0; row < batch.length; row++) {
      const slot = rows.slots[row]!;
      const isFinal = decided[row] === 1 || good[row] === 1;
      // The date of an undecided record is a forecast; only decided records belong to this view.
      if (byDecision && !isFinal) continue;
      const at = enteredAt[row]!;
      if (at > newest) newest = at;
      if (slot === OUT_OF_SCOPE) continue;
      ledger.audited[row] = 1;
      const { part } = plan.terms.terms[rows.terms[row]!]!;
      const exclusion = rows.excluded[row]!;
      let verdict = MISSED;
      if (exclusion > 0) {
        excluded[exclusion - 1]!.count++;
        verdict = EXCLUDED;
      } else if (slot === UNDATED) {
        verdict = UNMEASURABLE;
        ledger.unmeasurable[row] = 1;
        unmeasurable.add(byDecision ? "decided-without-date" : "no-start", batch, row);
      } else if (!isFinal || (decisions !== undefined && decisions[row]! > asOf)) {
        // A decision later than as-of has not been taken yet (semantics 26).
        verdict = ON_TRACK;
      } else if (good[row] === 1) {
        verdict = MET;
      }
      if (slot === UNDATED) {
        cells.undated(part).counts[verdict]!++;
        continue;
      }
      cells.at(part, slot).counts[verdict]!++;
      if (grouping !== undefined) cells.ofGroup(grouping.groupOf(row), part, slot).counts[verdict]!++;
    }
  }

  return {
    objective,
    collectsFrom: [],
    scope,
    add,
    parts: plan.terms.parts,
    cells,
    grouping,
    breaches: new BreachLog(),
    unmeasurable: unmeasurable.byReason,
    excluded,
    checks: plan.checks,
    deciding,
    newestEvent: () => newest,
    limitAt: () => undefined,
  };
}
