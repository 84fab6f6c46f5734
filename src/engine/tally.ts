import type { Counts } from "../model/report.js";
import { copyFigure, type FigureTally, mergeFigures } from "./aggregate-tally.js";
import { TimeList } from "./time-list.js";

/** Record verdicts as small integers, for the pass over rows. */
export const MET = 0;
export const BREACHED = 1;
export const OVERDUE = 2;
export const AT_RISK = 3;
export const ON_TRACK = 4;
export const EXCLUDED = 5;
export const WAIVED = 6;
export const UNMEASURABLE = 7;
/** A record of a rate that is decided and not good. */
export const MISSED = 8;
/** How many they are. */
export const VERDICTS = 9;

/** Whether a clock that was judged so has not stopped; of a waived miss it is not told. */
export function isRunning(verdict: number): boolean {
  return verdict >= OVERDUE && verdict <= ON_TRACK;
}

/** What is remembered of the records of one objective in one measurement period. */
export interface Cell {
  /** Records by verdict, indexed by the constants above. */
  readonly counts: Float64Array;
  /** Elapsed times, kept only for targets that need them all; undefined for shares and rates. */
  readonly times: CellTimes | undefined;
  /** The sums of a figure; undefined for other metrics and until its first record came. */
  figure?: FigureTally;
  /** Of an uptime: the agreed time of the period, in milliseconds. */
  uptime?: AgreedTime;
}

/** What became of the agreed time of a period, in milliseconds; the three add up to it. */
export interface AgreedTime {
  readonly upMs: number;
  readonly downMs: number;
  /** After as-of. */
  readonly aheadMs: number;
}

export interface CellTimes {
  /** Of records that stopped. */
  readonly stopped: TimeList;
  /** So far, of records that still run and are past their due. */
  readonly overdue: TimeList;
  /** So far, of records that still run within their limit. */
  readonly running: TimeList;
  /** Of records whose miss was excused; they take part only where excuses don't count. */
  readonly waived: TimeList;
}

const timeKinds = ["stopped", "overdue", "running", "waived"] as const;

export function createCell(keepTimes: boolean): Cell {
  return {
    counts: new Float64Array(VERDICTS),
    times: keepTimes
      ? {
          stopped: new TimeList(),
          overdue: new TimeList(),
          running: new TimeList(),
          waived: new TimeList(),
        }
      : undefined,
  };
}

/** Several cells as one, for the total beside them. Times are kept where the first cell keeps them, and not copied. */
export function mergeCells(cells: readonly Cell[]): Cell {
  if (cells.length === 1) return cells[0]!;
  const sum = createCell(cells[0]?.times !== undefined);
  for (const cell of cells) {
    for (let verdict = 0; verdict < sum.counts.length; verdict++) {
      sum.counts[verdict]! += cell.counts[verdict]!;
    }
    if (cell.figure !== undefined) {
      if (sum.figure === undefined) sum.figure = copyFigure(cell.figure);
      else mergeFigures(sum.figure, cell.figure);
    }
    if (cell.uptime !== undefined) {
      const { upMs, downMs, aheadMs } = sum.uptime ?? { upMs: 0, downMs: 0, aheadMs: 0 };
      const more = cell.uptime;
      sum.uptime = {
        upMs: upMs + more.upMs,
        downMs: downMs + more.downMs,
        aheadMs: aheadMs + more.aheadMs,
      };
    }
    if (cell.times !== undefined) includeTimes(sum, cell.times);
  }
  return sum;
}

/** The times of a cell are those of another one too. */
export function includeTimes({ times }: Cell, more: CellTimes): void {
  for (const kind of timeKinds) times?.[kind].include(more[kind]);
}

/** The same records with no miss excused. */
export function withoutWaivers(cell: Cell): Cell {
  if (cell.counts[WAIVED] === 0) return cell;
  const unexcused = mergeCells([createCell(cell.times !== undefined), cell]);
  unexcused.counts[BREACHED]! += unexcused.counts[WAIVED]!;
  unexcused.counts[WAIVED] = 0;
  unexcused.times?.stopped.include(unexcused.times.waived);
  return unexcused;
}

/** Counts as the report shows them. `total` is their sum. */
export function countsOf({ counts }: Cell): Counts {
  let total = 0;
  for (const count of counts) total += count;
  return {
    total,
    met: counts[MET]!,
    breached: counts[BREACHED]!,
    overdue: counts[OVERDUE]!,
    atRisk: counts[AT_RISK]!,
    onTrack: counts[ON_TRACK]!,
    excluded: counts[EXCLUDED]!,
    waived: counts[WAIVED]!,
    unmeasurable: counts[UNMEASURABLE]!,
    missed: counts[MISSED]!,
  };
}
