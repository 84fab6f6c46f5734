import type { FileDisagreement } from "../model/disagreement.js";
import type { Problem } from "../model/problem.js";
import type { PresetReport } from "../model/report.js";
import { applyPreset } from "./apply-preset.js";
import { createBlankTest } from "./blanks.js";
import { type ChosenPreset, choosePreset } from "./choose-preset.js";
import { chooseRows } from "./choose-rows.js";
import { deliverRows, describeColumns, describeForm } from "./deliver-rows.js";
import { createNamelessRows } from "./nameless-rows.js";
import { placeProblems } from "./place-problems.js";
import { type FilePlan, headerMark, listWantedFields, planFile } from "./plan-file.js";
import { createProblemLog, type ProblemLog } from "./problem-log.js";
import type { FileReading, ReadSourceInput, SourceReading } from "./source-reading.js";
import { type FailedSurvey, type FileSurvey, surveyFile } from "./survey-file.js";
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
export async function readSource(given: ReadSourceInput): Promise<SourceReading> {
  const { files, requests } = given;
  const log = createProblemLog({ ...usualLimits, located: given.maxProblems ?? usualLimits.located });
  const surveys: (FileSurvey | FailedSurvey)[] = [];
  for (const [index, file] of files.entries()) {
    const survey = await surveyFile(file, given.source);
    if ("finding" in survey) log.fail(index, survey.finding, survey.mark);
    else if (survey.warning !== undefined) log.warn(index, survey.warning.finding, survey.warning.mark);
    surveys.push(survey);
  }

  const chosen = settlePreset(given, surveys, log);
  const source = chosen === undefined ? given.source : applyPreset(given.source, chosen.preset);
  const input = { ...given, source };
  const comparesUpdates = source.keep.keep === "newest" && files.length > 1;
  const needs = { source, requests, timezone: given.timezone, comparesUpdates };
  const plans: (FilePlan | undefined)[] = [];
  for (const [index, file] of files.entries()) {
    const survey = surveys[index]!;
    const isReadable = chosen !== undefined && !("finding" in survey);
    plans.push(isReadable ? await planFile(needs, index, file, settleSurvey(survey, input), log) : undefined);
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
      nameless: createNamelessRows(source, readable.length, createBlankTest("text", source.blanks)),
      orders,
      log,
      lines: new Float64Array(batchSize),
    };
    for (const plan of readable) {
      const reading = await deliverRows(delivery, plan);
      readings.push({ ...reading, ...reportPreset(chosen, plan.survey) });
    }
    if (!log.hasFailed()) disagreement = await comparison?.conclude();
  }

  const failed = log.hasFailed();
  const problems: Problem[] = await placeProblems(files, surveys, log.list());
  return {
    files: failed
      ? files.map(({ name }, index) => ({
          ...unreadFile(name, surveys[index], plans[index]),
          ...reportPreset(chosen, surveys[index]),
        }))
      : readings,
    problems,
    ...(disagreement === undefined ? {} : { disagreement }),
    rejectsByCode: log.rejectsByCode,
    failed,
  };
}

const nothingIgnored = { blank: 0, title: 0, footer: 0, header: 0 };

/** A preset tells more ways in which lines behind the data begin, and whoever asks how rows are read. */
function settleSurvey(survey: FileSurvey, { source: { footers }, reader }: ReadSourceInput): FileSurvey {
  return {
    ...survey,
    ...(footers === undefined ? {} : { footers }),
    ...(reader === undefined ? {} : { reader }),
  };
}

/** What the files are read as; undefined, with a question in the log, where that can't be told. */
function settlePreset(
  { source, files, requests }: ReadSourceInput,
  surveys: readonly (FileSurvey | FailedSurvey)[],
  log: ProblemLog,
): ChosenPreset | undefined {
  const headed = surveys.flatMap((survey, index) =>
    "finding" in survey ? [] : [{ index, name: files[index]!.name, headers: survey.headers }],
  );
  const wanted = listWantedFields(source, requests).map(({ field }) => field);
  const choice = choosePreset(source, headed, wanted);
  if (!("findings" in choice)) return choice;
  for (const { file, finding, index } of choice.findings)
    log.fail(file, finding, headerMark(surveys[file] as FileSurvey, index));
  return undefined;
}

function reportPreset(
  chosen: ChosenPreset | undefined,
  survey: FileSurvey | FailedSurvey | undefined,
): { preset?: PresetReport } {
  const isHeaded = survey !== undefined && !("finding" in survey);
  const preset = isHeaded ? chosen?.describe(survey.headers) : undefined;
  return preset === undefined ? {} : { preset };
}

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
