import type { SourceSpec } from "../model/agreement.js";
import { presetOf } from "./apply-preset.js";
import { createHeaderNames } from "./header-names.js";
import type { MappedColumn } from "./map-columns.js";

/** A column of yes and no that settles what the word of another one means. */
export interface FlagColumn {
  /** Its position in a row, from 0. */
  readonly index: number;
  readonly means: string;
}

/**
 * The flags of each word field that is read by its preset. A field that the definition maps to a column of
 * its choice is what that column says.
 */
export function findFlags(
  source: SourceSpec,
  headers: readonly string[],
  columns: ReadonlyMap<string, MappedColumn>,
): ReadonlyMap<string, readonly FlagColumn[]> {
  const found = new Map<string, readonly FlagColumn[]>();
  const flags = Object.entries(presetOf(source)?.flags ?? {});
  if (flags.length === 0) return found;
  const names = createHeaderNames(headers);
  for (const [field, rules] of flags) {
    if (source.columns.has(field) || !columns.has(field)) continue;
    const present = rules.flatMap(({ headers: spellings, means }) => {
      const index = spellings.flatMap(names.find)[0];
      return index === undefined ? [] : [{ index, means }];
    });
    if (present.length > 0) found.set(field, present);
  }
  return found;
}

const yes: ReadonlySet<string> = new Set(["1", "true", "yes", "y"]);

/** Whether a cell of a column of yes and no says yes; a blank says no, as in exports that write `1` or nothing. */
export function saysYes(cell: string): boolean {
  return cell !== "" && yes.has(cell.trim().toLowerCase());
}
