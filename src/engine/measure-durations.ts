import { stateField } from "../model/fields.js";
import type { DurationMetric } from "../model/metric.js";
import type { Batch, NumberColumn } from "../model/record.js";
import type { Calendar } from "../time/calendar.js";
import type { Breach } from "./breach-log.js";
import { createCellBook } from "./cell-book.js";
import type { Terms } from "./choose-terms.js";
import { type ClockRuns, plainRuns } from "./clock-runs.js";
import { planTicketHistory } from "./collect-history.js";
import { filterWords, type RowFilter } from "./filter-rows.js";
import { planHistoryRuns } from "./history-runs.js";
import { limitOf, needsTimes } from "./judge.js";
import { leastLeft } from "./least-left.js";
import { createElapsedClock, createLimitClock, type LimitClock } from "./limit-clock.js";
import { planPauseNames } from "./name-pauses.js";
import {
  createUnmeasurableCount,
  type ObjectivePass,
  planRecordNames,
  type RowLedger,
} from "./objective-pass.js";
import { createRowScoper, type PassPlan, type RowScopes } from "./pass-plan.js";
import { planStillness } from "./plan-stillness.js";
import { BAD_PAUSE } from "./record-pauses.js";
import { NOT_YET } from "./replay-events.js";
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
import type { TicketHistory } from "./ticket-history.js";

/** Terms with their clock: a limit that is the same for all, or the field of each record's own due. */
interface TimedTerms extends Terms {
  readonly clock: LimitClock | undefined;
  readonly dueIndex: number;
  readonly elapsed: LimitClock["elapsed"];
  /** What the clock counts on; null for real time. */
  readonly countsOn: Calendar | null;
}

/** Judges each record of a duration objective against its limit (semantics 6 to 14). */
export function measureDurations(plan: PassPlan, metric: DurationMetric): ObjectivePass {
  const { columns, objective, scope } = plan;
  const fromIndex = columns.need(metric.from, "instant");
  const toIndex = columns.need(metric.to, "instant");
  const rules = objective.clock?.history;
  const history = rules && planTicketHistory(plan, rules);
  const takeRuns = rules && history && planHistoryRuns(rules, history, columns, scope.asOf);
  const judgement = judgeDurations(plan, metric, { isFinal: planFinality(plan), history, idField: "id" });
  return {
    ...judgement.pass,
    add(batch, ledger) {
      const runs = plainRuns(batch, fromIndex, toIndex);
      judgement.add(takeRuns === undefined ? runs : takeRuns(runs), ledger);
    },
  };
}

/** Judges records whose stop is found in another source, once it is known which terms each of them has. */
export function measureFoundStops(
  plan: PassPlan,
  metric: Pick<DurationMetric, "from">,
  found: Required<Pick<ClockRuns, "readStops" | "attemptsOf">>,
): ObjectivePass {
  const fromIndex = plan.columns.need(metric.from, "instant");
  // A state says nothing of events that another source lists.
  const setting = { isFinal: undefined, history: undefined, idField: "id" };
  const judgement = judgeDurations(plan, metric, setting);
  return {
    ...judgement.pass,
    add(batch, ledger) {
      const started = (batch.columns[fromIndex] as NumberColumn).values;
      judgement.add({ batch, started, stopped: started, ...found }, ledger);
    },
  };
}

/** What a record's verdict needs beside its row. */
export interface DurationSetting {
  /** Which rows are in a final state; undefined where nothing says so. */
  readonly isFinal: RowFilter | undefined;
  readonly history: TicketHistory | undefined;
  /** The field that names a record. */
  readonly idField: string;
}

/** The records of an objective as they are judged, one clock each. */
export interface DurationJudgement {
  readonly pass: Omit<ObjectivePass, "add">;
  add(runs: ClockRuns, ledger: RowLedger): void;
}

