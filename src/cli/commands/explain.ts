import { createEvaluation, type Evaluation } from "../../engine/evaluate.js";
import { explainRecord } from "../../engine/explain-record.js";
import type { RecordFacts } from "../../engine/record-facts.js";
import type { LeftOutRow } from "../../intake/source-reading.js";
import type { Agreement, Objective } from "../../model/agreement.js";
import type { ExplainedRow, Explanation } from "../../model/explanation.js";
import type { Problem } from "../../model/problem.js";
import { toolVersion } from "../../model/tool.js";
import { explanationJson } from "../../report/explanation/explanation-json.js";
import { explanationText } from "../../report/explanation/explanation-text.js";
import { reportProblem } from "../../report/problem-report.js";
import type { Period } from "../../time/period.js";
import { EXIT_INCOMPLETE, EXIT_OK } from "../exit-code.js";
import { removeTemporaryFiles } from "../files.js";
import { findExports, type NamedFiles } from "../find-exports.js";
import { printProblems } from "../print-problems.js";
import { createProgress } from "../progress.js";
import { readDefinition } from "../read-definition.js";
import { readInputs } from "../read-sources.js";
import { collectSettled, refuse, type Settled, settled, settleName } from "../settle.js";
import { type ExportOptions, refuseUnreadExports, settleFiles, settleObjectives } from "../settle-scope.js";
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
  const read = new Set(evaluation.sources.map(({ source }) => source.name));
  const misuse = refuseUnreadExports(agreement, settings.files, read);
  if (misuse.length > 0) {
    printProblems(misuse, terminal);
    return EXIT_INCOMPLETE;
  }
  try {
    const explanation = await explain({ record, path, terminal, agreement, settings, evaluation, facts });
    return await publish(explanation, settings, evaluation, terminal);
  } finally {
    removeTemporaryFiles();
  }
}

