import type { SourceSpec } from "../model/agreement.js";
import { fieldSpec } from "../model/fields.js";
import type { Column, ColumnRequest } from "../model/record.js";
import { createBatchTexts } from "./batch-texts.js";
import { createBlankGuess, createBlankTest } from "./blanks.js";
import type { Cells } from "./cells.js";
import { createCurrencyTest, type SignsOfColumn } from "./check-currency.js";
import type { ClockChangeLog } from "./clock-changes.js";
import type { DateOnlyLog } from "./dates-among-times.js";
import { type FilePlan, zoneOfColumn } from "./plan-file.js";
import { createDurationReader, type DurationReader } from "./read-duration.js";
import { createInstantReader, notADate, withoutZone } from "./read-instant.js";
import {
  type CurrencyTest,
  createNumberReader,
  createPlainReader,
  type NumberReader,
  type NumberReading,
  type RowPlace,
} from "./read-number.js";
import type { RecordScanner } from "./scan-records.js";
import { createWordCoder, type WordCoder } from "./word-dictionary.js";
import { saysYes } from "./word-flags.js";

/** How many records a batch holds at most, and how much of their texts. */
export const batchSize = 4096;
const longestTexts = 8 << 20;

/** Why a cell does not fit its column. */
export type CellFault = "not-a-date" | "stamp-without-zone" | "not-a-duration" | NumberReading;

/** Writes the cells of one column of one file into the batch. */
export interface ColumnWriter {
  readonly field: string;
  readonly header: string;
  /** The position of the cell in its row. */
  readonly index: number;
  /** @param cells the whole row, for the columns that another one settles */
  write(cell: string, row: number, cells: Cells): CellFault | undefined;
  /** The same for a row whose bytes are at hand; absent where the text is needed. */
  writeScanned?(cells: RecordScanner, row: number): CellFault | undefined;
  /** Whether a stamp without an offset was read in the source's zone. */
  usedZone(): boolean;
  /** Whether a stamp was read. */
  sawDate(): boolean;
}

/** A column of the batches of a source, used again for every batch and every file. */
export interface BatchColumn {
  readonly column: Column;
  /** Whether it holds so much that the batch must go, however few its rows are. */
  isFull?(): boolean;
  /** Undefined where the file does not have the column. */
  writerFor(plan: FilePlan, reading: RowReading): ColumnWriter | undefined;
}

/** What the writers of a file share. */
export interface RowReading {
  readonly place: RowPlace;
  readonly clockChanges: ClockChangeLog;
  readonly datesAmongTimes: DateOnlyLog;
}

