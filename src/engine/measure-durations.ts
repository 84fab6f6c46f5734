import { stateField } from "../model/fields.js";
import type { DurationMetric } from "../model/metric.js";
import type { Batch, NumberColumn } from "../model/record.js";
import type { Breach } from "./breach-log.js";
import { createCellBook } from "./cell-book.js";
import type { Terms } from "./choose-terms.js";
import { filterWords, type RowFilter } from "./filter-rows.js";
import { limitOf, needsTimes } from "./judge.js";
import { createElapsedClock, createLimitClock, type LimitClock, type Stillness } from "./limit-clock.js";
import {
  createUnmeasurableCount,
  type ObjectivePass,
  planRecordNames,
  type RowLedger,
} from "./objective-pass.js";
import { createRowScoper, type PassPlan } from "./pass-plan.js";
import { OUT_OF_SCOPE, UNDATED } from "./select-rows.js";
import {
  AT_RISK,
  BREACHED,
  type Cell,
  type CellTimes,
  EXCLUDED,
  MET,
  ON_TRACK,
  OVERDUE,
  UNMEASURABLE,
  WAIVED,
} from "./tally.js";

/** Terms with their clock: a limit that is the same for all, or the field of each record's own due. */
interface TimedTerms extends Terms {
  readonly clock: LimitClock | undefined;
  readonly dueIndex: number;
  readonly elapsed: LimitClock["elapsed"];
}

/** When the clock of each row stopped, NaN for never, where no column of its own says so. */
export type ReadStops = (batch: Batch, started: Float64Array, chosen: Uint8Array) => Float64Array;

/** Judges each record of a duration objective against its limit (semantics 6 to 14). */
export function measureDurations(
  plan: PassPlan,
  metric: Pick<DurationMetric, "from"> & { readonly to?: string },
  readStops?: ReadStops,
): ObjectivePass {
  const { objective, agreement, columns, scope, exclusions, waiving, grouping } = plan;
  const { atRiskAfter, attributeTo } = objective;
  const { asOf } = scope;
  const fromIndex = columns.need(metric.from, "instant");
  const toIndex = metric.to === undefined ? -1 : columns.need(metric.to, "instant");
  const terms = plan.terms.terms.map((each) => timeTerms(each, plan));
  // A state says nothing of events that another source lists.
  const isFinal = readStops === undefined ? planFinality(plan) : undefined;
  const names = planRecordNames(columns);
  const unmeasurable = createUnmeasurableCount(names);
  const scopeRows = createRowScoper(plan);
  const zeroNegative = agreement.conventions.stopBeforeStart === "zero";
  const still: Stillness | undefined =
    exclusions.pauses.length === 0 ? undefined : { intervals: exclusions.pauses, totalMs: 0 };

  const cells = createCellBook(plan.terms.parts.map(({ target }) => needsTimes(target)));
  const excluded = exclusions.reasons.map((reason) => ({ reason, count: 0 }));
  const breaches: Breach[] = [];
  let newest = Number.NEGATIVE_INFINITY;
  let final = new Uint8Array(0);
  let attributed = new Float64Array(0);

  function attribute(batch: Batch, started: Float64Array, stopped: Float64Array, chosen: Uint8Array) {
    if (attributeTo === "start") return started;
    for (let row = 0; row < batch.length; row++) {
      const start = started[row]!;
      const stop = stopped[row]!;
      if (attributeTo === "stop") {
        // A record that still runs belongs to the period that as-of looks back on.
        attributed[row] = stop <= asOf ? stop : asOf - 1;
      } else {
        const due = Number.isNaN(start) ? Number.NaN : dueOf(terms[chosen[row]!]!, batch, row, start);
        // So does one whose due is not known yet.
        attributed[row] = due === Number.POSITIVE_INFINITY ? asOf - 1 : due;
      }
    }
    return attributed;
  }

  function dueOf({ clock, dueIndex }: TimedTerms, batch: Batch, row: number, start: number): number {
    if (clock !== undefined) return clock.dueAt(start, still);
    return (batch.columns[dueIndex] as NumberColumn).values[row]!;
  }

  function add(batch: Batch, ledger: RowLedger): void {
    if (final.length < batch.length) {
      final = new Uint8Array(batch.length);
      attributed = new Float64Array(batch.length);
    }
    const started = (batch.columns[fromIndex] as NumberColumn).values;
    let stopped = (batch.columns[toIndex] as NumberColumn | undefined)?.values ?? started;
    const rows = scopeRows(batch, started, (chosen) => {
      if (readStops !== undefined) stopped = readStops(batch, started, chosen);
      return attribute(batch, started, stopped, chosen);
    });
    isFinal?.(batch, final);
    for (let row = 0; row < batch.length; row++) {
      const start = started[row]!;
      const written = stopped[row]!;
      if (start > newest) newest = start;
      if (written > newest) newest = written;
      const slot = rows.slots[row]!;
      if (slot === OUT_OF_SCOPE) {
        if (waiving.any) waiving.pass(names.recordOf(batch, row));
        continue;
      }
      ledger.audited[row] = 1;
      const timed = terms[rows.terms[row]!]!;
      const { part } = timed;
      const cell = slot === UNDATED ? cells.undated(part) : cells.at(part, slot);
      const groupCell =
        grouping === undefined || slot === UNDATED
          ? undefined
          : cells.ofGroup(grouping.groupOf(row), part, slot);
      const exclusion = rows.excluded[row]!;
      if (exclusion > 0) {
        excluded[exclusion - 1]!.count++;
        countIn(cell, groupCell, EXCLUDED);
        continue;
      }
      const reason =
        slot === UNDATED
          ? Number.isNaN(start)
            ? "no-start"
            : "no-due"
          : written < start && written <= asOf && !zeroNegative
            ? "stop-before-start"
            : Number.isNaN(written) && isFinal !== undefined && final[row] === 1
              ? "final-without-stop"
              : timed.dueIndex >= 0 && Number.isNaN(dueOf(timed, batch, row, start))
                ? "no-due"
                : undefined;
      if (reason !== undefined) {
        countIn(cell, groupCell, UNMEASURABLE);
        ledger.unmeasurable[row] = 1;
        unmeasurable.add(reason, batch, row);
        continue;
      }
      // A stop later than as-of has not happened yet (semantics 26).
      const running = !(written <= asOf);
      const end = running ? asOf : Math.max(written, start);
      if (running) ledger.running[row] = 1;
      const elapsed = timed.elapsed(start, end, still);
      let verdict =
        timed.clock === undefined
          ? verdictByDue(timed, start, end, dueOf(timed, batch, row, start), elapsed, running)
          : verdictByLimit(timed.clock, start, end, elapsed, running);
      if (verdict === BREACHED || verdict === OVERDUE) {
        const waiver = waiving.any ? waiving.excuse(names.recordOf(batch, row)) : -1;
        recordMiss(timed, batch, row, slot, start, running ? Number.NaN : end, elapsed, waiver);
        if (waiver >= 0) verdict = WAIVED;
      }
      countIn(cell, groupCell, verdict);
      if (verdict !== WAIVED && (cell.times ?? groupCell?.times) !== undefined) {
        const limitMs = timed.clock?.limitAt(start) ?? 0;
        if (cell.times !== undefined) keepTime(cell.times, verdict, running, elapsed, limitMs);
        if (groupCell?.times !== undefined) keepTime(groupCell.times, verdict, running, elapsed, limitMs);
      }
    }
  }

  function verdictByLimit(clock: LimitClock, start: number, end: number, elapsed: number, running: boolean) {
    if (clock.byDue) {
      const due = clock.dueAt(start, still);
      if (!running) return end <= due ? MET : BREACHED;
      if (end > due) return OVERDUE;
      return elapsed > atRiskAfter * clock.limitAt(start) ? AT_RISK : ON_TRACK;
    }
    const limitMs = clock.limitAt(start);
    // At exactly the limit the due decides: it is the earliest such instant, and hours may close on it.
    const late = elapsed > limitMs || (elapsed === limitMs && end > clock.dueAt(start, still));
    if (!running) return late ? BREACHED : MET;
    if (late) return OVERDUE;
    return elapsed > atRiskAfter * limitMs ? AT_RISK : ON_TRACK;
  }

  function verdictByDue(
    timed: TimedTerms,
    start: number,
    end: number,
    due: number,
    elapsed: number,
    running: boolean,
  ) {
    if (!running) return end <= due ? MET : BREACHED;
    if (end > due) return OVERDUE;
    return elapsed > atRiskAfter * timed.elapsed(start, due, still) ? AT_RISK : ON_TRACK;
  }

  function recordMiss(
    timed: TimedTerms,
    batch: Batch,
    row: number,
    slot: number,
    start: number,
    stop: number,
    elapsed: number,
    waiver: number,
  ) {
    const due = dueOf(timed, batch, row, start);
    breaches.push({
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
      limitMs: timed.clock?.limitAt(start) ?? (due <= start ? 0 : timed.elapsed(start, due, still)),
      override: timed.override,
      waiver,
    });
  }

  return {
    objective,
    collectsFrom: plan.collected,
    scope,
    add,
    parts: plan.terms.parts,
    cells,
    grouping,
    breaches,
    unmeasurable: unmeasurable.byReason,
    excluded,
    checks: plan.checks,
    deciding: [],
    undecidedWords: new Map(),
    newestEvent: () => newest,
    limitAt: (part, fromMs) => terms.find((each) => each.part === part)?.clock?.limitAt(fromMs),
  };
}

