import { createEvaluation, type Evaluation } from "../../engine/evaluate.js";
import { judgeCompleteness } from "../../engine/judge-completeness.js";
import { findingRules } from "../../findings/index.js";
import type { Agreement, Allowance } from "../../model/agreement.js";
import type { Format, ReportTable } from "../../model/format.js";
import type { Problem } from "../../model/problem.js";
import type { AuditReport } from "../../model/report.js";
import { composeReport } from "../../report/compose-report.js";
import type { Period } from "../../time/period.js";
import { createMeasurementCollector, type MeasurementCollector } from "../collect-measurements.js";
import { createRejectCollector, type RejectedRows } from "../collect-rejects.js";
import { EXIT_INCOMPLETE, exitCodeOf, type FailLevel, failing, failLevels } from "../exit-code.js";
import { feedEvaluation } from "../feed-evaluation.js";
import { removeTemporaryFiles } from "../files.js";
import { findExportPaths, type NamedFiles } from "../find-exports.js";
import { printProblems } from "../print-problems.js";
import { type DefinitionFile, readDefinition } from "../read-definition.js";
import { reportInputs } from "../read-sources.js";
import { listRejectFiles, type RejectFile, settleRejects } from "../reject-files.js";
import { collectSettled, settleName } from "../settle.js";
import {
  type ExportOptions,
  refuseUnreadExports,
  settleAllowance,
  settleFiles,
  settleObjectives,
} from "../settle-scope.js";
import { settleAsOf, settlePeriod, settleTimezone } from "../settle-span.js";
import { readTerminal, type Terminal } from "../terminal.js";
import { writeRejects } from "../write-rejects.js";
import {
  appendCompanion,
  type Output,
  printReport,
  refuseOutputs,
  settleFormat,
  settleOutput,
  settleTable,
  writeReports,
} from "../write-reports.js";

/** The options of `sla-audit check` as commander hands them over. */
export interface CheckOptions extends ExportOptions {
  readonly period?: string;
  readonly asOf?: string;
  readonly timezone?: string;
  readonly format: string;
  readonly csv?: string;
  readonly output?: readonly string[];
  readonly objective?: readonly string[];
  readonly owner?: readonly string[];
  readonly groupBy?: string;
  readonly failOn: string;
  readonly allowRejects?: string;
  readonly rejects?: string;
  readonly quiet: boolean;
  readonly progress: boolean;
  readonly color: boolean;
}

/** Audits one agreement over one span of time. Gives the exit code. */
export async function runCheck(path: string, options: CheckOptions): Promise<number> {
  const terminal = readTerminal(options);
  const definition = await readDefinition(path);
  const { agreement } = definition;
  const settings = agreement === undefined ? undefined : settle(agreement, options);
  if (agreement === undefined || settings === undefined || !settings.ok) {
    printProblems([...definition.problems, ...(settings?.problems ?? [])], terminal);
    return EXIT_INCOMPLETE;
  }
  const measurements = wantsMeasurements(settings) ? createMeasurementCollector() : undefined;
  const evaluation = createEvaluation({
    agreement,
    ...settings,
    ...(measurements === undefined ? {} : { measurements: measurements.take }),
    findings: findingRules,
    ...(options.groupBy === undefined ? {} : { groupBy: options.groupBy }),
  });
  const input: AuditInput = { path, terminal, definition, agreement, settings, evaluation, measurements };
  const misuse = await findMisuse(input);
  if (misuse.length > 0) {
    printProblems([...definition.problems, ...settings.problems, ...misuse], terminal);
    return EXIT_INCOMPLETE;
  }
  try {
    const audited = await audit(input);
    return await publish(audited, options, input);
  } finally {
    removeTemporaryFiles();
  }
}

interface Settings {
  /** What is said of options that are taken all the same. */
  readonly problems: readonly Problem[];
  readonly asOf: number;
  readonly span: Period | "all";
  readonly timezone: string | undefined;
  readonly objectives: ReadonlySet<string>;
  readonly files: NamedFiles;
  readonly failOn: FailLevel;
  readonly allowance: Allowance | undefined;
  readonly format: Format;
  readonly outputs: readonly Output[];
  readonly table: ReportTable;
  readonly rejects: string | undefined;
}

