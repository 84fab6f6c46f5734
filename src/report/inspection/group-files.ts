import type { FileReport, SourceReport } from "../../model/inspection.js";
import { compareNames } from "../../model/name-order.js";

/** Files with the same kind of records and the same headers, in any order, are one source. */
export function groupFiles(files: readonly FileReport[]): SourceReport[] {
  const groups = new Map<string, FileReport[]>();
  for (const file of files) {
    const headers = file.columns.map(({ header }) => header.trim().toLowerCase()).sort();
    const key = JSON.stringify([file.kind.kind, headers]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [file]);
    else group.push(file);
  }
  const used = new Map<string, number>();
  return Array.from(groups.values(), (members): SourceReport => {
    const { kind } = members[0]!.kind;
    const name = kind ?? "records";
    const before = used.get(name) ?? 0;
    used.set(name, before + 1);
    return {
      name: before === 0 ? name : `${name}-${before + 1}`,
      kind,
      files: orderFiles(members.map(({ file }) => file)),
    };
  });
}

/**
 * Names that a shell has put in the order of their letters (`2025-10` before `2025-3`) are put in the order that a
 * glob of the definition has, numbers by value: of two rows of a record the later file's may stand. Any other order
 * is the user's own.
 */
function orderFiles(names: readonly string[]): readonly string[] {
  const isByLetters = names.every((name, index) => index === 0 || names[index - 1]! <= name);
  return isByLetters ? [...names].sort(compareNames) : names;
}
