import type { SourceSpec } from "../model/agreement.js";
import { fieldSpec } from "../model/fields.js";
import type { DurationForm } from "../model/notation.js";
import type { ColumnRequest } from "../model/record.js";
import { createBlankTest } from "./blanks.js";
import type { NumberQuestion } from "./decide-numbers.js";
import type { MappedColumn } from "./map-columns.js";

/** Forms in which a duration is a number of something, and how many milliseconds that has. */
export const countedForms: Readonly<Partial<Record<DurationForm, number>>> = {
  seconds: 1000,
  minutes: 60_000,
  hours: 3_600_000,
  days: 86_400_000,
};

/** The columns that hold numbers, durations that are counted in a unit included. */
export function listNumberQuestions(
  source: SourceSpec,
  requests: readonly ColumnRequest[],
  columns: ReadonlyMap<string, MappedColumn>,
): NumberQuestion[] {
  const fields = new Set<string>();
  for (const { field, as } of requests) {
    if (as !== "number" && as !== "duration") continue;
    const form = source.durations?.get(field);
    if (form === undefined ? as === "number" : countedForms[form] !== undefined) fields.add(field);
  }
  const order = source.keep.keep === "last" ? source.keep.by : undefined;
  if (order !== undefined && fieldSpec(source.kind, order)?.type === "number") fields.add(order);

  const isBlank = createBlankTest("number", source.blanks);
  return [...fields].flatMap((field) => {
    const column = columns.get(field);
    if (column === undefined) return [];
    const declared = source.numbers?.get(field) ?? source.numbers?.get("*");
    const isMoney = field === "amount" && fieldSpec(source.kind, "currency") !== undefined;
    return [{ ...column, ...(declared === undefined ? {} : { declared }), isMoney, isBlank }];
  });
}
