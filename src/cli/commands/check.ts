import { compareBaseline } from "../../engine/compare-baseline.js";
import { createEvaluation } from "../../engine/evaluate.js";
import { findingRules } from "../../findings/index.js";
import { formats } from "../../formats/index.js";
import type { Agreement } from "../../model/agreement.js";
import type { ReportTable } from "../../model/format.js";
import type { Problem } from "../../model/problem.js";
import type { AuditReport } from "../../model/report.js";
import type { Period } from "../../time/period.js";
import { type Audited, type AuditInput, audit, findMisuse } from "../audit.js";
import {
  auditSupports,
  filesBeside,
  listSupportInputs,
  ownFiles,
  type PlannedSupport,
  planSupports,
} from "../audit-supports.js";
import { createMeasurementCollector, type MeasurementCollector } from "../collect-measurements.js";
import { createRejectCollector, type RejectedRows } from "../collect-rejects.js";
import { comparedVerdicts, EXIT_INCOMPLETE, exitCodeOf, failing } from "../exit-code.js";
import { removeTemporaryFiles } from "../files.js";
import type { NamedFiles } from "../find-exports.js";
import { nameFiles } from "../name-files.js";
import { isRefused, prepareAudit } from "../prepare-audit.js";
import { printProblems } from "../print-problems.js";
import { type BaselineFile, loadBaseline } from "../read-baseline.js";
import { readSupports, type SupportFile } from "../read-supports.js";
import { listRejectFiles, type RejectFile, settleRejects } from "../reject-files.js";
import { collectSettled } from "../settle.js";
import { type AuditOptions, type AuditSettings, settleAudit } from "../settle-audit.js";
import { type BaselineUse, settleBaseline } from "../settle-baseline.js";
import { settlePeriod } from "../settle-span.js";
import { writeBaseline } from "../write-baseline.js";
import { writeRejects } from "../write-rejects.js";
import { appendCompanion, printReport, settleTable, writeReports } from "../write-reports.js";

/** The options of `sla-audit check` as commander hands them over. */
export interface CheckOptions extends AuditOptions {
  readonly period?: string;
  readonly csv?: string;
  readonly rejects?: string;
  readonly baseline?: string;
  readonly updateBaseline?: boolean;
}

/** What one of several definitions of a run has to know of the others. */
export interface Company {
  /** Sources of any of them. */
  readonly sources: ReadonlySet<string>;
  /** Prints what stands before a report; what went wrong comes back. */
  begin(report: AuditReport): Promise<Problem[]>;
}

/**
 * Audits one agreement over one span of time. Gives the exit code.
 *
 * @param company there where several definitions are audited; then temporary files stay for the others
 */
export async function runCheck(path: string, options: CheckOptions, company?: Company): Promise<number> {
  const prepared = await prepareAudit(path, options, (agreement) =>
    settle(path, agreement, options, company),
  );
  if (prepared === undefined) return EXIT_INCOMPLETE;
  const { agreement, settings } = prepared;
  const measurements = wantsMeasurements(settings) ? createMeasurementCollector() : undefined;
  const supports = planSupports(settings.supports, agreement, settings);
  const evaluation = createEvaluation({
    agreement,
    ...settings,
    ...(supports.length === 0 ? {} : { tellsSubjects: true }),
    ...(measurements === undefined ? {} : { measurements: measurements.take }),
    findings: findingRules,
    ...(options.groupBy === undefined ? {} : { groupBy: options.groupBy }),
  });
  const input: CheckInput = { ...prepared, evaluation, measurements };
  const { baseline } = settings;
  const baselines = baseline.path === undefined ? [] : [baseline.path];
  const files = filesBeside(supports, withoutOthers(agreement, settings.files, company));
  const misuse = await findMisuse(input, files, {
    rejects: rejectFilesOf(input).map((file) => file.path),
    baselines: baseline.isUpdated ? baselines : [],
    read: [...(baseline.isUpdated ? [] : baselines), ...(await listSupportInputs(supports))],
  });
  // A file that is an input of the run is not looked at as a baseline: nobody must be told to remove it.
  const held = misuse.length > 0 ? {} : await loadBaseline({ ...baseline, agreement: agreement.id });
  if (held.problem !== undefined) misuse.push(held.problem);
  if (isRefused(input, misuse)) return EXIT_INCOMPLETE;
  try {
    const rejects = settings.rejects === undefined ? undefined : createRejectCollector();
    const audited = await auditAll(input, supports, rejects?.add);
    return await publish(
      hold(audited, held.baseline, settings),
      rejects?.list(audited.unread) ?? [],
      options,
      input,
      company,
    );
  } finally {
    if (company === undefined) removeTemporaryFiles();
  }
}

