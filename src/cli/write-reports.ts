import { extname } from "node:path";
import { formats } from "../formats/index.js";
import type { DiffReport } from "../model/diff.js";
import {
  type Format,
  type Rendering,
  type RenderOptions,
  type ReportTable,
  type ReviewPage,
  reportTables,
} from "../model/format.js";
import type { Problem } from "../model/problem.js";
import type { AuditReport } from "../model/report.js";
import type { ReviewReport } from "../model/review.js";
import { appendToFile, FileError, identifyFile, writeFileAtomically } from "./files.js";
import { unreadable } from "./read-definition.js";
import { badOption, refuse, type Settled, settled, settleName } from "./settle.js";
import { printOutput, type Terminal } from "./terminal.js";

/** @param formats those in which the report can be written */
export function settleFormat(id: string, formats: readonly Format[]): Settled<Format> {
  const lower = id.toLowerCase();
  const binary = formats.find((known) => known.id === lower && known.isBinary);
  if (binary !== undefined) {
    const example = `--output report.${binary.extension ?? id}`;
    return refuse("--format", id, "is no text to print", { example });
  }
  const ids = formats.filter((known) => !known.isBinary).map((known) => known.id);
  const name = settleName("--format", ids.includes(lower) ? lower : id, ids, "format");
  return name.ok ? settled(formats.find((known) => known.id === name.value) as Format) : name;
}

export interface Output {
  readonly path: string;
  readonly format: Format;
}

/** The format of an output file, by its ending. */
export function settleOutput(path: string, formats: readonly Format[]): Settled<Output> {
  const ending = extname(path).slice(1).toLowerCase();
  const format = formats.find((each) => extensionsOf(each).includes(ending));
  if (format !== undefined) return settled({ path, format });
  const endings = formats
    .flatMap(extensionsOf)
    .map((extension) => `.${extension}`)
    .join(", ");
  const reason =
    ending === "" ? "has no ending that names a format" : `ends in ".${ending}", which names no format`;
  const example = `--output ${stemOf(path)}.json (known: ${endings})`;
  return refuse("--output", path, reason, { example });
}

/** The endings of files in a format, the usual one first. */
function extensionsOf({ extension, otherExtensions = [] }: Format): readonly string[] {
  return extension === undefined ? [] : [extension, ...otherExtensions];
}

/**
 * What CSV holds, where anything is written as CSV.
 *
 * @param wanted the formats of the run; undefined for those that are refused themselves
 */
export function settleTable(
  table: string | undefined,
  wanted: readonly (Format | undefined)[],
): Settled<ReportTable> {
  if (table === undefined) return settled(reportTables[0]);
  const name = settleName("--csv", table, reportTables, "table");
  if (!name.ok || wanted.some((format) => format === undefined || format.id === "csv")) return name;
  const example = `--csv ${table} -o ${table}.csv`;
  return refuse("--csv", table, "says what CSV holds, but nothing is written as CSV", { example });
}

function stemOf(path: string): string {
  return path.slice(0, path.length - extname(path).length);
}

/** What is written must never take the place of what it was made from, or of another output of the run. */
export async function refuseOutputs(
  outputs: readonly Output[],
  others: { readonly rejects: readonly string[]; readonly baselines: readonly string[] },
  inputs: readonly string[],
): Promise<Problem[]> {
  const read = new Set(await Promise.all(inputs.map(identifyFile)));
  const written = new Set<string>();
  const problems: Problem[] = [];
  const wanted = [
    ...outputs.map(({ path }) => ({ option: "--output", path, what: "report" })),
    ...others.rejects.map((path) => ({ option: "--rejects", path, what: "rejects" })),
    ...others.baselines.map((path) => ({ option: "--baseline", path, what: "baseline" })),
  ];
  for (const { option, path, what } of wanted) {
    const identity = await identifyFile(path);
    const named = (more: string) => ({ example: `${option} ${stemOf(path)}-${more}${extname(path)}` });
    if (read.has(identity)) {
      problems.push(badOption(option, path, "is an input of this run", named(what)));
    } else if (written.has(identity)) {
      problems.push(badOption(option, path, "is already an output of this run", named("2")));
    }
    written.add(identity);
  }
  return problems;
}

