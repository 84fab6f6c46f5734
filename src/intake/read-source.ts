import type { FileDisagreement } from "../model/disagreement.js";
import type { Problem } from "../model/problem.js";
import { chooseRows } from "./choose-rows.js";
import { deliverRows, describeColumns, describeForm } from "./deliver-rows.js";
import { placeProblems } from "./place-problems.js";
import { type FilePlan, planFile } from "./plan-file.js";
import { createProblemLog } from "./problem-log.js";
import type { FileReading, ReadSourceInput, SourceReading } from "./source-reading.js";
import type { FailedSurvey, FileSurvey } from "./survey-file.js";
import { batchSize, createBatchColumns } from "./write-columns.js";

const usualLimits = { located: 1000, withExcerpt: 20 };

/**
 * Reads the files of a source into batches of the requested columns. Each file is surveyed and planned
 * before any row is delivered: where one of them can't be read, the problems of all are returned and no
 * batch is. Memory holds a batch, the words of the columns and a fingerprint of each id (and of each
 * cell of those that several files have), never the rows.
 *
 * Throws only what a file's own stream or a callback throws, and a RangeError for an unknown zone.
 */
export async function readSource(input: ReadSourceInput): Promise<SourceReading> {
  const { source, files, requests } = input;
  const comparesUpdates = source.keep.keep === "newest" && files.length > 1;
  const needs = { source, requests, timezone: input.timezone, comparesUpdates };
  const log = createProblemLog({ ...usualLimits, located: input.maxProblems ?? usualLimits.located });
  const surveys: (FileSurvey | FailedSurvey)[] = [];
  const plans: (FilePlan | undefined)[] = [];
  for (const [index, file] of files.entries()) {
    const { survey, plan } = await planFile(needs, index, file, log);
    surveys.push(survey);
    plans.push(plan);
  }

  const readings: FileReading[] = [];
  let disagreement: FileDisagreement | undefined;
  if (!log.hasFailed()) {
    const readable = plans.filter((plan) => plan !== undefined);
    const { gate, comparison, orders } = await chooseRows(input, readable);
    const delivery = {
      input,
      columns: createBatchColumns(source, requests),
      gate,
      orders,
      log,
      lines: new Float64Array(batchSize),
    };
    for (const plan of readable) readings.push(await deliverRows(delivery, plan));
    if (!log.hasFailed()) disagreement = await comparison?.conclude();
  }

  const failed = log.hasFailed();
  const problems: Problem[] = await placeProblems(files, surveys, log.list());
  return {
    files: failed ? files.map(({ name }, index) => unreadFile(name, surveys[index], plans[index])) : readings,
    problems,
    ...(disagreement === undefined ? {} : { disagreement }),
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
    rejectedFor: {},
    columns: plan === undefined ? [] : describeColumns(plan, []),
    ...(survey === undefined || "finding" in survey ? {} : { form: describeForm(survey) }),
  };
}
