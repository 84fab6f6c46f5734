import type { Batch, WordColumn } from "../model/record.js";
import { foldText } from "./filter-rows.js";
import type { ColumnPlan } from "./plan-columns.js";

/** Splits records by the words of one column (`--group-by`). */
export interface Grouping {
  /** Names the group of each row of the batch; call before `groupOf`. */
  begin(batch: Batch): void;
  groupOf(row: number): number;
  /** The names of the groups, by number: the first spelling met, `null` for blank cells. */
  readonly names: readonly (string | null)[];
  /** Whether the column was there; undefined before any batch. */
  found(): boolean | undefined;
}

/** Words that differ only by case or surrounding space are one group. */
export function planGrouping(field: string, columns: ColumnPlan): Grouping {
  const index = columns.want(field, "word");
  const names: (string | null)[] = [];
  const known = new Map<string, number>();
  /** The group of each code of the dictionary. */
  const groupOfCode: number[] = [];
  let codes: Int32Array = new Int32Array(0);
  let found: boolean | undefined;

  function groupNamed(name: string | null): number {
    const key = name === null ? "" : foldText(name);
    let group = known.get(key);
    if (group === undefined) {
      group = names.push(name) - 1;
      known.set(key, group);
    }
    return group;
  }

  return {
    names,
    found: () => found,
    begin(batch) {
      const column = batch.columns[index] as WordColumn | undefined;
      found = (found ?? false) || column !== undefined;
      if (column === undefined) {
        codes = new Int32Array(batch.length);
        groupOfCode[0] ??= groupNamed(null);
        return;
      }
      codes = column.codes;
      const { raw } = column.dictionary;
      for (let row = 0; row < batch.length; row++) {
        const code = codes[row]!;
        groupOfCode[code] ??= groupNamed(code === 0 ? null : raw[code]!);
      }
    },
    groupOf: (row) => groupOfCode[codes[row]!]!,
  };
}
