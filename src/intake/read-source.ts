import type { SourceSpec } from "../model/agreement.js";
import type { Problem } from "../model/problem.js";
import type { PresetReport } from "../model/report.js";
import { applyPreset } from "./apply-preset.js";
import { createBlankTest } from "./blanks.js";
import { type ChosenPreset, choosePreset } from "./choose-preset.js";
import { deliverRows, describeColumns, describeForm } from "./deliver-rows.js";
import { createFirstRowGate, createLastRowSearch, openGate, type RowGate } from "./keep-rows.js";
import { createOrderKeyReader } from "./order-key.js";
import { placeProblems } from "./place-problems.js";
import { type FilePlan, headerMark, listWantedFields, planFile } from "./plan-file.js";
import { createProblemLog, type ProblemLog } from "./problem-log.js";
import { readRows } from "./read-rows.js";
import type { FileReading, ReadSourceInput, SourceReading } from "./source-reading.js";
import { type FailedSurvey, type FileSurvey, surveyFile } from "./survey-file.js";
import { batchSize, createBatchColumns } from "./write-columns.js";

const usualLimits = { located: 1000, withExcerpt: 20 };

/**
 * Reads the files of a source into batches of the requested columns. Each file is surveyed and planned
 * before any row is delivered: where one of them can't be read, the problems of all are returned and no
 * batch is. Memory holds a batch, the words of the columns and a fingerprint of each id, never the rows.
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
  const needs = { source, requests, timezone: given.timezone };
  const plans: (FilePlan | undefined)[] = [];
  for (const [index, file] of files.entries()) {
    const survey = surveys[index]!;
    const isReadable = chosen !== undefined && !("finding" in survey);
    plans.push(isReadable ? await planFile(needs, index, file, withFooters(survey, source), log) : undefined);
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
    for (const plan of readable) {
      const reading = await deliverRows(delivery, plan);
      readings.push({ ...reading, ...reportPreset(chosen, plan.survey) });
    }
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
    rejectsByCode: log.rejectsByCode,
    failed,
  };
}

/** A preset tells more ways in which lines behind the data begin. */
function withFooters(survey: FileSurvey, { footers }: SourceSpec): FileSurvey {
  return footers === undefined ? survey : { ...survey, footers };
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
