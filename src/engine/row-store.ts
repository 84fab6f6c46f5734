import type { Batch, Column, WordColumn } from "../model/record.js";
import { NumberList } from "./number-list.js";

/** Rows of one file that outlive their batch, by column. */
export interface RowStore {
  keep(batch: Batch, row: number): void;
  /** All rows kept so far, in their order. */
  batch(): Batch;
}

/** @param like a batch of the file, for its columns */
export function createRowStore(like: Batch): RowStore {
  const lines = new NumberList();
  const columns = like.columns.map((column) => (column === undefined ? undefined : storeColumn(column)));
  return {
    keep(batch, row) {
      lines.push(batch.lines[row]!);
      for (const [index, store] of columns.entries()) store?.push(batch.columns[index] as Column, row);
    },
    batch: () => ({
      source: like.source,
      file: like.file,
      length: lines.length,
      lines: lines.view(),
      columns: columns.map((store) => store?.column()),
    }),
  };
}

interface ColumnStore {
  push(column: Column, row: number): void;
  column(): Column;
}

function storeColumn(like: Column): ColumnStore {
  if (like.as === "text") {
    const texts: string[] = [];
    return {
      push: (column, row) => texts.push((column as typeof like).at(row)),
      column: () => ({ as: "text", at: (row) => texts[row]! }),
    };
  }
  const values = new NumberList();
  if (like.as === "word") {
    return {
      push: (column, row) => values.push((column as WordColumn).codes[row]!),
      column: () => ({ ...like, codes: Int32Array.from(values.view()) }),
    };
  }
  return {
    push: (column, row) => values.push((column as typeof like).values[row]!),
    column: () => ({ ...like, values: values.view() }),
  };
}
