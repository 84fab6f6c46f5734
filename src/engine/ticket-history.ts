import type { Dictionary } from "../model/record.js";
import type { EventLog } from "./event-log.js";
import type { WordCheck } from "./filter-rows.js";

/** What happened to tickets, as far as one objective asks; objectives that ask the same share it. */
export interface TicketHistory {
  readonly log: EventLog;
  /** What the pauses' filter asked of columns of words. */
  readonly checks: readonly WordCheck[];
  /** The words of each tracked field; undefined where the export lacks the column. */
  readonly words: (Dictionary | undefined)[];
  /** The words of an event that say of the state what pauses a clock; none unless a record is explained. */
  stateWords(position: number): readonly string[];
}
