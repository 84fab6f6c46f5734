import type { BreachReport } from "../model/report.js";

/**
 * The `limit` breaches with the longest overrun, worst first, across objectives; ties by real lateness, file,
 * line. Those that a baseline knows come after all others.
 */
export function rankBreaches(breaches: readonly BreachReport[], limit: number): readonly BreachReport[] {
  const order = (a: BreachReport, b: BreachReport) =>
    Number(a.known ?? false) - Number(b.known ?? false) ||
    b.overrunMs - a.overrunMs ||
    (b.lateMs ?? 0) - (a.lateMs ?? 0) ||
    compare(a.file, b.file) ||
    a.line - b.line ||
    compare(a.objective, b.objective);
  const worst: BreachReport[] = [];
  // One pass with a short sorted list: a report can hold hundreds of thousands of breaches.
  for (const breach of breaches) {
    const last = worst[limit - 1];
    if (last !== undefined && order(breach, last) >= 0) continue;
    let [at, end] = [0, worst.length];
    while (at < end) {
      const middle = (at + end) >> 1;
      if (order(breach, worst[middle] as BreachReport) < 0) end = middle;
      else at = middle + 1;
    }
    worst.splice(at, 0, breach);
    if (worst.length > limit) worst.pop();
  }
  return worst;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
