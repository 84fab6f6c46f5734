import type { DurationMetric } from "../model/metric.js";
import type { UnmeasurableReason } from "../model/problems/run.js";
import type { Batch, NumberColumn } from "../model/record.js";
import type { RecordedForm } from "../model/report.js";
import type { Breach } from "./breach-log.js";
import { createCellBook } from "./cell-book.js";
import type { ClockRuns } from "./clock-runs.js";
import { countIn, keepTime } from "./count-record.js";
import type { RowFilter } from "./filter-rows.js";
import { needsTimes } from "./judge.js";
import { planPlainRows } from "./judge-plain-rows.js";
import { leastLeft } from "./least-left.js";
import { planPauseNames } from "./name-pauses.js";
import {
  createUnmeasurableCount,
  type ObjectivePass,
  planRecordNames,
  type RowLedger,
} from "./objective-pass.js";
import { facePass } from "./pass-face.js";
import { createRowScoper, type PassPlan } from "./pass-plan.js";
import { planStillness } from "./plan-stillness.js";
import { BAD_PAUSE } from "./record-pauses.js";
import { planSubjects } from "./record-subjects.js";
import { NOT_YET } from "./replay-events.js";
import { OUT_OF_SCOPE, UNDATED } from "./select-rows.js";
import { createSpread } from "./spread.js";
import { isOutdone, keepStrictest } from "./strictest-candidate.js";
import { BREACHED, EXCLUDED, OVERDUE, UNMEASURABLE, WAIVED } from "./tally.js";
import type { TicketHistory } from "./ticket-history.js";
import { type TimedTerms, timeTerms } from "./timed-terms.js";
import { planVerdicts, verdictOfRecorded } from "./verdict-of-clock.js";
import { watchEscalations } from "./watch-escalations.js";

/** What a record's verdict needs beside its row. */
export interface DurationSetting {
  /** Which rows are in a final state; undefined where nothing says so. */
  readonly isFinal: RowFilter | undefined;
  readonly history: TicketHistory | undefined;
  /** The field that names a record. */
  readonly idField: string;
  /** The columns of its start and stop, where each row is one record that brings both. */
  readonly between?: { readonly fromColumn: number; readonly toColumn: number };
}

/** The records of an objective as they are judged, one clock each. */
export interface DurationJudgement {
  readonly pass: Omit<ObjectivePass, "add">;
  add(runs: ClockRuns, ledger: RowLedger): void;
}

