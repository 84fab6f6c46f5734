import type { SourceSpec } from "../model/agreement.js";
import { fieldSpec, fieldsOfKind } from "../model/fields.js";
import type { DurationForm, NumberForm } from "../model/notation.js";
import type { Reading } from "./reading.js";
import type { FileInput, Partly } from "./schema/file.js";
import { requireField } from "./source-fields.js";
import type { Path } from "./tree.js";

type SourceInput = Partly<NonNullable<FileInput["sources"]>[string]>;
type Fields = Pick<SourceSpec, "name" | "kind" | "columns">;

/** How the numbers of a source are written, by field; the key `*` is for all of them. */
export function readNumberForms(
  source: Fields,
  numbers: SourceInput["numbers"],
  path: Path,
  reading: Reading,
): Map<string, NumberForm> {
  const read = new Map<string, NumberForm>();
  if (numbers === undefined) return read;
  if (typeof numbers !== "object") return read.set("*", String(numbers) as NumberForm);
  for (const [field, form] of Object.entries(numbers)) {
    const at = [...path, field];
    if (requireField(source, field, at, reading, { on: "key" }) === undefined || form === undefined) continue;
    const type = fieldSpec(source.kind, field)?.type;
    if (type === undefined || type === "number" || type === "duration")
      read.set(field, String(form) as NumberForm);
    else
      reading.report("not-a-number-field", at, { field, type, numbers: numberFields(source) }, { on: "key" });
  }
  return read;
}

/**
 * What the durations of a source hold, by field. A field that counts in minutes can be written as a duration
 * too, and a column of the user's own becomes one by being named here.
 */
export function readDurationForms(
  source: Fields,
  durations: SourceInput["durations"],
  path: Path,
  reading: Reading,
): Map<string, DurationForm> {
  const read = new Map<string, DurationForm>();
  for (const [field, form] of Object.entries(durations ?? {})) {
    const at = [...path, field];
    if (requireField(source, field, at, reading, { on: "key" }) === undefined || form === undefined) continue;
    const spec = fieldSpec(source.kind, field);
    if (spec === undefined || spec.type === "duration" || spec.unit !== undefined) read.set(field, form);
    else {
      const args = { field, type: spec.type, durations: durationFields(source) };
      reading.report("not-a-duration-field", at, args, { on: "key" });
    }
  }
  return read;
}

function numberFields({ kind }: Fields): string[] {
  if (kind === undefined) return [];
  return fieldsOfKind[kind]
    .filter(({ type }) => type === "number" || type === "duration")
    .map(({ name }) => name);
}

function durationFields({ kind }: Fields): string[] {
  if (kind === undefined) return [];
  return fieldsOfKind[kind]
    .filter(({ type, unit }) => type === "duration" || unit !== undefined)
    .map(({ name }) => name);
}
