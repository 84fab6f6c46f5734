import type { SourceSpec } from "../model/agreement.js";
import { createBlankTest } from "./blanks.js";
import { type FilePlan, zoneOfColumn } from "./plan-file.js";
import { createInstantReader, notADate, withoutZone } from "./read-instant.js";
import { createValueReader } from "./read-number.js";
import { type CellFault, dateOnlyOf } from "./write-columns.js";

/** Reads the cell by which the rows of an id are ordered (`keep: last by updatedAt`, `keep: newest`). */
export interface OrderKeyReader {
  readonly field: string;
  readonly header: string;
  readonly index: number;
  /** NaN for a blank. */
  read(cell: string): number | CellFault;
  /** Whether a stamp without an offset was read in the source's zone. */
  usedZone(): boolean;
  sawDate(): boolean;
}

/** Undefined where the file does not have the column. */
export function createOrderKeyReader(
  source: SourceSpec,
  plan: FilePlan,
  field: string,
): OrderKeyReader | undefined {
  const column = plan.columns.get(field);
  if (column === undefined) return undefined;
  const dates = plan.dates.get(field);
  if (dates === undefined) {
    const read = createValueReader(plan.numbers.get(field), createBlankTest("number", source.blanks));
    const never = () => false;
    return { ...column, read, usedZone: never, sawDate: never };
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
    sawDate: () => instants.sawDate,
    read(cell) {
      const instant = instants.read(cell);
      if (instant === notADate) return "not-a-date";
      return instant === withoutZone ? "stamp-without-zone" : instant;
    },
  };
}
