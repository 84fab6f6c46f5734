import type { SourceSpec } from "../model/agreement.js";
import { fieldSpec, fieldsOfKind, typeOfField } from "../model/fields.js";
import type { FieldType, RecordKind } from "../model/record.js";
import { isSameName, nameBeginningWith, nearestName } from "../model/suggest.js";
import type { Reading } from "./reading.js";
import type { Path } from "./tree.js";

/** What tells the fields of a source. */
export interface Fields extends Pick<SourceSpec, "name" | "kind" | "columns" | "durations" | "preset"> {
  /** True where a file of its own holds a preset, and no source. */
  readonly inPreset?: boolean;
}

/** The names that can stand for a column of a source: the fields of its kind and those that it or its preset maps. */
export function fieldNames(source: Fields): string[] {
  const ofKind = source.kind === undefined ? [] : fieldsOfKind[source.kind].map((field) => field.name);
  const ofPreset = typeof source.preset === "object" ? Object.keys(source.preset.columns) : [];
  return [...new Set([...ofKind, ...source.columns.keys(), ...ofPreset])];
}

/** The type of a field of the kind; undefined for a column of the user's own, which is what it is used as, unless it holds durations. */
export function fieldType(source: Fields, name: string): FieldType | undefined {
  return typeOfField(source, name);
}

/** A field that must be known; undefined, with a problem, when it is not. */
export function requireField(
  source: Fields,
  name: string,
  path: Path,
  reading: Reading,
  mark: { on?: "key" | "value"; part?: string } = {},
): string | undefined {
  const known = fieldNames(source);
  if (known.includes(name)) return name;
  const near = nearestName(name, known) ?? nameBeginningWith(name, known);
  const args = {
    field: name,
    path: reading.describe(path),
    source: source.name,
    known,
    ...(source.inPreset ? { inPreset: true as const } : {}),
  };
  reading.report("unknown-field", path, near === undefined ? args : { ...args, near }, mark);
  return undefined;
}

/** Warns of a field that a source maps and whose name is almost one of its kind: metrics would not find it. */
export function warnOfNearField(
  kind: RecordKind | undefined,
  name: string,
  mapped: Iterable<string>,
  path: Path,
  reading: Reading,
): void {
  if (kind === undefined || fieldSpec(kind, name) !== undefined) return;
  const used = new Set(mapped);
  const free = fieldsOfKind[kind].map((field) => field.name).filter((field) => !used.has(field));
  const near = nearestName(name, free);
  if (near === undefined) return;
  reading.report("field-nearly-known", path, { field: name, near, kind }, { on: "key", severity: "warning" });
}

/**
 * Refuses a field of a filter that is almost one of the source's: it would be looked for among the headers of
 * the file. `Priority` is just what the file calls that very column, and a header that comes near a field
 * without being it can be mapped.
 */
export function refuseNearField(source: Fields, name: string, path: Path, reading: Reading): void {
  const known = fieldNames(source);
  if (known.some((field) => isSameName(field, name))) return;
  const near = nearestName(name, known);
  if (near === undefined) return;
  const args = { field: name, path: reading.describe(path), source: source.name, known, near };
  reading.report("unknown-field", path, args, { on: "key" });
}

/** The fields that hold an instant, for an error that lists them. */
export function instantFields(source: Fields): string[] {
  return source.kind === undefined
    ? [...source.columns.keys()]
    : fieldsOfKind[source.kind].filter((spec) => spec.type === "instant").map((spec) => spec.name);
}

/** The field of a record's creation, where the source knows it and records count by another (semantics 28). */
export function beginOf(source: Fields, countedAt: string): string | undefined {
  const creation = "createdAt";
  return countedAt !== creation && fieldNames(source).includes(creation) ? creation : undefined;
}
