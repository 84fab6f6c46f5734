import type { SourceSpec } from "../model/agreement.js";
import type { Batch } from "../model/record.js";
import type { ColumnReport } from "../model/report.js";
import { createClockChangeLog } from "./clock-changes.js";
import { createConflictList } from "./conflict-list.js";
import { contradict, siblingForm, type Witness } from "./decide-dates.js";
import { explainDate } from "./explain-date.js";
import type { KeepColumns, RowGate } from "./keep-rows.js";
import { createOrderKeyReader } from "./order-key.js";
import { stampParser } from "./parse-stamp.js";
import { cellMark, type DatePlan, describeZoneless, type FilePlan } from "./plan-file.js";
import type { IntakeFinding, Mark, ProblemLog, RejectFinding } from "./problem-log.js";
import { readRows } from "./read-rows.js";
import type { FileForm, FileReading, LeftOutRow, ReadSourceInput } from "./source-reading.js";
import { createStamp } from "./stamp.js";
import type { FileSurvey } from "./survey-file.js";
import { type BatchColumn, batchSize, type CellFault, type ColumnWriter } from "./write-columns.js";

/** What the files of a source share while their rows are delivered. */
export interface Delivery {
  readonly input: ReadSourceInput;
  readonly columns: readonly BatchColumn[];
  readonly gate: RowGate;
  readonly log: ProblemLog;
  /** The line of each record of a batch, used again. */
  readonly lines: Float64Array;
}

/** Reads all rows of a planned file: each is delivered in a batch, ignored, superseded or rejected. */
export async function deliverRows(delivery: Delivery, plan: FilePlan): Promise<FileReading> {
  const { input, gate, log, lines } = delivery;
  const { source } = input;
  const { index: file, survey } = plan;
  const clockChanges = createClockChangeLog();
  const writers = delivery.columns.map((column) => column.writerFor(plan, clockChanges));
  const present = writers.filter((writer) => writer !== undefined);
  const batchColumns = delivery.columns.map(({ column }, at) =>
    writers[at] === undefined ? undefined : column,
  );
  const orderKey = createOrderKeyReader(source, plan);
  const conflicts = createConflictList(input, plan, gate);
  let filled = 0;
  let delivered = 0;
  const ignoredAs = { blank: survey.above.blank, title: survey.above.title, footer: 0, header: 0 };
  let superseded = 0;
  let rejected = 0;

  const flush = (): void => {
    if (filled === 0) return;
    const batch: Batch = { source: source.name, file, length: filled, lines, columns: batchColumns };
    input.onBatch(batch);
    filled = 0;
  };
  const reject = (cells: readonly string[], line: number, finding: RejectFinding, mark: Mark): void => {
    rejected++;
    log.reject(file, finding, mark);
    input.onReject?.({ file: plan.file.name, line, cells, finding });
    leaveOut("rejected", cells, line);
  };
  const idIndex = plan.columns.get("id")?.index ?? -1;
  const leaveOut = (standing: LeftOutRow["standing"], cells: readonly string[], line: number): void => {
    input.onLeftOut?.({ standing, file: plan.file.name, line, id: cells[idIndex]?.trim() ?? "" });
  };
  /** True when the cell shows that the column can't be trusted, and reading must stop. */
  const rejectCell = (
    cells: readonly string[],
    at: Witness,
    column: { field: string; header: string; index: number },
    fault: CellFault,
  ): boolean => {
    const contradiction = fault === "not-a-date" ? contradictionOf(source, plan, column, at) : undefined;
    if (contradiction !== undefined) {
      log.fail(file, contradiction, cellMark(at, column.index));
      return true;
    }
    const finding = describeFault(source, plan, column, fault, at.value, delivered);
    reject(cells, at.line, finding, cellMark(at, column.index));
    return false;
  };

  gate.startFile(keepColumnsOf(plan, present));
  await readRows(survey, {
    row(cells, line, lastLine) {
      if (orderKey !== undefined) {
        const cell = cells[orderKey.index]!;
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
      clockChanges.line = line;
      clockChanges.lastLine = lastLine;
      for (let at = 0; at < present.length; at++) {
        const writer = present[at]!;
        const cell = cells[writer.index]!;
        const fault = writer.write(cell, filled, cells);
        if (fault !== undefined) {
          return rejectCell(cells, { value: cell.trim(), line, lastLine }, writer, fault);
        }
      }
      lines[filled] = line;
      delivered++;
      if (++filled === batchSize) flush();
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
      const args = { cells: cells.length, expected, ...(lastLine > line ? { lastLine } : {}) };
      const cell = Math.min(expected, cells.length - 1);
      reject(cells, line, { code: "row-width", args }, { at: "cell", line, lastLine, cell });
    },
  });
  flush();
  conflicts.tell(log);
  clockChanges.tell(log, file, source.name, plan.zoneName);
  const ignored = sumOf(ignoredAs);
  return {
    name: plan.file.name,
    rows: delivered + ignored + superseded + rejected,
    delivered,
    ignored,
    ignoredAs,
    superseded,
    rejected,
    form: describeForm(survey),
    columns: describeColumns(plan, orderKey === undefined ? present : [...present, orderKey]),
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

/** A date that only fits the other order of day and month, in a column whose form the cells decided. */
function contradictionOf(
  source: SourceSpec,
  plan: FilePlan,
  column: { field: string; header: string },
  cell: Witness,
): IntakeFinding | undefined {
  const dates = plan.dates.get(column.field);
  const sibling = dates === undefined ? undefined : siblingForm(dates.form);
  if (dates?.witness === undefined || sibling === undefined) return undefined;
  if (!stampParser(sibling)(cell.value, createStamp())) return undefined;
  return contradict(column, source.name, cell, { form: dates.form, witness: dates.witness }).finding;
}

function describeFault(
  spec: SourceSpec,
  plan: FilePlan,
  { field, header }: { field: string; header: string },
  fault: CellFault,
  value: string,
  rowsBefore: number,
): RejectFinding {
  const source = spec.name;
  if (fault === "not-a-number") return { code: fault, args: { value, header, field, source } };
  if (fault === "stamp-without-zone") return { code: fault, args: describeZoneless(spec, value, [header]) };
  const form = plan.dates.get(field)?.form ?? "iso";
  const look = explainDate(value);
  return { code: fault, args: { value, header, field, source, form, rowsBefore, ...(look && { look }) } };
}

/** How the columns of a file are read; the zone only where a stamp needed it. */
export function describeColumns(
  plan: FilePlan,
  readers: readonly Pick<ColumnWriter, "field" | "usedZone">[],
): ColumnReport[] {
  return [...plan.columns.values()].map(({ field, header, zone = plan.zoneName }) => {
    const dates = plan.dates.get(field);
    const usedZone = readers.some((reader) => reader.field === field && reader.usedZone());
    return {
      field,
      header,
      ...(dates === undefined ? {} : { form: dates.form }),
      ...(dates === undefined ? {} : decidedBy(dates)),
      ...(usedZone && zone !== undefined ? { timezone: zone } : {}),
    };
  });
}

/** The cell that decided a form; a year in front needs none to be believed. */
function decidedBy({ form, witness }: DatePlan): Pick<ColumnReport, "decidedBy"> {
  if (witness === undefined || form === "iso" || form === "y/m/d") return {};
  return { decidedBy: { line: witness.line, value: witness.value } };
}
