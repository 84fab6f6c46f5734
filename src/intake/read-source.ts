import type { Problem } from "../model/problem.js";
import { createBlankTest } from "./blanks.js";
import { deliverRows, describeColumns, describeForm } from "./deliver-rows.js";
import { createFirstRowGate, createLastRowSearch, openGate, type RowGate } from "./keep-rows.js";
import { createOrderKeyReader } from "./order-key.js";
import { placeProblems } from "./place-problems.js";
import { type FilePlan, planFile } from "./plan-file.js";
import { createProblemLog } from "./problem-log.js";
import { readRows } from "./read-rows.js";
import type { FileReading, ReadSourceInput, SourceReading } from "./source-reading.js";
import type { FailedSurvey, FileSurvey } from "./survey-file.js";
import { batchSize, createBatchColumns } from "./write-columns.js";

const usualLimits = { located: 1000, withExcerpt: 20 };

/**
 * Reads the files of a source into batches of the requested columns. Each file is surveyed and planned
 * before any row is delivered: where one of them can't be read, the problems of all are returned and no
 * batch is. Memory holds a batch, the words of the columns and a fingerprint of each id, never the rows.
 *
 * Throws only what a file's own stream or a callback throws, and a RangeError for an unknown zone.
 */
export async function readSource(input: ReadSourceInput): Promise<SourceReading> {
  const { source, files, requests } = input;
  const needs = { source, requests, timezone: input.timezone };
  const log = createProblemLog({ ...usualLimits, located: input.maxProblems ?? usualLimits.located });
  const surveys: (FileSurvey | FailedSurvey)[] = [];
  const plans: (FilePlan | undefined)[] = [];
  for (const [index, file] of files.entries()) {
    const { survey, plan } = await planFile(needs, index, file, log);
    surveys.push(survey);
    plans.push(plan);
  }

  const readings: FileReading[] = [];
  if (!log.hasFailed()) {
    const readable = plans.filter((plan) => plan !== undefined);
    const delivery = {
      input,
      columns: createBatchColumns(source, requests),
      gate: await createGate(input, readable),
      log,
      lines: new Float64Array(batchSize),
    };
    for (const plan of readable) readings.push(await deliverRows(delivery, plan));
  }

  const failed = log.hasFailed();
  const problems: Problem[] = await placeProblems(files, surveys, log.list());
  return {
    files: failed ? files.map(({ name }, index) => unreadFile(name, surveys[index], plans[index])) : readings,
    problems,
    rejectsByCode: log.rejectsByCode,
    failed,
  };
}

const nothingIgnored = { blank: 0, title: 0, footer: 0, header: 0 };

function unreadFile(
  name: string,
  survey: FileSurvey | FailedSurvey | undefined,
  plan: FilePlan | undefined,
): FileReading {
  return {
    name,
    rows: 0,
    delivered: 0,
    ignored: 0,
    ignoredAs: nothingIgnored,
    superseded: 0,
    rejected: 0,
    columns: plan === undefined ? [] : describeColumns(plan, []),
    ...(survey === undefined || "finding" in survey ? {} : { form: describeForm(survey) }),
  };
}

/** The rule by which rows of one id stand or fall; `last` needs a pass over all files for it. */
async function createGate({ source }: ReadSourceInput, plans: readonly FilePlan[]): Promise<RowGate> {
  const rule = source.keep.keep;
  const isBlank = createBlankTest("text", source.blanks);
  if (rule === "all" || plans.every(({ columns }) => !columns.has("id"))) return openGate;
  if (rule !== "last") return createFirstRowGate(rule === "one", isBlank);

  const search = createLastRowSearch(isBlank);
  for (const plan of plans) {
    const id = plan.columns.get("id")?.index;
    const orderKey = createOrderKeyReader(source, plan);
    await readRows(plan.survey, {
      row(cells) {
        const key = orderKey?.read(cells[orderKey.index]!) ?? 0;
        search.note(id === undefined ? "" : cells[id]!, typeof key === "number" ? key : Number.NaN);
        return undefined;
      },
    });
  }
  return search.createGate();
}
