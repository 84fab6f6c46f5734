import type { Agreement, Objective } from "../model/agreement.js";
import type { ExplainedClock } from "../model/explanation.js";
import type { NamedPause } from "../time/pause.js";
import { layOutClock } from "./clock-segments.js";
import { recordedFieldFor } from "./measure-recorded.js";
import type { RecordFacts, TimedFacts } from "./record-facts.js";

/** The clock of a record, laid out in the values that its verdict was made from. */
export function explainClock(agreement: Agreement, facts: RecordFacts, timed: TimedFacts): ExplainedClock {
  const { objective } = facts;
  const calendarId = objective.overrides[facts.terms - 1]?.calendar ?? objective.calendar ?? null;
  const { calendar, elapsedMs, limitMs, dueAt } = timed;
  const hasLimit = Number.isFinite(limitMs);
  const { recorded } = timed;
  return {
    calendar: calendar === null ? null : calendarId,
    timezone: calendar?.zone.name ?? agreement.timezone,
    dueAt: isoOrNull(dueAt),
    limitMs: hasLimit ? limitMs : null,
    elapsedMs,
    marginMs: hasLimit ? limitMs - elapsedMs : null,
    lateMs: Number.isFinite(dueAt) && recorded === undefined ? timed.endedAt - dueAt : null,
    isRunning: timed.isRunning,
    cycle: timed.cycle,
    pausedTotalMs: timed.still?.totalMs ?? 0,
    ...(recorded === undefined
      ? {}
      : { vendorClock: { field: recordedFieldFor(objective, facts.terms), form: recorded } }),
    // When another clock ran nobody knows.
    segments:
      recorded !== undefined
        ? []
        : layOutClock({
            startedAt: facts.startedAt,
            endedAt: timed.endedAt,
            dueAt,
            calendar,
            pauses: timed.still?.intervals ?? [],
            pauseNames: [...agreedPauses(agreement, objective), ...(timed.pauseNames ?? [])],
          }),
  };
}

/** The agreed windows in which the clocks of a source stand still, by their reasons. */
function agreedPauses({ exclusions }: Agreement, { source }: Objective): NamedPause[] {
  return exclusions.flatMap((each) =>
    each.kind === "pause-clock" && (each.source === undefined || each.source === source)
      ? [{ from: each.from, to: each.to, name: each.reason }]
      : [],
  );
}

/** ISO 8601 in UTC; null for what has no instant. */
export function isoOrNull(ms: number): string | null {
  return Number.isFinite(ms) ? new Date(ms).toISOString() : null;
}
