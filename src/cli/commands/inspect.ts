import { listMetricFeeds } from "../../definition/metric-needs.js";
import { inspectFile } from "../../intake/inspect-file.js";
import { fieldsOfKind } from "../../model/fields.js";
import type { FileReport, InspectionReport } from "../../model/inspection.js";
import { compareNames } from "../../model/name-order.js";
import type { Problem } from "../../model/problem.js";
import type { RecordKind } from "../../model/record.js";
import { toolVersion } from "../../model/tool.js";
import { groupFiles } from "../../report/inspection/group-files.js";
import { inspectionText } from "../../report/inspection/inspection-text.js";
import { type BlockFile, sourcesBlock } from "../../report/inspection/source-block.js";
import { reportProblem } from "../../report/problem-report.js";
import { EXIT_INCOMPLETE, EXIT_OK } from "../exit-code.js";
import {
  type ExportFile,
  FileError,
  findFiles,
  openExport,
  openStandardInput,
  removeTemporaryFiles,
} from "../files.js";
import { printProblems } from "../print-problems.js";
import { createProgress, type Progress } from "../progress.js";
import { unreadable } from "../read-definition.js";
import { badOption, collectSettled, settled, settleName } from "../settle.js";
import { settleTimezone } from "../settle-span.js";
import { errorScreen, printOutput, readTerminal, type Terminal } from "../terminal.js";

/** The options of `sla-audit inspect` as commander hands them over. */
export interface InspectCommandOptions {
  readonly full?: boolean;
  readonly kind?: string;
  readonly timezone?: string;
  readonly format: string;
  readonly progress: boolean;
  readonly color: boolean;
}

const inspectFormats = ["table", "json"] as const;
const kinds = Object.keys(fieldsOfKind) as RecordKind[];

/** Tells what is in some exports. Gives the exit code: 2 where one of them can't be read. */
export async function runInspect(
  patterns: readonly string[],
  options: InspectCommandOptions,
): Promise<number> {
  const terminal = readTerminal({ ...options, quiet: false });
  const { problems, take } = collectSettled();
  const format = take(settleName("--format", options.format, inspectFormats, "format"));
  const kind = take(
    options.kind === undefined
      ? settled(undefined)
      : settleName("--kind", options.kind, kinds, "kind of records"),
  );
  const timezone = take(settleTimezone(options.timezone));
  if (problems.length > 0) {
    printProblems(problems, terminal);
    return EXIT_INCOMPLETE;
  }
  try {
    const report = await inspect(patterns, { full: options.full === true, kind, timezone }, terminal);
    return await publish(report, format ?? "table", terminal);
  } finally {
    removeTemporaryFiles();
  }
}

interface Settings {
  readonly full: boolean;
  readonly kind: RecordKind | undefined;
  readonly timezone: string | undefined;
}

/** A file that was named, with the way in which that was done. */
interface NamedExport {
  readonly file: ExportFile;
  readonly isNameless: boolean;
}

async function inspect(
  patterns: readonly string[],
  settings: Settings,
  terminal: Terminal,
): Promise<InspectionReport> {
  const { exports, problems } = await findNamed(patterns);
  const files = new Map<string, BlockFile>();
  const totalBytes = exports.reduce((sum, { file }) => sum + file.size, 0);
  const progress = createProgress(
    terminal.showsProgress && settings.full ? errorScreen : undefined,
    totalBytes,
  );
  for (const each of exports) {
    try {
      const found = await inspectOne(each, settings, progress);
      if ("report" in found) files.set(each.file.name, found);
      else problems.push(...found.problems);
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      problems.push(unreadable(error, "argument"));
    }
  }
  progress.clear();
  const reports = [...files.values()].map(({ report }) => report);
  const sources = groupFiles(reports);
  return {
    schema: "sla-audit/inspect@1",
    tool: { name: "sla-audit", version: toolVersion },
    files: reports,
    sources,
    block: sourcesBlock(sources, files, settings.timezone),
    problems: problems.map(reportProblem),
  };
}

/** What the arguments name: files, globs, and `-` for standard input. One that is named twice counts once. */
async function findNamed(
  patterns: readonly string[],
): Promise<{ exports: readonly NamedExport[]; problems: Problem[] }> {
  const exports = new Map<string, NamedExport>();
  const problems: Problem[] = [];
  const add = (file: ExportFile, isNameless: boolean) => {
    if (!exports.has(file.identity)) exports.set(file.identity, { file, isNameless });
  };
  for (const pattern of patterns) {
    try {
      if (pattern === "-") {
        add(await openStandardInput(), true);
        continue;
      }
      const paths = (await findFiles(pattern, ".")).sort(compareNames);
      if (paths.length === 0) {
        problems.push(
          badOption("The argument", pattern, "matches no file", { example: "exports/leads-*.csv" }),
        );
      }
      for (const path of paths) add(await openExport(path), false);
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      problems.push(unreadable(error, "argument"));
    }
  }
  return { exports: [...exports.values()], problems };
}

/** A whole reading surveys the file, looks at its columns, then surveys and reads it as an audit would. */
const passesOfAll = 4;

async function inspectOne(
  { file, isNameless }: NamedExport,
  settings: Settings,
  progress: Progress,
): Promise<BlockFile | { readonly problems: readonly Problem[] }> {
  const watched = {
    name: file.name,
    open: () => file.open((bytes) => progress.advance(0, bytes / passesOfAll)),
  };
  const inspected = await inspectFile(watched, {
    bytes: file.size,
    compression: file.compression,
    ...settings,
    onRows: (rows) => progress.advance(rows, 0),
  });
  if (!inspected.isReadable) return { problems: inspected.problems };
  const { facts, questions, problems } = inspected;
  const fields = new Set(facts.columns.flatMap(({ field }) => field ?? []));
  const { kind } = facts.kind;
  const report: FileReport = {
    ...facts,
    metrics: kind === null ? [] : listMetricFeeds(kind, fields),
    questions: questions.map(reportProblem),
    problems: problems.map(reportProblem),
  };
  return { report, questions, isNameless };
}

async function publish(
  report: InspectionReport,
  format: (typeof inspectFormats)[number],
  terminal: Terminal,
): Promise<number> {
  if (format === "json") {
    const { inspectionJson } = await import("../../report/inspection/inspection-json.js");
    await printOutput([inspectionJson(report)]);
  } else await printOutput([inspectionText(report, terminal)]);
  printProblems(report.problems, terminal);
  return report.problems.length > 0 ? EXIT_INCOMPLETE : EXIT_OK;
}
