import type { SourceSpec } from "../model/agreement.js";
import { fieldSpec } from "../model/fields.js";
import type { Column, ColumnRequest } from "../model/record.js";
import { createBlankTest } from "./blanks.js";
import type { ClockChangeLog } from "./clock-changes.js";
import { parseNumber } from "./parse-number.js";
import { type FilePlan, zoneOfColumn } from "./plan-file.js";
import { createInstantReader, notADate, withoutZone } from "./read-instant.js";
import { createWordCoder, type WordCoder } from "./word-dictionary.js";
import { saysYes } from "./word-flags.js";

/** How many records a batch holds at most. */
export const batchSize = 4096;

/** Why a cell does not fit its column. */
export type CellFault = "not-a-date" | "stamp-without-zone" | "not-a-number";

/** Writes the cells of one column of one file into the batch. */
export interface ColumnWriter {
  readonly field: string;
  readonly header: string;
  /** The position of the cell in its row. */
  readonly index: number;
  /** @param cells the whole row, for the columns that another one settles */
  write(cell: string, row: number, cells: readonly string[]): CellFault | undefined;
  usedZone(): boolean;
}

/** A column of the batches of a source, used again for every batch and every file. */
export interface BatchColumn {
  readonly column: Column;
  /** Undefined where the file does not have the column. */
  writerFor(plan: FilePlan, clockChanges: ClockChangeLog): ColumnWriter | undefined;
}

/** Work that is the same for every row of a file is done here, once. */
export function createBatchColumns(source: SourceSpec, requests: readonly ColumnRequest[]): BatchColumn[] {
  const coders = new Map<string, WordCoder>();
  return requests.map((request) => {
    if (request.as === "instant") return createInstantColumn(source, request);
    if (request.as === "number") return createNumberColumn(source, request);
    if (request.as === "text") return createTextColumn(source, request);
    const { field } = request;
    const coder = coders.get(field) ?? createWordCoder(source, field, createBlankTest("word", source.blanks));
    coders.set(field, coder);
    return createWordColumn(request, coder);
  });
}

const never = (): boolean => false;

function createInstantColumn(source: SourceSpec, request: ColumnRequest): BatchColumn {
  const { field } = request;
  const values = new Float64Array(batchSize);
  const isBlank = createBlankTest("instant", source.blanks);
  const dateOnly = dateOnlyOf(source, request);
  return {
    column: { as: "instant", values },
    writerFor({ columns, dates, zone }, clockChanges) {
      const column = columns.get(field);
      if (column === undefined) return undefined;
      const form = dates.get(field)?.form ?? "iso";
      const zoneOfCells = zoneOfColumn({ zone }, column);
      const onClockChange = clockChanges.watch(column);
      const reader = createInstantReader({ form, zone: zoneOfCells, dateOnly, isBlank, onClockChange });
      return {
        ...column,
        usedZone: () => reader.usedZone,
        write(cell, row) {
          const instant = reader.read(cell);
          if (instant === notADate) return "not-a-date";
          if (instant === withoutZone) return "stamp-without-zone";
          values[row] = instant;
          return undefined;
        },
      };
    },
  };
}

/** What the definition says about the field or the source wins over the part the date plays. */
export function dateOnlyOf(
  source: SourceSpec,
  request: Pick<ColumnRequest, "field" | "dateOnly">,
): "start" | "end" {
  return (
    source.dates.get(request.field)?.dateOnly ??
    source.dates.get("*")?.dateOnly ??
    request.dateOnly ??
    fieldSpec(source.kind, request.field)?.dateOnly ??
    "start"
  );
}

/** Reads a number cell; NaN for a blank, undefined for what is none. */
export function createNumberReader(blanks: readonly string[]): (cell: string) => number | undefined {
  const isBlank = createBlankTest("number", blanks);
  return (cell) => {
    const text = cell.trim();
    const value = parseNumber(text);
    if (!Number.isNaN(value)) return value;
    return isBlank(text) ? Number.NaN : undefined;
  };
}

/** The writer of a column in which no zone plays a part; none where the file does not have the column. */
function writeZoneless(field: string, write: ColumnWriter["write"]): BatchColumn["writerFor"] {
  return ({ columns }) => {
    const column = columns.get(field);
    return column === undefined ? undefined : { ...column, usedZone: never, write };
  };
}

function createNumberColumn(source: SourceSpec, { field }: ColumnRequest): BatchColumn {
  const values = new Float64Array(batchSize);
  const read = createNumberReader(source.blanks);
  return {
    column: { as: "number", values },
    writerFor: writeZoneless(field, (cell, row) => {
      const value = read(cell);
      if (value === undefined) return "not-a-number";
      values[row] = value;
      return undefined;
    }),
  };
}

function createWordColumn({ field }: ColumnRequest, coder: WordCoder): BatchColumn {
  const codes = new Int32Array(batchSize);
  const writePlain: ColumnWriter["write"] = (cell, row) => {
    codes[row] = coder.codeOf(cell);
    return undefined;
  };
  return {
    column: { as: "word", codes, dictionary: coder.dictionary },
    writerFor(plan, clockChanges) {
      const flags = plan.flags.get(field);
      if (flags === undefined) return writeZoneless(field, writePlain)(plan, clockChanges);
      return writeZoneless(field, (cell, row, cells) => {
        const code = coder.codeOf(cell);
        const flag = flags.find(({ index }) => saysYes(cells[index]!));
        codes[row] = flag === undefined ? code : coder.settle(code, flag.means);
        return undefined;
      })(plan, clockChanges);
    },
  };
}

function createTextColumn(source: SourceSpec, { field }: ColumnRequest): BatchColumn {
  const texts = new Array<string>(batchSize).fill("");
  const isBlank = createBlankTest("text", source.blanks);
  return {
    column: { as: "text", at: (row) => texts[row]! },
    writerFor: writeZoneless(field, (cell, row) => {
      const text = cell.trim();
      texts[row] = isBlank(text) ? "" : text;
      return undefined;
    }),
  };
}