export function judgeDurations(
  plan: PassPlan,
  metric: Pick<DurationMetric, "from" | "mayStopEarly">,
  { isFinal, history, idField, between }: DurationSetting,
): DurationJudgement {
  const { objective, agreement, columns, scope, waiving, grouping } = plan;
  const { atRiskAfter, attributeTo } = objective;
  const { asOf } = scope;
  const terms = plan.terms.terms.map((each) => timeTerms(each, plan));
  const verdictOf = planVerdicts(atRiskAfter);
  const names = planRecordNames(columns, idField);
  const subjectsOf = plan.tellsSubjects ? planSubjects(agreement, plan.source, columns, idField) : undefined;
  const unmeasurable = createUnmeasurableCount(names);
  const scopeRows = createRowScoper(plan);
  const zeroNegative = agreement.conventions.stopBeforeStart === "zero" || metric.mayStopEarly === true;
  const { common, stillAt } = planStillness(plan, history, idField);
  const namePauses =
    plan.watch === undefined || plan.watch.asksForAll ? undefined : planPauseNames(plan, history, idField);
  const escalations = watchEscalations(plan);
  let still = common;

  // The total stands under the objective's own target, so that every part keeps what that one needs.
  const totalNeeds = needsTimes(objective.target);
  const cells = createCellBook(plan.terms.parts.map(({ target }) => totalNeeds || needsTimes(target)));
  const excluded = plan.exclusions.reasons.map((reason) => ({ reason, count: 0 }));
  const breaches: Breach[] = [];
  const spread = createSpread();
  const asksEachRow =
    common !== undefined || stillAt !== undefined || plan.watch !== undefined || escalations !== undefined;
  const plain =
    between === undefined || asksEachRow
      ? undefined
      : planPlainRows(plan, { ...between, terms, cells, spread });
  let newest = Number.NEGATIVE_INFINITY;
  let final = new Uint8Array(0);
  let attributed = new Float64Array(0);
  let left = new Int32Array(0);

  function attribute(batch: Batch, started: Float64Array, stopped: Float64Array, chosen: Uint32Array) {
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
    const { batch, started, origins, cycles, candidates, readStops, touch, attemptsOf, recorded } = runs;
    let { stopped } = runs;
    if (final.length < batch.length) {
      final = new Uint8Array(batch.length);
      attributed = new Float64Array(batch.length);
      left = new Int32Array(batch.length);
    }
    const rows = scopeRows(batch, started, (chosen) => {
      if (readStops !== undefined) stopped = readStops(batch, started, chosen);
      return attribute(batch, started, stopped, chosen);
    });
    if (candidates !== undefined)
      keepStrictest(rows.slots, candidates, batch.length, (row) => {
        if (stillAt !== undefined) still = stillAt(batch, row, stopped[row]!);
        return dueOf(terms[rows.terms[row]!]!, batch, row, started[row]!);
      });
    isFinal?.(batch, final);
    escalations?.begin(batch, started);
    const told = plan.watch?.begin(batch, rows, started, names);
    const cycleOf = (row: number) => (cycles === undefined ? 0 : cycles[row]!);
    for (let row = 0; row < batch.length; row++) {
      const start = started[row]!;
      const written = stopped[row]!;
      if (start > newest) newest = start;
      if (written > newest && written !== NOT_YET) newest = written;
    }
    const isKnownFinal = isFinal === undefined ? undefined : final;
    const count =
      plain?.judge({ batch, started, stopped, scopes: rows, final: isKnownFinal }, ledger, left) ??
      batch.length;
    for (let at = 0; at < count; at++) {
      const row = plain === undefined ? at : left[at]!;
      const start = started[row]!;
      const written = stopped[row]!;
      const slot = rows.slots[row]!;
      if (slot === OUT_OF_SCOPE) {
        if (waiving.any) waiving.pass(names.recordOf(batch, row));
        if (told?.asks(row) && !isOutdone(rows.slots, row, candidates))
          told.tell(row, { kind: "out-of-scope" });
        continue;
      }
      const origin = origins === undefined ? row : origins[row]!;
      ledger.audited[origin] = 1;
      touch?.(row, start);
      escalations?.touch?.(row, start);
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
        if (told?.asks(row)) {
          told.tell(row, { kind: "excluded", exclusion: exclusion - 1, reason, cycle: cycleOf(row) });
        }
        countIn(cell, groupCell, EXCLUDED);
        continue;
      }
      if (stillAt !== undefined) still = stillAt(batch, row, written);
      const reason =
        slot === UNDATED
          ? Number.isNaN(start)
            ? "no-start"
            : "no-due"
          : written < start && written <= asOf && !(zeroNegative && recorded?.formOf(row) !== "remaining")
            ? whyBefore(recorded?.formOf(row))
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
        if (told?.asks(row))
          told.tell(row, {
            kind: "unmeasurable",
            reason,
            stoppedAt: recorded === undefined ? written : Number.NaN,
            cycle: cycleOf(row),
          });
        continue;
      }
      // A stop later than as-of has not happened yet (semantics 26).
      const running = !(written <= asOf);
      const end = running ? asOf : Math.max(written, start);
      if (running) ledger.running[origin] = 1;
      const form = recorded === undefined || running ? undefined : recorded.formOf(row);
      const elapsed =
        recorded === undefined || form === undefined
          ? timed.elapsed(start, end, still)
          : Math.max(0, recorded.tookOf(row));
      if (stillAt !== undefined && plan.pauseRules.length > 0) tellPauses(timed, batch, row, start, end);
      const due = timed.clock === undefined ? dueOf(timed, batch, row, start) : Number.NaN;
      let verdict =
        form === undefined
          ? verdictOf(timed, due, still, start, end, elapsed, running)
          : verdictOfRecorded(timed, start, elapsed);
      let waiver = -1;
      if (verdict === BREACHED || verdict === OVERDUE) {
        waiver = waiving.any ? waiving.excuse(names.recordOf(batch, row)) : -1;
        const stop = running || form !== undefined ? Number.NaN : end;
        const cycle = cycleOf(row);
        if (plan.keepsMisses)
          breaches.push(describeMiss(timed, batch, row, { slot, start, stop, form, elapsed, waiver, cycle }));
        if (waiver >= 0) verdict = WAIVED;
      }
      // Of a time that another clock measured it is not known when it reached a level.
      if (escalations !== undefined && form === undefined && verdict !== WAIVED) {
        const limitMs = limitOfRecord(timed, start, due);
        if (escalations.concerns(elapsed, limitMs)) {
          const cycle = cycleOf(row);
          escalate(timed, batch, row, { slot, start, end, running, elapsed, limitMs, verdict, cycle });
        }
      }
      countIn(cell, groupCell, verdict);
      const clockLimitMs = timed.clock?.limitAt(start);
      if (clockLimitMs !== undefined) spread.add(verdict, elapsed, clockLimitMs);
      keepTime(cell, groupCell, verdict, elapsed, clockLimitMs ?? 0);
      if (told?.asks(row)) {
        const dueAt = dueOf(timed, batch, row, start);
        const limitMs = limitOfRecord(timed, start, dueAt);
        const { countsOn: calendar } = timed;
        const stoppedAt = recorded === undefined ? written : Number.NaN;
        const clock = { stoppedAt, endedAt: end, isRunning: running, elapsedMs: elapsed, calendar };
        const cycle = cycleOf(row);
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
          ...(form === undefined ? {} : { recorded: form }),
        });
      }
    }
  }

  /** Holds a record against the levels of escalation. */
  function escalate(timed: TimedTerms, batch: Batch, row: number, run: JudgedRun): void {
    const { slot, start, end, running, elapsed, limitMs, verdict, cycle } = run;
    escalations?.see({
      countsOn: timed.countsOn,
      calendar: timed.calendar,
      startedAt: start,
      limitMs,
      elapsedMs: elapsed,
      dueAt: dueOf(timed, batch, row, start),
      still,
      endedAt: end,
      isRunning: running,
      verdict,
      slot,
      cycle,
      row,
      name: () => ({
        record: names.recordOf(batch, row),
        account: names.accountOf(batch, row),
        owner: names.ownerOf(batch, row),
        file: batch.file,
        line: batch.lines[row]!,
      }),
    });
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

  /** The limit in force for a record; of one that brings its own due, what the clock shows then. */
  function limitOfRecord(timed: TimedTerms, start: number, due: number): number {
    return timed.clock?.limitAt(start) ?? (due <= start ? 0 : timed.elapsed(start, due, still));
  }

  function describeMiss(timed: TimedTerms, batch: Batch, row: number, miss: Miss): Breach {
    const { slot, start, stop, form, elapsed, waiver, cycle } = miss;
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
      pausedMs:
        still === undefined || form !== undefined
          ? 0
          : timed.elapsed(start, Number.isNaN(stop) ? asOf : stop) - elapsed,
      byTotal: still !== undefined && still.totalMs > 0,
      ...(form === undefined ? {} : { recorded: form }),
      cycle,
      override: timed.override,
      waiver,
      ...(subjectsOf === undefined ? {} : { subjects: subjectsOf(batch, row) }),
    };
  }

  const pass = {
    ...facePass(plan),
    cells,
    spread,
    breaches,
    unmeasurable: unmeasurable.byReason,
    excluded,
    ...(escalations === undefined ? {} : { escalations }),
    checks: [...plan.checks, ...(history?.checks ?? [])],
    newestEvent: () => newest,
    ...(plain === undefined ? {} : { settle: plain.settle }),
    limitAt: (part: number, fromMs: number) =>
      terms.find((each) => each.part === part)?.clock?.limitAt(fromMs),
  };
  return { pass, add };
}

/** Why a time that is below nothing can't be: as two instants, or as another clock measured it. */
function whyBefore(form: RecordedForm | undefined): UnmeasurableReason {
  if (form === undefined) return "stop-before-start";
  return form === "remaining" ? "more-left-than-limit" : "negative-duration";
}

/** A record that missed its limit, as it was found. The stop is NaN while it runs, and where it is not known. */
interface Miss {
  readonly slot: number;
  readonly start: number;
  readonly stop: number;
  /** How the export tells a time that another clock measured. */
  readonly form: RecordedForm | undefined;
  readonly elapsed: number;
  readonly waiver: number;
  readonly cycle: number;
}

/** A record as it was judged: what its escalation depends on. */
interface JudgedRun {
  readonly slot: number;
  readonly start: number;
  /** The stop, or as-of while it runs. */
  readonly end: number;
  readonly running: boolean;
  readonly elapsed: number;
  readonly limitMs: number;
  readonly verdict: number;
  readonly cycle: number;
}
