import type { MissIdentity } from "../model/baseline.js";
import type { BreachReport } from "../model/report.js";

export interface MatchedMisses {
  /** Those that the baseline has too. */
  readonly known: ReadonlySet<BreachReport>;
  readonly fresh: readonly BreachReport[];
  /** Those that only the baseline has. */
  readonly gone: readonly MissIdentity[];
}

/** Finds each miss in an earlier report. What is waived counts in neither. */
export function matchMisses(now: readonly BreachReport[], before: readonly MissIdentity[]): MatchedMisses {
  const waiting = new Map<string, MissIdentity[]>();
  for (const miss of before) {
    if (miss.waiver !== null) continue;
    const key = identityOf(miss);
    const same = waiting.get(key);
    if (same === undefined) waiting.set(key, [miss]);
    else same.push(miss);
  }
  const known = new Set<BreachReport>();
  const fresh: BreachReport[] = [];
  for (const miss of now) {
    if (miss.waiver !== null) continue;
    // Each miss of the baseline stands for one of now: records without an id may look the same.
    if (waiting.get(identityOf(miss))?.shift() === undefined) fresh.push(miss);
    else known.add(miss);
  }
  return { known, fresh, gone: [...waiting.values()].flat() };
}

/** A record without an id is named after its line, which is not its own: what it holds stands for it. */
function identityOf({ objective, record, period, cycle, line, startedAt, account, owner }: MissIdentity) {
  const isNameless = record === `line ${line}`;
  const name = isNameless ? [startedAt, account, owner] : [record];
  return JSON.stringify([objective, period, cycle ?? 0, ...name]);
}