/** Of several definitions only one that has a source is asked to read its export. */
function withoutOthers(agreement: Agreement, files: NamedFiles, company: Company | undefined): NamedFiles {
  return company === undefined ? files : ownFiles(agreement, files);
}

/** The agreements that it stands on are audited after it, so that a progress line is about one at a time. */
async function auditAll(
  input: CheckInput,
  supports: readonly PlannedSupport[],
  onReject: Parameters<typeof audit>[1],
): Promise<Audited> {
  const { agreement, settings, terminal } = input;
  const own = { ...settings, files: ownFiles(agreement, settings.files) };
  const audited = await audit({ ...input, settings: own }, onReject);
  if (supports.length === 0) return audited;
  return { ...audited, report: await auditSupports(audited, supports, settings, terminal) };
}

interface Settings extends AuditSettings {
  /** The agreements that this one stands on. */
  readonly supports: readonly SupportFile[];
  /** What is said of options that are taken all the same. */
  readonly problems: readonly Problem[];
  readonly span: Period | "all";
  readonly table: ReportTable;
  readonly rejects: string | undefined;
  readonly baseline: BaselineUse;
}

interface CheckInput extends AuditInput {
  readonly settings: Settings;
  /** Only where they were asked for. */
  readonly measurements: MeasurementCollector | undefined;
}

/** Holds every option against the agreement and reports all that is wrong at once. */
async function settle(
  path: string,
  agreement: Agreement,
  given: CheckOptions,
  company: Company | undefined,
): Promise<({ ok: true } & Settings) | { ok: false; problems: readonly Problem[] }> {
  const options = nameFiles(given, agreement.id);
  const collected = collectSettled();
  const { problems, hasFailed, take } = collected;
  const { supports, problems: faults } = await readSupports(path, agreement);
  problems.push(...faults);
  const { time, ...shared } = settleAudit(
    agreement,
    options,
    collected,
    formats,
    (asOf) => settlePeriod(options.period, agreement, asOf),
    [...supports.flatMap((support) => [...support.agreement.sources.keys()]), ...(company?.sources ?? [])],
  );
  const { format, outputs } = shared;
  const table = take(settleTable(options.csv, [format, ...outputs.map((output) => output?.format)]));
  const rejects = take(settleRejects(options.rejects));
  const baseline = take(settleBaseline(options.baseline, options.updateBaseline ?? false)) as BaselineUse;
  if (hasFailed()) return { ok: false, problems };
  return {
    ok: true,
    problems,
    ...shared,
    supports,
    span: time,
    table: table as ReportTable,
    rejects,
    baseline,
  };
}

/** They are kept on disk, so only where something is made of them. */
function wantsMeasurements({ table, outputs }: Settings): boolean {
  return table === "measurements" || outputs.some(({ format }) => format.tellsMeasurements);
}

function rejectFilesOf({ settings, evaluation }: CheckInput): RejectFile[] {
  return listRejectFiles(
    settings.rejects,
    evaluation.sources.map(({ source }) => source.name),
  );
}

interface HeldAudit extends Audited {
  /** The report as it is without its baseline, for those that are held against it. */
  readonly plain: AuditReport;
}

function hold(audited: Audited, baseline: BaselineFile | undefined, { failOn }: Settings): HeldAudit {
  const plain = audited.report;
  if (baseline === undefined) return { ...audited, plain };
  const { file, sha256 } = baseline;
  const report = compareBaseline(plain, baseline.baseline, { file, sha256 }, comparedVerdicts(failOn));
  return { ...audited, report, plain };
}

/** Prints and writes the report, its baseline and the rejected rows. */
async function publish(
  { report, plain, fileNames }: HeldAudit,
  rejects: readonly RejectedRows[],
  options: CheckOptions,
  input: CheckInput,
  company: Company | undefined,
): Promise<number> {
  const { settings, measurements, terminal } = input;
  // What a run writes down as known fails it no more.
  const failOn = settings.baseline.isUpdated ? "never" : settings.failOn;
  const setting = {
    failsAt: failing[failOn],
    table: settings.table,
    ...(measurements && { measurements: () => measurements.read(report, fileNames) }),
  };
  const failures = [
    ...(await writeReports(report, settings.outputs, setting)),
    ...(options.quiet ? [] : await appendCompanion(report, settings.format, setting)),
    ...(await writeRejects(rejectFilesOf(input), rejects)),
    ...(await writeBaseline(plain, settings.baseline)),
  ];
  if (company !== undefined) failures.push(...(await company.begin(report)));
  if (!options.quiet) failures.push(...(await printReport(report, settings.format, terminal, setting)));
  if (options.quiet || !settings.format.tellsProblems) printProblems(report.problems, terminal);
  printProblems(failures, terminal);
  return failures.length > 0 ? EXIT_INCOMPLETE : exitCodeOf(report, failOn);
}