export function judgeDurations(
  plan: PassPlan,
  metric: Pick<DurationMetric, "from" | "mayStopEarly">,
  { isFinal, history, idField }: DurationSetting,
): DurationJudgement {
  const { objective, agreement, columns, scope, waiving, grouping } = plan;
  const { atRiskAfter, attributeTo } = objective;
  const { asOf } = scope;
  const terms = plan.terms.terms.map((each) => timeTerms(each, plan));
  const names = planRecordNames(columns, idField);
  const unmeasurable = createUnmeasurableCount(names);
  const scopeRows = createRowScoper(plan);
  const zeroNegative = agreement.conventions.stopBeforeStart === "zero" || metric.mayStopEarly === true;
  const { common, stillAt } = planStillness(plan, history, idField);
  const namePauses = plan.watch && planPauseNames(plan, history, idField);
  let still = common;

  const cells = createCellBook(plan.terms.parts.map(({ target }) => needsTimes(target)));
  const excluded = plan.exclusions.reasons.map((reason) => ({ reason, count: 0 }));
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
        if (stillAt !== undefined) still = stillAt(batch, row, stop);
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

  function add(runs: ClockRuns, ledger: RowLedger): void {
    const { batch, started, origins, cycles, candidates, readStops, attemptsOf } = runs;
    let { stopped } = runs;
    if (final.length < batch.length) {
      final = new Uint8Array(batch.length);
      attributed = new Float64Array(batch.length);
    }
    const rows = scopeRows(batch, started, (chosen) => {
      if (readStops !== undefined) stopped = readStops(batch, started, chosen);
      return attribute(batch, started, stopped, chosen);
    });
    if (candidates !== undefined) keepStrictest(batch, started, stopped, rows, candidates);
    isFinal?.(batch, final);
    const told = plan.watch?.begin(batch, rows, started, names);
    for (let row = 0; row < batch.length; row++) {
      const start = started[row]!;
      const written = stopped[row]!;
      if (start > newest) newest = start;
      if (written > newest && written !== NOT_YET) newest = written;
      const slot = rows.slots[row]!;
      if (slot === OUT_OF_SCOPE) {
        if (waiving.any) waiving.pass(names.recordOf(batch, row));
        if (told?.asks(row) && !isOutdone(rows.slots, row, candidates))
          told.tell(row, { kind: "out-of-scope" });
        continue;
      }
      const origin = origins === undefined ? row : origins[row]!;
      ledger.audited[origin] = 1;
      const timed = terms[rows.terms[row]!]!;
      const { part } = timed;
      const cell = slot === UNDATED ? cells.undated(part) : cells.at(part, slot);
      const groupCell =
        grouping === undefined || slot === UNDATED
          ? undefined
          : cells.ofGroup(grouping.groupOf(row), part, slot);
      const exclusion = rows.excluded[row]!;
      if (exclusion > 0) {
        const { reason } = excluded[exclusion - 1]!;
        excluded[exclusion - 1]!.count++;
        if (told?.asks(row)) told.tell(row, { kind: "excluded", exclusion: exclusion - 1, reason });
        countIn(cell, groupCell, EXCLUDED);
        continue;
      }
      if (stillAt !== undefined) still = stillAt(batch, row, written);
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
                : still === BAD_PAUSE
                  ? "bad-pause"
                  : undefined;
      if (reason !== undefined) {
        countIn(cell, groupCell, UNMEASURABLE);
        ledger.unmeasurable[origin] = 1;
        unmeasurable.add(reason, batch, row);
        if (told?.asks(row)) told.tell(row, { kind: "unmeasurable", reason, stoppedAt: written });
        continue;
      }
      // A stop later than as-of has not happened yet (semantics 26).
      const running = !(written <= asOf);
      const end = running ? asOf : Math.max(written, start);
      if (running) ledger.running[origin] = 1;
      const elapsed = timed.elapsed(start, end, still);
      if (stillAt !== undefined && plan.pauseRules.length > 0) tellPauses(timed, batch, row, start, end);
      let verdict =
        timed.clock === undefined
          ? verdictByDue(timed, start, end, dueOf(timed, batch, row, start), elapsed, running)
          : verdictByLimit(timed.clock, start, end, elapsed, running);
      let waiver = -1;
      if (verdict === BREACHED || verdict === OVERDUE) {
        waiver = waiving.any ? waiving.excuse(names.recordOf(batch, row)) : -1;
        const stop = running ? Number.NaN : end;
        const cycle = cycles === undefined ? 0 : cycles[row]!;
        breaches.push(describeMiss(timed, batch, row, { slot, start, stop, elapsed, waiver, cycle }));
        if (waiver >= 0) verdict = WAIVED;
      }
      countIn(cell, groupCell, verdict);
      if (told?.asks(row)) {
        const dueAt = dueOf(timed, batch, row, start);
        const limitMs = limitOfRecord(timed, start, dueAt);
        const { countsOn: calendar } = timed;
        const clock = { stoppedAt: written, endedAt: end, isRunning: running, elapsedMs: elapsed, calendar };
        const cycle = cycles === undefined ? 0 : cycles[row]!;
        const attempts = attemptsOf && { attempts: attemptsOf(row, start, rows.terms[row]!) };
        told.tell(row, {
          kind: "timed",
          ...clock,
          limitMs,
          dueAt,
          still,
          pauseNames: namePauses?.(batch, row) ?? [],
          verdict,
          waiver,
          cycle,
          ...attempts,
        });
      }
      if (verdict !== WAIVED && (cell.times ?? groupCell?.times) !== undefined) {
        const limitMs = timed.clock?.limitAt(start) ?? 0;
        if (cell.times !== undefined) keepTime(cell.times, verdict, running, elapsed, limitMs);
        if (groupCell?.times !== undefined) keepTime(groupCell.times, verdict, running, elapsed, limitMs);
      }
    }
  }

  /** Shows the rules on pauses how much was left of the limit when the record's own began. */
  function tellPauses(timed: TimedTerms, batch: Batch, row: number, start: number, end: number): void {
    if (still === undefined) return;
    const { clock } = timed;
    const left = leastLeft(still, plan.exclusions.pauses, start, end, (at) =>
      clock === undefined
        ? dueOf(timed, batch, row, start) - at
        : clock.limitAt(start) - clock.elapsed(start, at, still),
    );
    if (left === undefined) return;
    for (const rule of plan.pauseRules) rule(objective.id, left, () => names.recordOf(batch, row));
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

  /** The limit in force for a record; of one that brings its own due, what the clock shows then. */
  function limitOfRecord(timed: TimedTerms, start: number, due: number): number {
    return timed.clock?.limitAt(start) ?? (due <= start ? 0 : timed.elapsed(start, due, still));
  }

  function describeMiss(timed: TimedTerms, batch: Batch, row: number, miss: Miss): Breach {
    const { slot, start, stop, elapsed, waiver, cycle } = miss;
    const due = dueOf(timed, batch, row, start);
    return {
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
      limitMs: limitOfRecord(timed, start, due),
      pausedMs: still === undefined ? 0 : timed.elapsed(start, Number.isNaN(stop) ? asOf : stop) - elapsed,
      byTotal: still !== undefined && still.totalMs > 0,
      cycle,
      override: timed.override,
      waiver,
    };
  }

  /** Of the candidates for one record only the one with the earliest due stays in scope. */
  function keepStrictest(
    batch: Batch,
    started: Float64Array,
    stopped: Float64Array,
    { slots, terms: chosen }: RowScopes,
    candidates: Int32Array,
  ): void {
    for (let first = 0; first < batch.length; ) {
      let best = -1;
      let bestDue = Number.POSITIVE_INFINITY;
      let row = first;
      for (; row < batch.length && candidates[row] === candidates[first]; row++) {
        if (slots[row] === OUT_OF_SCOPE) continue;
        if (stillAt !== undefined) still = stillAt(batch, row, stopped[row]!);
        const due =
          slots[row] === UNDATED ? Number.NaN : dueOf(terms[chosen[row]!]!, batch, row, started[row]!);
        if (best < 0 || due < bestDue) {
          if (best >= 0) slots[best] = OUT_OF_SCOPE;
          best = row;
          bestDue = due;
        } else slots[row] = OUT_OF_SCOPE;
      }
      first = row;
    }
  }

  const pass = {
    objective,
    collectsFrom: plan.collected,
    scope,
    parts: plan.terms.parts,
    cells,
    grouping,
    breaches,
    unmeasurable: unmeasurable.byReason,
    excluded,
    checks: [...plan.checks, ...(history?.checks ?? [])],
    deciding: [],
    undecidedWords: new Map<string, number>(),
    newestEvent: () => newest,
    limitAt: (part: number, fromMs: number) =>
      terms.find((each) => each.part === part)?.clock?.limitAt(fromMs),
  };
  return { pass, add };
}

/** Whether another candidate for the same record stands for it: one that is in scope, or else the first. */
function isOutdone(slots: Int32Array, row: number, candidates: Int32Array | undefined): boolean {
  if (candidates === undefined) return false;
  const own = candidates[row];
  let first = row;
  while (first > 0 && candidates[first - 1] === own) first--;
  for (let other = first; candidates[other] === own; other++) {
    if (slots[other] !== OUT_OF_SCOPE) return true;
  }
  return first !== row;
}

/** A record that missed its limit, as it was found. The stop is NaN while it runs. */
interface Miss {
  readonly slot: number;
  readonly start: number;
  readonly stop: number;
  readonly elapsed: number;
  readonly waiver: number;
  readonly cycle: number;
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
    return {
      ...terms,
      clock: undefined,
      dueIndex,
      elapsed: createElapsedClock(calendar),
      countsOn: calendar ?? null,
    };
  }
  const clock = createLimitClock(limit, {
    calendar,
    // A percentile and an average are one figure over all records, so a day must be an amount of time.
    businessDay: needsTimes(target) ? "elapsed" : agreement.conventions.businessDay,
  });
  return { ...terms, clock, dueIndex: -1, elapsed: clock.elapsed, countsOn: clock.calendar };
}

/** Which rows are in a final state, where the file has a state at all (semantics 13). */
function planFinality({ source, columns }: PassPlan): RowFilter | undefined {
  const field = source.kind === undefined ? undefined : stateField(source.kind);
  if (field === undefined) return undefined;
  const words = new Set(field.terminal);
  return filterWords(columns.want(field.name, "word"), (_raw, canonical) => words.has(canonical));
}
