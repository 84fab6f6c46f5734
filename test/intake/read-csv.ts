import type { InputFile } from "../../src/intake/input-file.js";
import { readSource } from "../../src/intake/read-source.js";
import type { ReadSourceInput, SourceReading } from "../../src/intake/source-reading.js";
import type { SourceSpec } from "../../src/model/agreement.js";
import type { ColumnRequest, FieldType } from "../../src/model/record.js";

export type Row = Record<string, string | number | undefined>;

/** A file of text or bytes, handed out in chunks of `chunkSize` bytes. */
export function fileOf(content: string | Uint8Array, name = "in.csv", chunkSize = 1 << 16): InputFile {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  return {
    name,
    async *open() {
      for (let at = 0; at < bytes.length; at += chunkSize) yield bytes.slice(at, at + chunkSize);
    },
  };
}

export function sourceOf(over: Partial<SourceSpec> = {}): SourceSpec {
  return {
    name: "tickets",
    kind: "tickets",
    files: [],
    columns: new Map(),
    values: new Map(),
    dates: new Map(),
    blanks: [],
    keep: { keep: "one" },
    allowRejects: { kind: "count", count: 0 },
    at: { file: "sla.yaml" },
    ...over,
  };
}

export function mapTo(columns: Record<string, string>): SourceSpec["columns"] {
  return new Map(
    Object.entries(columns).map(([field, header]) => [field, { header, at: { file: "sla.yaml" } }]),
  );
}

export function ask(field: string, as: FieldType, over: Partial<ColumnRequest> = {}): ColumnRequest {
  return { field, as, optional: true, neededBy: [], ...over };
}

export interface Outcome extends SourceReading {
  /** The delivered rows; words as the file writes them, `field>` for what they mean. */
  readonly rows: readonly Row[];
}

/** Reads a source and copies its batches into plain rows. */
export async function readCsv(
  files: string | readonly InputFile[],
  requests: readonly ColumnRequest[],
  source: Partial<SourceSpec> = {},
  over: Partial<ReadSourceInput> = {},
): Promise<Outcome> {
  const rows: Row[] = [];
  const reading = await readSource({
    source: sourceOf(source),
    files: typeof files === "string" ? [fileOf(files)] : files,
    requests,
    onBatch(batch) {
      for (let at = 0; at < batch.length; at++) {
        const row: Row = { line: batch.lines[at] };
        for (const [index, column] of batch.columns.entries()) {
          const { field } = requests[index]!;
          if (column === undefined) continue;
          if (column.as === "text") row[field] = column.at(at);
          else if (column.as === "word") {
            row[field] = column.dictionary.raw[column.codes[at]!];
            row[`${field}>`] = column.dictionary.canonical[column.codes[at]!];
          } else row[field] = column.values[at];
        }
        rows.push(row);
      }
    },
    ...over,
  });
  return { ...reading, rows };
}

export const codesOf = (reading: SourceReading): string[] => reading.problems.map(({ code }) => code);
