import { AT_RISK, type Cell, ON_TRACK, OVERDUE, WAIVED } from "./tally.js";

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
  // A time is kept once: the cell of all groups includes those of each group.
  const { times } = groupCell ?? cell;
  if (times === undefined) return;
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
