import type { SourceSpec } from "../model/agreement.js";
import type { DateForm } from "../model/notation.js";
import { createBlankTest } from "./blanks.js";
import type { DateEvidence, DateQuestion, Witness } from "./decide-dates.js";
import { type MappedColumn, mapColumns } from "./map-columns.js";

/** The field that says which of two rows of one record is the newer. */
export const updateField = "updatedAt";

/**
 * The column that tells when a row was last changed. It is a help that nobody asked for: where the headers
 * leave it in doubt it is not used, and no question is asked.
 */
export function findUpdateColumn(
  source: SourceSpec,
  headers: readonly string[],
  columns: ReadonlyMap<string, MappedColumn>,
): MappedColumn | undefined {
  const known = columns.get(updateField);
  if (known !== undefined) return known;
  const unmapped = { ...source, columns: new Map() };
  return mapColumns(unmapped, headers, [{ field: updateField, neededBy: [] }]).columns.get(updateField);
}

/** How its dates are written. */
export function askUpdateDates(source: SourceSpec, column: MappedColumn): DateQuestion {
  const declared = source.dates.get(updateField)?.form ?? source.dates.get("*")?.form;
  return {
    ...column,
    ...(declared === undefined ? {} : { declared }),
    perhapsNumbers: true,
    isBlank: createBlankTest("instant", source.blanks),
  };
}

/** How the dates are read, once the cells were examined; undefined where they leave a doubt. */
export function settleUpdates(
  dates: DateEvidence,
  zoneIsKnown: boolean,
): { readonly form: DateForm; readonly witness: Witness | undefined; readonly sawDate: boolean } | undefined {
  const isClear = dates.conclude("") === undefined && !dates.holdsNumbers;
  if (!isClear || (!zoneIsKnown && dates.naive !== undefined)) return undefined;
  return { form: dates.form ?? "iso", witness: dates.witness, sawDate: dates.sawDate };
}
