import type { Agreement, Objective } from "../model/agreement.js";
import type { Penalty } from "../model/penalty.js";
import type { Period, PeriodGrid } from "../time/period.js";
import { inForceBetween } from "./in-force.js";

/** Further back no consequence is looked for where the agreement does not say when it began. */
const mostPeriods = 24;
const longestHistory = 120;

/** Whether what a breach comes to depends on measurement periods before the audited ones (semantics 31). */
export function needsHistory({ remedies }: Agreement, objective: Objective): boolean {
  return (remedies?.terminateAfter.length ?? 0) > 0 || penaltiesOf(objective).some(remembers);
}

/** The measurement periods before a span on which its consequences depend; undefined where none does. */
export function historySpan(agreement: Agreement, span: Period, grid: PeriodGrid): Period | undefined {
  const objectives = agreement.objectives.filter((objective) => needsHistory(agreement, objective));
  if (objectives.length === 0) return undefined;
  // A period that the span begins in the middle of is whole only as history.
  const begins = grid.ordinalOf(span.fromMs);
  const end = grid.period(begins).fromMs < span.fromMs ? begins + 1 : begins;
  const { from } = inForceBetween(agreement.timezone, [agreement.effective]);
  const looked = Math.max(0, ...(agreement.remedies?.terminateAfter ?? []).map(({ of }) => of - 1));
  // A right that arose before the audited periods still stands, so all of them are looked at.
  const wanted = Number.isFinite(from) ? longestHistory : Math.max(mostPeriods, looked);
  const begun = Number.isFinite(from) ? grid.ordinalOf(from) : Number.NEGATIVE_INFINITY;
  const first = Math.max(end - wanted, begun);
  if (first >= end) return undefined;
  return { label: "history", fromMs: grid.period(first).fromMs, toMs: grid.period(end).fromMs };
}

export function penaltiesOf({ penalties, overrides }: Objective): readonly Penalty[] {
  return [...penalties, ...overrides.flatMap((override) => override.penalties ?? [])];
}

function remembers({ carriesOver, forgiveFirst }: Penalty): boolean {
  return carriesOver || forgiveFirst > 0;
}
