import type { SourceSpec } from "../model/agreement.js";
import { createBlankTest } from "./blanks.js";
import { type FilePlan, orderField, zoneOfColumn } from "./plan-file.js";
import { createInstantReader, notADate, withoutZone } from "./read-instant.js";
import { type CellFault, createNumberReader, dateOnlyOf } from "./write-columns.js";

/** Reads the cell by which the rows of an id are ordered (`keep: last by updatedAt`). */
export interface OrderKeyReader {
  readonly field: string;
  readonly header: string;
  readonly index: number;
  /** NaN for a blank. */
  read(cell: string): number | CellFault;
  /** Whether a stamp without an offset was read in the source's zone. */
  usedZone(): boolean;
}

export function createOrderKeyReader(source: SourceSpec, plan: FilePlan): OrderKeyReader | undefined {
  const field = orderField(source);
  const column = field === undefined ? undefined : plan.columns.get(field);
  if (field === undefined || column === undefined) return undefined;
  const dates = plan.dates.get(field);
  if (dates === undefined) {
    const readNumber = createNumberReader(source.blanks);
    return { ...column, read: (cell) => readNumber(cell) ?? "not-a-number", usedZone: () => false };
  }
  const instants = createInstantReader({
    form: dates.form,
    zone: zoneOfColumn(plan, column),
    dateOnly: dateOnlyOf(source, { field }),
    isBlank: createBlankTest("instant", source.blanks),
  });
  return {
    ...column,
    usedZone: () => instants.usedZone,
    read(cell) {
      const instant = instants.read(cell);
      if (instant === notADate) return "not-a-date";
      return instant === withoutZone ? "stamp-without-zone" : instant;
    },
  };
}
