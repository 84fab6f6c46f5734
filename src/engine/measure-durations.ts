import type { Conventions, Objective, SourceSpec } from "../model/agreement.js";
import { stateField } from "../model/fields.js";
import type { DurationMetric } from "../model/metric.js";
import type { Batch, NumberColumn } from "../model/record.js";
import type { Calendar } from "../time/calendar.js";
import { BreachLog } from "./breach-log.js";
import { filterWords, type RowFilter, type WordCheck } from "./filter-rows.js";
import { limitOf, needsTimes } from "./judge.js";
import { createElapsedClock, createLimitClock, type LimitClock } from "./limit-clock.js";
import {
  cellAt,
  createUnmeasurableCount,
  type ObjectivePass,
  planRecordNames,
  type RowLedger,
} from "./objective-pass.js";
import type { ColumnPlan } from "./plan-columns.js";
import { OUT_OF_SCOPE, type Scope, selectRows, UNDATED } from "./select-rows.js";
import { AT_RISK, BREACHED, type Cell, createCell, MET, ON_TRACK, OVERDUE, UNMEASURABLE } from "./tally.js";

export interface DurationPassInput {
  readonly objective: Objective;
  readonly metric: DurationMetric;
  readonly source: SourceSpec;
  readonly columns: ColumnPlan;
  readonly scope: Scope;
  readonly checks: readonly WordCheck[];
  readonly calendar: Calendar | undefined;
  readonly conventions: Conventions;
}