function countIn(cell: Cell, groupCell: Cell | undefined, verdict: number): void {
  cell.counts[verdict]!++;
  if (groupCell !== undefined) groupCell.counts[verdict]!++;
}

function keepTime(
  times: CellTimes,
  verdict: number,
  running: boolean,
  elapsed: number,
  limitMs: number,
): void {
  const kind = verdict === OVERDUE ? "overdue" : running ? "running" : "stopped";
  times[kind].push(elapsed);
  times.limits[kind] += limitMs;
}

function timeTerms(terms: Terms, { agreement, columns, calendarOf }: PassPlan): TimedTerms {
  const { target } = terms;
  const calendar = terms.calendar === undefined ? undefined : calendarOf(terms.calendar);
  const limit = limitOf(target);
  if (limit === undefined) {
    const dueIndex = target.kind === "share-by-due" ? columns.need(target.dueField, "instant", "end") : -1;
    return { ...terms, clock: undefined, dueIndex, elapsed: createElapsedClock(calendar) };
  }
  const clock = createLimitClock(limit, {
    calendar,
    // A percentile and an average are one figure over all records, so a day must be an amount of time.
    businessDay: needsTimes(target) ? "elapsed" : agreement.conventions.businessDay,
  });
  return { ...terms, clock, dueIndex: -1, elapsed: clock.elapsed };
}

/** Which rows are in a final state, where the file has a state at all (semantics 13). */
function planFinality({ source, columns }: PassPlan): RowFilter | undefined {
  const field = source.kind === undefined ? undefined : stateField(source.kind);
  if (field === undefined) return undefined;
  const words = new Set(field.terminal);
  return filterWords(columns.want(field.name, "word"), (_raw, canonical) => words.has(canonical));
}
