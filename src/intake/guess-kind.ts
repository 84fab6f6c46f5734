import type { SourceSpec } from "../model/agreement.js";
import { fieldsOfKind } from "../model/fields.js";
import type { KindFinding } from "../model/inspection.js";
import type { RecordKind } from "../model/record.js";
import { usualKeep } from "../model/usual-keep.js";
import { mapColumns } from "./map-columns.js";

const kinds = Object.keys(fieldsOfKind) as RecordKind[];

/** A source of which nothing is said but the kind of its records. */
export function plainSourceOf(kind: RecordKind): SourceSpec {
  return {
    name: kind,
    kind,
    files: [],
    columns: new Map(),
    values: new Map(),
    dates: new Map(),
    blanks: [],
    keep: usualKeep(kind),
    allowRejects: { kind: "count", count: 0 },
    at: { file: "" },
  };
}

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
  const mapped = new Map(kinds.map((kind) => [kind, mappedPositions(kind, headers)]));
  const candidates = kinds
    .map((kind) => rate(kind, mapped, file))
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

/** The positions of the columns that carry a field of the kind, those of doubtful ones included. */
function mappedPositions(kind: RecordKind, headers: readonly string[]): ReadonlySet<number> {
  const wanted = fieldsOfKind[kind].map(({ name }) => ({ field: name, neededBy: [] }));
  const { columns, findings } = mapColumns(plainSourceOf(kind), headers, wanted);
  return new Set([
    ...[...columns.values()].map(({ index }) => index),
    ...findings.flatMap(({ index }) => index ?? []),
  ]);
}

function rate(
  kind: RecordKind,
  mapped: ReadonlyMap<RecordKind, ReadonlySet<number>>,
  file: string,
): Candidate {
  const own = mapped.get(kind) ?? new Set();
  let score = 0;
  for (const position of own) {
    score += 1 / [...mapped.values()].filter((positions) => positions.has(position)).length;
  }
  const fields = own.size;
  if (fields > 0 && isNamedAfter(kind, file)) score += 1;
  return { kind, fields, score };
}

/** `exports/march-leads.csv` is named after leads. */
function isNamedAfter(kind: RecordKind, file: string): boolean {
  const name = (file.split(/[\\/]/).at(-1) ?? "").toLowerCase();
  const stem = kind.replace(/ies$/, "y").replace(/s$/, "");
  return [kind, stem, stem.replace("-", "_")].some((word) => name.includes(word));
}