/** Work that is the same for every row of a file is done here, once. */
export function createBatchColumns(source: SourceSpec, requests: readonly ColumnRequest[]): BatchColumn[] {
  const coders = new Map<string, WordCoder>();
  return requests.map((request) => {
    if (request.as === "instant") return createInstantColumn(source, request);
    if (request.as === "number") return createNumberColumn(source, request);
    if (request.as === "duration") return createDurationColumn(source, request);
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
    writerFor({ columns, dates, zone }, { clockChanges, datesAmongTimes }) {
      const column = columns.get(field);
      if (column === undefined) return undefined;
      const form = dates.get(field)?.form ?? "iso";
      const zoneOfCells = zoneOfColumn({ zone }, column);
      const onClockChange = clockChanges.watch(column);
      const alone = datesAmongTimes.watch(column, dateOnly);
      const onDateOnly = alone?.note;
      const reader = createInstantReader({
        form,
        zone: zoneOfCells,
        dateOnly,
        isBlank,
        onClockChange,
        onDateOnly,
      });
      if (alone !== undefined) alone.sawTime = () => reader.sawTime;
      const { index } = column;
      const keep = (instant: number, row: number): CellFault | undefined => {
        if (instant === notADate) return "not-a-date";
        if (instant === withoutZone) return "stamp-without-zone";
        values[row] = instant;
        return undefined;
      };
      return {
        ...column,
        usedZone: () => reader.usedZone,
        sawDate: () => reader.sawDate,
        write: (cell, row) => keep(reader.read(cell), row),
        writeScanned: (cells, row) => keep(reader.readScanned(cells, index), row),
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

/** The writer of a column in which no zone plays a part; none where the file does not have the column. */
function writeZoneless(
  field: string,
  write: ColumnWriter["write"],
  planScanned?: (index: number) => NonNullable<ColumnWriter["writeScanned"]>,
): BatchColumn["writerFor"] {
  return ({ columns }) => {
    const column = columns.get(field);
    if (column === undefined) return undefined;
    const writer = { ...column, usedZone: never, sawDate: never, write };
    return planScanned === undefined ? writer : { ...writer, writeScanned: planScanned(column.index) };
  };
}

/** A field that counts in minutes may be written as a duration, if the source says how. */
function createNumberColumn(source: SourceSpec, { field }: ColumnRequest): BatchColumn {
  const values = new Float64Array(batchSize);
  const signs: SignsOfColumn = { possible: undefined };
  const msPerUnit = source.durations?.has(field) ? 60_000 : undefined;
  return {
    column: { as: "number", values },
    writerFor(plan, { place }) {
      const read =
        msPerUnit === undefined
          ? numberReaderOf(source, plan, field, createCurrencyTest(source, plan, signs), place)
          : durationReaderOf(source, plan, field, place);
      return writeNumbers(plan, field, values, read, msPerUnit);
    },
  };
}

function createDurationColumn(source: SourceSpec, { field }: ColumnRequest): BatchColumn {
  const values = new Float64Array(batchSize);
  const isRemaining = source.durations?.get(field) === "remaining";
  return {
    column: isRemaining ? { as: "duration", values, isRemaining } : { as: "duration", values },
    writerFor: (plan, { place }) =>
      writeNumbers(plan, field, values, durationReaderOf(source, plan, field, place)),
  };
}

function writeNumbers(
  plan: FilePlan,
  field: string,
  values: Float64Array,
  read: NumberReader | DurationReader,
  divisor = 1,
): ColumnWriter | undefined {
  const column = plan.columns.get(field);
  if (column === undefined) return undefined;
  return {
    ...column,
    usedZone: never,
    sawDate: never,
    write(cell, row, cells) {
      const value = read(cell, cells);
      if (typeof value === "string") return value;
      values[row] = value / divisor;
      return undefined;
    },
  };
}

function numberReaderOf(
  source: SourceSpec,
  { numbers }: FilePlan,
  field: string,
  fitsCurrency: CurrencyTest,
  place: RowPlace,
): NumberReader {
  const isBlank = createBlankTest("number", source.blanks);
  const plan = numbers.get(field);
  return plan === undefined
    ? createPlainReader(isBlank)
    : createNumberReader(plan, isBlank, fitsCurrency, place);
}

const neverFits: CurrencyTest = () => false;

function durationReaderOf(
  source: SourceSpec,
  plan: FilePlan,
  field: string,
  place: RowPlace,
): DurationReader {
  const form = source.durations?.get(field) ?? "minutes";
  const isBlank = createBlankTest("duration", source.blanks);
  return createDurationReader(form, numberReaderOf(source, plan, field, neverFits, place), isBlank);
}

function createWordColumn({ field }: ColumnRequest, coder: WordCoder): BatchColumn {
  const codes = new Int32Array(batchSize);
  const writePlain: ColumnWriter["write"] = (cell, row) => {
    codes[row] = coder.codeOf(cell);
    return undefined;
  };
  const planScanned =
    (index: number): ColumnWriter["writeScanned"] & {} =>
    (cells, row) => {
      codes[row] = coder.codeOfScanned(cells, index);
      return undefined;
    };
  return {
    column: { as: "word", codes, dictionary: coder.dictionary },
    writerFor(plan, clockChanges) {
      const flags = plan.flags.get(field);
      if (flags === undefined) return writeZoneless(field, writePlain, planScanned)(plan, clockChanges);
      for (const { means } of flags) coder.expect(means);
      return writeZoneless(field, (cell, row, cells) => {
        const code = coder.codeOf(cell);
        const flag = flags.find(({ index }) => saysYes(cells.at(index)!));
        codes[row] = flag === undefined ? code : coder.settle(code, flag.means);
        return undefined;
      })(plan, clockChanges);
    },
  };
}

function createTextColumn(source: SourceSpec, { field }: ColumnRequest): BatchColumn {
  const texts = createBatchTexts(batchSize);
  const isBlank = createBlankTest("text", source.blanks);
  const mayBeBlank = createBlankGuess("text", source.blanks);
  const write = (cell: string, row: number): undefined => {
    const text = cell.trim();
    texts.set(row, isBlank(text) ? "" : text);
  };
  return {
    column: texts,
    isFull: () => texts.size() > longestTexts,
    writerFor: writeZoneless(field, write, (index) => (cells, row) => {
      if (!cells.isText(index)) return write(cells.at(index)!, row);
      const { bytes } = cells;
      const start = cells.startOf(index);
      const end = cells.endOf(index);
      if (mayBeBlank(bytes, start, end)) return write(cells.at(index)!, row);
      texts.setAscii(row, bytes, start, end);
      return undefined;
    }),
  };
}
