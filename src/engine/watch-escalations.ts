import type { Batch, NumberColumn } from "../model/record.js";
import { type ClockReading, createEscalationClock, type EscalationClock } from "./escalation-clock.js";
import type {
  DueEscalation,
  EscalationLog,
  LevelCounts,
  MissedEscalation,
  RecordName,
} from "./escalation-log.js";
import type { PassPlan } from "./pass-plan.js";

/** The field in which an export tells that a record was escalated. */
const escalatedField = "escalatedAt";

/** A record that is held against the levels of its objective. */
export interface EscalatedRecord extends ClockReading {
  /** The stop, or as-of while it runs. */
  readonly endedAt: number;
  readonly isRunning: boolean;
  /** As in `tally.ts`. */
  readonly verdict: number;
  readonly slot: number;
  /** The number of its cycle or wait, from 1; 0 where it has but one. */
  readonly cycle: number;
  /** NaN where it was not escalated by as-of. */
  readonly escalatedAt: number;
  /** Looked up only where it is kept. */
  name(): RecordName;
}

/** The same while rows go by. */
export interface EscalationWatch extends EscalationLog, Pick<EscalationClock, "concerns"> {
  begin(batch: Batch): void;
  /** When a row was escalated; NaN where it was not by as-of. */
  escalatedAt(row: number): number;
  see(record: EscalatedRecord): void;
}

/** Undefined for an objective without levels: it costs nothing there. */
export function watchEscalations({
  objective,
  agreement,
  columns,
  exclusions,
  calendarOf,
  scope,
}: PassPlan): EscalationWatch | undefined {
  const { escalation: levels } = objective;
  if (levels.length === 0) return undefined;
  const { asOf } = scope;
  const clock = createEscalationClock({ levels, agreement, calendarOf, pauses: exclusions.pauses });
  // What never came has no row that could tell.
  const isTold = objective.metric.shape !== "cadence";
  const index = isTold ? columns.want(escalatedField, "instant", "end") : -1;
  const counts = levels.map((): LevelCounts => ({ inTime: 0, late: 0, missing: 0, settled: 0, open: 0 }));
  const due: DueEscalation[] = [];
  const missed: MissedEscalation[] = [];
  let told: Float64Array | undefined;
  let hasColumn = false;
  let lacksColumn = false;

  /** One column tells of one escalation: it is held against each level that the record reached. */
  function auditLevel(record: EscalatedRecord, level: number, reachedAt: number): void {
    const { endedAt, isRunning, escalatedAt, slot, cycle } = record;
    const actBy = clock.actBy(level, reachedAt, record);
    const count = counts[level]!;
    if (escalatedAt <= actBy) count.inTime++;
    else if (endedAt <= actBy) {
      // Nobody has to act on what is done.
      if (isRunning) count.open++;
      else count.settled++;
    } else {
      if (Number.isNaN(escalatedAt)) count.missing++;
      else count.late++;
      missed.push({ ...record.name(), slot, cycle, level, reachedAt, actBy, escalatedAt });
    }
  }

  function keepDue(record: EscalatedRecord, level: number, reachedAt: number): void {
    const { slot, cycle, verdict, startedAt, limitMs, elapsedMs, escalatedAt } = record;
    const actBy = clock.actBy(level, reachedAt, record);
    const ahead = level + 1 < levels.length ? clock.reachedAt(level + 1, record) : undefined;
    due.push({
      ...record.name(),
      slot,
      cycle,
      verdict,
      startedAt,
      dueAt: record.dueAt,
      leftMs: limitMs - elapsedMs,
      calendar: record.calendar,
      level,
      reachedAt,
      actBy,
      actLeftMs: Number.isFinite(actBy) ? clock.actLeft(level, asOf, actBy, record) : actBy,
      escalatedAt,
      ...(ahead === undefined
        ? {}
        : {
            next: {
              reachedAt: ahead,
              leftMs: Number.isFinite(ahead) ? clock.levelLeft(level + 1, asOf, ahead, record) : ahead,
            },
          }),
    });
  }

  return {
    due,
    missed,
    get audited() {
      return hasColumn ? counts : undefined;
    },
    get lacksColumn() {
      return lacksColumn;
    },
    concerns: clock.concerns,
    begin(batch) {
      told = (batch.columns[index] as NumberColumn | undefined)?.values;
      if (batch.length === 0) return;
      if (told === undefined) lacksColumn = isTold;
      else hasColumn = true;
    },
    escalatedAt(row) {
      const at = told?.[row] ?? Number.NaN;
      return at <= asOf ? at : Number.NaN;
    },
    see(record) {
      let highest = -1;
      let since = Number.NaN;
      for (let level = 0; level < levels.length; level++) {
        const reachedAt = clock.reachedAt(level, record);
        if (!(reachedAt < record.endedAt)) continue;
        highest = level;
        since = reachedAt;
        if (told !== undefined) auditLevel(record, level, reachedAt);
      }
      // Once it was escalated at the level that it has reached, there is nothing to do at that level.
      if (record.isRunning && highest >= 0 && !(record.escalatedAt >= since)) {
        keepDue(record, highest, since);
      }
    },
  };
}
