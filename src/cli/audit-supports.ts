import { attachSupports } from "../engine/attach-supports.js";
import { createSupportEvaluation, listTraced, type SupportEvaluation } from "../engine/evaluate-support.js";
import type { Agreement } from "../model/agreement.js";
import type { Problem } from "../model/problem.js";
import type { AuditReport } from "../model/report.js";
import { reportProblem } from "../report/problem-report.js";
import { type Period, parsePeriod } from "../time/period.js";
import { createZone } from "../time/zone.js";
import { type Audited, type AuditedSettings, audit } from "./audit.js";
import { findExportPaths, type NamedFiles } from "./find-exports.js";
import type { SupportFile } from "./read-supports.js";
import type { Terminal } from "./terminal.js";

/** An agreement that the audited one stands on, ready to be audited. */
export interface PlannedSupport extends SupportFile {
  readonly evaluation: SupportEvaluation;
  /** What the command line names for its sources. */
  readonly files: NamedFiles;
}

interface OuterSetting
  extends Pick<AuditedSettings, "asOf" | "timezone" | "files" | "allowance" | "reader" | "threads"> {
  readonly span: Period | "all";
}

export function planSupports(
  supports: readonly SupportFile[],
  outer: Agreement,
  { asOf, span, files }: OuterSetting,
): PlannedSupport[] {
  return supports.map((support) => {
    const { agreement } = support;
    const own = span === "all" ? span : sameDates(span, outer, agreement);
    const evaluation = createSupportEvaluation({ agreement, asOf, span: own });
    return { ...support, evaluation, files: ownFiles(agreement, files) };
  });
}

/** The same dates in the zone of the inner agreement, so that its measurement periods are whole ones. */
function sameDates(span: Period, { fiscalYearStart }: Agreement, { timezone }: Agreement): Period {
  const parsed = parsePeriod(span.label, { zone: createZone(timezone), fiscalYearStart });
  return parsed.ok ? parsed.period : span;
}

/** Of the exports on the command line those that name a source of this agreement. */
export function ownFiles({ sources }: Agreement, files: NamedFiles): NamedFiles {
  return new Map([...files].filter(([name]) => sources.has(name)));
}

/** Exports on the command line that no inner audit reads. */
export function filesBeside(supports: readonly PlannedSupport[], files: NamedFiles): NamedFiles {
  const read = new Set(
    supports.flatMap(({ evaluation }) => evaluation.sources.map(({ source }) => source.name)),
  );
  return new Map([...files].filter(([name]) => !read.has(name)));
}

/** Every file that the inner audits read: no output may take the place of one. */
export async function listSupportInputs(supports: readonly PlannedSupport[]): Promise<string[]> {
  const lists = supports.map(async ({ path, definition, agreement, files }) => {
    const exports = [...agreement.sources.values()].map((source) => findExportPaths(source, files, path));
    return [path, ...definition.included.map(({ file }) => file), ...(await Promise.all(exports)).flat()];
  });
  return (await Promise.all(lists)).flat();
}

/** Audits the inner agreements and says in the report of the outer one what of them lies behind its misses. */
export async function auditSupports(
  { report, result }: Audited,
  supports: readonly PlannedSupport[],
  settings: OuterSetting,
  terminal: Terminal,
): Promise<AuditReport> {
  const audits = [];
  const warnings: Problem[] = [];
  for (const { path, definition, agreement, evaluation, files, reference } of supports) {
    const { asOf, timezone, allowance, reader, threads } = settings;
    const how = { asOf, timezone, allowance, threads, ...(reader && { reader }) };
    // What is wrong with its definition was found with the outer one's.
    const own = { ...definition, problems: [] };
    const inner = { path, terminal, definition: own, agreement, evaluation };
    const audited = await audit({ ...inner, settings: { ...how, files, problems: [] } });
    const errors = audited.report.problems.filter(({ severity }) => severity === "error").length;
    if (audited.report.verdict === "incomplete") {
      const { at, excerpt } = reference;
      warnings.push({
        code: "support-incomplete",
        severity: "warning",
        ...at,
        ...(excerpt === undefined ? {} : { excerpt }),
        args: { title: agreement.title, file: path, errors },
      });
    }
    audits.push({
      report: audited.report,
      kind: agreement.contract.kind ?? null,
      namedBy: reference.at.file,
      misses: evaluation.misses(),
    });
  }
  return attachSupports(report, listTraced(result), audits, warnings.map(reportProblem));
}
