import { fieldsOfKind } from "../model/fields.js";
import type { KindFinding } from "../model/inspection.js";
import { plainSource } from "../model/plain-source.js";
import type { RecordKind } from "../model/record.js";
import { mapColumns } from "./map-columns.js";

const kinds = Object.keys(fieldsOfKind) as RecordKind[];

interface Candidate {
  readonly kind: RecordKind;
  readonly fields: number;
  readonly score: number;
}

/** A kind that fits less well than this beside the best is not named. */
const worthNaming = 0.5;
/** A single common header, such as `Date`, tells nothing. */
const leastFields = 2;

/**
 * Which kind of records a file holds, by the fields that its headers carry. A header that few kinds know
 * (`Deal Stage`) tells more than one that all have (`Id`); where two fit alike the name of the file decides.
 */
export function guessKind(headers: readonly string[], file: string): KindFinding {
  const mappings = new Map(kinds.map((kind) => [kind, mapKind(kind, headers)]));
  const candidates = kinds
    .map((kind) => rate(kind, mappings, file))
    .filter(({ fields }) => fields >= leastFields)
    .sort((a, b) => b.score - a.score);
  const [best, second] = candidates;
  if (best === undefined) return { kind: null, by: "none", candidates: [], isClear: true };
  return {
    kind: best.kind,
    by: "headers",
    candidates: candidates
      .filter(({ score }) => score >= best.score * worthNaming)
      .map(({ kind, fields }) => ({ kind, fields })),
    isClear: second === undefined || second.score < best.score,
  };
}

/** What the headers of a file say of one kind. */
interface Mapping {
  /** The positions of the columns that carry a field, those of doubtful ones included. */
  readonly positions: ReadonlySet<number>;
  /** Its records are named by their own name, as in `Lead ID`. */
  readonly hasOwnId: boolean;
}

function mapKind(kind: RecordKind, headers: readonly string[]): Mapping {
  const wanted = fieldsOfKind[kind].map(({ name }) => ({ field: name, neededBy: [] }));
  const { columns, findings } = mapColumns(plainSource(kind), headers, wanted);
  const id = columns.get("id")?.header;
  return {
    positions: new Set([
      ...[...columns.values()].map(({ index }) => index),
      ...findings.flatMap(({ index }) => index ?? []),
    ]),
    hasOwnId: id !== undefined && isNamedAfter(kind, id),
  };
}

function rate(kind: RecordKind, mappings: ReadonlyMap<RecordKind, Mapping>, file: string): Candidate {
  const { positions, hasOwnId } = mappings.get(kind)!;
  let score = 0;
  for (const position of positions) {
    score += 1 / [...mappings.values()].filter((other) => other.positions.has(position)).length;
  }
  if (hasOwnId) score += 1;
  if (positions.size > 0 && isNamedAfter(kind, baseName(file))) score += 1;
  return { kind, fields: positions.size, score };
}

/** The kind of records that a file is named after, where its text can't be asked. */
export function kindOfName(file: string): RecordKind | undefined {
  const named = kinds.filter((kind) => isNamedAfter(kind, baseName(file)));
  return named.sort((a, b) => b.length - a.length)[0];
}

function baseName(file: string): string {
  return file.split(/[\\/]/).at(-1) ?? "";
}

/** `march-leads.csv` and `Lead ID` are named after leads. */
function isNamedAfter(kind: RecordKind, text: string): boolean {
  const name = text.toLowerCase();
  const stem = kind.replace(/ies$/, "y").replace(/s$/, "");
  return [kind, stem, stem.replace("-", "_")].some((word) => name.includes(word));
}
