export interface RecordName {
  readonly record: string;
  readonly account: string | null;
  readonly owner: string | null;
  /** -1 where nothing in the exports stands for it. */
  readonly file: number;
  readonly line: number;
}

/** An open record that waits for somebody, with the highest level that it has reached. */
export interface DueEscalation extends RecordName {
  readonly slot: number;
  readonly cycle: number;
  readonly verdict: number;
  readonly startedAt: number;
  /** Infinity while it is not known. */
  readonly dueAt: number;
  readonly leftMs: number;
  /** The calendar of business time that its terms name. */
  readonly calendar: string | undefined;
  readonly level: number;
  readonly reachedAt: number;
  /** Infinity, as the time left, where no date can have it. */
  readonly actBy: number;
  readonly actLeftMs: number;
  /** NaN for none. */
  readonly escalatedAt: number;
  /** The level that follows; absent where it has reached the last. */
  readonly next?: { readonly reachedAt: number; readonly leftMs: number };
}

/** An escalation that was to happen and came late or never. */
export interface MissedEscalation extends RecordName {
  readonly slot: number;
  readonly cycle: number;
  readonly level: number;
  readonly reachedAt: number;
  readonly actBy: number;
  /** NaN for never. */
  readonly escalatedAt: number;
}

/** What became of the records that reached one level. */
export interface LevelCounts {
  inTime: number;
  late: number;
  missing: number;
  /** Stopped by the time at which somebody had to act, and not escalated by then. */
  settled: number;
  /** Not escalated yet, and there is time left. */
  open: number;
}

/** The escalations of one objective; complete once its rows have gone by. */
export interface EscalationLog {
  readonly due: readonly DueEscalation[];
  readonly missed: readonly MissedEscalation[];
  /** By level; undefined where no export tells of escalations. */
  readonly audited: readonly LevelCounts[] | undefined;
  /** Whether nothing tells of the records of an export, so that nothing is known of its records. */
  readonly lacksColumn: boolean;
}
