import type { RetentionMetric } from "../model/metric.js";
import type { Batch, NumberColumn } from "../model/record.js";
import { createCellBook } from "./cell-book.js";
import {
  createUnmeasurableCount,
  type ObjectivePass,
  planRecordNames,
  type RowLedger,
} from "./objective-pass.js";
import { facePass } from "./pass-face.js";
import { createRowScoper, type PassPlan } from "./pass-plan.js";
import { UNDATED } from "./select-rows.js";
import { EXCLUDED, MET, MISSED, ON_TRACK, UNMEASURABLE } from "./tally.js";

/** What keeps a record out keeps it out of every period. */
const inNoPeriod = { slot: UNDATED, attributedAt: Number.NaN };

/**
 * Counts the records that were there when a period began, and which of them were lost in it. A record stands
 * in the cohort of every such period; while the period runs, one that is still there is undecided.
 */
export function measureRetention(plan: PassPlan, metric: RetentionMetric): ObjectivePass {
  const { agreement, columns, scope, exclusions, grouping } = plan;
  const { asOf, slots, grid, inForce } = scope;
  const fromIndex = columns.need(metric.from, "instant");
  const untilIndex = columns.need(metric.until, "instant");
  const names = planRecordNames(columns);
  const unmeasurable = createUnmeasurableCount(names);
  const cells = createCellBook(plan.terms.parts.map(() => false));
  const excluded = exclusions.reasons.map((reason) => ({ reason, count: 0 }));
  const takesZero = agreement.conventions.stopBeforeStart === "zero";
  const whenLost = metric.good === "lost" ? MET : MISSED;
  const whenKept = metric.good === "lost" ? MISSED : MET;
  // Which periods a record is in follows from its dates; the scoper only says whether it is in scope at all.
  const scopeRows = createRowScoper({
    ...plan,
    scope: {
      ...scope,
      slots: { periods: [], slotOf: () => 0 },
      inForce: { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY },
    },
  });
  /** For `all` the first period of the audit is the one after the first start. */
  const isOpen = slots.periods.length === 0;
  const lastOrdinal = grid.ordinalOf(asOf - 1);
  let newest = Number.NEGATIVE_INFINITY;

  /** The slots of the periods that begin after the start, not after the end, and before as-of. */
  function* membership(start: number, end: number): Generator<number> {
    if (!isOpen) {
      for (let slot = 0; slot < slots.periods.length; slot++) {
        const { fromMs } = slots.periods[slot]!;
        if (start < fromMs && !(end < fromMs) && fromMs < asOf) yield slot;
      }
      return;
    }
    const last = end <= asOf ? Math.min(lastOrdinal, grid.ordinalOf(end)) : lastOrdinal;
    for (let ordinal = grid.ordinalOf(start) + 1; ordinal <= last; ordinal++) {
      yield slots.slotOf(grid.period(ordinal).fromMs);
    }
  }

  function add(batch: Batch, ledger: RowLedger): void {
    const started = (batch.columns[fromIndex] as NumberColumn).values;
    const ended = (batch.columns[untilIndex] as NumberColumn).values;
    const rows = scopeRows(batch, started, () => started);
    const told = plan.watch?.begin(batch, rows, started, names);
    for (let row = 0; row < batch.length; row++) {
      const start = started[row]!;
      const end = ended[row]!;
      if (start > newest) newest = start;
      if (end > newest && end <= asOf) newest = end;
      const at = rows.slots[row]!;
      const isAsked = told?.asks(row) === true;
      if (at < 0 && at !== UNDATED) {
        if (isAsked) told.tell(row, { kind: "out-of-scope" });
        continue;
      }
      const { part } = plan.terms.terms[rows.terms[row]!]!;
      const exclusion = rows.excluded[row]!;
      const fault = at === UNDATED ? "no-start" : end < start && !takesZero ? "stop-before-start" : undefined;
      if (exclusion > 0 || fault !== undefined) {
        ledger.audited[row] = 1;
        cells.undated(part).counts[exclusion > 0 ? EXCLUDED : UNMEASURABLE]!++;
        if (exclusion > 0) {
          const { reason } = excluded[exclusion - 1]!;
          excluded[exclusion - 1]!.count++;
          if (isAsked) told.tell(row, { kind: "excluded", exclusion: exclusion - 1, reason }, inNoPeriod);
        } else if (fault !== undefined) {
          if (isAsked) told.tell(row, { kind: "unmeasurable", reason: fault, stoppedAt: end }, inNoPeriod);
          ledger.unmeasurable[row] = 1;
          unmeasurable.add(fault, batch, row);
        }
        continue;
      }
      let isMember = false;
      for (const slot of membership(start, end)) {
        const { fromMs, toMs } = slots.periods[slot]!;
        if (fromMs >= inForce.to || toMs <= inForce.from) continue;
        ledger.audited[row] = 1;
        const isLost = end < toMs && end <= asOf;
        const verdict = isLost ? whenLost : toMs <= asOf ? whenKept : ON_TRACK;
        isMember = true;
        if (isAsked) {
          const outcome = { isGood: verdict === MET, isDecided: verdict !== ON_TRACK };
          const decidedAt = isLost ? end : Number.NaN;
          told.tell(row, { kind: "rated", verdict, ...outcome, decidedAt }, { slot, attributedAt: fromMs });
        }
        cells.at(part, slot).counts[verdict]!++;
        if (grouping !== undefined) cells.ofGroup(grouping.groupOf(row), part, slot).counts[verdict]!++;
      }
      if (isAsked && !isMember) told.tell(row, { kind: "left-out", because: "not-there-at-start" });
    }
  }

  return {
    ...facePass(plan),
    add,
    cells,
    unmeasurable: unmeasurable.byReason,
    excluded,
    newestEvent: () => newest,
  };
}
