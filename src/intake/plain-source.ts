import type { SourceSpec } from "../model/agreement.js";
import type { RecordKind } from "../model/record.js";
import { usualKeep } from "../model/usual-keep.js";

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
