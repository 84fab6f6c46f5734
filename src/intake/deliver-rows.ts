import type { RejectCode } from "../model/problems/intake.js";
import type { Batch } from "../model/record.js";
import type { ColumnReport } from "../model/report.js";
import type { Cells } from "./cells.js";
import { createClockChangeLog } from "./clock-changes.js";
import { createConflictList } from "./conflict-list.js";
import { createDateOnlyLog } from "./dates-among-times.js";
import type { Witness } from "./decide-dates.js";
import { exampleOf } from "./decide-numbers.js";
import { describeFault, findColumnFault } from "./describe-fault.js";
import type { KeepColumns, RowGate } from "./keep-rows.js";
import type { NamelessRows } from "./nameless-rows.js";
import { createOrderKeyReader, type OrderKeyReader } from "./order-key.js";
import { cellMark, type FilePlan, orderField } from "./plan-file.js";
import type { Mark, ProblemLog, RejectFinding } from "./problem-log.js";
import type { RowPlace } from "./read-number.js";
import { readRows } from "./read-rows.js";
import { mostColumns } from "./reading-limits.js";
import { RecordScanner } from "./scan-records.js";
import type { FileForm, FileReading, LeftOutRow, ReadSourceInput } from "./source-reading.js";
import type { FileSurvey } from "./survey-file.js";
import {
  type BatchColumn,
  batchSize,
  type CellFault,
  type ColumnWriter,
  type RowReading,
} from "./write-columns.js";

/** A line behind the data is offered to the definition up to this length. */
const longestFooter = 60;

/** What the files of a source share while their rows are delivered. */
export interface Delivery {
  readonly input: ReadSourceInput;
  readonly columns: readonly BatchColumn[];
  readonly gate: RowGate;
  /** Absent where no file can repeat another one. */
  readonly nameless: NamelessRows | undefined;
  /** By file: what else was read to tell which rows stand. */
  readonly orders: readonly (OrderKeyReader | undefined)[];
  readonly log: ProblemLog;
  /** The line of each record of a batch, used again. */
  readonly lines: Float64Array;
}

/** Reads all rows of a planned file: each is delivered in a batch, ignored, superseded or rejected. */
export async function deliverRows(delivery: Delivery, plan: FilePlan): Promise<FileReading> {
  const { input, gate, nameless, log, lines } = delivery;
  const { source } = input;
  const { index: file, survey } = plan;
  const place: RowPlace = { line: 0, lastLine: 0 };
  const clockChanges = createClockChangeLog(place);
  const datesAmongTimes = createDateOnlyLog(source, place);
  const reading: RowReading = { place, clockChanges, datesAmongTimes };
  const writers = delivery.columns.map((column) => column.writerFor(plan, reading));
  const present = writers.filter((writer) => writer !== undefined);
  const batchColumns = delivery.columns.map(({ column }, at) =>
    writers[at] === undefined ? undefined : column,
  );
  const texts = delivery.columns.filter(({ isFull }) => isFull !== undefined);
  const rankField = orderField(source);
  // What the definition orders rows by must be readable; a column of updates that was found is only a help.
  const orderKey = rankField === undefined ? undefined : createOrderKeyReader(source, plan, rankField);
  const conflicts = createConflictList(input, plan, gate);
  let filled = 0;
  let delivered = 0;
  const ignoredAs = { blank: survey.above.blank, title: survey.above.title, footer: 0, header: 0 };
  let superseded = 0;
  let rejected = 0;
  const rejectedFor: Partial<Record<RejectCode, number>> = {};

  const flush = (): void => {
    if (filled === 0) return;
    const batch: Batch = { source: source.name, file, length: filled, lines, columns: batchColumns };
    input.onBatch(batch);
    filled = 0;
  };
  const reject = (cells: Cells, line: number, finding: RejectFinding, mark: Mark): void => {
    rejected++;
    rejectedFor[finding.code] = (rejectedFor[finding.code] ?? 0) + 1;
    log.reject(file, finding, mark);
    input.onReject?.({ file: plan.file.name, line, headers: survey.headers, cells: cells.slice(), finding });
    leaveOut("rejected", cells, line);
  };
  const idIndex = plan.columns.get("id")?.index ?? -1;
  const leaveOut = (standing: LeftOutRow["standing"], cells: Cells, line: number): void => {
    const id = idIndex < 0 ? undefined : cells.at(idIndex);
    input.onLeftOut?.({ standing, file: plan.file.name, line, id: id?.trim() ?? "" });
  };
  /** True when the cell shows that the column can't be trusted, and reading must stop. */
  const rejectCell = (
    cells: Cells,
    at: Witness,
    column: { field: string; header: string; index: number },
    fault: CellFault,
  ): boolean => {
    const columnFault = findColumnFault(source, plan, column, at, fault);
    if (columnFault !== undefined) {
      log.fail(file, columnFault, cellMark(at, column.index));
      return true;
    }
    const finding = describeFault(source, plan, column, fault, at.value, { cells, before: delivered });
    reject(cells, at.line, finding, cellMark(at, column.index));
    return false;
  };

  gate.startFile(keepColumnsOf(plan, present));
  nameless?.startFile(plan);
  await readRows(survey, {
    row(cells, line, lastLine) {
      if (orderKey !== undefined) {
        const cell = cells.at(orderKey.index)!;
        const key = orderKey.read(cell);
        if (typeof key === "string") {
          // The gate counts rows, so it has to hear of this one.
          gate.judge(cells, line);
          return rejectCell(cells, { value: cell.trim(), line, lastLine }, orderKey, key);
        }
      }
      const standing = gate.judge(cells, line);
      if (standing === "superseded") {
        superseded++;
        leaveOut("superseded", cells, line);
        return undefined;
      }
      if (standing === "duplicate") {
        conflicts.add(cells, line, lastLine);
        return undefined;
      }
      place.line = line;
      place.lastLine = lastLine;
      const scanned = cells instanceof RecordScanner ? cells : undefined;
      for (let at = 0; at < present.length; at++) {
        const writer = present[at]!;
        const fault =
          scanned !== undefined && writer.writeScanned !== undefined
            ? writer.writeScanned(scanned, filled)
            : writer.write(cells.at(writer.index)!, filled, cells);
        if (fault !== undefined) {
          const value = cells.at(writer.index)!.trim();
          return rejectCell(cells, { value, line, lastLine }, writer, fault);
        }
      }
      nameless?.note(cells, line, lastLine);
      lines[filled] = line;
      delivered++;
      if (++filled === batchSize || texts.some((column) => column.isFull?.())) flush();
      return undefined;
    },
    ignored(kind) {
      ignoredAs[kind]++;
    },
    damaged(cells, line, { line: quoteLine, byteInLine }) {
      const finding: RejectFinding = { code: "stray-quote", args: { inHeader: false } };
      reject(cells, line, finding, { at: "byte", line: quoteLine, byteInLine });
    },
    withNul(cells, line, lastLine, cell) {
      const header = survey.headers[cell];
      const finding: RejectFinding = { code: "nul-in-cell", args: header === undefined ? {} : { header } };
      reject(cells, line, finding, { at: "cell", line, lastLine, cell });
    },
    ragged(cells, line, lastLine) {
      const expected = survey.headers.length;
      const cell = Math.min(expected, cells.length - 1);
      if (cells.length > mostColumns) {
        const args = { source: source.name, part: "row" as const, columns: cells.length, limit: mostColumns };
        log.fail(file, { code: "too-many-columns", args }, { at: "cell", line, lastLine, cell });
        return;
      }
      const text = cells.at(0)!.trim();
      const isAlone = cells.length === 1 && lastLine === line && text.length <= longestFooter;
      const args = {
        cells: cells.length,
        expected,
        ...(lastLine > line ? { lastLine } : {}),
        ...(isAlone ? { alone: { text, source: source.name } } : {}),
      };
      reject(cells, line, { code: "row-width", args }, { at: "cell", line, lastLine, cell });
    },
  });
  flush();
  conflicts.tell(log);
  // Of files that can't be trusted nothing counts, not even twice.
  if (!log.hasFailed()) nameless?.tell(log);
  const ignored = sumOf(ignoredAs);
  clockChanges.tell(log, file, source.name, plan.zoneName);
  datesAmongTimes.tell(log, file);
  return {
    name: plan.file.name,
    rows: delivered + ignored + superseded + rejected,
    delivered,
    ignored,
    ignoredAs,
    superseded,
    rejected,
    rejectedFor,
    form: describeForm(survey),
    columns: describeColumns(plan, [
      ...present,
      ...[orderKey, delivery.orders[file]].filter((each) => each !== undefined),
    ]),
  };
}

