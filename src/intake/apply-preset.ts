import type { SourceSpec } from "../model/agreement.js";
import type { DateRule } from "../model/notation.js";
import type { Preset } from "../model/preset.js";

/**
 * A source as its files are read: what the definition leaves open is as the preset says. Columns, flags and
 * the meanings of words are not merged: whoever reads them asks the definition first and then `preset`.
 */
export function applyPreset(source: SourceSpec, preset: Preset | undefined): SourceSpec {
  if (preset === undefined) return { ...source, preset: "generic" };
  const timezone = source.timezone ?? preset.timezone;
  return {
    ...source,
    preset,
    ...(timezone === undefined ? {} : { timezone }),
    dates: mergeRules<DateRule>(source.dates, preset.dates),
    blanks: [...source.blanks, ...(preset.blanks ?? []).map((blank) => blank.toLowerCase())],
  };
}

/** Rules by field; one that the definition gives for all fields leaves the preset nothing to say. */
function mergeRules<Rule>(
  said: ReadonlyMap<string, Rule>,
  ofPreset: Readonly<Record<string, Rule>> = {},
): ReadonlyMap<string, Rule> {
  return said.has("*") ? said : new Map([...Object.entries(ofPreset), ...said]);
}

/** The preset that a source in force is read by. */
export function presetOf({ preset }: SourceSpec): Preset | undefined {
  return preset === "generic" ? undefined : preset;
}
