import type { LinkedFilter } from "../model/filter.js";
import type { Batch, TextColumn, WordColumn } from "../model/record.js";
import type { Collector } from "./evaluation-input.js";
import { NumberList } from "./number-list.js";
import type { RowFilter } from "./row-filter.js";

/** A key that no record of the other source has. Where it was first met; `count` is of distinct keys. */
export interface UnmatchedKeys {
  readonly count: number;
  readonly key: string;
  readonly file: number;
  readonly line: number;
}

/**
 * The keys of one source as another one asks for them, and which of them pass which filter. It remembers
 * keys, never rows. Of several records with one key, any that passes is enough.
 */
export interface LinkIndex extends Collector {
  /** Adds a filter of the collected rows; gives its number. */
  addFilter(filter: RowFilter | undefined): number;
  /** The rows whose key was collected from a row that passed. Call once all of those have gone by. */
  matching(filter: number, keyColumn: number): RowFilter;
  unmatched(): UnmatchedKeys | undefined;
}

/** @param keyColumn the column of the collected rows that holds the key */
export function createLinkIndex(
  { side, ignoreCase }: Pick<LinkedFilter, "side" | "ignoreCase">,
  keyColumn: number,
): LinkIndex {
  const ids = new Map<string, number>();
  const filters: (RowFilter | undefined)[] = [];
  const passed: Uint8Array<ArrayBuffer>[] = [];
  /** Where each key was first met, if it has to be found on the other side. */
  const lines = new NumberList();
  const files = new NumberList();
  let found = new Uint8Array(64);
  const strangers = new Set<string>();
  let firstStranger: { key: string; file: number; line: number } | undefined;
  let rowIds = new Int32Array(0);
  let mask = new Uint8Array(0);
  const fold = (key: string) => (ignoreCase ? key.toLowerCase() : key);

  function idOf(key: string, batch: Batch, row: number): number {
    if (key === "") return -1;
    const folded = fold(key);
    const known = ids.get(folded);
    if (known !== undefined) return known;
    const id = ids.size;
    ids.set(folded, id);
    if (side === "other") {
      lines.push(batch.lines[row]!);
      files.push(batch.file);
    }
    return id;
  }

  return {
    addFilter(filter) {
      passed.push(new Uint8Array(64));
      return filters.push(filter) - 1;
    },
    add(batch, ledger) {
      if (rowIds.length < batch.length) {
        rowIds = new Int32Array(batch.length);
        mask = new Uint8Array(batch.length);
      }
      const keyAt = readKeys(batch, keyColumn);
      for (let row = 0; row < batch.length; row++) rowIds[row] = idOf(keyAt(row), batch, row);
      for (const [index, filter] of filters.entries()) {
        if (filter === undefined) mask.fill(1, 0, batch.length);
        else filter(batch, mask);
        const flags = grow(passed[index]!, ids.size);
        passed[index] = flags;
        for (let row = 0; row < batch.length; row++) {
          const id = rowIds[row]!;
          if (mask[row] === 0 || id < 0) continue;
          flags[id] = 1;
          ledger.audited[row] = 1;
        }
      }
    },
    matching: (filter, ownColumn) => (batch, into) => {
      const keyAt = readKeys(batch, ownColumn);
      const flags = grow(passed[filter]!, ids.size);
      found = grow(found, ids.size);
      for (let row = 0; row < batch.length; row++) {
        const key = keyAt(row);
        const id = key === "" ? undefined : ids.get(fold(key));
        into[row] = id === undefined ? 0 : flags[id]!;
        if (side === "other") {
          if (id !== undefined) found[id] = 1;
        } else if (id === undefined && key !== "") {
          firstStranger ??= { key, file: batch.file, line: batch.lines[row]! };
          strangers.add(fold(key));
        }
      }
    },
    unmatched() {
      if (side === "own")
        return firstStranger === undefined ? undefined : { count: strangers.size, ...firstStranger };
      let count = 0;
      let first: UnmatchedKeys | undefined;
      found = grow(found, ids.size);
      for (const [key, id] of ids) {
        if (found[id] === 1) continue;
        count++;
        first ??= { count, key, file: files.at(id), line: lines.at(id) };
      }
      return first === undefined ? undefined : { ...first, count };
    },
  };
}

function readKeys(batch: Batch, index: number): (row: number) => string {
  const column = batch.columns[index] as WordColumn | TextColumn | undefined;
  if (column === undefined) return () => "";
  if (column.as === "text") return (row) => column.at(row);
  const { codes, dictionary } = column;
  return (row) => dictionary.raw[codes[row]!]!.trim();
}

function grow(flags: Uint8Array<ArrayBuffer>, size: number): Uint8Array<ArrayBuffer> {
  if (flags.length >= size) return flags;
  const grown = new Uint8Array(size * 2);
  grown.set(flags);
  return grown;
}
