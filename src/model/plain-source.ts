import type { SourceSpec } from "./agreement.js";
import type { Place } from "./problem.js";
import type { RecordKind } from "./record.js";
import { usualKeep } from "./usual-keep.js";

/**
 * A source of which nothing is said but the kind of its records: its columns are found by their usual headers.
 * A file that no definition speaks of yet has no place in one.
 */
export function plainSource(kind: RecordKind, at: Place = { file: "" }): SourceSpec {
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
    at,
  };
}
