import type { AttemptsSource } from "../model/agreement.js";
import type { AttemptsMetric } from "../model/metric.js";
import type { NumberColumn, TextColumn } from "../model/record.js";
import { placeOf } from "./audit-book.js";
import type { Collector } from "./evaluation-input.js";
import type { Exclusions } from "./exclude-rows.js";
import { filterWords } from "./filter-rows.js";
import { NumberList } from "./number-list.js";
import type { ColumnPlan } from "./plan-columns.js";

/** The instants of all attempts, by the key of the record that they are about. */
export interface AttemptLog extends Collector {
  /**
   * When a record had `count` attempts since its start, or was reached where that ends the duty; NaN where
   * neither has happened. Attempts before the start were about something else.
   */
  enoughAt(key: string, start: number, count: number): number;
  /** A record with this key is judged: its attempts since that start are audited, left out or not. */
  touch(key: string, start: number): void;
  /** All attempts with this key in the order of time. */
  listOf(key: string): { readonly at: number; readonly isReached: boolean }[];
}

export interface AttemptLogOptions {
  readonly attempts: AttemptsSource;
  readonly recipe: AttemptsMetric["attempts"];
  readonly columns: ColumnPlan;
  /** Attempts that both sides agreed to leave out. */
  readonly exclusions: Pick<Exclusions, "mark">;
  /** Later attempts have not happened yet (semantics 26). */
  readonly asOf: number;
  readonly endsWhenReached: boolean;
}

const LEFT_OUT = 2;

/** It remembers a few numbers for each attempt and one key for each record. */
export function createAttemptLog(options: AttemptLogOptions): AttemptLog {
  const { attempts, recipe, columns, exclusions, asOf, endsWhenReached } = options;
  const keyIndex = columns.need(attempts.field, "text");
  const atIndex = columns.need(recipe.at, "instant");
  // In an export without outcomes nobody was reached.
  const words = new Set(recipe.reached.words);
  const isReached = endsWhenReached
    ? filterWords(columns.want(recipe.reached.field, "word"), (_raw, canonical) => words.has(canonical))
    : undefined;
  const lastOf = new Map<string, number>();
  const instants = new NumberList();
  /** The index of the attempt before on the same record; -1 for none. */
  const before = new NumberList();
  /** 1 where it reached somebody, `LEFT_OUT` where it does not count by agreement. */
  const reached = new NumberList();
  const places = new NumberList();
  /** Indexes of attempts on records that are judged. */
  const touched = new Set<number>();
  const found = new NumberList();
  let mask = new Uint8Array(0);
  let leftOut = new Uint32Array(0);
  const fold = (key: string) => (attempts.ignoreCase ? key.toLowerCase() : key);

  return {
    add(batch) {
      if (mask.length < batch.length) {
        mask = new Uint8Array(batch.length);
        leftOut = new Uint32Array(batch.length);
      }
      const keys = batch.columns[keyIndex] as TextColumn;
      const { values } = batch.columns[atIndex] as NumberColumn;
      if (isReached === undefined) mask.fill(0, 0, batch.length);
      else isReached(batch, mask);
      exclusions.mark?.(batch, values, leftOut);
      for (let row = 0; row < batch.length; row++) {
        const at = values[row]!;
        const key = fold(keys.at(row));
        if (key === "" || !(at <= asOf)) continue;
        before.push(lastOf.get(key) ?? -1);
        lastOf.set(key, instants.length);
        instants.push(at);
        reached.push(leftOut[row]! > 0 ? LEFT_OUT : mask[row]!);
        places.push(placeOf(batch, row));
      }
    },
    enoughAt(key, start, count) {
      let firstReached = Number.NaN;
      found.clear();
      for (let index = lastOf.get(fold(key)) ?? -1; index >= 0; index = before.at(index)) {
        const at = instants.at(index);
        if (at < start || reached.at(index) === LEFT_OUT) continue;
        found.push(at);
        if (reached.at(index) === 1 && !(at >= firstReached)) firstReached = at;
      }
      if (found.length < count) return firstReached;
      const enough = found.view().slice().sort()[count - 1]!;
      return enough > firstReached ? firstReached : enough;
    },
    touch(key, start) {
      for (let index = lastOf.get(fold(key)) ?? -1; index >= 0; index = before.at(index)) {
        if (!(instants.at(index) < start)) touched.add(index);
      }
    },
    close(mark) {
      for (const index of touched) mark(places.at(index));
    },
    listOf(key) {
      const list: { at: number; isReached: boolean }[] = [];
      for (let index = lastOf.get(fold(key)) ?? -1; index >= 0; index = before.at(index)) {
        if (reached.at(index) === LEFT_OUT) continue;
        list.push({ at: instants.at(index), isReached: reached.at(index) === 1 });
      }
      return list.sort((a, b) => a.at - b.at);
    },
  };
}
