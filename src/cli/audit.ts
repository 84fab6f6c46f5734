import type { Evaluation } from "../engine/evaluate.js";
import { judgeCompleteness } from "../engine/judge-completeness.js";
import { computeReviewClock } from "../engine/review-clock.js";
import type { Agreement } from "../model/agreement.js";
import type { EvaluationResult } from "../model/evaluation.js";
import type { Problem } from "../model/problem.js";
import type { AuditReport } from "../model/report.js";
import { composeReport } from "../report/compose-report.js";
import { type Feed, feedEvaluation } from "./feed-evaluation.js";
import { findExportPaths, type NamedFiles } from "./find-exports.js";
import type { DefinitionFile } from "./read-definition.js";
import { reportInputs } from "./read-sources.js";
import type { AuditSettings } from "./settle-audit.js";
import { refuseUnreadExports } from "./settle-scope.js";
import type { Terminal } from "./terminal.js";
import { refuseOutputs } from "./write-reports.js";

/** One audit, ready to run. */
export interface AuditInput {
  /** Of the definition. */
  readonly path: string;
  readonly terminal: Terminal;
  readonly definition: DefinitionFile;
  readonly agreement: Agreement;
  readonly settings: AuditSettings & { readonly problems: readonly Problem[] };
  readonly evaluation: Evaluation;
}

/** What an audit is told by the options of a command. */
export type AuditedSettings = Pick<AuditSettings, "asOf" | "timezone" | "files" | "allowance"> &
  Partial<Pick<AuditSettings, "reader" | "threads">> & {
    readonly problems: readonly Problem[];
  };

/** Files of a run beside its exports and reports. */
export interface FurtherFiles {
  /** Those that rejected rows are to be written to. */
  readonly rejects: readonly string[];
  /** A baseline that is to be written anew. */
  readonly baselines: readonly string[];
  /** Those that are only read. */
  readonly read: readonly string[];
}

export const noFurtherFiles: FurtherFiles = { rejects: [], baselines: [], read: [] };

/**
 * What the options ask for and the files do not allow, found before any export is read.
 *
 * @param named exports on the command line that this audit has to read
 */
export async function findMisuse(
  input: AuditInput,
  named: NamedFiles,
  { rejects, baselines, read }: FurtherFiles,
): Promise<Problem[]> {
  const { path, definition, agreement, settings, evaluation } = input;
  const { files, outputs } = settings;
  const unread = refuseUnreadExports(agreement, named, evaluation);
  if (outputs.length + rejects.length + baselines.length === 0) return [...unread];
  const inputs = [...(await listInputPaths({ path, definition, agreement, files })), ...read];
  return [...unread, ...(await refuseOutputs(outputs, { rejects, baselines }, inputs))];
}

/** All files that an audit reads: the definition, what it names beside the exports, and the exports. */
export async function listInputPaths({
  path,
  definition,
  agreement,
  files,
}: Pick<AuditInput, "path" | "definition" | "agreement"> & { readonly files: NamedFiles }): Promise<
  string[]
> {
  const exports = [...agreement.sources.values()].map((source) => findExportPaths(source, files, path));
  return [path, ...definition.included.map(({ file }) => file), ...(await Promise.all(exports)).flat()];
}

export interface Audited {
  readonly report: AuditReport;
  readonly result: EvaluationResult;
  /** Sources that could not be read. */
  readonly unread: ReadonlySet<string>;
  /** The names of the files of each source. */
  readonly fileNames: ReadonlyMap<string, readonly string[]>;
}

/** Reads the exports, judges them and puts all that was found into one report. */
export async function audit(
  input: Omit<AuditInput, "settings"> & { readonly settings: AuditedSettings },
  onReject?: Feed["onReject"],
): Promise<Audited> {
  const { path, terminal, definition, agreement, settings, evaluation } = input;
  const feed = { evaluation, path, terminal, ...settings };
  const { inputs, fileNames, unread } = await feedEvaluation(
    onReject === undefined ? feed : { ...feed, onReject },
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
    clock: computeReviewClock(agreement, settings.asOf),
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
  return { report, result, unread, fileNames };
}
