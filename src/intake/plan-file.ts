import type { SourceSpec } from "../model/agreement.js";
import { fieldSpec } from "../model/fields.js";
import type { DateForm } from "../model/notation.js";
import type { ColumnRequest } from "../model/record.js";
import { createZone, type Zone } from "../time/zone.js";
import { presetOf } from "./apply-preset.js";
import { createBlankTest } from "./blanks.js";
import { createDateEvidence, type DateEvidence, type DateQuestion, type Witness } from "./decide-dates.js";
import { createNumberEvidence, type NumberEvidence, type NumberPlan } from "./decide-numbers.js";
import { askForDurations } from "./duration-questions.js";
import { offerHeaderLine } from "./find-header-line.js";
import type { InputFile } from "./input-file.js";
import { type MappedColumn, mapColumns, type WantedField } from "./map-columns.js";
import { listNumberQuestions } from "./number-questions.js";
import type { IntakeFinding, Mark, ProblemLog } from "./problem-log.js";
import { readRows } from "./read-rows.js";
import { nameStandIns } from "./stand-ins.js";
import type { FileSurvey } from "./survey-file.js";
import { askUpdateDates, findUpdateColumn, settleUpdates, updateField } from "./update-column.js";
import { type FlagColumn, findFlags } from "./word-flags.js";

/** How the dates of a column are read. */
export interface DatePlan {
  readonly form: DateForm;
  /** The cell that decided the form; absent where it was declared or no cell had to decide. */
  readonly witness: Witness | undefined;
  /** Whether a date was seen while the form was decided; of a declared form nothing may have been looked at. */
  readonly sawDate: boolean;
}

/** All that is decided about a file before its rows are read. */
export interface FilePlan {
  readonly index: number;
  readonly file: InputFile;
  readonly survey: FileSurvey;
  readonly columns: ReadonlyMap<string, MappedColumn>;
  /** By field; a field that was asked for as an instant and is not here holds no dates. */
  readonly dates: ReadonlyMap<string, DatePlan>;
  /** Word field to the columns that settle what its words mean. */
  readonly flags: ReadonlyMap<string, readonly FlagColumn[]>;
  /** By field, the columns that hold numbers. */
  readonly numbers: ReadonlyMap<string, NumberPlan>;
  /** The zone of stamps that carry none. */
  readonly zone: Zone | undefined;
  readonly zoneName: string | undefined;
}

/** What of a source decides how its files are planned. */
export interface SourceNeeds {
  readonly source: SourceSpec;
  readonly requests: readonly ColumnRequest[];
  readonly timezone: string | undefined;
  /** Whether the rows of several files are told apart by when they were updated. */
  readonly comparesUpdates: boolean;
}

/** The field by whose value the last row of an id is told. */
export function orderField(source: SourceSpec): string | undefined {
  return source.keep.keep === "last" ? source.keep.by : undefined;
}

/**
 * Maps the columns of a surveyed file and decides the forms of its dates. What stands against reading it
 * goes to the log, and the plan is then undefined.
 */
