import type { EscalationSource } from "../model/escalation.js";
import type { NumberColumn, TextColumn, WordColumn } from "../model/record.js";
import { placeOf, type RowPlace } from "./audit-book.js";
import { type EscalationDoubts, tellDoubts } from "./escalation-doubts.js";
import type { Collector } from "./evaluation-input.js";
import type { Exclusions } from "./exclude-rows.js";
import type { LevelNames, NamedEscalation } from "./name-levels.js";
import { NumberList } from "./number-list.js";
import type { ColumnPlan } from "./plan-columns.js";

/** Who was told of which record, and when: a few numbers for each entry, one key for each record. */
export interface EscalationBook extends Collector {
  /** A record is there, judged or not, and its clock started then; NaN where that is not known. */
  know(key: string, start: number): void;
  /** The last entry that was read with a key, and the one read before it; -1 for none. */
  lastOf(key: string): number;
  before(entry: number): number;
  atOf(entry: number): number;
  named(entry: number): NamedEscalation;
  /** It is about a record that is judged; `isMeant` where it can count for one of its levels. */
  markAbout(entry: number, isMeant: boolean, known: LevelNames["known"]): void;
  /** So it is, but before the clock of that record started. */
  markEarly(entry: number): void;
}

export interface EscalationBookOptions {
  readonly from: EscalationSource;
  /** The source whose records the entries are about. */
  readonly records: string;
  readonly columns: ColumnPlan;
  /** Entries that both sides agreed to leave out. */
  readonly exclusions: Pick<Exclusions, "mark">;
  /** Later entries have not happened yet (semantics 26). */
  readonly asOf: number;
}

/** What is known of the record that a key names. */
interface NamedRecord {
  /** As the entries write it. */
  readonly key: string;
  readonly first: RowPlace;
  last: number;
  isKnown: boolean;
  /** The earliest start of its clocks; Infinity before any. */
  since: number;
}

export function createEscalationBook(options: EscalationBookOptions): EscalationBook {
  const { from, records, columns, exclusions, asOf } = options;
  const keyIndex = columns.need(from.field, "text");
  const atIndex = columns.need("at", "instant");
  const toldIndex = columns.want("told", "word");
  const levelIndex = columns.want("level", "word");
  const named = new Map<string, NamedRecord>();
  const owners: NamedRecord[] = [];
  const instants = new NumberList();
  const previous = new NumberList();
  const places = new NumberList();
  const toldCodes = new NumberList();
  const levelCodes = new NumberList();
  let toldWords: readonly string[] = [""];
  let levelWords: readonly string[] = [""];
  const about = new Set<number>();
  const meant = new Set<number>();
  const early = new Set<number>();
  const levels = { told: new Set<string>(), level: new Set<string>() };
  const unusable: EscalationDoubts["unusable"] = new Map();
  let leftOut = new Uint32Array(0);
  const fold = (key: string) => (from.ignoreCase ? key.toLowerCase() : key);
  const namedBy = (entry: number): NamedEscalation => ({
    told: toldWords[toldCodes.at(entry)]!,
    level: levelWords[levelCodes.at(entry)]!,
  });

  return {
    add(batch, ledger) {
      if (leftOut.length < batch.length) leftOut = new Uint32Array(batch.length);
      const keys = batch.columns[keyIndex] as TextColumn;
      const { values } = batch.columns[atIndex] as NumberColumn;
      const told = batch.columns[toldIndex] as WordColumn | undefined;
      const level = batch.columns[levelIndex] as WordColumn | undefined;
      if (told !== undefined) toldWords = told.dictionary.canonical;
      if (level !== undefined) levelWords = level.dictionary.canonical;
      exclusions.mark?.(batch, values, leftOut);
      for (let row = 0; row < batch.length; row++) {
        // What both sides leave out never happened.
        if (leftOut[row]! > 0) continue;
        const at = values[row]!;
        const key = keys.at(row);
        if (key === "" || Number.isNaN(at)) {
          // One that is about the records of another source names them in a column of its own.
          if (key === "" && !from.isAboutOne) continue;
          ledger.audited[row] = 1;
          ledger.unmeasurable[row] = 1;
          const field = key === "" ? from.field : "at";
          const first = unusable.get(field);
          if (first !== undefined) first.count++;
          else unusable.set(field, { count: 1, file: batch.file, line: batch.lines[row]! });
          continue;
        }
        if (at > asOf) continue;
        let record = named.get(fold(key));
        if (record === undefined) {
          const first = placeOf(batch, row);
          record = { key, first, last: -1, isKnown: false, since: Number.POSITIVE_INFINITY };
          named.set(fold(key), record);
        }
        previous.push(record.last);
        record.last = instants.length;
        owners.push(record);
        instants.push(at);
        places.push(placeOf(batch, row));
        toldCodes.push(told?.codes[row] ?? 0);
        levelCodes.push(level?.codes[row] ?? 0);
      }
    },
    know(key, start) {
      const record = named.get(fold(key));
      if (record === undefined) return;
      record.isKnown = true;
      if (start < record.since) record.since = start;
    },
    lastOf: (key) => named.get(fold(key))?.last ?? -1,
    before: (entry) => previous.at(entry),
    atOf: (entry) => instants.at(entry),
    named: namedBy,
    markAbout(entry, isMeant, known) {
      about.add(entry);
      if (isMeant) meant.add(entry);
      for (const tell of known.told) levels.told.add(tell);
      for (const text of known.level) levels.level.add(text);
    },
    markEarly: (entry) => early.add(entry),
    close(mark) {
      for (const entry of about) mark(places.at(entry));
    },
    problems(files, unread) {
      const entry = (index: number) => ({
        record: owners[index]!.key,
        place: places.at(index),
        ...namedBy(index),
      });
      const strangers = unread.has(records) || !from.isAboutOne || !from.knowsAll ? [] : [...named.values()];
      return tellDoubts({
        from,
        records,
        files,
        unusable,
        strangers: strangers
          .filter(({ isKnown }) => !isKnown)
          .map(({ key, first }) => ({ key, place: first })),
        // Before another cycle began it was about the one before.
        early: [...early].filter((index) => instants.at(index) < owners[index]!.since).map(entry),
        unmeant: [...about].filter((index) => !meant.has(index)).map(entry),
        levels: { told: [...levels.told], level: [...levels.level] },
      });
    },
  };
}
