import type { SourceSpec } from "../model/agreement.js";
import { fieldSpec, usualInstant } from "../model/fields.js";
import type { Filter } from "../model/filter.js";
import type { Aggregate, Counted } from "../model/metric.js";
import { readFilter } from "./filter.js";
import { type MetricContext, readInstantField } from "./objective-metric.js";
import type { Reading } from "./reading.js";
import { beginOf, fieldType, requireField } from "./source-fields.js";
import type { Path } from "./tree.js";

/** What figures of the file's own are made of. */
export const partKinds = ["count", "sum", "distinct"] as const;
export type PartKind = (typeof partKinds)[number];

/** The keys of a part as the file has them. */
export interface PartInput {
  readonly where?: unknown;
  readonly field?: string | undefined;
  readonly at?: string | undefined;
}

/** One aggregate over the records of a source that count. */
export interface FigurePart {
  readonly counted: Counted;
  readonly aggregate: Aggregate;
}

export interface PartOptions {
  /** Whether a field of numbers of the file's own holds money. */
  readonly ownIsMoney: boolean;
  /** Whether records in which the field is blank take no part. */
  readonly leavesBlanks: boolean;
}

/** @param at the path of the part; undefined, with a problem, where something in it is not understood */
export function readFigurePart(
  kind: PartKind,
  written: PartInput,
  source: SourceSpec | undefined,
  at: Path,
  { reading, terms, sources, timezone }: MetricContext,
  { ownIsMoney, leavesBlanks }: PartOptions,
): FigurePart | undefined {
  const where = readFilter(written.where, [...at, "where"], {
    reading,
    terms,
    sources,
    source,
    timezone,
  });
  if (source === undefined) return undefined;
  const instant = readInstantField(source, written.at, usualInstant(source.kind), [...at, "at"], reading);
  const aggregate = readAggregate(kind, written.field, source, at, ownIsMoney, reading);
  if (instant === undefined || aggregate === undefined) return undefined;
  const begunAt = beginOf(source, instant);
  const isFilled: Filter[] =
    leavesBlanks && aggregate.field !== undefined
      ? [{ op: "exists", field: aggregate.field, exists: true }]
      : [];
  const good = [...(where === undefined ? [] : [where]), ...isFilled];
  return {
    aggregate,
    counted: {
      at: instant,
      ...(begunAt === undefined ? {} : { begunAt }),
      ...(good.length === 0 ? {} : { good: good.length === 1 ? good[0]! : { op: "all", of: good } }),
    },
  };
}

function readAggregate(
  kind: PartKind,
  written: string | undefined,
  source: SourceSpec,
  at: Path,
  ownIsMoney: boolean,
  reading: Reading,
): Aggregate | undefined {
  if (kind === "count") return { op: "count" };
  if (written === undefined) return undefined;
  const path = [...at, "field"];
  const field = requireField(source, written.trim(), path, reading);
  if (field === undefined) return undefined;
  if (kind === "distinct") return { op: "distinct", field, isNeeded: true };
  const type = fieldType(source, field);
  if (type === "duration") return { op: "sum", field, isDuration: true };
  // A rating is a word that may well be a number; what is none is told when it is read.
  if (type === undefined || type === "number" || field === "rating") {
    const isMoney = isAmount(source, field) || ownIsMoney;
    return { op: "sum", field, ...(isMoney ? { isMoney } : {}) };
  }
  const numbers = ["amount", "score", "rating"].filter((name) => fieldSpec(source.kind, name) !== undefined);
  reading.report("not-a-number-field", path, { field, type, numbers });
  return undefined;
}

/** Fields of money have a currency beside them. */
function isAmount({ kind }: SourceSpec, field: string): boolean {
  return field === "amount" && fieldSpec(kind, "currency") !== undefined;
}