export async function planFile(
  needs: SourceNeeds,
  index: number,
  file: InputFile,
  survey: FileSurvey,
  log: ProblemLog,
): Promise<FilePlan | undefined> {
  const { source, requests, timezone, comparesUpdates } = needs;
  const wanted = listWantedFields(source, requests);
  const { columns, findings } = mapColumns(source, survey.headers, wanted);
  for (const { finding, index: cell } of findings) {
    const named = nameStandIns(finding, source, survey.headers, requests);
    const told = await offerHeaderLine(named, survey, source, wanted);
    log.fail(index, told, findingMark(survey, told, cell));
  }

  const zoneName = source.timezone ?? timezone;
  const zone = zoneName === undefined ? undefined : createZone(zoneName);
  const askDates = (question: DateQuestion) =>
    createDateEvidence(question, zone !== undefined || question.zone !== undefined);
  const evidence = listDateQuestions(source, requests, columns).map(askDates);
  const update = comparesUpdates ? findUpdateColumn(source, survey.headers, columns) : undefined;
  const isAsked = evidence.some(({ question }) => question.field === updateField);
  const help = update === undefined || isAsked ? undefined : askDates(askUpdateDates(source, update));
  const numberEvidence = listNumberQuestions(source, requests, columns).map(createNumberEvidence);
  await examineCells(survey, [...evidence, ...(help === undefined ? [] : [help]), ...numberEvidence]);
  const dates = new Map<string, DatePlan>();
  for (const column of evidence) {
    const obstacle = column.conclude(source.name);
    if (obstacle !== undefined) {
      const finding = withClearColumn(obstacle.finding, evidence);
      log.fail(index, finding, cellMark(obstacle.witness, column.question.index));
    }
    if (!column.holdsNumbers) {
      const { form = "iso", witness, sawDate } = column;
      dates.set(column.question.field, { form, witness, sawDate });
    }
  }
  for (const { question, conclude } of numberEvidence) {
    const obstacle = conclude(source.name);
    if (obstacle !== undefined) log.fail(index, obstacle.finding, cellMark(obstacle.witness, question.index));
  }
  for (const { finding, index: cell } of askForDurations(source, requests, columns)) {
    log.fail(index, finding, headerMark(survey, cell));
  }
  const numbers = new Map(numberEvidence.map(({ question, plan }) => [question.field, plan]));
  if (zone === undefined) reportMissingZone(source, index, evidence, log);
  warnOfOtherZone(needs, index, survey, evidence, columns, log);
  if (log.hasFailed(index)) return undefined;
  const plan = {
    index,
    file,
    survey,
    dates,
    numbers,
    flags: findFlags(source, survey.headers, columns),
    zone,
    zoneName,
  };
  const knowsZone = zone !== undefined || update?.zone !== undefined;
  const updates = help === undefined ? undefined : settleUpdates(help, knowsZone);
  if (update === undefined || updates === undefined) return { ...plan, columns };
  dates.set(updateField, updates);
  return { ...plan, columns: new Map([...columns, [updateField, update]]) };
}

/** The zone of the stamps of a column that carry none: its header's, else that of the file. */
export function zoneOfColumn(plan: Pick<FilePlan, "zone">, column: MappedColumn): Zone | undefined {
  return column.zone === undefined ? plan.zone : createZone(column.zone);
}

export function cellMark(witness: Witness, cell: number): Mark {
  return { at: "cell", line: witness.line, lastLine: witness.lastLine, cell };
}

function findingMark(survey: FileSurvey, finding: IntakeFinding, cell: number | undefined): Mark | undefined {
  const line = finding.code === "column-missing" ? finding.args.headerLine : undefined;
  if (line !== undefined) return { at: "cell", line, lastLine: line, cell: 0 };
  return headerMark(survey, cell);
}

export function headerMark(survey: FileSurvey, cell: number | undefined): Mark | undefined {
  if (cell === undefined) return undefined;
  return { at: "cell", line: survey.headerLine, lastLine: survey.headerLine, cell };
}

/** A zone in a header is nearer to its stamps than one that the definition gives for the source: it is used. */
function warnOfOtherZone(
  { source }: SourceNeeds,
  file: number,
  survey: FileSurvey,
  evidence: readonly DateEvidence[],
  columns: ReadonlyMap<string, MappedColumn>,
  log: ProblemLog,
): void {
  const declared = source.timezone;
  if (declared === undefined) return;
  for (const { question } of evidence) {
    const { header, index, zone } = columns.get(question.field)!;
    if (zone === undefined || zone.toLowerCase() === declared.toLowerCase()) continue;
    const args = { header, zone, declared, source: source.name };
    log.warn(file, { code: "zone-in-header", args }, headerMark(survey, index));
  }
}

