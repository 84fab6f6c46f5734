import type { SourceSpec } from "../model/agreement.js";
import { fieldsOfKind } from "../model/fields.js";
import type { ColumnInspection, FileInspection, KindFinding } from "../model/inspection.js";
import { plainSource } from "../model/plain-source.js";
import type { RecordKind } from "../model/record.js";
import { applyPreset, presetOf } from "./apply-preset.js";
import { findNearPreset, findPresets } from "./choose-preset.js";
import { guessKind } from "./guess-kind.js";
import { createHeaderNames } from "./header-names.js";
import { mapColumns } from "./map-columns.js";

/** What the headers of a file say of it. */
export interface RecognizedFile extends Pick<FileInspection, "kind" | "preset" | "nearPreset"> {
  /** By position, from 0. */
  readonly columns: ReadonlyMap<number, RecognizedColumn>;
  /** Fields that several columns could carry. */
  readonly questioned: ReadonlySet<string>;
  /** The records as a source that is read by the preset; absent where their kind is not known. */
  readonly source?: SourceSpec;
  /** Spellings of a blank that the preset knows. */
  readonly blanks: readonly string[];
}

export interface RecognizedColumn extends Pick<ColumnInspection, "mappedBy" | "zone"> {
  readonly field: string;
}

/** Tells by its headers which records a file holds, what it is an export of, and what its columns carry. */
export function recognizeFile(
  headers: readonly string[],
  file: string,
  said: RecordKind | undefined,
): RecognizedFile {
  const fitting = findPresets(headers, said);
  const kind = settleKind(
    headers,
    file,
    said,
    fitting.map(({ preset }) => preset.kind),
  );
  const found = fitting.find(({ preset }) => preset.kind === kind.kind);
  const near =
    found === undefined && kind.kind !== null ? findNearPreset(plainSource(kind.kind), headers) : undefined;
  const facts = {
    kind,
    preset:
      found === undefined ? null : { id: found.preset.id, title: found.preset.title, because: found.because },
    nearPreset: near ?? null,
    blanks: found?.preset.blanks ?? [],
  };
  if (kind.kind === null) return { ...facts, columns: new Map(), questioned: new Set() };
  const source = applyPreset(plainSource(kind.kind), found?.preset);
  return { ...facts, source, ...recognizeColumns(source, kind.kind, headers) };
}

/** The user's word first, then the kind of the preset that fits, then what the fields make likely. */
function settleKind(
  headers: readonly string[],
  file: string,
  said: RecordKind | undefined,
  ofPresets: readonly RecordKind[],
): KindFinding {
  const guess = guessKind(headers, file);
  if (said !== undefined) return { ...guess, kind: said, by: "option", isClear: true };
  const [first, ...others] = [...new Set(ofPresets)];
  if (first === undefined) return guess;
  const candidates = [first, ...others].map((kind) => ({
    kind,
    fields: guess.candidates.find((candidate) => candidate.kind === kind)?.fields ?? 0,
  }));
  return { kind: first, by: "preset", candidates, isClear: others.length === 0 };
}

function recognizeColumns(
  source: SourceSpec,
  kind: RecordKind,
  headers: readonly string[],
): Pick<RecognizedFile, "columns" | "questioned"> {
  const wanted = fieldsOfKind[kind].map(({ name }) => ({ field: name, neededBy: [] }));
  const { columns, findings } = mapColumns(source, headers, wanted);
  const preset = presetOf(source);
  const names = createHeaderNames(headers);
  const isOfPreset = (field: string, index: number) =>
    (preset?.columns[field] ?? []).some((header) => names.find(header).includes(index));
  return {
    columns: new Map(
      [...columns.values()].map(({ field, index, zone = null }) => [
        index,
        { field, zone, mappedBy: isOfPreset(field, index) ? ("preset" as const) : ("header" as const) },
      ]),
    ),
    questioned: new Set(
      findings.flatMap(({ finding }) =>
        finding.code === "column-doubtful" || finding.code === "column-repeated" ? [finding.args.field] : [],
      ),
    ),
  };
}
