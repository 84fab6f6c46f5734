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
    dates: mergeDates(source, preset),
    numbers: mergeForms(source, source.numbers, preset.numbers),
    durations: mergeForms(source, source.durations, preset.durations),
    ...(preset.footers === undefined ? {} : { footers: [...(source.footers ?? []), ...preset.footers] }),
    blanks: [...source.blanks, ...(preset.blanks ?? []).map((blank) => blank.toLowerCase())],
  };
}

/** What a preset says of how fields are written is about its own columns, not about one that the source maps. */
function entriesFor<Rule>(
  { columns }: SourceSpec,
  ofPreset: Readonly<Record<string, Rule>> = {},
): (readonly [string, Rule])[] {
  return Object.entries(ofPreset).filter(([field]) => !columns.has(field));
}

/** What the definition says of one field, or of all, wins; what it leaves open of them is the preset's. */
function mergeDates(source: SourceSpec, { dates }: Preset): ReadonlyMap<string, DateRule> {
  const said = source.dates;
  const merged = new Map(said);
  for (const [field, rule] of entriesFor(source, dates))
    merged.set(field, { ...rule, ...said.get("*"), ...said.get(field) });
  return merged;
}

function mergeForms<Form>(
  source: SourceSpec,
  said: ReadonlyMap<string, Form> = new Map(),
  ofPreset?: Readonly<Record<string, Form>>,
): ReadonlyMap<string, Form> {
  return said.has("*") ? said : new Map([...entriesFor(source, ofPreset), ...said]);
}

/** Whether the preset says how a field is written, so that no other column than its own can be meant. */
export function isBound({ dates, numbers, durations }: Preset, field: string): boolean {
  return [dates, numbers, durations].some((table) => table?.[field] !== undefined);
}

/** The preset that a source in force is read by. */
export function presetOf({ preset }: SourceSpec): Preset | undefined {
  return preset === "generic" ? undefined : preset;
}
