import { extname } from "node:path";
import { formats } from "../formats/index.js";
import type { Format } from "../model/format.js";
import type { Problem } from "../model/problem.js";
import type { AuditReport } from "../model/report.js";
import { nearestName } from "../model/suggest.js";
import { FileError, writeFileAtomically } from "./files.js";
import { unreadable } from "./read-definition.js";
import { badOption, type Settled } from "./settle.js";
import { printOutput, type Terminal } from "./terminal.js";

export function settleFormat(id: string): Settled<Format> {
  const format = formats.find((known) => known.id === id.toLowerCase());
  if (format !== undefined) return { ok: true, value: format };
  const ids = formats.map((known) => known.id);
  const near = nearestName(id, ids) ?? ids[0];
  return {
    ok: false,
    problem: badOption("--format", id, `is none of ${ids.join(", ")}`, `--format ${near}`),
  };
}

export interface Output {
  readonly path: string;
  readonly format: Format;
}

/** The format of an output file, by its ending. */
export function settleOutput(path: string): Settled<Output> {
  const ending = extname(path).slice(1).toLowerCase();
  const format = formats.find(({ extension }) => extension === ending);
  if (format !== undefined) return { ok: true, value: { path, format } };
  const endings = formats.map(({ extension }) => `.${extension}`).join(", ");
  const reason = ending === "" ? "has no ending that names a format" : `".${ending}" is no known format`;
  const example = `--output ${path.slice(0, path.length - extname(path).length)}.json (known: ${endings})`;
  return { ok: false, problem: badOption("--output", path, reason, example) };
}

export function printReport(report: AuditReport, format: Format, terminal: Terminal): Promise<void> {
  return printOutput(format.render(report, terminal));
}

const fileColumns = 120;

/** Writes each output file whole or not at all; what could not be written comes back as problems. */
export async function writeReports(report: AuditReport, outputs: readonly Output[]): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const { path, format } of outputs) {
    try {
      await writeFileAtomically(path, format.render(report, { columns: fileColumns, color: false }));
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      problems.push(unreadable(error, "output"));
    }
  }
  return problems;
}
