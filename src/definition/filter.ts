import type { SourceSpec } from "../model/agreement.js";
import type { Filter } from "../model/filter.js";
import { parseDuration } from "../time/duration.js";
import { parseInstantText } from "./instant-text.js";
import { readLinked } from "./linked-filter.js";
import type { Reading } from "./reading.js";
import { fieldType, refuseNearField } from "./source-fields.js";
import type { Path } from "./tree.js";

/** The terms of the file, as filters ask for them. */
export interface TermBook {
  /** What a term means for the source of the filter that uses it; undefined, with a problem, where it means nothing. */
  resolve(name: string, path: Path, user: FilterContext): Filter | undefined;
}

/** What a filter is read against. Without a source its fields are not asked about. */
export interface FilterContext {
  readonly reading: Reading;
  readonly source?: SourceSpec | undefined;
  /** All sources, for filters that ask of linked records. */
  readonly sources?: ReadonlyMap<string, SourceSpec>;
  /** The zone of dates in the filter, where the source has none of its own. */
  readonly timezone: string;
  readonly terms: TermBook;
}

type Values = { readonly [key: string]: unknown };

/** The filter at a path (semantics 22); undefined where nothing is asked. Faulty parts are reported and left out. */
export function readFilter(input: unknown, path: Path, context: FilterContext): Filter | undefined {
  if (!isValues(input)) return undefined;
  const parts: Filter[] = [];
  for (const [key, value] of Object.entries(input)) {
    const at = [...path, key];
    if (key === "not") {
      const inner = readFilter(value, at, context);
      if (inner !== undefined) parts.push({ op: "not", of: inner });
    } else if (key === "any" || key === "all") {
      const filters = (Array.isArray(value) ? value : []).map((item, index) =>
        readFilter(item, [...at, index], context),
      );
      parts.push({ op: key, of: filters.filter((filter) => filter !== undefined) });
    } else if (key === "term") parts.push(...readTermUse(value, at, context));
    else parts.push(...readCondition(key, value, at, context));
  }
  if (parts.length === 0) return undefined;
  return parts.length === 1 ? parts[0] : { op: "all", of: parts };
}

/** `term: qualified`, `term: [hot, warm]`, `term: { not: partner }`. */
function readTermUse(use: unknown, path: Path, context: FilterContext): Filter[] {
  if (use === undefined) return [];
  if (isValues(use))
    return readTermUse(use["not"], [...path, "not"], context).map((of): Filter => ({ op: "not", of }));
  const paths = Array.isArray(use) ? use.map((_, index) => [...path, index]) : [path];
  const filters = paths.flatMap((at) => {
    const name = context.reading.textAt(at);
    return name === undefined ? [] : (context.terms.resolve(name, at, context) ?? []);
  });
  return filters.length > 1 ? [{ op: "any", of: filters }] : filters;
}

function zoneOf({ source, timezone }: FilterContext): string {
  return source?.timezone ?? timezone;
}

function readCondition(field: string, condition: unknown, path: Path, context: FilterContext): Filter[] {
  const { reading, source } = context;
  if (condition === undefined) return [];
  const linked = readLinked(field, condition, path, {
    ...context,
    readOf: (asked, other) =>
      readFilter(asked, path, { ...context, source: other, timezone: zoneOf(context) }),
  });
  if (linked !== undefined) return linked;
  if (source !== undefined) refuseNearField(source, field, path, reading);
  if (!isValues(condition)) return readWords(field, condition, path, context);

  const parts: Filter[] = [];
  const place = reading.place(path);
  if (condition["not"] !== undefined)
    parts.push(
      ...readWords(field, condition["not"], [...path, "not"], context).map(
        (of): Filter => ({ op: "not", of }),
      ),
    );
  const exists = condition["exists"];
  if (typeof exists === "boolean") {
    parts.push({ op: "exists", field, exists, at: place });
    if (!exists && Object.keys(condition).length > 1) reading.report("exists-beside-others", path, { field });
  }
  const range = readRange(field, condition, path, context);
  if (range !== undefined) parts.push(range);
  return parts;
}