function sumOf(counts: FileReading["ignoredAs"]): number {
  return counts.blank + counts.title + counts.footer + counts.header;
}

export function describeForm({ encoding, dialect, headerLine }: FileSurvey): FileForm {
  return { encoding, delimiter: dialect.delimiter, headerLine };
}

function keepColumnsOf(plan: FilePlan, writers: readonly ColumnWriter[]): KeepColumns {
  const id = plan.columns.get("id")?.index;
  // By field, because the files of a source may have their columns in different orders.
  const read = writers.flatMap(({ field, index }): [string, number][] => [
    [field, index],
    ...(plan.flags.get(field) ?? []).map(({ means, index: flag }): [string, number] => [
      `${field} ${means}`,
      flag,
    ]),
  ]);
  const compared = [...new Map(read).entries()];
  compared.sort(([a], [b]) => (a < b ? -1 : 1));
  return { id, compared: compared.map(([, index]) => index) };
}

/**
 * How the columns of a file are read; the zone only where a stamp needed it, and no form where no cell holds a
 * date. Without readers no row was looked at, and the forms are those that would have been used.
 */
export function describeColumns(
  plan: FilePlan,
  readers: readonly Pick<ColumnWriter, "field" | "usedZone" | "sawDate">[],
): ColumnReport[] {
  return [...plan.columns.values()].map(({ field, header, zone = plan.zoneName }) => {
    const dates = plan.dates.get(field);
    const own = readers.filter((reader) => reader.field === field);
    const usedZone = own.some((reader) => reader.usedZone());
    const noDates = own.length > 0 && dates?.sawDate === false && !own.some((reader) => reader.sawDate());
    return {
      field,
      header,
      ...(noDates ? { noDates } : describeColumnForm(plan, field)),
      ...(usedZone && zone !== undefined ? { timezone: zone } : {}),
    };
  });
}

/** The form of a column and the cell that decided it; a year in front needs none to be believed. */
function describeColumnForm(plan: FilePlan, field: string): Pick<ColumnReport, "form" | "decidedBy"> {
  const dates = plan.dates.get(field);
  const numbers = plan.numbers.get(field);
  const form = dates?.form ?? (numbers === undefined ? undefined : exampleOf(numbers));
  // Digits with a point are what everyone expects.
  if (form === undefined || form === "1234.56") return {};
  const { witness } = dates ?? numbers!;
  const needsWitness = witness !== undefined && form !== "iso" && form !== "y/m/d";
  return { form, ...(needsWitness && { decidedBy: { line: witness.line, value: witness.value } }) };
}
