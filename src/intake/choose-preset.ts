import type { SourceSpec } from "../model/agreement.js";
import type { Preset } from "../model/preset.js";
import type { HeaderSpellings } from "../model/problems/intake.js";
import type { RecordKind } from "../model/record.js";
import type { PresetReport } from "../model/report.js";
import { presets } from "../presets/index.js";
import { createHeaderNames, type HeaderNames } from "./header-names.js";
import type { IntakeFinding } from "./problem-log.js";

/** A file of a source by its headers. */
export interface HeadedFile {
  /** Its index among the files of the source. */
  readonly index: number;
  readonly name: string;
  readonly headers: readonly string[];
}

/** What the files of a source are read as. */
export interface ChosenPreset {
  /** Absent where the usual headers of each field are looked for. */
  readonly preset?: Preset;
  /** What the report says of a file with these headers. */
  describe(headers: readonly string[]): PresetReport | undefined;
}

/** What keeps a source from being read, each with its file and the position of the header it points at. */
export interface PresetDoubt {
  readonly findings: readonly {
    readonly file: number;
    readonly finding: IntakeFinding;
    readonly index: number;
  }[];
}

/**
 * Decides what all files of a source are read as: the preset that the definition names, else the only one
 * on the shelf whose headers are all there in every file, else none. Where several fit, or the files differ,
 * it is asked, unless for what is wanted they say the same.
 *
 * @param wanted the fields that are going to be read
 */
export function choosePreset(
  source: SourceSpec,
  files: readonly HeadedFile[],
  wanted: readonly string[],
): ChosenPreset | PresetDoubt {
  if (source.preset === "generic") return usualHeaders;
  if (source.preset !== undefined) return holdPreset(source.name, source.preset, files);

  const ofKind = presets.filter(({ kind }) => source.kind === undefined || kind === source.kind);
  const fits = files.map((file) => {
    const names = createHeaderNames(file.headers);
    return { file, fitting: ofKind.filter((preset) => lacking(preset, names).length === 0) };
  });
  const first = fits[0]?.fitting[0];
  if (first === undefined && fits.every(({ fitting }) => fitting.length === 0)) return usualHeaders;
  const everywhere = ofKind.filter((preset) => fits.every(({ fitting }) => fitting.includes(preset)));
  const common = everywhere[0];
  if (common !== undefined) {
    if (everywhere.every((preset) => saysTheSame(preset, common, wanted))) return found([common]);
    return { findings: fits.map(({ file }) => doubtful(source.name, file, everywhere)) };
  }
  const all = fits.flatMap(({ fitting }) => fitting);
  const isAlike =
    fits.every(({ fitting }) => fitting.length > 0) &&
    all.every((preset) => saysTheSame(preset, first!, wanted));
  return isAlike ? found(all) : { findings: [differing(source.name, fits)] };
}

/** The presets whose headers a file has, each with those headers as the file spells them. */
export function findPresets(
  headers: readonly string[],
  kind: RecordKind | undefined,
): { readonly preset: Preset; readonly because: readonly string[] }[] {
  const names = createHeaderNames(headers);
  return presets
    .filter((preset) => (kind === undefined || preset.kind === kind) && lacking(preset, names).length === 0)
    .map((preset) => ({ preset, because: signatureIn(preset, names) }));
}

/** The preset of the source's kind that a file fits but for the smaller part of its headers. */
export function findNearPreset(
  source: SourceSpec,
  headers: readonly string[],
): { id: string; title: string; lacks: readonly HeaderSpellings[] } | undefined {
  if (source.preset !== undefined) return undefined;
  const names = createHeaderNames(headers);
  const near = presets
    .filter(({ kind }) => source.kind === undefined || kind === source.kind)
    .map((preset) => ({ preset, lacks: lacking(preset, names) }))
    .filter(({ preset, lacks }) => lacks.length > 0 && lacks.length * 2 < preset.recognizedBy.length)
    .sort((a, b) => a.lacks.length - b.lacks.length)[0];
  return near && { id: near.preset.id, title: near.preset.title, lacks: near.lacks };
}

const usualHeaders: ChosenPreset = { describe: () => undefined };

/** @param alike presets that say the same of what is wanted; a file is called by the one that it fits */
function found(alike: readonly Preset[]): ChosenPreset {
  const preset = alike[0]!;
  return {
    preset,
    describe(headers) {
      const names = createHeaderNames(headers);
      const fitting = alike.find((each) => lacking(each, names).length === 0) ?? preset;
      return { id: fitting.id, title: fitting.title, because: signatureIn(fitting, names) };
    },
  };
}

/** The groups of headers that a file has none of. */
function lacking({ recognizedBy }: Preset, names: HeaderNames): HeaderSpellings[] {
  return recognizedBy.filter((group) => group.every((header) => names.find(header).length === 0));
}

/** The headers of a file that tell a preset, as the file spells them: one of each group. */
function signatureIn({ recognizedBy }: Preset, names: HeaderNames): string[] {
  return recognizedBy.flatMap((group) => {
    const position = group.flatMap((header) => names.find(header))[0];
    return position === undefined ? [] : [names.headers[position]!];
  });
}

function holdPreset(
  source: string,
  preset: Preset,
  files: readonly HeadedFile[],
): ChosenPreset | PresetDoubt {
  const findings = files.flatMap(({ index: file, headers }) => {
    const lacks = lacking(preset, createHeaderNames(headers));
    if (lacks.length === 0) return [];
    const args = { source, preset: preset.id, title: preset.title, lacks };
    const finding: IntakeFinding = { code: "preset-headers-missing", args };
    return [{ file, finding, index: 0 }];
  });
  const { id, title } = preset;
  return findings.length > 0 ? { findings } : { preset, describe: () => ({ id, title, because: [] }) };
}

function doubtful(source: string, { index: file, headers }: HeadedFile, fitting: readonly Preset[]) {
  const names = createHeaderNames(headers);
  const choices = fitting.map((preset) => ({
    id: preset.id,
    title: preset.title,
    because: signatureIn(preset, names),
  }));
  const finding: IntakeFinding = { code: "preset-doubtful", args: { source, presets: choices } };
  return { file, finding, index: headers.indexOf(choices[0]!.because[0]!) };
}

/** Points at the first file that is not what the one before it is. */
function differing(source: string, fits: readonly { file: HeadedFile; fitting: readonly Preset[] }[]) {
  const [first, ...rest] = fits as [(typeof fits)[number], ...(typeof fits)[number][]];
  const other =
    rest.find(({ fitting }) => !fitting.some((preset) => first.fitting.includes(preset))) ?? first;
  const title = other.fitting[0]?.title;
  const otherTitle = first.fitting[0]?.title;
  const args = {
    source,
    otherFile: first.file.name,
    ...(title === undefined ? {} : { title }),
    ...(otherTitle === undefined ? {} : { otherTitle }),
  };
  return {
    file: other.file.index,
    finding: { code: "preset-differs", args } satisfies IntakeFinding,
    index: 0,
  };
}

/** Whether two presets read the wanted fields in the same way. */
function saysTheSame(a: Preset, b: Preset, wanted: readonly string[]): boolean {
  return a === b || JSON.stringify(sayings(a, wanted)) === JSON.stringify(sayings(b, wanted));
}

function sayings(preset: Preset, wanted: readonly string[]): unknown {
  const { columns, flags, dates, numbers, durations, values, blanks, footers } = preset;
  const byField = [columns, flags, dates, numbers, durations, values] as const;
  return [
    wanted.map((field) => byField.map((table) => table?.[field] ?? null)),
    [dates?.["*"], numbers?.["*"], blanks, footers],
  ];
}
