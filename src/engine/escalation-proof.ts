import type { EscalationSource } from "../model/escalation.js";
import type { Batch, NumberColumn, TextColumn, WordColumn } from "../model/record.js";
import type { EscalationBook } from "./escalation-book.js";
import { nameLevels } from "./name-levels.js";
import { openEscalationBook } from "./open-escalation-book.js";
import type { PassPlan } from "./pass-plan.js";

/** The field in which an export tells that a record was escalated. */
const escalatedField = "escalatedAt";

/** An escalation that is looked for. Instants are epoch milliseconds. */
export interface ToldAtLevel {
  readonly row: number;
  readonly level: number;
  /** Earlier ones were about something else. */
  readonly from: number;
  readonly reachedAt: number;
}

/** What tells that records were escalated: a column of their own, or the entries of another export. */
export interface EscalationProof {
  /** Gives whether anything is known of the rows of this batch. */
  begin(batch: Batch, started: Float64Array): boolean;
  /** The record of a row is judged. */
  readonly touch?: (row: number, start: number) => void;
  /** When those of a level were first told; NaN where they were not by as-of. */
  toldAt(wanted: ToldAtLevel): number;
  /** When anybody was last told from `start` on and before that instant; NaN where nobody was. */
  toldBefore(row: number, start: number, until: number): number;
}

export function planEscalationProof(plan: PassPlan): EscalationProof {
  const { escalatedIn } = plan.objective;
  return escalatedIn === undefined ? proveByColumn(plan) : proveByEntries(plan, escalatedIn);
}

/** One column tells of one escalation: it is held against each level that the record reached. */
function proveByColumn({ columns, scope }: PassPlan): EscalationProof {
  const index = columns.want(escalatedField, "instant", "end");
  let told: Float64Array | undefined;
  const at = (row: number) => {
    const instant = told?.[row] ?? Number.NaN;
    return instant <= scope.asOf ? instant : Number.NaN;
  };
  return {
    begin(batch) {
      told = (batch.columns[index] as NumberColumn | undefined)?.values;
      return told !== undefined;
    },
    toldAt({ row, from }) {
      const instant = at(row);
      return instant >= from ? instant : Number.NaN;
    },
    toldBefore(row, start, until) {
      const instant = at(row);
      return instant >= start && instant < until ? instant : Number.NaN;
    },
  };
}

/**
 * Entries of another export, several for a record. One that names whom it told, or which level it was, counts for
 * that level, even before it was reached; one that names nobody for every level that was reached by then.
 */
function proveByEntries(plan: PassPlan, from: EscalationSource): EscalationProof {
  const { columns, objective, agreement } = plan;
  const keyIndex = columns.need(from.key, columns.typeOf(from.key) === "word" ? "word" : "text");
  const levels = nameLevels(objective.escalation, agreement);
  const ownerIndex = levels.asksOwner ? columns.want("owner", "word") : -1;
  const book: EscalationBook = openEscalationBook(plan, from);
  let keys: TextColumn | WordColumn;
  let owners: WordColumn | undefined;
  const keyOf = (row: number) =>
    keys.as === "text" ? keys.at(row) : keys.dictionary.raw[keys.codes[row]!]!.trim();
  const ownerOf = (row: number) => owners?.dictionary.raw[owners.codes[row]!] ?? "";

  return {
    begin(batch, started) {
      keys = batch.columns[keyIndex] as TextColumn | WordColumn;
      owners = batch.columns[ownerIndex] as WordColumn | undefined;
      for (let row = 0; row < batch.length; row++) book.know(keyOf(row), started[row]!);
      return true;
    },
    touch(row, start) {
      const owner = ownerOf(row);
      for (let entry = book.lastOf(keyOf(row)); entry >= 0; entry = book.before(entry)) {
        if (book.atOf(entry) < start) book.markEarly(entry);
        else book.markAbout(entry, levels.isMeant(book.named(entry), owner), levels.known);
      }
    },
    toldAt({ row, level, from: earliest, reachedAt }) {
      const owner = ownerOf(row);
      let first = Number.NaN;
      for (let entry = book.lastOf(keyOf(row)); entry >= 0; entry = book.before(entry)) {
        const at = book.atOf(entry);
        if (at < earliest || at >= first) continue;
        const counts = levels.counts(book.named(entry), level, owner) ?? at >= reachedAt;
        if (counts) first = at;
      }
      return first;
    },
    toldBefore(row, start, until) {
      let last = Number.NaN;
      for (let entry = book.lastOf(keyOf(row)); entry >= 0; entry = book.before(entry)) {
        const at = book.atOf(entry);
        if (at >= start && at < until && !(at <= last)) last = at;
      }
      return last;
    },
  };
}