/** Judges each record of a duration objective against its limit (semantics 6 to 14). */
export function measureDurations(input: DurationPassInput): ObjectivePass {
  const { objective, metric, columns, scope, checks, calendar, conventions } = input;
  const { target, atRiskAfter, attributeTo } = objective;
  const { asOf } = scope;
  const keepTimes = needsTimes(target);
  const fromIndex = columns.need(metric.from, "instant");
  const toIndex = columns.need(metric.to, "instant");
  const dueIndex = target.kind === "share-by-due" ? columns.need(target.dueField, "instant", "end") : -1;
  const isFinal = planFinality(input.source, columns);
  const names = planRecordNames(columns);
  const unmeasurable = createUnmeasurableCount(names);
  const limit = limitOf(target);
  const clock =
    limit === undefined
      ? undefined
      : createLimitClock(limit, {
          calendar,
          // A percentile and an average are one figure over all records, so a day must be an amount of time.
          businessDay: keepTimes ? "elapsed" : conventions.businessDay,
        });
  const elapsedOf = clock?.elapsed ?? createElapsedClock(calendar);
  const zeroNegative = conventions.stopBeforeStart === "zero";

  const cells: (Cell | undefined)[] = [];
  const undated = createCell(keepTimes);
  const breaches = new BreachLog();
  let newest = Number.NEGATIVE_INFINITY;
  let mask = new Uint8Array(0);
  let final = new Uint8Array(0);
  let slots = new Int32Array(0);
  let attributed = new Float64Array(0);

  function attribute(batch: Batch, started: Float64Array, stopped: Float64Array): Float64Array {
    if (attributeTo === "start") return started;
    for (let row = 0; row < batch.length; row++) {
      const start = started[row]!;
      const stop = stopped[row]!;
      if (attributeTo === "stop") {
        // A record that still runs belongs to the period in which it is looked at.
        attributed[row] = Number.isNaN(stop) ? asOf : Math.min(stop, asOf);
      } else {
        attributed[row] = Number.isNaN(start) ? Number.NaN : dueOf(batch, row, start);
      }
    }
    return attributed;
  }

  function dueOf(batch: Batch, row: number, start: number): number {
    if (clock !== undefined) return clock.dueAt(start);
    return (batch.columns[dueIndex] as NumberColumn).values[row]!;
  }

  function recordMiss(batch: Batch, row: number, slot: number, start: number, stop: number, elapsed: number) {
    const due = dueOf(batch, row, start);
    breaches.add({
      record: names.recordOf(batch, row),
      account: names.accountOf(batch, row),
      owner: names.ownerOf(batch, row),
      file: batch.file,
      line: batch.lines[row]!,
      slot,
      startedAt: start,
      dueAt: due,
      stoppedAt: stop,
      elapsedMs: elapsed,
      limitMs: clock?.limitAt(start) ?? (due <= start ? 0 : elapsedOf(start, due)),
    });
  }

  function add(batch: Batch, ledger: RowLedger): void {
    if (mask.length < batch.length) {
      mask = new Uint8Array(batch.length);
      final = new Uint8Array(batch.length);
      slots = new Int32Array(batch.length);
      attributed = new Float64Array(batch.length);
    }
    const started = (batch.columns[fromIndex] as NumberColumn).values;
    const stopped = (batch.columns[toIndex] as NumberColumn).values;
    selectRows(scope, batch, started, attribute(batch, started, stopped), mask, slots);
    isFinal?.(batch, final);
    for (let row = 0; row < batch.length; row++) {
      const start = started[row]!;
      const written = stopped[row]!;
      if (start > newest) newest = start;
      if (written > newest) newest = written;
      const slot = slots[row]!;
      if (slot === OUT_OF_SCOPE) continue;
      ledger.audited[row] = 1;
      const cell = slot === UNDATED ? undated : cellAt(cells, slot, keepTimes);
      const reason =
        slot === UNDATED
          ? "no-start"
          : written < start && written <= asOf && !zeroNegative
            ? "stop-before-start"
            : Number.isNaN(written) && isFinal !== undefined && final[row] === 1
              ? "final-without-stop"
              : dueIndex >= 0 && Number.isNaN(dueOf(batch, row, start))
                ? "no-due"
                : undefined;
      if (reason !== undefined) {
        cell.counts[UNMEASURABLE]!++;
        ledger.unmeasurable[row] = 1;
        unmeasurable.add(reason, batch, row);
        continue;
      }
      // A stop later than as-of has not happened yet (semantics 26).
      const running = !(written <= asOf);
      const end = running ? asOf : Math.max(written, start);
      const elapsed = elapsedOf(start, end);
      const verdict =
        clock === undefined
          ? verdictByDue(start, end, dueOf(batch, row, start), elapsed, running)
          : verdictByLimit(clock, start, end, elapsed, running);
      cell.counts[verdict]!++;
      if (cell.times !== undefined) {
        (verdict === OVERDUE ? cell.times.overdue : running ? cell.times.running : cell.times.stopped).push(
          elapsed,
        );
      }
      if (verdict === BREACHED || verdict === OVERDUE) {
        recordMiss(batch, row, slot, start, running ? Number.NaN : end, elapsed);
      }
    }
  }

  function verdictByLimit(
    limitClock: LimitClock,
    start: number,
    end: number,
    elapsed: number,
    running: boolean,
  ) {
    if (limitClock.byDue) {
      const due = limitClock.dueAt(start);
      if (!running) return end <= due ? MET : BREACHED;
      if (end > due) return OVERDUE;
      return elapsed > atRiskAfter * limitClock.limitAt(start) ? AT_RISK : ON_TRACK;
    }
    const limitMs = limitClock.limitAt(start);
    // At exactly the limit the due decides: it is the earliest such instant, and hours may close on it.
    const late = elapsed > limitMs || (elapsed === limitMs && end > limitClock.dueAt(start));
    if (!running) return late ? BREACHED : MET;
    if (late) return OVERDUE;
    return elapsed > atRiskAfter * limitMs ? AT_RISK : ON_TRACK;
  }

  function verdictByDue(start: number, end: number, due: number, elapsed: number, running: boolean) {
    if (!running) return end <= due ? MET : BREACHED;
    if (end > due) return OVERDUE;
    return elapsed > atRiskAfter * elapsedOf(start, due) ? AT_RISK : ON_TRACK;
  }

  return {
    objective,
    scope,
    add,
    cells,
    undated,
    breaches,
    unmeasurable: unmeasurable.byReason,
    checks,
    deciding: [],
    newestEvent: () => newest,
    limitAt: (fromMs) => clock?.limitAt(fromMs),
  };
}

/** Which rows are in a final state, where the file has a state at all (semantics 13). */
function planFinality(source: SourceSpec, columns: ColumnPlan): RowFilter | undefined {
  const field = source.kind === undefined ? undefined : stateField(source.kind);
  if (field === undefined) return undefined;
  const words = new Set(field.terminal);
  return filterWords(columns.want(field.name, "word"), (_raw, canonical) => words.has(canonical));
}
