import type { Batch, Column } from "../model/record.js";

/**
 * A batch whose rows are rows of another, some of them perhaps more than once: a ticket for each time it was
 * open. It is valid as long as the other one.
 *
 * @param origins the row of the other batch for each row
 */
export function repeatRows(batch: Batch, origins: Int32Array): Batch {
  return {
    ...batch,
    length: origins.length,
    lines: pickNumbers(batch.lines, origins),
    columns: batch.columns.map((column) => column && pickRows(column, origins)),
  };
}

/** The same batch with other columns in some places. */
export function replaceColumns(batch: Batch, columns: ReadonlyMap<number, Column>): Batch {
  return { ...batch, columns: batch.columns.map((column, index) => columns.get(index) ?? column) };
}

export function pickNumbers(values: Float64Array, origins: Int32Array): Float64Array {
  return Float64Array.from(origins, (row) => values[row]!);
}

function pickRows(column: Column, origins: Int32Array): Column {
  if (column.as === "text") return { as: "text", at: (row) => column.at(origins[row]!) };
  if (column.as === "word")
    return { ...column, codes: Int32Array.from(origins, (row) => column.codes[row]!) };
  return { ...column, values: pickNumbers(column.values, origins) };
}