interface Settings {
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
): ({ ok: true; problems: readonly Problem[] } & Settings) | { ok: false; problems: readonly Problem[] } {
  const { problems, take } = collectSettled();
  // `--source tickets` asks for a source, `--source tickets=march.csv` names its export.
  const named = (options.source ?? []).filter((text) => text.includes("="));
  const wanted = (options.source ?? []).filter((text) => !text.includes("="));
  const asOf = take(settleAsOf(options.asOf, agreement.timezone, Date.now()));
  const span = take(settlePeriod(options.period, agreement, asOf ?? 0));
  const timezone = take(settleTimezone(options.timezone));
  const format = take(settleName("--format", options.format, explainFormats, "format"));
  const files = take(settleFiles(agreement, { ...options, source: named }));
  const objectives = take(settleChoice(agreement, options.objective ?? [], wanted));
  if (problems.length > 0) return { ok: false, problems };
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

/** `--objective` and `--source`: only these objectives are asked about the record. */
function settleChoice(
  agreement: Agreement,
  ids: readonly string[],
  sources: readonly string[],
): Settled<ReadonlySet<string>> {
  const chosen = settleObjectives(agreement, ids, []);
  if (!chosen.ok) return chosen;
  const known = [...agreement.sources.keys()];
  for (const source of sources) {
    const name = settleName("--source", source, known, "source");
    if (!name.ok) return name;
  }
  const left = chosen.value.filter(({ source }) => sources.length === 0 || sources.includes(source));
  if (left.length > 0) return settled(new Set(left.map(({ id }) => id)));
  const example = `--source ${chosen.value[0]?.source}`;
  return refuse("--source", sources.join(", "), "is read by none of the chosen objectives", { example });
}

interface ExplainRun {
  readonly record: string;
  readonly path: string;
  readonly terminal: Terminal;
  readonly agreement: Agreement;
  readonly settings: Settings;
  readonly evaluation: Evaluation;
  /** Filled while the exports are read. */
  readonly facts: readonly RecordFacts[];
}

async function explain(run: ExplainRun): Promise<Explanation> {
  const { record, path, terminal, agreement, settings, evaluation, facts } = run;
  const { asOf } = settings;
  const rows: ExplainedRow[] = [];
  const problems: Problem[] = [];
  const fileNames = new Map<string, readonly string[]>();
  const unread = new Set<string>();
  const found = [];
  for (const plan of evaluation.sources) {
    found.push({ plan, exports: await findExports(plan, settings.files, path) });
  }
  const totalBytes = found.flatMap(({ exports }) => exports.files).reduce((sum, { size }) => sum + size, 0);
  const progress = createProgress(terminal.showsProgress, totalBytes);
  for (const { plan, exports } of found) {
    const { name: source } = plan.source;
    const keep = ({ standing, file, line, id }: LeftOutRow) => {
      if (id === record) rows.push({ source, file, line, standing });
    };
    const input = await readInputs(plan, exports, evaluation, settings.timezone, progress, {
      onLeftOut: keep,
    });
    const files = input.files.map(({ name }) => name);
    fileNames.set(source, files);
    problems.push(...input.problems.filter(({ severity }) => severity === "error"));
    if (!input.read) unread.add(source);
    for (const { file, line } of evaluation.searches().get(source)?.rows ?? []) {
      if (input.read) rows.push({ source, file: files[file] ?? "", line, standing: "stands" });
    }
  }
  progress.clear();
  // What is judged only when all rows are there is told now.
  evaluation.finish(fileNames, unread);
  for (const { source, file, line } of facts) {
    if (file < 0) continue;
    const name = fileNames.get(source)?.[file] ?? "";
    const isKnown = rows.some((row) => row.source === source && row.file === name && row.line === line);
    if (!isKnown && !unread.has(source)) rows.push({ source, file: name, line, standing: "stands" });
  }

  const isRead = ({ id, source }: Objective) =>
    ![source, ...evaluation.restsOn(id)].some((name) => unread.has(name));
  const told = facts.filter(({ objective, source }) => isRead(objective) && !unread.has(source));
  const standing = new Set(rows.filter((row) => row.standing === "stands").map(({ source }) => source));
  const followed = new Set(told.map(({ objective }) => objective.id));
  return {
    schema: "sla-audit/explain@1",
    tool: { name: "sla-audit", version: toolVersion },
    agreement: { id: agreement.id, title: agreement.title, file: agreement.file },
    record,
    asOf: new Date(asOf).toISOString(),
    timezone: agreement.timezone,
    rows,
    objectives: inOrder(agreement, told).map((each) => explainRecord({ agreement, asOf, fileNames }, each)),
    notFollowed: agreement.objectives
      .filter((each) => settings.objectives.has(each.id) && standing.has(each.source) && isRead(each))
      .map(({ id }) => id)
      .filter((id) => !followed.has(id)),
    problems: problems.map(reportProblem),
  };
}

/** By source and row; the objectives of a row in the order of the definition. */
function inOrder({ sources, objectives }: Agreement, facts: readonly RecordFacts[]): RecordFacts[] {
  const names = [...sources.keys()];
  const sourceOf = ({ source }: RecordFacts) => names.indexOf(source);
  const place = ({ objective }: RecordFacts) => objectives.findIndex(({ id }) => id === objective.id);
  return facts.toSorted(
    (a, b) => sourceOf(a) - sourceOf(b) || a.file - b.file || a.line - b.line || place(a) - place(b),
  );
}

async function publish(
  explanation: Explanation,
  { format }: Settings,
  evaluation: Evaluation,
  terminal: Terminal,
): Promise<number> {
  const { record, rows, objectives, problems } = explanation;
  printProblems(problems, terminal);
  if (rows.length === 0 && objectives.length === 0) {
    const sources = [...evaluation.searches().keys()];
    const near = [...new Set([...evaluation.searches().values()].flatMap((search) => search.near()))];
    // Where a source could not be read, nobody knows whether the record is in it.
    const args = { record, sources, near: near.slice(0, 5) };
    if (problems.length === 0) {
      printProblems([{ code: "record-not-found", severity: "error", args }], terminal);
    }
    return EXIT_INCOMPLETE;
  }
  const text = format === "json" ? explanationJson(explanation) : explanationText(explanation, terminal);
  await printOutput([text]);
  return problems.length > 0 ? EXIT_INCOMPLETE : EXIT_OK;
}
