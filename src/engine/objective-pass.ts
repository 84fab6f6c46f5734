import type { Objective } from "../model/agreement.js";
import type { UnmeasurableReason } from "../model/problems/run.js";
import type { Batch, TextColumn, WordColumn } from "../model/record.js";
import type { Period } from "../time/period.js";
import type { RowPlace } from "./audit-book.js";
import type { Breach } from "./breach-log.js";
import type { CellBook } from "./cell-book.js";
import type { Part } from "./choose-terms.js";
import type { EscalationLog } from "./escalation-log.js";
import type { WordCheck } from "./filter-rows.js";
import type { Grouping } from "./group-rows.js";
import type { OutageSpan } from "./outage-span.js";
import type { ColumnPlan } from "./plan-columns.js";
import type { Scope } from "./select-rows.js";
import type { Spread } from "./spread.js";

/** What became of the rows of one batch, over all objectives: each row counts once. */
export interface RowLedger {
  /** 1 for a row that is in the scope of at least one objective. */
  readonly audited: Uint8Array;
  /** 1 for a row that at least one objective could not measure. */
  readonly unmeasurable: Uint8Array;
  /** 1 for a row whose clock still runs for at least one objective. */
  readonly running: Uint8Array;
}

/** One objective while the rows of its source go by. */
export interface ObjectivePass {
  readonly objective: Objective;
  /** The other sources that it depends on. */
  readonly collectsFrom: readonly string[];
  /** Its scope; `elsewhere` fills while rows go by. */
  readonly scope: Scope;
  /** Judges every row of the batch that is in scope. */
  add(batch: Batch, ledger: RowLedger): void;
  /**
   * Judges what can only be judged once every row has gone by; called once. Gives what only then was found out,
   * and marks the rows of its source that only then turned out to be in scope.
   */
  close?(mark: (place: RowPlace) => void): { readonly running: number; readonly unmeasurable: number };
  /** Brings its cells up to date; called once all rows have gone by, before anything of it is asked. */
  settle?(): void;
  /** What covered the agreed time, where the objective is about that; complete once closed. */
  readonly outages?: readonly OutageSpan[];
  /** How long its records took, where they have limits. */
  readonly spread?: Spread;
  /** The records that have one target each; the objective's own target first. */
  readonly parts: readonly Part[];
  readonly cells: CellBook;
  readonly grouping: Grouping | undefined;
  readonly breaches: readonly Breach[];
  /** Who is to be told of its records, where it has levels of escalation. */
  readonly escalations?: EscalationLog;
  readonly unmeasurable: ReadonlyMap<UnmeasurableReason, UnmeasurableRecords>;
  /** The same for records of another source that it takes part of its figure from. */
  readonly unmeasurableElsewhere?: {
    readonly source: string;
    readonly byReason: ReadonlyMap<UnmeasurableReason, UnmeasurableRecords>;
  };
  /** How many records were left out by agreement, by reason in file order. */
  readonly excluded: readonly { readonly reason: string; readonly count: number }[];
  /** What its filters asked of columns of words. */
  readonly checks: readonly WordCheck[];
  /** What a rate asks in order to know that a record is decided; empty for other metrics. */
  readonly deciding: readonly WordCheck[];
  /** Words of a rate's state that decide nothing, in records that bear the date of a decision: word to count. */
  readonly undecidedWords: ReadonlyMap<string, number>;
  /** The newest event met in its columns; -Infinity before any. */
  newestEvent(): number;
  /** The limit by which a part is judged in a period that begins then; undefined where each record has its own. */
  limitAt(part: number, fromMs: number): number | undefined;
}

/** The periods in which a pass met records. */
export function filledPeriods({ cells, parts, scope }: ObjectivePass): Period[] {
  return scope.slots.periods.filter((_, slot) =>
    parts.some((_, part) => cells.find(part, slot) !== undefined),
  );
}

/** How many records could not be measured for one reason, and the first of them. */
export interface UnmeasurableRecords {
  count: number;
  readonly file: number;
  readonly line: number;
  readonly record: string;
}

/** Names a record in the evidence: its id, or its line where the export has none. */
export interface RecordNames {
  recordOf(batch: Batch, row: number): string;
  accountOf(batch: Batch, row: number): string | null;
  ownerOf(batch: Batch, row: number): string | null;
}

/** @param idField the field that names a record */
export function planRecordNames(columns: ColumnPlan, idField = "id"): RecordNames {
  const id = columns.want(idField, "text");
  const account = columns.want("account", "word");
  const owner = columns.want("owner", "word");
  const wordOf = (batch: Batch, index: number, row: number) => {
    const column = batch.columns[index] as WordColumn | undefined;
    return column === undefined ? null : column.dictionary.raw[column.codes[row]!] || null;
  };
  return {
    recordOf: (batch, row) =>
      (batch.columns[id] as TextColumn | undefined)?.at(row) || `line ${batch.lines[row]}`,
    accountOf: (batch, row) => wordOf(batch, account, row),
    ownerOf: (batch, row) => wordOf(batch, owner, row),
  };
}

/** Counts records that could not be measured, by reason. */
export function createUnmeasurableCount(names: RecordNames) {
  const byReason = new Map<UnmeasurableReason, UnmeasurableRecords>();
  return {
    byReason,
    add(reason: UnmeasurableReason, batch: Batch, row: number): void {
      const known = byReason.get(reason);
      if (known !== undefined) {
        known.count++;
        return;
      }
      byReason.set(reason, {
        count: 1,
        file: batch.file,
        line: batch.lines[row]!,
        record: names.recordOf(batch, row),
      });
    },
  };
}
