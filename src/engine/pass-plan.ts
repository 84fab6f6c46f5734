import type { Agreement, Objective, SourceSpec } from "../model/agreement.js";
import type { Batch } from "../model/record.js";
import type { Calendar } from "../time/calendar.js";
import type { TermsChoice } from "./choose-terms.js";
import type { EscalationBook } from "./escalation-book.js";
import type { Collector, PauseRule } from "./evaluation-input.js";
import type { Exclusions } from "./exclude-rows.js";
import type { WordCheck } from "./filter-rows.js";
import type { Grouping } from "./group-rows.js";
import type { ColumnPlan } from "./plan-columns.js";
import type { PassWatch } from "./record-facts.js";
import { type Scope, selectRows } from "./select-rows.js";
import type { TicketHistory } from "./ticket-history.js";
import type { TimesBook } from "./times-between.js";
import type { Waiving } from "./waive-breaches.js";

/** Everything that an objective's pass is built from, decided before the first row. */
export interface PassPlan {
  readonly agreement: Agreement;
  readonly objective: Objective;
  readonly source: SourceSpec;
  readonly columns: ColumnPlan;
  readonly scope: Scope;
  /** What the filters of the objective ask of columns of words; those of collected sources are added. */
  readonly checks: WordCheck[];
  readonly terms: TermsChoice;
  readonly exclusions: Exclusions;
  readonly waiving: Waiving;
  /** Whether anybody asks for the evidence of each miss; of periods before the audited ones nobody does. */
  readonly keepsMisses: boolean;
  readonly grouping: Grouping | undefined;
  /** Times that objectives of the source have in common. */
  readonly times: TimesBook;
  /** Where one record is to be explained: what its rows are told to. */
  readonly watch: PassWatch | undefined;
  /** Whether misses say what their record is about. */
  readonly tellsSubjects: boolean;
  /** Filled once all passes are planned. */
  readonly pauseRules: readonly PauseRule[];
  calendarOf(id: string): Calendar;
  /** Histories of tickets that are read for this run, by what was asked of them. */
  readonly histories: Map<string, TicketHistory>;
  /** Exports of escalations that are read for this run, by what was asked of them. */
  readonly escalationBooks: Map<string, EscalationBook>;
  /** The other sources that its filters and collectors look at; complete once the pass is built. */
  readonly collected: readonly string[];
  /**
   * Reads another source first: `make` asks for its columns, what it returns sees all its rows before the
   * first row of the objective's own source comes.
   */
  collectFrom(source: string, make: (columns: ColumnPlan, source: SourceSpec) => Collector): void;
}

/** Where each row of a batch stands with an objective, before anything is measured. */
export interface RowScopes {
  /** The slot of its period, or OUT_OF_SCOPE or UNDATED. */
  readonly slots: Int32Array;
  /** The index of its terms. */
  readonly terms: Uint32Array;
  /** 1 + the index of the exclusion that leaves it out; 0 for none. */
  readonly excluded: Uint32Array;
  /** The instant that decides the period of each row. */
  readonly attributed: Float64Array;
}

/**
 * Finds the scope of every row; its arrays are used again by the next batch. `begun` is when each row's record
 * began, where that is earlier than what its clock or its count starts with.
 */
export function createRowScoper({ scope, terms, exclusions, grouping }: PassPlan) {
  let capacity = 0;
  let mask = new Uint8Array(0);
  let scopes = createMarks(0);
  return (
    batch: Batch,
    started: Float64Array,
    attributed: (terms: Uint32Array) => Float64Array,
    begun = started,
  ): RowScopes => {
    if (capacity < batch.length) {
      capacity = batch.length;
      mask = new Uint8Array(capacity);
      scopes = createMarks(capacity);
    }
    terms.choose?.(batch, started, scopes.terms);
    const deciding = attributed(scopes.terms);
    selectRows(scope, batch, started, deciding, mask, scopes.slots);
    exclusions.mark?.(batch, begun, scopes.excluded);
    grouping?.begin(batch);
    return { ...scopes, attributed: deciding };
  };
}

function createMarks(length: number): Omit<RowScopes, "attributed"> {
  return {
    slots: new Int32Array(length),
    terms: new Uint32Array(length),
    excluded: new Uint32Array(length),
  };
}
