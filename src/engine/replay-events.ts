import type { ReopenRule } from "../model/clock-rules.js";
import type { Pause } from "../time/clock.js";
import { type EventLog, type EventRange, STATE_FINAL, STATE_PAUSED, STATE_UNSAID } from "./event-log.js";

/** A stop that has not happened by as-of, although the ticket's own export may know a final status. */
export const NOT_YET = Number.POSITIVE_INFINITY;

/**
 * When a ticket was closed, by its history (semantics 12): the instant at which it came into a final state, the
 * first or the last of them. The ticket's own stop counts where the history never closed the ticket, and where
 * it comes after the history's last event. `NOT_YET` for one that is open by as-of and whose history goes on.
 */
export function findStop(
  log: EventLog,
  { from, to }: EventRange,
  ownStop: number,
  rule: ReopenRule,
  asOf: number,
): number {
  let first = Number.NaN;
  let closedAt = Number.NaN;
  let lastAt = Number.NEGATIVE_INFINITY;
  let goesOn = false;
  for (let position = from; position < to; position++) {
    const at = log.atOf(position);
    const state = log.stateOf(position);
    if (state === STATE_UNSAID) continue;
    if (at > asOf) {
      goesOn = true;
      break;
    }
    lastAt = at;
    if ((state & STATE_FINAL) === 0) closedAt = Number.NaN;
    else if (Number.isNaN(closedAt)) closedAt = at;
    if (Number.isNaN(first)) first = closedAt;
  }
  if (rule === "first-close" && !Number.isNaN(first)) return first;
  if (!Number.isNaN(closedAt)) return closedAt;
  const isOwn = Number.isNaN(first) || ownStop > lastAt;
  if (isOwn && !Number.isNaN(ownStop)) return ownStop;
  return goesOn ? NOT_YET : Number.NaN;
}

/**
 * Each time that a ticket was open (semantics 12), as pairs of its start and its stop. The last stop is found
 * as `findStop` finds it. A ticket that was never reopened has one.
 */
export function findCycles(
  log: EventLog,
  range: EventRange,
  start: number,
  ownStop: number,
  asOf: number,
): [start: number, stop: number][] {
  const cycles: [number, number][] = [];
  let startedAt = start;
  let closedAt = Number.NaN;
  for (let position = range.from; position < range.to; position++) {
    const at = log.atOf(position);
    const state = log.stateOf(position);
    if (at > asOf) break;
    if (state === STATE_UNSAID) continue;
    const isFinal = (state & STATE_FINAL) !== 0;
    if (isFinal && Number.isNaN(closedAt)) closedAt = at;
    if (!isFinal && !Number.isNaN(closedAt)) {
      cycles.push([startedAt, closedAt]);
      startedAt = at;
      closedAt = Number.NaN;
    }
  }
  cycles.push([startedAt, findStop(log, range, ownStop, "last-close", asOf)]);
  return cycles;
}

/**
 * When a ticket's clock stood still by its history (semantics 9). A state holds from its event until the next;
 * before the first the ticket is as it was created, not paused. What happens from `until` on is not asked for.
 *
 * @param closedToo time spent closed does not count either, once the ticket was opened again
 */
export function findPauses(
  log: EventLog,
  { from, to }: EventRange,
  until: number,
  closedToo: boolean,
  into: Pause[],
): void {
  let pausedAt = Number.NaN;
  let closedAt = Number.NaN;
  for (let position = from; position < to; position++) {
    const at = log.atOf(position);
    const state = log.stateOf(position);
    if (at > until) break;
    if (state === STATE_UNSAID) continue;
    const isClosed = closedToo && (state & STATE_FINAL) !== 0;
    const isPaused = !isClosed && (state & STATE_PAUSED) !== 0;
    if (!isPaused && pausedAt < at) into.push([pausedAt, at]);
    if (!isClosed && closedAt < at) into.push([closedAt, at]);
    pausedAt = isPaused ? earlier(pausedAt, at) : Number.NaN;
    closedAt = isClosed ? earlier(closedAt, at) : Number.NaN;
  }
  // A ticket that stays closed is stopped, not paused: its due does not move away.
  if (!Number.isNaN(pausedAt)) into.push([pausedAt, Number.POSITIVE_INFINITY]);
}

/** The states of a ticket up to an instant: what each event said, until the next one that says something. */
export function listStates(
  log: EventLog,
  { from, to }: EventRange,
  until: number,
): { position: number; from: number; to: number }[] {
  const states: { position: number; from: number; to: number }[] = [];
  for (let position = from; position < to; position++) {
    const at = log.atOf(position);
    if (at > until) break;
    if (log.stateOf(position) === STATE_UNSAID) continue;
    const last = states.at(-1);
    if (last !== undefined) last.to = at;
    states.push({ position, from: at, to: Number.POSITIVE_INFINITY });
  }
  return states;
}

/** When a state began that goes on. */
function earlier(since: number, at: number): number {
  return Number.isNaN(since) ? at : since;
}

/**
 * The value of a tracked field at an instant; 0 where the history tells none. Without an event by then, the
 * first one says what the ticket came in with.
 */
export function valueAt(log: EventLog, { from, to }: EventRange, track: number, instant: number): number {
  let value = 0;
  for (let position = from; position < to; position++) {
    const known = log.valueOf(track, position);
    if (known === 0) continue;
    if (log.atOf(position) > instant) return value === 0 ? known : value;
    value = known;
  }
  return value;
}

/** The instants after `from`, up to `to`, at which a tracked field was set; in order, into a list. */
export function listChanges(
  log: EventLog,
  range: EventRange,
  track: number,
  from: number,
  to: number,
  into: number[],
): void {
  for (let position = range.from; position < range.to; position++) {
    const at = log.atOf(position);
    if (at > from && at <= to && log.valueOf(track, position) !== 0) into.push(at);
  }
}
