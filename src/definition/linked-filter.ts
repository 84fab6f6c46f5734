import type { SourceSpec } from "../model/agreement.js";
import type { Filter } from "../model/filter.js";
import { nearestName } from "../model/suggest.js";
import { relationOf } from "./links.js";
import type { Reading } from "./reading.js";
import { fieldNames } from "./source-fields.js";
import type { Path } from "./tree.js";

/** What a condition on a column can say. */
const conditionKeys = ["at-least", "at-most", "between", "exists", "not"];

type Values = { readonly [key: string]: unknown };

/** What a key is read against, and how the filter of another source is read. */
export interface LinkedContext {
  readonly reading: Reading;
  readonly source?: SourceSpec | undefined;
  readonly sources?: ReadonlyMap<string, SourceSpec>;
  readOf(asked: Values, other: SourceSpec): Filter | undefined;
}

/**
 * A key of a filter that names a linked source asks of its records: some linked record must match.
 * Undefined where the key is a column. What only linked records could be asked is refused of a column.
 */
export function readLinked(
  key: string,
  asked: unknown,
  path: Path,
  context: LinkedContext,
): Filter[] | undefined {
  const { reading, source, sources } = context;
  const other = sources?.get(key);
  const relation = source === undefined || other === undefined ? undefined : relationOf(source, other);
  if (source === undefined || other === undefined || relation === undefined) {
    return isValues(asked) ? refuseRecord(key, asked, path, context) : undefined;
  }
  if (!isValues(asked)) {
    const found = reading.textAt(path) ?? reading.textAt([...path, 0]) ?? "";
    reading.report("linked-needs-filter", path, { source: source.name, other: other.name, found });
    return [];
  }
  const linked = { op: "linked", source: other.name, ...relation, at: reading.place(path) } as const;
  const { exists, ...rest } = asked;
  if (exists === false) {
    if (Object.keys(rest).length > 0) reading.report("exists-beside-others", path, { field: key });
    return [{ op: "not", of: linked }];
  }
  const of = context.readOf(rest, other);
  return [of === undefined ? linked : { ...linked, of }];
}

/** A column has no fields of its own; undefined where nothing asks for one. */
function refuseRecord(
  key: string,
  asked: Values,
  path: Path,
  { reading, source, sources }: LinkedContext,
): [] | undefined {
  const foreign = Object.keys(asked).filter((name) => !conditionKeys.includes(name));
  if (foreign.length === 0 && !isValues(asked["not"])) return undefined;
  // Without a source nothing is known of its links.
  if (source === undefined) return [];
  if (sources?.has(key) === true && !fieldNames(source).includes(key)) {
    reading.report("not-linked", path, { source: source.name, other: key }, { on: "key" });
    return [];
  }
  for (const name of foreign.length === 0 ? ["not"] : foreign) {
    const near = nearestName(name, conditionKeys);
    const args = { key: name, path: reading.describe(path), known: conditionKeys };
    const at = [...path, name];
    reading.report("unknown-key", at, near === undefined ? args : { ...args, near }, { on: "key" });
  }
  return [];
}

function isValues(value: unknown): value is Values {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
