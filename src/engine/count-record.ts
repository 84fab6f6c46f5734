import { AT_RISK, type Cell, type CellTimes, ON_TRACK, OVERDUE, WAIVED } from "./tally.js";

/** Counts a record in its cell, and in the one of its group. */
export function countIn(cell: Cell, groupCell: Cell | undefined, verdict: number): void {
  cell.counts[verdict]!++;
  if (groupCell !== undefined) groupCell.counts[verdict]!++;
}

/** Keeps how long a judged record took and was allowed to, in milliseconds, where its cells keep times. */
export function keepTime(
  cell: Cell,
  groupCell: Cell | undefined,
  verdict: number,
  elapsed: number,
  limitMs: number,
): void {
  const times = timesOf(cell, groupCell);
  if (times !== undefined) pushTime(times, verdict, elapsed, limitMs);
}

/** A time is kept once: the cell of all groups includes those of each group. */
export function timesOf(cell: Cell, groupCell: Cell | undefined): CellTimes | undefined {
  return (groupCell ?? cell).times;
}

/** Adds a time, in milliseconds, to those of its kind. */
export function pushTime(times: CellTimes, verdict: number, elapsed: number, limitMs: number): void {
  const list =
    verdict === WAIVED
      ? times.waived
      : verdict === OVERDUE
        ? times.overdue
        : verdict === AT_RISK || verdict === ON_TRACK
          ? times.running
          : times.stopped;
  list.push(elapsed, limitMs);
}