function readWords(field: string, words: unknown, path: Path, { reading }: FilterContext): Filter[] {
  const isList = Array.isArray(words);
  const values = isList
    ? words.map((_, index) => reading.textAt([...path, index])).filter((word) => word !== undefined)
    : [reading.textAt(path)].filter((word) => word !== undefined);
  return values.length === 0 ? [] : [{ op: "is", field, values, at: reading.place(path) }];
}

interface Bound {
  readonly value: number;
  readonly type: "number" | "instant" | "duration";
  readonly text: string;
}

function readRange(field: string, condition: Values, path: Path, context: FilterContext): Filter | undefined {
  const { reading, source } = context;
  const between = Array.isArray(condition["between"]);
  const bounds = [
    { key: "at-least", at: [...path, "at-least"], edge: "start" as const },
    { key: "at-most", at: [...path, "at-most"], edge: "end" as const },
    ...(between
      ? [
          { key: "between", at: [...path, "between", 0], edge: "start" as const },
          { key: "between", at: [...path, "between", 1], edge: "end" as const },
        ]
      : []),
  ].filter(({ key }) => condition[key] !== undefined);
  if (bounds.length === 0) return undefined;

  const type = source === undefined ? undefined : fieldType(source, field);
  if (type === "word" || type === "text") {
    reading.report("range-on-words", bounds[0]!.at, { field, type }, { on: "key" });
    return undefined;
  }
  let atLeast: Bound | undefined;
  let atMost: Bound | undefined;
  for (const { at, edge } of bounds) {
    const bound = readBound(field, type, at, edge, context);
    if (bound === undefined) return undefined;
    if (edge === "start") atLeast = atLeast === undefined || bound.value > atLeast.value ? bound : atLeast;
    else atMost = atMost === undefined || bound.value < atMost.value ? bound : atMost;
  }
  if (
    atLeast !== undefined &&
    atMost !== undefined &&
    !agree(field, atLeast, atMost, path, bounds.at(-1)!.at, reading)
  )
    return undefined;
  return {
    op: "range",
    field,
    type: (atLeast ?? atMost)!.type,
    at: reading.place(path),
    ...(atLeast === undefined ? {} : { atLeast: atLeast.value }),
    ...(atMost === undefined ? {} : { atMost: atMost.value }),
  };
}

/** Whether both ends are of one kind and the right way round. */
function agree(
  field: string,
  low: Bound,
  high: Bound,
  path: Path,
  highPath: Path,
  reading: Reading,
): boolean {
  if (low.type !== high.type) {
    const expected = low.type === "number" ? "number" : "date";
    reading.report("bound-not-understood", highPath, { value: high.text, field, expected });
    return false;
  }
  if (low.value <= high.value) return true;
  reading.report("range-upside-down", path, { field, low: low.text, high: high.text });
  return false;
}

function readBound(
  field: string,
  type: "number" | "instant" | "duration" | undefined,
  path: Path,
  edge: "start" | "end",
  context: FilterContext,
): Bound | undefined {
  const { reading } = context;
  const text = reading.textAt(path);
  if (text === undefined) return undefined;
  if (type === "duration") {
    const read = parseDuration(text);
    if (read.ok && read.duration.kind === "elapsed") return { value: read.duration.ms, type, text };
    reading.report("bound-not-understood", path, { value: text, field, expected: "length of time" });
    return undefined;
  }
  if (type !== "instant" && /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text))
    return { value: Number(text), type: "number", text };
  const instant = type === "number" ? undefined : parseInstantText(text, zoneOf(context), edge);
  if (instant !== undefined) return { value: instant, type: "instant", text };
  const expected = type === "number" ? "number" : type === "instant" ? "date" : "number or date";
  reading.report("bound-not-understood", path, { value: text, field, expected });
  return undefined;
}

function isValues(value: unknown): value is Values {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
