import type { Batch } from "../model/record.js";
import type { CellBook } from "./cell-book.js";
import { pushTime } from "./count-record.js";
import { CountTable } from "./count-table.js";
import type { LimitClock } from "./limit-clock.js";
import type { RowLedger } from "./objective-pass.js";
import type { PassPlan, RowScopes } from "./pass-plan.js";
import { OUT_OF_SCOPE } from "./select-rows.js";
import type { Spread } from "./spread.js";
import { BREACHED, isRunning, OVERDUE } from "./tally.js";
import type { TimedTerms } from "./timed-terms.js";
import type { TimesBetween } from "./times-between.js";
import { DUE_DECIDES, verdictByLimit } from "./verdict-of-clock.js";

/**
 * Judges the rows of a batch that need no look at anything but two instants and a limit, which are nearly all of
 * them. The others it leaves: what is excluded, what can't be measured, what ends exactly on its limit, and misses
 * that somebody wants to know of.
 */
export interface PlainRows {
  /** Writes the numbers of the rows it leaves, ascending, and says how many they are. */
  judge(run: PlainRun, ledger: RowLedger, left: Int32Array): number;
  /** Tells the cells of all rows that were judged so far. */
  settle(): void;
}

/** The rows of a batch as they were read, each with a clock of its own. */
export interface PlainRun {
  readonly batch: Batch;
  readonly started: Float64Array;
  /** NaN for none. */
  readonly stopped: Float64Array;
  readonly scopes: RowScopes;
  /** 1 for a row in a final state; undefined where nothing says so. */
  readonly final: Uint8Array | undefined;
}

/** The parts of an objective's pass that plain rows are judged by and counted in. */
export interface PlainSetting {
  /** The columns in which the clock starts and stops. */
  readonly fromColumn: number;
  readonly toColumn: number;
  readonly terms: readonly TimedTerms[];
  readonly cells: CellBook;
  readonly spread: Spread;
}

/** Terms whose limit elapsed time alone can be held against. */
interface PlainTerms {
  readonly part: number;
  readonly clock: LimitClock;
  /** NaN where it depends on the start. */
  readonly fixedMs: number;
  readonly times: TimesBetween;
}

/** In place of a verdict: the row is out of scope, or left to be asked everything. */
const NONE = 255;

/** Undefined where no row is plain. */
export function planPlainRows(plan: PassPlan, setting: PlainSetting): PlainRows | undefined {
  const { fromColumn, toColumn, cells, spread } = setting;
  const { grouping, waiving } = plan;
  const { atRiskAfter } = plan.objective;
  const { asOf } = plan.scope;
  const terms = setting.terms.map(({ clock, part }): PlainTerms | undefined =>
    clock === undefined || clock.byDue
      ? undefined
      : {
          part,
          clock,
          fixedMs: clock.fixedMs,
          times: plan.times.between(fromColumn, toColumn, clock.calendar),
        },
  );
  if (terms.every((each) => each === undefined)) return undefined;
  const tellsMisses = plan.keepsMisses || waiving.any;
  const table = new CountTable(cells, plan.terms.parts.length, grouping !== undefined);
  let verdicts = new Uint8Array(0);
  let limits = new Float64Array(0);

  /** Writes the verdict of each plain row, and the numbers of the rows that are left. */
  function decide({ batch, started, stopped, scopes, final }: PlainRun, left: Int32Array): number {
    const { slots, terms: chosen, excluded } = scopes;
    let count = 0;
    for (let row = 0; row < batch.length; row++) {
      verdicts[row] = NONE;
      const slot = slots[row]!;
      if (slot === OUT_OF_SCOPE && !waiving.any) continue;
      const term = terms[chosen[row]!];
      if (slot < 0 || excluded[row] !== 0 || term === undefined) {
        left[count++] = row;
        continue;
      }
      const start = started[row]!;
      const written = stopped[row]!;
      const running = !(written <= asOf);
      if (running ? Number.isNaN(written) && final?.[row] === 1 : written < start) {
        left[count++] = row;
        continue;
      }
      const { clock, fixedMs, times } = term;
      const { values } = times;
      let elapsed = values[row]!;
      if (Number.isNaN(elapsed)) elapsed = values[row] = clock.elapsed(start, running ? asOf : written);
      const limitMs = Number.isNaN(fixedMs) ? clock.limitAt(start) : fixedMs;
      limits[row] = limitMs;
      const verdict = verdictByLimit(elapsed, limitMs, running, atRiskAfter);
      if (verdict === DUE_DECIDES || (tellsMisses && (verdict === BREACHED || verdict === OVERDUE)))
        left[count++] = row;
      else verdicts[row] = verdict;
    }
    return count;
  }

  function count({ batch, scopes }: PlainRun, { audited, running }: RowLedger): void {
    const { slots, terms: chosen } = scopes;
    for (let row = 0; row < batch.length; row++) {
      const verdict = verdicts[row]!;
      if (verdict === NONE) continue;
      audited[row] = 1;
      if (isRunning(verdict)) running[row] = 1;
      const { part, times } = terms[chosen[row]!]!;
      const elapsed = times.values[row]!;
      const limitMs = limits[row]!;
      const group = grouping === undefined ? 0 : grouping.groupOf(row);
      const kept = table.add(part, slots[row]!, group, verdict);
      spread.add(verdict, elapsed, limitMs);
      if (kept !== undefined) pushTime(kept, verdict, elapsed, limitMs);
    }
  }

  return {
    judge(run, ledger, left) {
      if (verdicts.length < run.batch.length) {
        verdicts = new Uint8Array(run.batch.length);
        limits = new Float64Array(run.batch.length);
      }
      table.cover(plan.scope.slots.periods.length, grouping === undefined ? 1 : grouping.names.length);
      const leftOver = decide(run, left);
      count(run, ledger);
      return leftOver;
    },
    settle: () => table.settle(),
  };
}