/** Holds every option against the agreement and reports all that is wrong at once. */
function settle(
  agreement: Agreement,
  options: CheckOptions,
): ({ ok: true } & Settings) | { ok: false; problems: readonly Problem[] } {
  const { problems, hasFailed, take } = collectSettled();
  const asOf = take(settleAsOf(options.asOf, agreement.timezone, Date.now()));
  const span = take(settlePeriod(options.period, agreement, asOf ?? 0));
  const timezone = take(settleTimezone(options.timezone));
  const objectives = take(settleObjectives(agreement, options.objective ?? [], options.owner ?? []));
  const format = take(settleFormat(options.format));
  const outputs = (options.output ?? []).map((file) => take(settleOutput(file)));
  const table = take(settleTable(options.csv, [format, ...outputs.map((output) => output?.format)]));
  const failOn = take(settleName("--fail-on", options.failOn, failLevels, "level"));
  const allowance = take(settleAllowance(options.allowRejects));
  const rejects = take(settleRejects(options.rejects));
  const files = take(settleFiles(agreement, options));
  if (hasFailed()) return { ok: false, problems };
  return {
    ok: true,
    problems,
    asOf: asOf as number,
    span: span as Period | "all",
    timezone,
    objectives: new Set(objectives?.map(({ id }) => id)),
    files: files as NamedFiles,
    failOn: failOn as FailLevel,
    allowance,
    format: format as Format,
    outputs: outputs as Output[],
    table: table as ReportTable,
    rejects,
  };
}

/** They are kept on disk, so only where something is made of them. */
function wantsMeasurements({ table, outputs }: Settings): boolean {
  return table === "measurements" || outputs.some(({ format }) => format.tellsMeasurements);
}

interface AuditInput {
  readonly path: string;
  readonly terminal: Terminal;
  readonly definition: DefinitionFile;
  readonly agreement: Agreement;
  readonly settings: Settings;
  readonly evaluation: Evaluation;
  /** Only where they were asked for. */
  readonly measurements: MeasurementCollector | undefined;
}

/** What the options ask for and the files do not allow, found before any export is read. */
async function findMisuse({ path, definition, agreement, settings, evaluation }: AuditInput) {
  const { files, outputs } = settings;
  const unread = refuseUnreadExports(agreement, files, evaluation);
  const rejects = rejectFilesOf(settings, evaluation).map(({ path }) => path);
  if (outputs.length + rejects.length === 0) return unread;
  const exports = [...agreement.sources.values()].map((source) => findExportPaths(source, files, path));
  const inputs = [
    path,
    ...definition.included.map(({ file }) => file),
    ...(await Promise.all(exports)).flat(),
  ];
  return [...unread, ...(await refuseOutputs(outputs, rejects, inputs))];
}

function rejectFilesOf({ rejects }: Settings, { sources }: Evaluation): RejectFile[] {
  return listRejectFiles(
    rejects,
    sources.map(({ source }) => source.name),
  );
}

interface Audited {
  readonly report: AuditReport;
  readonly rejects: readonly RejectedRows[];
  /** The names of the files of each source. */
  readonly fileNames: ReadonlyMap<string, readonly string[]>;
}

async function audit(input: AuditInput): Promise<Audited> {
  const { path, terminal, definition, agreement, settings, evaluation } = input;
  const rejects = settings.rejects === undefined ? undefined : createRejectCollector();
  const feed = { evaluation, path, terminal, ...settings };
  const { inputs, fileNames, unread } = await feedEvaluation(
    rejects === undefined ? feed : { ...feed, onReject: rejects.add },
  );
  const result = evaluation.finish(fileNames, unread);
  const losses = inputs
    .filter(({ read }) => read)
    .map(({ plan: { source }, readings }) =>
      judgeCompleteness({
        source: source.name,
        at: source.at,
        rows: readings.reduce((sum, { rows }) => sum + rows, 0),
        rejected: readings.reduce((sum, { rejected }) => sum + rejected, 0),
        unmeasurable: result.unmeasurable.get(source.name) ?? 0,
        allowance: settings.allowance ?? source.allowRejects,
      }),
    );
  const report = composeReport({
    agreement,
    result,
    asOf: settings.asOf,
    definitionSha256: definition.sha256,
    included: definition.included,
    inputs: reportInputs(inputs, result.audited),
    problems: [
      ...definition.problems,
      ...settings.problems,
      ...inputs.flatMap(({ problems }) => problems),
      ...losses.filter((problem) => problem !== undefined),
    ],
  });
  return { report, rejects: rejects?.list(unread) ?? [], fileNames };
}

/** Prints and writes the report, and writes the rejected rows. */
async function publish(
  { report, rejects, fileNames }: Audited,
  options: CheckOptions,
  { settings, evaluation, measurements, terminal }: AuditInput,
): Promise<number> {
  const setting = {
    failsAt: failing[settings.failOn],
    table: settings.table,
    ...(measurements && { measurements: () => measurements.read(report, fileNames) }),
  };
  const failures = [
    ...(await writeReports(report, settings.outputs, setting)),
    ...(options.quiet ? [] : await appendCompanion(report, settings.format, setting)),
    ...(await writeRejects(rejectFilesOf(settings, evaluation), rejects)),
  ];
  if (!options.quiet) failures.push(...(await printReport(report, settings.format, terminal, setting)));
  if (options.quiet || !settings.format.tellsProblems) printProblems(report.problems, terminal);
  printProblems(failures, terminal);
  return failures.length > 0 ? EXIT_INCOMPLETE : exitCodeOf(report, settings.failOn);
}
