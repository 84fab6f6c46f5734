import type { SourceSpec } from "../model/agreement.js";
import { fieldSpec } from "../model/fields.js";
import type { Batch, Column, ColumnRequest } from "../model/record.js";
import { foldText } from "./filter-rows.js";

/** A record as a program holds it: instants as Date, epoch milliseconds or ISO 8601 with an offset. */
export type PlainRecord = Readonly<Record<string, unknown>>;

/**
 * Plain records as one batch, for programs that embed the engine.
 *
 * @throws TypeError when a value is not of its field's type, with the index of the record
 */
export function batchRecords(
  source: SourceSpec,
  requests: readonly ColumnRequest[],
  records: readonly PlainRecord[],
): Batch {
  return {
    source: source.name,
    file: 0,
    length: records.length,
    lines: Float64Array.from(records, (_, index) => index + 1),
    columns: requests.map((request) =>
      isThere(request, records) ? columnOf(source, request, records) : undefined,
    ),
  };
}

/** As of a file, a column that nobody needs is left out where no record has its field. */
function isThere({ field, optional }: ColumnRequest, records: readonly PlainRecord[]): boolean {
  return !optional || records.some((record) => field in record);
}

function columnOf(source: SourceSpec, request: ColumnRequest, records: readonly PlainRecord[]): Column {
  const { field, as } = request;
  if (as === "text") {
    const texts = records.map((record) => textOf(record[field]));
    return { as, at: (row) => texts[row] as string };
  }
  if (as === "word") {
    const raw = [""];
    const canonical = [""];
    const codes = new Map([["", 0]]);
    const meaning = wordMeanings(source, field);
    return {
      as,
      dictionary: { raw, canonical },
      codes: Int32Array.from(records, (record) => {
        const text = textOf(record[field]);
        const known = codes.get(text);
        if (known !== undefined) return known;
        codes.set(text, raw.length);
        canonical.push(meaning(text));
        return raw.push(text) - 1;
      }),
    };
  }
  const read = as === "instant" ? instantOf : numberOf;
  const isRemaining = as === "duration" && source.durations?.get(field) === "remaining";
  return {
    as,
    ...(isRemaining ? { isRemaining } : {}),
    values: Float64Array.from(records, (record, index) => {
      const value = record[field];
      if (value === undefined || value === null || value === "") return Number.NaN;
      const read_ = read(value);
      if (Number.isFinite(read_)) return read_;
      const expected =
        as === "instant" ? "a Date, epoch milliseconds or ISO 8601 with an offset" : "a number";
      throw new TypeError(
        `${source.name}[${index}].${field}: expected ${expected}, found ${JSON.stringify(value)}`,
      );
    }),
  };
}

function textOf(value: unknown): string {
  return value === undefined || value === null ? "" : String(value).trim();
}

function numberOf(value: unknown): number {
  return typeof value === "number" ? value : typeof value === "string" ? Number(value) : Number.NaN;
}

const isoWithOffset = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;

function instantOf(value: unknown): number {
  if (value instanceof Date) return value.getTime();
  if (typeof value === "number") return value;
  return typeof value === "string" && isoWithOffset.test(value) ? Date.parse(value) : Number.NaN;
}

function wordMeanings(source: SourceSpec, field: string): (text: string) => string {
  const mapped = source.values.get(field);
  const words = Object.entries(fieldSpec(source.kind, field)?.words ?? {});
  return (text) => {
    const folded = foldText(text);
    return mapped?.get(folded) ?? words.find(([, spellings]) => spellings.includes(folded))?.[0] ?? text;
  };
}
