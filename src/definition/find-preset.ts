import type { Preset } from "../model/preset.js";
import type { RecordKind } from "../model/record.js";
import { nearestName } from "../model/suggest.js";
import { presets } from "../presets/index.js";
import type { Reading } from "./reading.js";
import type { Path } from "./tree.js";

/** The ids of the presets for a kind of records, or of all. */
export function idsOf(kind: RecordKind | undefined): string[] {
  return presets.filter((preset) => kind === undefined || preset.kind === kind).map(({ id }) => id);
}

/** A preset of the shelf; undefined, with a problem, for a name that none has. */
export function findShelfPreset(
  name: string,
  kind: RecordKind | undefined,
  path: Path,
  reading: Reading,
): Preset | undefined {
  const preset = presets.find(({ id }) => id === name);
  if (preset !== undefined) return preset;
  const ids = idsOf(kind);
  const near = nearestName(name, ids) ?? ids.find((id) => id.startsWith(name.toLowerCase()));
  const args = { preset: name, known: ids.length > 0 ? ids : idsOf(undefined) };
  reading.report("unknown-preset", path, near === undefined ? args : { ...args, near });
  return undefined;
}
