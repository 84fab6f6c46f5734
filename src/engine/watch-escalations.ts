import type { Batch } from "../model/record.js";
import { type ClockReading, createEscalationClock, type EscalationClock } from "./escalation-clock.js";
import type {
  DueEscalation,
  EscalationLog,
  LevelCounts,
  MissedEscalation,
  RecordName,
} from "./escalation-log.js";
import { planEscalationProof } from "./escalation-proof.js";
import type { PassPlan } from "./pass-plan.js";

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
  /** Its row in the batch; -1 where nothing in the exports stands for it. */
  readonly row: number;
  /** Looked up only where it is kept. */
  name(): RecordName;
}

/** The same while rows go by. */
export interface EscalationWatch extends EscalationLog, Pick<EscalationClock, "concerns"> {
  /** @param started when the clock of each row started */
  begin(batch: Batch, started: Float64Array): void;
  /** The record of a row is judged; absent where nobody has to know. */
  readonly touch?: (row: number, start: number) => void;
  see(record: EscalatedRecord): void;
}

/** Undefined for an objective without levels: it costs nothing there. */
export function watchEscalations(plan: PassPlan): EscalationWatch | undefined {
  const { objective, agreement, exclusions, calendarOf, scope } = plan;
  const { escalation: levels } = objective;
  if (levels.length === 0) return undefined;
  const { asOf } = scope;
  const clock = createEscalationClock({ levels, agreement, calendarOf, pauses: exclusions.pauses });
  // What never came has no row that could tell.
  const proof = objective.metric.shape === "cadence" ? undefined : planEscalationProof(plan);
  const counts = levels.map((): LevelCounts => ({ inTime: 0, late: 0, missing: 0, settled: 0, open: 0 }));
  const due: DueEscalation[] = [];
  const missed: MissedEscalation[] = [];
  let isTold = false;
  let hasColumn = false;
  let lacksColumn = false;

  function auditLevel(record: EscalatedRecord, level: number, reachedAt: number): void {
    const { endedAt, isRunning, row, startedAt, slot, cycle } = record;
    const actBy = clock.actBy(level, reachedAt, record);
    const escalatedAt = proof?.toldAt({ row, level, from: startedAt, reachedAt }) ?? Number.NaN;
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
    const { slot, cycle, verdict, startedAt, limitMs, elapsedMs, row } = record;
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
      escalatedAt: proof?.toldBefore(row, startedAt, reachedAt) ?? Number.NaN,
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
    begin(batch, started) {
      isTold = proof?.begin(batch, started) ?? false;
      if (batch.length === 0) return;
      if (isTold) hasColumn = true;
      else lacksColumn = proof !== undefined;
    },
    ...(proof?.touch === undefined ? {} : { touch: proof.touch }),
    see(record) {
      let highest = -1;
      let since = Number.NaN;
      for (let level = 0; level < levels.length; level++) {
        const reachedAt = clock.reachedAt(level, record);
        if (!(reachedAt < record.endedAt)) continue;
        highest = level;
        since = reachedAt;
        if (isTold) auditLevel(record, level, reachedAt);
      }
      // Once it was escalated at the level that it has reached, there is nothing to do at that level.
      if (!record.isRunning || highest < 0) return;
      const again = proof?.toldAt({ row: record.row, level: highest, from: since, reachedAt: since });
      if (again === undefined || Number.isNaN(again)) keepDue(record, highest, since);
    },
  };
}