/** What the options of a run say of every format. */
export type RenderSetting = Pick<RenderOptions, "failsAt" | "table" | "measurements">;

/** Prints the report; what keeps it from being whole comes back as problems. */
export async function printReport(
  report: AuditReport,
  format: Format,
  { columns, color }: Terminal,
  setting: RenderSetting,
): Promise<Problem[]> {
  const render = await format.load();
  return printRendering(render(report, { columns, color, ...setting }));
}

/** Prints what is rendered; what keeps it from being whole comes back as problems. */
export async function printRendering(rendering: Rendering): Promise<Problem[]> {
  try {
    await printOutput(rendering);
    return [];
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return [unreadable(error, "output")];
  }
}

/** What the options of a review say of every format. */
export type ReviewSetting = Pick<ReviewPage, "failsAt" | "failing">;

/** Prints a review; what keeps it from being whole comes back as problems. */
export async function printReview(
  review: ReviewReport,
  format: Format,
  { columns, color }: Terminal,
  setting: ReviewSetting,
): Promise<Problem[]> {
  const render = await format.loadReview();
  return printRendering(render(review, { columns, color, ...setting }));
}

/** Prints a comparison; what keeps it from being whole comes back as problems. */
export async function printDiff(
  diff: DiffReport,
  format: Format,
  { columns, color }: Terminal,
): Promise<Problem[]> {
  const render = await format.loadDiff?.();
  return render === undefined ? [] : printRendering(render(diff, { columns, color }));
}

/** Appends what belongs beside a printed format, such as the summary of a GitHub step, where it is asked for. */
export function appendCompanion(
  report: AuditReport,
  printed: Format,
  setting: RenderSetting,
): Promise<Problem[]> {
  return appendBeside(printed, async (format) =>
    (await format.load())(report, { ...fileOptions, ...setting }),
  );
}

/** The same of a review. */
export function appendReviewCompanion(
  review: ReviewReport,
  printed: Format,
  setting: ReviewSetting,
): Promise<Problem[]> {
  return appendBeside(printed, async (format) =>
    (await format.loadReview())(review, { ...fileOptions, ...setting }),
  );
}

async function appendBeside(
  { companion }: Format,
  render: (format: Format) => Promise<Rendering>,
): Promise<Problem[]> {
  const path = companion && process.env[companion.variable];
  const format = formats.find(({ id }) => id === companion?.format);
  if (path === undefined || path === "" || format === undefined) return [];
  try {
    await appendToFile(path, await render(format));
    return [];
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return [unreadable(error, "output")];
  }
}

const fileOptions = { columns: 120, color: false, isFile: true };

/** Writes each output file whole or not at all; what could not be written comes back as problems. */
export function writeReports(
  report: AuditReport,
  outputs: readonly Output[],
  setting: RenderSetting,
): Promise<Problem[]> {
  return writeOutputs(outputs, async (format) =>
    (await format.load())(report, { ...fileOptions, ...setting }),
  );
}

/** The same of a review. */
export function writeReviews(
  review: ReviewReport,
  outputs: readonly Output[],
  setting: ReviewSetting,
): Promise<Problem[]> {
  return writeOutputs(outputs, async (format) =>
    (await format.loadReview())(review, { ...fileOptions, ...setting }),
  );
}

/** The same of a comparison. */
export function writeDiffs(diff: DiffReport, outputs: readonly Output[]): Promise<Problem[]> {
  return writeOutputs(outputs, async (format) => (await format.loadDiff?.())?.(diff, fileOptions) ?? []);
}

async function writeOutputs(
  outputs: readonly Output[],
  render: (format: Format) => Promise<Rendering>,
): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const { path, format } of outputs) {
    try {
      await writeFileAtomically(path, await render(format));
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      problems.push(unreadable(error, "output"));
    }
  }
  return problems;
}
