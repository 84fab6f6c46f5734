import type { SourceLink, SourceSpec } from "../model/agreement.js";
import { fieldSpec } from "../model/fields.js";
import { plainSource } from "../model/plain-source.js";
import type { Reading } from "./reading.js";
import { resolveReference } from "./references.js";
import type { FileInput, Partly } from "./schema/file.js";
import { recordKinds } from "./schema/sources.js";
import { refuseNearField } from "./source-fields.js";
import type { Path } from "./tree.js";

/** How records of one source find those of another. */
export interface Relation {
  readonly own: string;
  readonly other: string;
  /** The side that names a record of the other. */
  readonly side: "own" | "other";
  readonly ignoreCase: boolean;
}

/** Reads `link` of every source once all of them are known; a source that only a link names is implied. */
export function readLinks(
  inputs: Partly<FileInput["sources"]>,
  sources: Map<string, SourceSpec>,
  reading: Reading,
): void {
  for (const [name, spec] of [...sources]) {
    const links = new Map<string, SourceLink>();
    for (const target of Object.keys(inputs?.[name]?.link ?? {})) {
      const path = ["sources", name, "link", target];
      const known = new Set([...sources.keys(), ...recordKinds]);
      const other = resolveReference("source", target, known, path, reading);
      const link = readLink(spec, path, reading);
      if (other === undefined || link === undefined) continue;
      const kind = recordKinds.find((each) => each === other);
      if (!sources.has(other) && kind !== undefined)
        sources.set(other, plainSource(kind, reading.place(path)));
      if (link.key !== "id")
        refuseNearField(sources.get(other) as SourceSpec, link.key, [...path, "to"], reading);
      links.set(other, link);
    }
    if (links.size > 0) sources.set(name, { ...spec, links });
  }
}

function readLink(source: SourceSpec, path: Path, reading: Reading): SourceLink | undefined {
  const isPlain = reading.nodeAt(path)?.kind === "scalar";
  const field = reading.textAt(isPlain ? path : [...path, "field"]);
  if (field === undefined) return undefined;
  refuseNearField(source, field, isPlain ? path : [...path, "field"], reading);
  return { field, key: reading.textAt([...path, "to"]) ?? "id", at: reading.place(path) };
}

/** The relation of two sources, from the side of the first; its own link wins where both have one. */
export function relationOf(source: SourceSpec, other: SourceSpec): Relation | undefined {
  const own = source.links?.get(other.name);
  if (own !== undefined)
    return { own: own.field, other: own.key, side: "own", ignoreCase: isName(other, own.key) };
  const back = other.links?.get(source.name);
  if (back === undefined) return undefined;
  return { own: back.key, other: back.field, side: "other", ignoreCase: isName(source, back.key) };
}

/** Ids are compared as they are; whatever else names a record is a name or an address. */
function isName({ kind }: SourceSpec, key: string): boolean {
  return key !== "id" && fieldSpec(kind, key)?.type !== "text";
}
