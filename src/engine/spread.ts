import type { Distribution } from "../model/report.js";
import { BREACHED, MET, OVERDUE, WAIVED } from "./tally.js";

/** The ends of the bins within the limit, in tenths of it. */
const TENTHS = 10;
/** The ends of those beyond it, as shares of the limit; the last bin has no end. */
const beyond = [1.25, 1.5, 2, 3, 5, 10];
const edges = [...Array.from({ length: TENTHS }, (_, index) => (index + 1) / TENTHS), ...beyond];
const bins = edges.length + 1;

/**
 * How long the records of an objective took, as shares of their own limits: so records of several limits stand
 * in one picture. Only counts are kept, whatever the number of records.
 */
export interface Spread {
  /** @param verdict one of the constants of the tally; elapsed time and limit are milliseconds */
  add(verdict: number, elapsedMs: number, limitMs: number): void;
  /** Undefined where no record is decided. */
  report(): Distribution | undefined;
}

export function createSpread(): Spread {
  const counts = new Float64Array((WAIVED + 1) * bins);
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  const countsOf = (verdict: number) => [...counts.subarray(verdict * bins, (verdict + 1) * bins)];
  return {
    add(verdict, elapsedMs, limitMs) {
      if (limitMs < least) least = limitMs;
      if (limitMs > most) most = limitMs;
      counts[verdict * bins + binOf(elapsedMs, limitMs)]!++;
    },
    report() {
      const late = countsOf(OVERDUE);
      const met = countsOf(MET);
      const missed = countsOf(BREACHED).map((count, bin) => count + late[bin]!);
      const waived = countsOf(WAIVED);
      if ([...met, ...missed, ...waived].every((count) => count === 0)) return undefined;
      return { edges, met, missed, waived, limitMs: least === most ? least : null };
    },
  };
}

/** A bin holds what is beyond its beginning, up to its end and the end itself. Whole milliseconds divide exactly enough. */
function binOf(elapsedMs: number, limitMs: number): number {
  if (elapsedMs <= limitMs) return elapsedMs === 0 ? 0 : Math.ceil((elapsedMs * TENTHS) / limitMs) - 1;
  let bin = TENTHS;
  while (bin < edges.length && elapsedMs > edges[bin]! * limitMs) bin++;
  return bin;
}
