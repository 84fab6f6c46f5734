import { NumberList } from "./number-list.js";

/** What an event says of the state of its ticket. */
export const STATE_UNSAID = 0;
/** The clock runs after it. */
export const STATE_RUNS = 1;
/** The clock stands still after it. */
export const STATE_PAUSED = 2;
/** The ticket is in a final state after it. A final state that pauses too has both bits. */
export const STATE_FINAL = 4;

/** The events of one ticket: positions in the log, in their order. */
export interface EventRange {
  readonly from: number;
  readonly to: number;
}

const noEvents: EventRange = { from: 0, to: 0 };

/**
 * Events of many tickets, in numbers only: the ticket, the instant, the state and the codes of some words.
 * Events are added in any order; the first question puts them in order, after which none can be added.
 */
export interface EventLog {
  /** @param values a code for each of the tracked fields, 0 for a blank */
  add(ticket: string, at: number, state: number, values: readonly number[]): void;
  eventsOf(ticket: string): EventRange;
  atOf(position: number): number;
  stateOf(position: number): number;
  valueOf(track: number, position: number): number;
}

/** @param tracks how many fields are followed beside the state */
export function createEventLog(tracks: number): EventLog {
  const tickets = new Map<string, number>();
  const keys = new NumberList();
  const instants = new NumberList();
  const states = new NumberList();
  const values = Array.from({ length: tracks }, () => new NumberList());
  let order: Uint32Array | undefined;
  let offsets = new Uint32Array(0);

  /** A stop before a pause before a start; then the order in which they were read (semantics 10). */
  function compare(a: number, b: number): number {
    return instants.at(a) - instants.at(b) || rankOf(states.at(a)) - rankOf(states.at(b)) || a - b;
  }

  function sort(): Uint32Array {
    const count = keys.length;
    offsets = new Uint32Array(tickets.size + 1);
    for (let event = 0; event < count; event++) offsets[keys.at(event) + 1]!++;
    for (let ticket = 0; ticket < tickets.size; ticket++) offsets[ticket + 1]! += offsets[ticket]!;
    const sorted = new Uint32Array(count);
    const next = offsets.slice();
    for (let event = 0; event < count; event++) sorted[next[keys.at(event)]!++] = event;
    for (let ticket = 0; ticket < tickets.size; ticket++) {
      if (offsets[ticket + 1]! - offsets[ticket]! > 1) {
        sorted.subarray(offsets[ticket], offsets[ticket + 1]).sort(compare);
      }
    }
    return sorted;
  }

  const eventAt = (position: number): number => {
    order ??= sort();
    return order[position]!;
  };

  return {
    add(ticket, at, state, codes) {
      let key = tickets.get(ticket);
      if (key === undefined) {
        key = tickets.size;
        tickets.set(ticket, key);
      }
      keys.push(key);
      instants.push(at);
      states.push(state);
      for (let track = 0; track < tracks; track++) values[track]!.push(codes[track]!);
    },
    eventsOf(ticket) {
      order ??= sort();
      const key = tickets.get(ticket);
      return key === undefined ? noEvents : { from: offsets[key]!, to: offsets[key + 1]! };
    },
    atOf: (position) => instants.at(eventAt(position)),
    stateOf: (position) => states.at(eventAt(position)),
    valueOf: (track, position) => values[track]!.at(eventAt(position)),
  };
}

function rankOf(state: number): number {
  if ((state & STATE_FINAL) !== 0) return 0;
  if ((state & STATE_PAUSED) !== 0) return 1;
  return state === STATE_RUNS ? 2 : 3;
}
