import type { Flag, Preset } from "../model/preset.js";
import type { Problem } from "../model/problem.js";
import type { RecordKind } from "../model/record.js";
import { findShelfPreset, idsOf } from "./find-preset.js";
import { readDurationForms, readNumberForms } from "./notations.js";
import { readShape } from "./read-shape.js";
import { readTree } from "./read-tree.js";
import { createReading, type Reading } from "./reading.js";
import type { Partly } from "./schema/file.js";
import { type PresetFileInput, presetFileSchema } from "./schema/presets.js";
import { recordKinds } from "./schema/sources.js";
import { requireField, warnOfNearField } from "./source-fields.js";
import { createSourceText } from "./source-text.js";
import { readDateRules, readMeanings } from "./sources.js";
import type { Path } from "./tree.js";
import type { LoadFile } from "./waiver-file.js";
import { readZone } from "./zones.js";

export interface PresetFile {
  /** Absent where a problem kept it from being read. */
  readonly preset?: Preset;
  /** The problems inside that file; that it can't be read is a problem of the definition. */
  readonly problems: readonly Problem[];
}

/**
 * Reads a preset of the user's own. It has no signature: it is named, never found.
 *
 * @param path of the key in the definition that names it
 */
export async function readPresetFile(
  name: string,
  path: Path,
  load: LoadFile | undefined,
  definition: Reading,
): Promise<PresetFile> {
  const loaded = await load?.(name);
  if (loaded === undefined || "unreadable" in loaded) {
    const args = loaded === undefined ? { file: name } : { file: name, reason: loaded.unreadable };
    definition.report("preset-not-read", path, args);
    return { problems: [] };
  }
  const source = createSourceText(loaded.text, loaded.file);
  const { root, problems: notation } = readTree(source, loaded.file, "preset");
  if (root === undefined) return { problems: notation };
  const reading = createReading(source, root);
  const input = readShape(root, presetFileSchema, reading);
  const preset = composePreset(name, input, reading);
  const problems = [...notation, ...reading.problems];
  const isFaulty = problems.some(({ severity }) => severity === "error");
  return preset === undefined || isFaulty ? { problems } : { preset, problems };
}

function composePreset(name: string, input: Partly<PresetFileInput>, reading: Reading): Preset | undefined {
  const base =
    input.extends === undefined
      ? undefined
      : findShelfPreset(input.extends.trim(), input.kind, ["extends"], reading);
  if (base !== undefined && input.kind !== undefined && input.kind !== base.kind)
    reading.report("preset-of-other-kind", ["kind"], {
      preset: base.id,
      holds: base.kind,
      kind: input.kind,
      known: idsOf(input.kind),
    });
  const kind = input.kind ?? base?.kind;
  if (kind === undefined) {
    if (input.extends === undefined && !reading.hasErrorUnder(["kind"]))
      reading.report("missing-key", [], {
        key: "kind",
        path: reading.describe([]),
        expected: `${recordKinds.slice(0, -1).join(", ")} or ${recordKinds.at(-1)}`,
      });
    return undefined;
  }
  const columns = { ...base?.columns, ...readColumns(kind, input.columns, reading) };
  const mapped = Object.keys(columns).map((field) => [field, { header: "", at: { file: name } }] as const);
  const fields = { name, kind, columns: new Map(mapped), inPreset: true };
  const dates = Object.fromEntries(readDateRules(fields, input.dates, ["dates"], reading));
  const numbers = Object.fromEntries(readNumberForms(fields, input.numbers, ["numbers"], reading));
  const durations = Object.fromEntries(readDurationForms(fields, input.durations, ["durations"], reading));
  const timezone = readZone(input.timezone, ["timezone"], reading);
  const values = [...readMeanings(fields, input.values, ["values"], reading)].map(
    ([field, words]) => [field, { ...base?.values?.[field], ...Object.fromEntries(words) }] as const,
  );
  return {
    id: name,
    title: reading.textAt(["title"]) ?? name,
    kind,
    recognizedBy: [],
    columns,
    flags: { ...base?.flags, ...readFlags(fields, input.flags, reading) },
    dates: dates["*"] === undefined ? { ...base?.dates, ...dates } : dates,
    numbers: numbers["*"] === undefined ? { ...base?.numbers, ...numbers } : numbers,
    durations: { ...base?.durations, ...durations },
    values: { ...base?.values, ...Object.fromEntries(values) },
    blanks: [...(base?.blanks ?? []), ...readWords(input.blanks, ["blanks"], reading)],
    footers: [...(base?.footers ?? []), ...readWords(input.footers, ["footers"], reading)],
    zone: base?.zone ?? "not documented",
    ...(base?.zoneSetting === undefined ? {} : { zoneSetting: base.zoneSetting }),
    ...(timezone === undefined ? {} : { timezone }),
  };
}

function readColumns(
  kind: RecordKind,
  columns: Partly<PresetFileInput>["columns"],
  reading: Reading,
): Record<string, readonly string[]> {
  const fields = Object.keys(columns ?? {});
  return Object.fromEntries(
    fields.map((field) => {
      const path = ["columns", field];
      warnOfNearField(kind, field, fields, path, reading);
      const single = reading.textAt(path);
      const several = reading.nodeAt(path)?.kind === "list" ? (columns?.[field] as unknown[]) : [];
      return [field, single === undefined ? readWords(several, path, reading) : [single]];
    }),
  );
}

function readFlags(
  fields: Parameters<typeof requireField>[0],
  flags: Partly<PresetFileInput>["flags"],
  reading: Reading,
): Record<string, Flag[]> {
  return Object.fromEntries(
    Object.entries(flags ?? {}).map(([field, means]) => {
      requireField(fields, field, ["flags", field], reading, { on: "key" });
      const rules = Object.keys(means ?? {}).flatMap((header) => {
        const meaning = reading.textAt(["flags", field, header]);
        return meaning === undefined ? [] : [{ headers: [header], means: meaning }];
      });
      return [field, rules];
    }),
  );
}

/** The scalars of a list as they are written. */
function readWords(words: readonly unknown[] | undefined, path: Path, reading: Reading): string[] {
  return (words ?? []).flatMap((_, index) => reading.textAt([...path, index]) ?? []);
}