/** Each field once: those of the requests, the id, and the field that orders the rows of an id. */
export function listWantedFields(source: SourceSpec, requests: readonly ColumnRequest[]): WantedField[] {
  const neededBy = new Map<string, Set<string>>();
  const want = (field: string, reasons: readonly string[]): void => {
    const known = neededBy.get(field) ?? new Set<string>();
    for (const reason of reasons) known.add(reason);
    neededBy.set(field, known);
  };
  for (const request of requests) {
    const reasons = request.neededBy.length > 0 ? request.neededBy : ["the audit"];
    want(request.field, request.optional ? [] : reasons);
  }
  // An amount must not be in another currency than its row says.
  const hasAmounts = requests.some(({ as }) => as === "number");
  if (hasAmounts && fieldSpec(source.kind, "currency") !== undefined) want("currency", []);
  const { keep } = source;
  if (keep.keep !== "all")
    want("id", keep.keep === "one" || keep.keep === "newest" ? [] : [`keep: ${keep.keep}`]);
  const order = orderField(source);
  if (order !== undefined) want(order, [`keep: last by ${order}`]);
  return [...neededBy].map(([field, reasons]) => ({ field, neededBy: [...reasons] }));
}

function listDateQuestions(
  source: SourceSpec,
  requests: readonly ColumnRequest[],
  columns: ReadonlyMap<string, MappedColumn>,
): DateQuestion[] {
  const fields = new Set(requests.filter((request) => request.as === "instant").map(({ field }) => field));
  const order = orderField(source);
  const orderType =
    order === undefined
      ? undefined
      : (fieldSpec(source.kind, order)?.type ?? requests.find(({ field }) => field === order)?.as);
  const orderIsOpen =
    order !== undefined && !fields.has(order) && orderType !== "instant" && orderType !== "number";
  if (order !== undefined && orderType !== "number") fields.add(order);

  const isBlank = createBlankTest("instant", source.blanks);
  const questions: DateQuestion[] = [];
  for (const field of fields) {
    const column = columns.get(field);
    if (column === undefined) continue;
    const declared = source.dates.get(field)?.form ?? source.dates.get("*")?.form;
    questions.push({
      ...column,
      ...(declared === undefined ? {} : { declared }),
      perhapsNumbers: orderIsOpen && field === order,
      isBlank,
    });
  }
  return questions;
}

/** Reads rows until every column of dates and numbers is decided, which is the first few for most files. */
async function examineCells(
  survey: FileSurvey,
  evidence: readonly (DateEvidence | NumberEvidence)[],
): Promise<void> {
  if (evidence.every((column) => column.isSettled())) return;
  await readRows(survey, {
    row(cells, line, lastLine) {
      let open = false;
      for (const column of evidence) {
        column.examine(cells.at(column.question.index)!, line, lastLine);
        open ||= !column.isSettled();
      }
      return !open;
    },
  });
}

/** Helps a question about one column by what another one of the file shows. */
function withClearColumn<F extends { code: string; args: object }>(
  finding: F,
  evidence: readonly DateEvidence[],
): F {
  if (finding.code !== "dates-ambiguous") return finding;
  const clear = evidence.find(
    ({ form, witness }) => witness !== undefined && (form === "d/m/y" || form === "m/d/y"),
  );
  if (clear === undefined) return finding;
  return {
    ...finding,
    args: { ...finding.args, beside: { header: clear.question.header, form: clear.form } },
  };
}

function reportMissingZone(
  source: SourceSpec,
  file: number,
  evidence: readonly DateEvidence[],
  log: ProblemLog,
): void {
  const naive = evidence.filter(({ naive, question }) => naive !== undefined && question.zone === undefined);
  const first = naive[0];
  if (first?.naive === undefined) return;
  const headers = naive.map((column) => column.question.header);
  log.fail(
    file,
    { code: "stamp-without-zone", args: describeZoneless(source, first.naive.value, headers) },
    cellMark(first.naive, first.question.index),
  );
}

/** A stamp that does not say its zone, with what is known of the export that holds it. */
export function describeZoneless(source: SourceSpec, value: string, headers: readonly string[]) {
  const preset = presetOf(source);
  const args = { value, headers, source: source.name };
  if (preset === undefined) return args;
  const { title, zone, zoneSetting } = preset;
  return { ...args, preset: { title, zone, ...(zoneSetting === undefined ? {} : { zoneSetting }) } };
}
