import type { Filter } from "./filter.js";

/** What stops the clock of an objective's records beside their own stop (semantics 9, 12). */
export interface ClockRules {
  /** Pairs of columns: the clock stands still from one instant to the other. */
  readonly pairs: readonly PausePair[];
  readonly total?: PauseTotal;
  readonly history?: HistoryRules;
}

/** Two fields of a record. A pause without its end is open: it has not ended yet. */
export interface PausePair {
  readonly from: string;
  readonly to: string;
}

/** A field that holds how long a record stood still in all, and on which clock that was counted. */
export interface PauseTotal {
  readonly field: string;
  /** How many milliseconds one of its units is. */
  readonly unitMs: number;
  readonly clock: "business" | "real";
}

/** What is taken from the history of an objective's tickets. */
export interface HistoryRules {
  /** The name of the source that holds it. */
  readonly source: string;
  /** The events after which the clock stands still until the next one. */
  readonly pauseWhile?: Filter;
  /** Absent where the objective's stop is no final state. */
  readonly reopen?: ReopenRule;
  /** Fields whose value is not simply the one that the tickets' own export has. */
  readonly changing?: { readonly rule: "at-start" | "strictest"; readonly fields: readonly string[] };
}

/**
 * What a ticket that was closed more than once is judged by: `last-close`, where time spent closed does not
 * count; `first-close`; or `new-cycle`, each time on its own (semantics 12). The default stands first.
 */
export const reopenRules = ["last-close", "first-close", "new-cycle"] as const;
export type ReopenRule = (typeof reopenRules)[number];

/**
 * Which value of a field that changed while the clock ran decides: the one that the tickets' export has, the
 * one at the start, or the one with the strictest limit of all. The default stands first.
 */
export const changingValueRules = ["at-end", "at-start", "strictest"] as const;
export type ChangingValueRule = (typeof changingValueRules)[number];
