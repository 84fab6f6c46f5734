import type { FileReport, SourceReport } from "../../model/inspection.js";
import { compareNames } from "../../model/name-order.js";

/**
 * Files with the same kind of records and the same headers, in any order, are one source. They stand in the order
 * of their names with numbers by value, as a glob gives them: of two rows of a record the later file's may stand.
 */
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
      files: members.map(({ file }) => file).sort(compareNames),
    };
  });
}
