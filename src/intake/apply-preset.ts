import type { SourceSpec } from "../model/agreement.js";
import type { DateRule } from "../model/notation.js";
import type { Preset } from "../model/preset.js";

/**
 * A source as its files are read: what the definition leaves open is as the preset says. Columns, flags and
 * the meanings of words are not merged: whoever reads them asks the definition first and then `preset`.
 */
export function applyPreset(source: SourceSpec, preset: Preset | undefined): SourceSpec {
  if (preset === undefined) return source;
  const timezone = source.timezone ?? preset.timezone;
  return {
    ...source,
    preset,
    ...(timezone === undefined ? {} : { timezone }),
    dates: mergeDates(source.dates, preset.dates),
    ...(preset.footers === undefined ? {} : { footers: [...(source.footers ?? []), ...preset.footers] }),
    blanks: [...source.blanks, ...(preset.blanks ?? []).map((blank) => blank.toLowerCase())],
  };
}

/** What the definition says of one field, or of all, wins; what it leaves open of them is the preset's. */
function mergeDates(
  said: ReadonlyMap<string, DateRule>,
  ofPreset: Readonly<Record<string, DateRule>> = {},
): ReadonlyMap<string, DateRule> {
  const merged = new Map(said);
  for (const [field, rule] of Object.entries(ofPreset))
    merged.set(field, { ...rule, ...said.get("*"), ...said.get(field) });
  return merged;
}

/** The preset that a source in force is read by. */
export function presetOf({ preset }: SourceSpec): Preset | undefined {
  return preset === "generic" ? undefined : preset;
}
