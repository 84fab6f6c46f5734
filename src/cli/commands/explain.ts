import { createEvaluation, type Evaluation } from "../../engine/evaluate.js";
import type { RecordFacts } from "../../engine/record-facts.js";
import type { Agreement } from "../../model/agreement.js";
import type { ExplainedRow, Explanation } from "../../model/explanation.js";
import type { Problem } from "../../model/problem.js";
import { isSameName } from "../../model/suggest.js";
import { explanationJson } from "../../report/explanation/explanation-json.js";
import { explanationText } from "../../report/explanation/explanation-text.js";
import type { Period } from "../../time/period.js";
import { composeExplanation } from "../compose-explanation.js";
import { EXIT_INCOMPLETE, EXIT_OK } from "../exit-code.js";
import { feedEvaluation } from "../feed-evaluation.js";
import { removeTemporaryFiles } from "../files.js";
import type { NamedFiles } from "../find-exports.js";
import { printProblems } from "../print-problems.js";
import { readDefinition } from "../read-definition.js";
import { collectSettled, settleName } from "../settle.js";
import { type ExportOptions, refuseUnreadExports, settleExplained, settleFiles } from "../settle-scope.js";
import { settleAsOf, settlePeriod, settleTimezone } from "../settle-span.js";
import { printOutput, readTerminal, type Terminal } from "../terminal.js";

/** The options of `sla-audit explain` as commander hands them over. */
export interface ExplainOptions extends ExportOptions {
  readonly period: string;
  readonly asOf?: string;
  readonly timezone?: string;
  readonly format: string;
  readonly objective?: readonly string[];
  readonly progress: boolean;
  readonly color: boolean;
}

const explainFormats = ["text", "json"] as const;

/** Tells why one record was judged as it was. Gives the exit code: 2 where it is not found or not all was read. */
export async function runExplain(record: string, path: string, options: ExplainOptions): Promise<number> {
  const terminal = readTerminal({ ...options, quiet: false });
  const { agreement, problems } = await readDefinition(path);
  const settings = agreement === undefined ? undefined : settle(agreement, options);
  if (agreement === undefined || settings === undefined || !settings.ok) {
    printProblems([...problems, ...(settings?.problems ?? [])], terminal);
    return EXIT_INCOMPLETE;
  }
  const facts: RecordFacts[] = [];
  const watch = { record, tell: (told: RecordFacts) => facts.push(told) };
  const evaluation = createEvaluation({ agreement, ...settings, watch });
  const misuse = refuseUnreadExports(agreement, settings.files, evaluation);
  if (misuse.length > 0) {
    printProblems([...problems, ...settings.problems, ...misuse], terminal);
    return EXIT_INCOMPLETE;
  }
  try {
    const leftOut: ExplainedRow[] = [];
    const fed = await feedEvaluation({
      evaluation,
      path,
      terminal,
      ...settings,
      onLeftOut(source, { standing, file, line, id }) {
        if (id === record) leftOut.push({ source, file, line, standing });
      },
    });
    // What is judged only when all rows are there is told now.
    const result = evaluation.finish(fed.fileNames, fed.unread);
    const explanation = composeExplanation({
      record,
      agreement,
      asOf: settings.asOf,
      asked: settings.objectives,
      evaluation,
      fed,
      facts,
      leftOut,
      problems: [...problems, ...settings.problems, ...result.problems],
    });
    return await publish(explanation, settings.format, evaluation, terminal);
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
  readonly format: (typeof explainFormats)[number];
}

/** Holds every option against the agreement and reports all that is wrong at once. */
function settle(
  agreement: Agreement,
  options: ExplainOptions,
): ({ ok: true } & Settings) | { ok: false; problems: readonly Problem[] } {
  const { problems, hasFailed, take } = collectSettled();
  // `--source tickets` asks for a source, `--source tickets=march.csv` names its export.
  const named = (options.source ?? []).filter((text) => text.includes("="));
  const wanted = (options.source ?? []).filter((text) => !text.includes("="));
  const asOf = take(settleAsOf(options.asOf, agreement.timezone, Date.now()));
  const span = take(settlePeriod(options.period, agreement, asOf ?? 0));
  const timezone = take(settleTimezone(options.timezone));
  const format = take(settleName("--format", options.format, explainFormats, "format"));
  const files = take(settleFiles(agreement, { ...options, source: named }));
  const objectives = take(settleExplained(agreement, options.objective ?? [], wanted));
  if (hasFailed()) return { ok: false, problems };
  return {
    ok: true,
    problems,
    asOf: asOf as number,
    span: span as Period | "all",
    timezone,
    objectives: objectives as ReadonlySet<string>,
    files: files as NamedFiles,
    format: format as Settings["format"],
  };
}

/** Ids that may have been meant; one that differs in its spelling only is the one. */
function nearIds(record: string, evaluation: Evaluation): string[] {
  const near = [...new Set([...evaluation.searches().values()].flatMap((search) => search.near()))];
  const same = near.filter((id) => isSameName(id, record));
  return same.length > 0 ? same : near;
}

async function publish(
  explanation: Explanation,
  format: Settings["format"],
  evaluation: Evaluation,
  terminal: Terminal,
): Promise<number> {
  const { record, rows, objectives, problems } = explanation;
  const errors = problems.filter(({ severity }) => severity === "error");
  if (rows.length === 0 && objectives.length === 0) {
    const sources = [...evaluation.searches().keys()];
    const args = { record, sources, near: nearIds(record, evaluation).slice(0, 5) };
    const notFound: Problem = { code: "record-not-found", severity: "error", args };
    // Where a source could not be read, nobody knows whether the record is in it.
    printProblems(errors.length > 0 ? errors : [notFound], terminal);
    return EXIT_INCOMPLETE;
  }
  printProblems(problems, terminal);
  const text = format === "json" ? explanationJson(explanation) : explanationText(explanation, terminal);
  await printOutput([text]);
  return errors.length > 0 ? EXIT_INCOMPLETE : EXIT_OK;
}
