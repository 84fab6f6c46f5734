import { extname } from "node:path";
import type { Format, Rendering, RenderOptions } from "../model/format.js";
import type { Problem } from "../model/problem.js";
import type { AuditReport } from "../model/report.js";
import type { ReviewReport } from "../model/review.js";
import { FileError, identifyFile, writeFileAtomically } from "./files.js";
import { unreadable } from "./read-definition.js";
import { badOption, refuse, type Settled, settled, settleName } from "./settle.js";
import { printOutput, type Terminal } from "./terminal.js";

/** @param formats those in which the report can be written */
export function settleFormat(id: string, formats: readonly Format[]): Settled<Format> {
  const lower = id.toLowerCase();
  const binary = formats.find((known) => known.id === lower && known.isBinary);
  if (binary !== undefined) {
    const example = `--output report.${binary.extension}`;
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
  const format = formats.find(({ extension }) => extension === ending);
  if (format !== undefined) return settled({ path, format });
  const endings = formats.map(({ extension }) => `.${extension}`).join(", ");
  const reason =
    ending === "" ? "has no ending that names a format" : `ends in ".${ending}", which names no format`;
  const example = `--output ${stemOf(path)}.json (known: ${endings})`;
  return refuse("--output", path, reason, { example });
}

function stemOf(path: string): string {
  return path.slice(0, path.length - extname(path).length);
}

/** What is written must never take the place of what it was made from, or of another output of the run. */
export async function refuseOutputs(
  outputs: readonly Output[],
  rejects: readonly string[],
  inputs: readonly string[],
): Promise<Problem[]> {
  const read = new Set(await Promise.all(inputs.map(identifyFile)));
  const written = new Set<string>();
  const problems: Problem[] = [];
  const wanted = [
    ...outputs.map(({ path }) => ({ option: "--output", path, what: "report" })),
    ...rejects.map((path) => ({ option: "--rejects", path, what: "rejects" })),
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

export async function printReport(report: AuditReport, format: Format, terminal: Terminal): Promise<void> {
  const render = await format.load();
  await printOutput(render(report, terminal));
}

export async function printReview(review: ReviewReport, format: Format, terminal: Terminal): Promise<void> {
  const render = await format.loadReview?.();
  if (render !== undefined) await printOutput(render(review, terminal));
}

const fileColumns = 120;

/** Writes each output file whole or not at all; what could not be written comes back as problems. */
export function writeReports(report: AuditReport, outputs: readonly Output[]): Promise<Problem[]> {
  return writeOutputs(outputs, async (format, page) => (await format.load())(report, page));
}

/** The same of a review. */
export function writeReviews(review: ReviewReport, outputs: readonly Output[]): Promise<Problem[]> {
  return writeOutputs(outputs, async (format, page) => (await format.loadReview?.())?.(review, page) ?? []);
}

type RenderIn = (format: Format, page: RenderOptions) => Promise<Rendering>;

async function writeOutputs(outputs: readonly Output[], render: RenderIn): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const { path, format } of outputs) {
    try {
      await writeFileAtomically(path, await render(format, { columns: fileColumns, color: false }));
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      problems.push(unreadable(error, "output"));
    }
  }
  return problems;
}
