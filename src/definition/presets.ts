import type { Preset } from "../model/preset.js";
import type { Problem } from "../model/problem.js";
import { findShelfPreset, idsOf } from "./find-preset.js";
import { readPresetFile } from "./preset-file.js";
import type { Reading } from "./reading.js";
import type { FileInput, Partly } from "./schema/file.js";
import { recordKinds } from "./schema/sources.js";
import type { LoadFile } from "./waiver-file.js";

export interface NamedPresets {
  /** By the name of the source; a faulty one is absent. */
  readonly presets: ReadonlyMap<string, Preset | "generic">;
  /** The problems inside the files of presets. */
  readonly problems: readonly Problem[];
}

/** The presets that sources name: of the shelf by id, or in files of their own, each of which is read once. */
export async function readPresets(
  sources: Partly<FileInput["sources"]>,
  reading: Reading,
  load: LoadFile | undefined,
): Promise<NamedPresets> {
  const named = new Map<string, Preset | "generic">();
  const problems: Problem[] = [];
  const files = new Map<string, Preset | undefined>();
  for (const [source, input] of Object.entries(sources ?? {})) {
    const name = input?.preset?.trim();
    if (name === undefined) continue;
    const path = ["sources", source, "preset"];
    if (isFile(name) && !files.has(name)) {
      const file = await readPresetFile(name, path, load, reading);
      files.set(name, file.preset);
      problems.push(...file.problems);
    }
    const kind = input?.kind ?? recordKinds.find((known) => known === source);
    const preset = isFile(name)
      ? files.get(name)
      : name === "generic" || name === "none"
        ? "generic"
        : findShelfPreset(name, kind, path, reading);
    if (preset === undefined) continue;
    if (preset !== "generic" && kind !== undefined && preset.kind !== kind)
      reading.report("preset-of-other-kind", path, {
        preset: name,
        holds: preset.kind,
        source,
        kind,
        known: idsOf(kind),
      });
    else named.set(source, preset);
  }
  return { presets: named, problems };
}

function isFile(name: string): boolean {
  return /[\\/]|\.(ya?ml|json)$/i.test(name);
}
