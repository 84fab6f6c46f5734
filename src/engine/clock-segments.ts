import type { ClockSegment } from "../model/explanation.js";
import type { Calendar, CalendarSegment } from "../time/calendar.js";
import { joinPauses, type NamedPause, type Pause } from "../time/pause.js";

export interface ClockRun {
  readonly startedAt: number;
  readonly endedAt: number;
  /** Infinity while it is not known. */
  readonly dueAt: number;
  /** Null for real time. */
  readonly calendar: Calendar | null;
  readonly pauses: readonly Pause[];
  /** Why the clock stands still; the first that covers an instant counts. */
  readonly pauseNames: readonly NamedPause[];
}

/**
 * A clock's run as stretches that lie side by side. What they count adds up to `elapsedMs` of the same run: the
 * open stretches of the calendar (or all of real time) without those in which a pause stops it (semantics 9).
 */
export function layOutClock(run: ClockRun): ClockSegment[] {
  const { startedAt, endedAt, dueAt, calendar } = run;
  const pauses = joinPauses(run.pauses);
  const isStill = (at: number) => pauses.some(([from, to]) => from <= at && at < to);
  const nameAt = (at: number) => run.pauseNames.find(({ from, to }) => from <= at && at < to)?.name ?? null;
  const renamings = run.pauseNames
    .flatMap(({ from, to }) => [from, to])
    .filter((at) => isStill(at) && isStill(at - 1) && nameAt(at) !== nameAt(at - 1));
  const cuts = [dueAt, ...pauses.flat(), ...renamings]
    .filter((at) => at > startedAt && at < endedAt)
    .sort((a, b) => a - b);
  const segments: ClockSegment[] = [];
  let totalMs = 0;
  for (const stretch of stretchesOf(calendar, startedAt, endedAt)) {
    const own = cuts.filter((at) => at > stretch.fromMs && at < stretch.toMs);
    const edges = [...new Set([stretch.fromMs, ...own, stretch.toMs])];
    for (let index = 0; index + 1 < edges.length; index++) {
      const [from, to] = [edges[index]!, edges[index + 1]!];
      const isPaused = stretch.isOpen && isStill(from);
      const kind = kindOf(stretch, isPaused, calendar);
      if (kind === "working" || kind === "running") totalMs += to - from;
      segments.push({
        kind,
        from: new Date(from).toISOString(),
        to: new Date(to).toISOString(),
        ms: to - from,
        totalMs,
        reason: calendar === null ? null : stretch.reason,
        name: isPaused ? nameAt(from) : (stretch.holiday ?? null),
        clockChangeMs: index === 0 ? (stretch.clockChangeMs ?? 0) : 0,
        isLate: from >= dueAt,
      });
    }
  }
  return segments;
}

function stretchesOf(calendar: Calendar | null, fromMs: number, toMs: number): CalendarSegment[] {
  if (calendar !== null) return calendar.segments(fromMs, toMs);
  return fromMs < toMs ? [{ fromMs, toMs, isOpen: true, reason: "hours", date: "" }] : [];
}

function kindOf({ isOpen }: CalendarSegment, isPaused: boolean, calendar: Calendar | null) {
  if (!isOpen) return "closed";
  if (isPaused) return "paused";
  return calendar === null ? "running" : "working";
}
